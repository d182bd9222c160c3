/**
 * Where the lines of a desk's ops lie: in files of its folder, or in a database. A chain has its lines in
 * their order, and beside them those of its forks; each line ends at an offset, that of its end in an op
 * file, so that a chain is the same wherever it lies.
 */
import { forkFileName, opFileName } from "./opFile.ts";

/** A chain's own lines, or those that stand beside them. */
export interface OpChain {
  readonly node: string;
  readonly epoch: number;
  /** Holds ops that stand beside those of the chain's own lines. */
  readonly fork: boolean;
}

/** A line without its end, and the offset of the first byte after that end. */
export interface EndedLine {
  readonly line: string;
  readonly end: number;
}

export interface OpLines {
  /** All that have a line, in the order of their names. @throws DaftarError op.damaged */
  chains(): Promise<OpChain[]>;
  /** Length of whole lines, in bytes; 0 where there are none. */
  bytes(chain: OpChain): Promise<number>;
  /** Whole lines from an offset on. @throws DaftarError op.damaged for a line longer than any op */
  from(chain: OpChain, offset: number): AsyncIterable<EndedLine>;
  /** The line that ends at an offset, or null where none ends there. */
  endingAt(chain: OpChain, end: number): Promise<string | null>;
  /** Lines with a text in them, so that few of many need be read. */
  containing(chain: OpChain, text: string): AsyncIterable<string>;
}

/** What errors call a chain's lines; the name of its file, where they lie in files. */
export function nameOf({ node, epoch, fork }: OpChain): string {
  return `ops/${fork ? forkFileName(node, epoch) : opFileName(node, epoch)}`;
}
