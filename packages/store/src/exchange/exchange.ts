/**
 * What an open desk does with other desks of its organisation: says what it holds, gathers what another
 * lacks, takes bundles in. Hangs on `OpenDesk.exchange`, and goes in turn with everything else there.
 */
import {
  type BundleContent,
  type ChainHeld,
  DaftarError,
  type JoinGift,
  type Sign,
  toHex,
} from "@daftar/model";
import { sql } from "kysely";
import type { DeskChains } from "../desk/deskChains.ts";
import { type CourierKey, courierKey, encryptFor, openWith } from "../keys/nodeKeys.ts";
import type { Writing } from "../ledger/ledger.ts";
import { readNodes } from "../register/facts.ts";
import type { NodeFact } from "../register/nodes.ts";
import type { RegisterDb } from "../register/schema.ts";
import { sealTo } from "../vault/custodians.ts";
import { type ContentSources, contentsSince, lockedKey } from "./contents.ts";
import { type IncomingBundle, type Received, type Receiver, receive } from "./receive.ts";

/** What the open desk lends for it. */
export interface ExchangeDesk {
  readonly keysDir: string;
  readonly publicKey: string;
  readonly sign: Sign;
  readonly secret: Uint8Array;
  readonly chains: DeskChains;
  readonly sources: ContentSources;
  readonly receiver: Receiver;
  /** A look at the register, in turn. */
  look<T>(work: (db: RegisterDb) => Promise<T>): Promise<T>;
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** A write, for whoever has the turn. */
  write<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /** Destroys what erasures say, also in what just came. For whoever has the turn. */
  carryOut(): Promise<void>;
  /** Told what of it concerns this machine itself. */
  took(received: Pick<Received, "own" | "returned" | "restored">): void;
  /** Told how many ops of this machine's another desk holds and this one does not. */
  behind(ops: number): void;
}

export class Exchange {
  readonly #desk: ExchangeDesk;

  constructor(desk: ExchangeDesk) {
    this.#desk = desk;
  }

  /** Public key of this desk's node, in hexadecimal. */
  get publicKey(): string {
    return this.#desk.publicKey;
  }

  /** Signs as this desk's node. */
  get sign(): Sign {
    return this.#desk.sign;
  }

  /** Recipient of this desk's own bundles; its identity is made with the first call. */
  async recipient(): Promise<string> {
    return (await this.#key()).recipient;
  }

  #key(): Promise<CourierKey> {
    return courierKey(this.#desk.keysDir);
  }

  /** Opens what was encrypted to this machine; null where it was to another. @throws where it is damaged */
  async decrypt(bytes: Uint8Array): Promise<Uint8Array | null> {
    return openWith((await this.#key()).identity, bytes);
  }

  /**
   * Encrypts to this machine and to every other of the desk that told a recipient and was not put out: what
   * people look at, and nobody finds on a disk, in a bundle or in a backup without a machine's key.
   */
  async encryptToMachines(bytes: Uint8Array): Promise<Uint8Array> {
    const own = await this.recipient();
    const others = [...(await this.nodes()).values()].flatMap(({ recipient, revoked }) =>
      recipient === null || revoked ? [] : [recipient],
    );
    return encryptFor([...new Set([own, ...others])], bytes);
  }

  /** Encrypts to another machine's recipient. @throws DaftarError custodian.invalid */
  encryptTo(recipient: string, bytes: Uint8Array): Promise<Uint8Array> {
    return sealTo([recipient], bytes);
  }

  /** The installations of this desk, by name. */
  nodes(): Promise<ReadonlyMap<string, NodeFact>> {
    return this.#desk.look(readNodes);
  }

  /** Nodes of which two different ops of one number are held: their key was copied, or taken. */
  async copied(): Promise<ReadonlySet<string>> {
    const chains = await this.#desk.sources.lines.chains();
    return new Set(chains.filter(({ fork }) => fork).map(({ node }) => node));
  }

  /** How far this desk holds each chain that may go out. */
  holds(): Promise<ChainHeld[]> {
    return this.#desk.look(async () => this.#desk.chains.held());
  }

  /**
   * What another node held when it last packed for us; null where nothing came from it yet, or where its
   * key was copied: then two machines answer to its name.
   */
  heldBy(node: string): Promise<readonly ChainHeld[] | null> {
    return this.#desk.look(async (db) => {
      if ((await this.copied()).has(node)) return null;
      const { rows } = await sql<{ has: ChainHeld[] }>`select body->'has' as has from ops
        where type = 'receive' and body->>'from' = ${node} order by time desc, seq desc limit 1`.execute(db);
      return rows[0]?.has ?? null;
    });
  }

  /**
   * What a desk that holds `since` lacks.
   *
   * @throws DaftarError blob.missing, blob.damaged
   */
  contentsSince(since: readonly ChainHeld[] | null): Promise<BundleContent[]> {
    return this.#desk.look(() => contentsSince(this.#desk.sources, [...this.#desk.chains.outgoing()], since));
  }

  /** What a machine that joins needs besides: the organisation's secret, and people's locked keys. */
  joinGift(name: string, practice: boolean, people: readonly string[]): JoinGift {
    const { places } = this.#desk.sources;
    return {
      name,
      practice,
      secret: toHex(this.#desk.secret),
      people: people.flatMap((person) => {
        const key = lockedKey(places, person);
        return key === null ? [] : [{ person, key: toHex(key) }];
      }),
    };
  }

  /**
   * Takes a bundle in: all of it, on the disk and in the register when it resolves, or nothing.
   *
   * @throws DaftarError with a `bundle.*` code; the desk is then as it was
   */
  receive(bundle: IncomingBundle): Promise<Received> {
    const { chains, receiver } = this.#desk;
    return this.#desk.inTurn(async () => {
      let received: Received;
      try {
        received = await this.#desk.write((writing) => receive(bundle, receiver, writing));
      } catch (error) {
        // A desk that was restored lacks what the other knows it to have had, and so cannot take it in.
        if (error instanceof DaftarError && error.code === "bundle.gap") this.#tellBehind(bundle.has);
        throw error;
      }
      chains.sawOthersAt(received.latest);
      chains.lengthened(
        received.states,
        received.fresh.map(({ op }) => op),
      );
      await this.#desk.carryOut();
      this.#desk.took(received);
      this.#tellBehind(bundle.has);
      return received;
    });
  }

  #tellBehind(has: readonly ChainHeld[]): void {
    const { chains, receiver } = this.#desk;
    const ops = has
      .filter(({ node }) => node === receiver.own.node)
      .reduce(
        (sum, { node, epoch, next }) => sum + Math.max(0, next - (chains.of(node, epoch)?.next ?? 0)),
        0,
      );
    if (ops > 0) this.#desk.behind(ops);
  }
}
