/** What a verb receives from whoever runs it: the command line, a server, a program of somebody's. */
import type { LinkedTable, LinkOptions, LinkTable } from "@daftar/linkage";
import type { CheckerNamed, Clock, Progress, RandomBytes } from "@daftar/model";
import type { OpenDesk, OpenOptions, Signer } from "@daftar/store";
import type { UnderWay } from "../session/underWay.ts";

/** A desk for the time of one verb. */
export interface BorrowedDesk {
  readonly desk: OpenDesk;
  giveBack(): Promise<void>;
}

/** Where desks come from: opened and closed for one verb, or lent by whoever holds one. */
export interface Desks {
  /** @throws DaftarError `desk.not-found`, `desk.held` and what else opening a desk may say */
  borrow(folder: string, options: OpenOptions): Promise<BorrowedDesk>;
}

/** A file of the user's, before anything of it is loaded. */
export interface UserFile {
  /** What to call it in errors. */
  readonly name: string;
  readonly size: number;
  /** Its path, where it lies on a disk and can be read in pieces; null where it is in memory already. */
  readonly path: string | null;
  read(): Promise<Uint8Array>;
}

/** Where rows that could not be taken go back to. */
export interface RejectedPlace {
  /** @throws DaftarError `usage.wrong` where they may not lie there (J18), or no file can be made */
  check(): Promise<void>;
  /** @returns what the user finds them under */
  write(text: string): Promise<string>;
}

/** Files that a user names: on the disk beside them, or sent along. */
export interface UserFiles {
  /** @throws DaftarError `file.not-found`, `file.unsupported` for a folder, a pipe or a device */
  open(file: string): Promise<UserFile>;
  /** @param wanted where the user wants them; null for the place that goes with the file */
  rejectedOf(file: string, wanted: string | null): RejectedPlace;
}

/** Finds who is one person: in this process, or beside it where that answers others meanwhile. */
export type LinkAll = (
  table: LinkTable,
  options: Omit<LinkOptions, "onCompared" | "progress"> & { readonly progress: Progress },
) => Promise<LinkedTable>;

export interface VerbContext {
  /** Folder that relative paths are read from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly progress: Progress;
  /** Something worth saying that is no error; shown beside the result. */
  readonly notice: (code: string, words: string) => void;
  readonly desks: Desks;
  readonly files: UserFiles;
  readonly linkAll: LinkAll;
  /** The audit page that this program gives to readers, which releases name; null where none is built. */
  readonly checker: () => Promise<CheckerNamed | null>;
  /** A key that its person unlocked before and left unlocked for a while; null where there is none. */
  readonly unlocked: (person: string) => Signer | null;
  /** The passphrase of a person's key; asked where it is not given. */
  readonly passphrase: (person: string) => Promise<string>;
  /** A decision that waits for passkeys; absent where nobody can bring one, as at a terminal. */
  readonly underWay?: UnderWay | undefined;
  /** Asks a person at a terminal; null where nobody is there to ask. */
  readonly ask: ((question: string) => Promise<boolean>) | null;
  /** `--desk`, when given. */
  readonly desk: string | null;
  /** How long to wait for a desk that another command holds. */
  readonly waitMs: number;
}
