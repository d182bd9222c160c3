/** What a verb receives from whoever runs it: the command line now, a server later. */
import type { Clock, Progress, RandomBytes } from "@daftar/model";

export interface VerbContext {
  /** Folder that relative paths are read from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly progress: Progress;
  /** Something worth saying that is no error; shown beside the result. */
  readonly notice: (code: string, words: string) => void;
  /** The passphrase of a person's key; asked where it is not given. */
  readonly passphrase: (person: string) => Promise<string>;
  /** Asks a person at a terminal; null where nobody is there to ask. */
  readonly ask: ((question: string) => Promise<boolean>) | null;
  /** `--desk`, when given. */
  readonly desk: string | null;
  /** How long to wait for a desk that another command holds. */
  readonly waitMs: number;
}
