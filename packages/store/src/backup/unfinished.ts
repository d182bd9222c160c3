/**
 * What is remembered of a backup that was cut off, in the desk's own folder and not beside the parts, where
 * it would tell what they hold: the plan, the files, and the hash of each part that is on the disk.
 */
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { canonicalText, sha256Hex } from "@daftar/model";
import { z } from "zod";
import { makePrivateDir, writeDurably } from "../disk/durable.ts";
import { fileHead } from "./format.ts";

const chain = z.object({
  node: z.string(),
  epoch: z.number(),
  next: z.number(),
  head: z.string(),
  bytes: z.number(),
  beside: z.number(),
});

const begun = z.object({
  set: z.string(),
  made: z.string(),
  recipients: z.array(z.string()),
  plain: z.number(),
  plan: z.object({
    desk: z.object({
      format: z.literal("daftar.desk/v1"),
      id: z.string(),
      name: z.string(),
      practice: z.boolean(),
      epoch: z.number().optional(),
    }),
    node: z.string(),
    chains: z.array(chain),
    register: z.string(),
    log: z.object({ size: z.number(), root: z.string() }).nullable(),
  }),
  files: z.array(fileHead),
});
export type Begun = z.infer<typeof begun>;

const partLine = z.object({ part: z.number(), sha256: sha256Hex });

/** At most one a desk: whoever begins another gives the first up. */
export class Unfinished {
  readonly #dir: string;

  /** @param register the desk's `register` folder: what lies there may be deleted at any time */
  constructor(register: string) {
    this.#dir = join(register, "backup");
  }

  get #plan(): string {
    return join(this.#dir, "begun.json");
  }

  get #parts(): string {
    return join(this.#dir, "parts.jsonl");
  }

  begin(what: Begun): void {
    this.end();
    makePrivateDir(this.#dir);
    writeDurably(this.#plan, `${canonicalText(what)}\n`);
  }

  /** What was begun, with the hashes of its parts by number; null where nothing was. */
  read(): { readonly begun: Begun; readonly parts: ReadonlyMap<number, string> } | null {
    try {
      if (!existsSync(this.#plan)) return null;
      const what = begun.parse(JSON.parse(readFileSync(this.#plan, "utf8")));
      const parts = new Map<number, string>();
      const text = existsSync(this.#parts) ? readFileSync(this.#parts, "utf8") : "";
      for (const line of text.split("\n").slice(0, -1)) {
        const { part, sha256 } = partLine.parse(JSON.parse(line));
        parts.set(part, sha256);
      }
      return { begun: what, parts };
    } catch {
      // A note that does not read only costs the work done so far.
      return null;
    }
  }

  /** Notes a part that is on the disk. */
  wrote(part: number, sha256: string): void {
    appendFileSync(this.#parts, `${JSON.stringify({ part, sha256 })}\n`, { mode: 0o600 });
  }

  end(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
