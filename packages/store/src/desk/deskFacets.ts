/**
 * What hangs on an open desk, each for one thing that people do with it, made of the desk's parts and of its turns:
 * whatever of these reads or writes goes in turn with everything else there.
 */
import { DeskLives } from "../backup/deskLives.ts";
import { Erasure } from "../erase/erasure.ts";
import { Exchange } from "../exchange/exchange.ts";
import { tellOfThis } from "../exchange/tellOfThis.ts";
import type { Writing } from "../ledger/ledger.ts";
import type { OpDraft } from "../ops/checkOp.ts";
import { PublicLog } from "../published/publicLog.ts";
import type { RegisterDb } from "../register/schema.ts";
import type { DeskParts } from "./deskParts.ts";

/** The open desk's turns, as it lends them. */
export interface DeskTurns {
  /** A look at the register, in turn. */
  readonly look: <T>(work: (db: RegisterDb) => Promise<T>) => Promise<T>;
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** A write, for whoever has the turn. */
  readonly write: <T>(work: (writing: Writing) => Promise<T>) => Promise<T>;
  /** Writes ops, for whoever has the turn. */
  readonly append: (drafts: readonly OpDraft[]) => Promise<unknown>;
  /** When the next own op is dated. */
  readonly now: () => number;
}

export interface DeskFacets {
  /** Other desks of the organisation: what they lack, and what comes from them. */
  readonly exchange: Exchange;
  /** Backups of it, and the lives that restores began. */
  readonly lives: DeskLives;
  /** What of records stands here, and its destruction. */
  readonly erasure: Erasure;
  /** Releases as they went out, and the signature over them. */
  readonly publicLog: PublicLog;
}

export function facetsOf(parts: DeskParts, turns: DeskTurns): DeskFacets {
  const { look } = turns;
  const { info, own, chains, ledger, keys, places, options } = parts;
  const erasure = erasureOf(parts, turns);
  return {
    erasure,
    exchange: exchangeOf(parts, turns, erasure),
    lives: new DeskLives({ info, own, chains, lines: ledger.lines, look }),
    publicLog: new PublicLog({
      signs: keys.logs.length > 0,
      keysDir: places.keys,
      publishedDir: places.published,
      random: options.random,
    }),
  };
}

function erasureOf({ ledger, rows, vault, chains }: DeskParts, turns: DeskTurns): Erasure {
  const { look, inTurn, write, append } = turns;
  return new Erasure({
    rows,
    vault,
    ledger: { read: (work) => ledger.read(work), write, forget: () => ledger.forget() },
    look,
    inTurn,
    append,
    destroyed: () => chains.lengthened([], []),
  });
}

function exchangeOf(parts: DeskParts, turns: DeskTurns, erasure: Erasure): Exchange {
  const { info, keys, places, options, rows, vault, own, ledger, chains } = parts;
  const { look, inTurn, write, now } = turns;
  const { sign, publicKey } = keys.node;
  const sources = { lines: ledger.lines, places, rows, vault };
  return new Exchange({
    keysDir: places.keys,
    publicKey,
    sign,
    secret: keys.secret,
    chains,
    sources,
    look,
    inTurn,
    write,
    carryOut: () => erasure.carryOut(),
    receiver: { ...sources, desk: info.id, own, sign, now, chains, options },
    took: (received) => tellOfThis(received, options.onNotice),
    behind: (ops) =>
      options.onNotice("node.behind", `another desk holds ${ops} ops of this machine that are not here`),
  });
}
