/**
 * How far every chain stands at this desk, its own and what it received, and the time its next op bears.
 *
 * One chain per node and epoch.
 */
import type { ChainState } from "../ops/readChain.ts";

interface ChainName {
  readonly node: string;
  readonly epoch: number;
}

const nameOf = ({ node, epoch }: ChainName) => `${node} ${epoch}`;

export class DeskChains {
  readonly #own: ChainName;
  readonly #states = new Map<string, ChainState>();
  /** The newest time of an op of another node, in milliseconds. */
  #newestOfOthers = 0;

  constructor(own: ChainName) {
    this.#own = own;
  }

  /** This desk's own chain. */
  get own(): ChainState {
    const { node, epoch } = this.#own;
    return this.of(node, epoch) ?? { node, epoch, next: 0, head: "", bytes: 0 };
  }

  of(node: string, epoch: number): ChainState | undefined {
    return this.#states.get(nameOf({ node, epoch }));
  }

  all(): Iterable<ChainState> {
    return this.#states.values();
  }

  put(state: ChainState): void {
    this.#states.set(nameOf(state), state);
  }

  /** In place of everything known so far. */
  replace(states: readonly ChainState[]): void {
    this.#states.clear();
    this.#newestOfOthers = 0;
    for (const state of states) this.put(state);
  }

  /** @param latest milliseconds */
  sawOthersAt(latest: number): void {
    this.#newestOfOthers = Math.max(this.#newestOfOthers, latest);
  }

  /** After what its writer had seen, so that no order of ops puts an effect before its cause (S12). */
  now(clock: number): number {
    return Math.max(clock, this.#newestOfOthers + 1);
  }
}
