/** Op lines in a desk's folder: one file a chain, one of forks beside it where its key was copied. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DaftarError } from "@daftar/model";
import {
  chainOfFileName,
  chainOfForkName,
  forkFileName,
  lineEndingAt,
  linesFrom,
  opFileName,
  setTailAside,
  wholeLines,
} from "./opFile.ts";
import type { EndedLine, OpChain, OpLines } from "./opLines.ts";

export class FileLines implements OpLines {
  readonly #dir: string;

  /** @param dir the desk's `ops` folder */
  constructor(dir: string) {
    this.#dir = dir;
  }

  #path({ node, epoch, fork }: OpChain): string {
    return join(this.#dir, (fork ? forkFileName : opFileName)(node, epoch));
  }

  async chains(): Promise<OpChain[]> {
    return readdirSync(this.#dir)
      .filter((name) => name.endsWith(".jsonl"))
      .sort()
      .map((name) => {
        const fork = chainOfForkName(name);
        const chain = fork ?? chainOfFileName(name);
        if (chain === null) {
          throw new DaftarError("op.damaged", "an op file whose name is of no chain", {
            file: `ops/${name}`,
          });
        }
        return { ...chain, fork: fork !== null };
      });
  }

  async bytes(chain: OpChain): Promise<number> {
    const path = this.#path(chain);
    return existsSync(path) ? wholeLines(path).whole : 0;
  }

  async *from(chain: OpChain, offset: number): AsyncGenerator<EndedLine> {
    const path = this.#path(chain);
    if (existsSync(path)) yield* linesFrom(path, offset);
  }

  async endingAt(chain: OpChain, end: number): Promise<string | null> {
    return lineEndingAt(this.#path(chain), end);
  }

  async *containing(chain: OpChain, text: string): AsyncGenerator<string> {
    for await (const { line } of this.from(chain, 0)) if (line.includes(text)) yield line;
  }

  /** Puts half-written tails aside. @param tell the name that each was given */
  async setTailsAside(tell: (name: string) => void): Promise<void> {
    for (const chain of await this.chains()) {
      const path = this.#path(chain);
      const { whole, size } = wholeLines(path);
      if (whole !== size) tell(setTailAside(path, whole, size));
    }
  }
}
