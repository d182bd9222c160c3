/**
 * What a process knows of a desk's chains: how far each stands, its own and what it received, the keys of
 * their nodes, and the time its next op bears.
 *
 * One chain per node and epoch.
 */
import { type ChainHeld, isReceiveEpoch } from "@daftar/model";
import { keyOfNodeOp } from "../ops/nodeKeysIn.ts";
import type { ChainState } from "../ops/readChain.ts";
import { newestTimes, readNodeOps, readVector } from "../register/lookUps.ts";
import type { RegisterDb } from "../register/schema.ts";

interface ChainName {
  readonly node: string;
  readonly epoch: number;
}

const nameOf = ({ node, epoch }: ChainName) => `${node} ${epoch}`;

export class DeskChains {
  readonly #own: ChainName;
  readonly #keys: Map<string, string>;
  readonly #states = new Map<string, ChainState>();
  /** The newest time of an op of another node, in milliseconds. */
  #newestOfOthers = 0;
  /** The newest time of an op of this node, or given for one. */
  #newestOwn = 0;
  #changes = 0;

  /** @param keys by node, of every node that has a chain or that some op names */
  constructor(own: ChainName, keys: Map<string, string>) {
    this.#own = own;
    this.#keys = keys;
  }

  /** This desk's own chain. */
  get own(): ChainState {
    const { node, epoch } = this.#own;
    return this.of(node, epoch) ?? { node, epoch, next: 0, head: "", bytes: 0 };
  }

  /** Keys by node. */
  get keys(): ReadonlyMap<string, string> {
    return this.#keys;
  }

  of(node: string, epoch: number): ChainState | undefined {
    return this.#states.get(nameOf({ node, epoch }));
  }

  all(): Iterable<ChainState> {
    return this.#states.values();
  }

  /** Those that other desks hear of, as far as they stand here. */
  *outgoing(): Generator<ChainState> {
    for (const state of this.#states.values()) {
      if (state.next > 0 && !isReceiveEpoch(state.epoch)) yield state;
    }
  }

  /** How far they are held here. */
  held(): ChainHeld[] {
    return [...this.outgoing()].map(({ node, epoch, next, head }) => ({ node, epoch, next, head }));
  }

  /** How often the desk came to say something else. */
  get changes(): number {
    return this.#changes;
  }

  /** Some ops more: how far their chains stand with them, and the keys they give. */
  lengthened(states: readonly ChainState[], ops: readonly Parameters<typeof keyOfNodeOp>[0][]): void {
    for (const state of states) this.#states.set(nameOf(state), state);
    this.#learnKeys(ops);
    this.#changes += 1;
  }

  /** In place of everything known so far: what the register says. */
  async readAnew(db: RegisterDb): Promise<void> {
    const [states, newest, nodeOps] = [
      await readVector(db),
      await newestTimes(db, this.#own.node),
      await readNodeOps(db),
    ];
    this.#states.clear();
    this.#newestOfOthers = newest.others;
    this.#newestOwn = Math.max(this.#newestOwn, newest.own);
    for (const state of states) this.#states.set(nameOf(state), state);
    this.#learnKeys(nodeOps);
    this.#changes += 1;
  }

  #learnKeys(ops: readonly Parameters<typeof keyOfNodeOp>[0][]): void {
    for (const op of ops) {
      const key = keyOfNodeOp(op);
      if (key !== null) this.#keys.set(op.subject, key);
    }
  }

  /** @param latest milliseconds */
  sawOthersAt(latest: number): void {
    this.#newestOfOthers = Math.max(this.#newestOfOthers, latest);
  }

  /**
   * The time of the next own op: after what its writer had seen, so that no order of ops puts an effect before
   * its cause, and never before an own one on either chain, so that a clock set back changes nothing of what was
   * said of a moment already passed (S12).
   */
  now(clock: number): number {
    this.#newestOwn = Math.max(clock, this.#newestOfOthers + 1, this.#newestOwn);
    return this.#newestOwn;
  }
}
