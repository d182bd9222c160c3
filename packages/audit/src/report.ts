/**
 * What an audit says: whether all of it holds, and each thing that does not.
 *
 * `where` and `detail` hold paths, ids and numbers, never a value of a row: a report is shown around.
 */
import type { Fingerprint } from "@daftar/log";
import type { ErrorCode } from "@daftar/model";

export interface AuditFault {
  readonly code: ErrorCode;
  /** A path below the folder, or an id. */
  readonly where: string;
  readonly detail: string;
}

/** Something to know that is no fault, such as "closed, reason to follow" (J15). */
export interface AuditNote {
  readonly where: string;
  readonly detail: string;
}

export interface AuditReport {
  readonly ok: boolean;
  /** Leaves of the public log; of a desk, its ops. Null where that could not be read. */
  readonly size: number | null;
  /** Root over them, in hexadecimal. */
  readonly root: string | null;
  /** What people compare (J22). Null where size or root could not be read. */
  readonly fingerprint: Fingerprint | null;
  readonly faults: readonly AuditFault[];
  readonly notes: readonly AuditNote[];
}

/** A file's bytes by its path below the folder, with `/`; null where there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | null>;
/** Paths of all files below the folder, with `/`. */
export type ListFiles = () => Promise<readonly string[]>;

/** One damaged folder can have a fault a row; a reader needs the first few of each kind, and the number. */
const MOST_OF_A_KIND = 50;

/** Collects faults; a check that breaks down is a fault too, so that damage never ends an audit. */
export class Findings {
  readonly #counts = new Map<ErrorCode, number>();
  readonly #faults: AuditFault[] = [];
  readonly #notes: AuditNote[] = [];
  readonly #noteCounts = new Map<string, number>();

  get clean(): boolean {
    return this.#counts.size === 0;
  }

  fault(code: ErrorCode, where: string, detail: string): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= MOST_OF_A_KIND) this.#faults.push({ code, where, detail });
  }

  note(where: string, detail: string): void {
    const count = (this.#noteCounts.get(detail) ?? 0) + 1;
    this.#noteCounts.set(detail, count);
    if (count <= MOST_OF_A_KIND) this.#notes.push({ where, detail });
  }

  /** Runs one check; what it throws is a fault of that code. */
  async check(code: ErrorCode, where: string, run: () => Promise<void> | void): Promise<void> {
    try {
      await run();
    } catch {
      this.fault(code, where, "it is too damaged to be checked");
    }
  }

  report(size: number | null, root: string | null, fingerprint: Fingerprint | null): AuditReport {
    const faults = [...this.#faults];
    for (const [code, count] of this.#counts) {
      if (count > MOST_OF_A_KIND) {
        faults.push({ code, where: "", detail: `and ${count - MOST_OF_A_KIND} more of this kind` });
      }
    }
    const notes = [...this.#notes];
    for (const [detail, count] of this.#noteCounts) {
      if (count > MOST_OF_A_KIND) {
        notes.push({ where: "", detail: `${detail}: and ${count - MOST_OF_A_KIND} more` });
      }
    }
    return { ok: this.clean, size, root, fingerprint, faults, notes };
  }
}
