/** Progress and notices on stderr: only at a terminal or when work lasts, never on stdout. */
import type { Progress } from "@daftar/model";
import { forTerminal } from "../print/forTerminal.ts";

export interface Terminal {
  readonly progress: Progress;
  readonly notice: (code: string, words: string) => void;
  /** Ends a progress line, so that the next output starts a line of its own. */
  readonly clear: () => void;
}

const BAR = 24;
const QUIET_MS = 700;
const PLAIN_EVERY_MS = 5_000;

function line(what: string, done: number, total: number): string {
  if (total <= 0) return `${what} ${done === 0 ? "…" : done.toLocaleString("en")}`;
  const filled = Math.min(BAR, Math.round((BAR * done) / total));
  return `${what} ${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${Math.floor((100 * done) / total)} %`;
}

export function makeTerminal(stream: NodeJS.WriteStream, now: () => number): Terminal {
  const started = now();
  let drawn = false;
  let lastPlain = started;
  let last = "";
  const clear = (): void => {
    if (drawn) stream.write("\r\x1b[K");
    drawn = false;
  };
  return {
    progress: ({ what, done, total }) => {
      // Work under a second needs no bar; nothing flickers.
      if (now() - started < QUIET_MS) return;
      const text = line(what, done, total);
      if (text === last) return;
      last = text;
      if (stream.isTTY) {
        stream.write(`\r\x1b[K${text}`);
        drawn = true;
      } else if (now() - lastPlain >= PLAIN_EVERY_MS) {
        stream.write(`${text}\n`);
        lastPlain = now();
      }
    },
    notice: (code, words) => {
      clear();
      stream.write(`${forTerminal(`${code}: ${words}`)}\n`);
    },
    clear,
  };
}
