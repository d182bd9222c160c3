/**
 * A custodian's part, encrypted anew to a successor, and what the successor finds of it.
 *
 * Nothing is put together: a box is opened and encrypted again as it is, so its shares still hold against what
 * they were committed to when they were dealt, and one that was altered is told before the old key goes.
 * Cost: some 10 ms an envelope.
 */
import { type Sha256, toHex } from "@daftar/model";
import { ageTo } from "../age.ts";
import { ownBox } from "../envelope/ownBox.ts";
import type { BoxesFile, EnvelopeBoxes } from "./boxesFile.ts";
import { type HandedBox, handedTo } from "./handed.ts";

export interface HandedOver {
  readonly boxes: readonly HandedBox[];
  /** Sources of which a share is in them. */
  readonly shares: number;
  /** Envelopes of which this identity has no share. */
  readonly without: number;
  /** Of each envelope whose box is no share of it, one subject. */
  readonly wrong: readonly string[];
}

/** @param to the successor's recipient */
export async function handOver(
  { envelopes }: Pick<BoxesFile, "envelopes">,
  identity: string,
  to: string,
  sha256: Sha256,
): Promise<HandedOver> {
  const boxes: HandedBox[] = [];
  const wrong: string[] = [];
  let [shares, without] = [0, 0];
  for (const { boxes: of, places } of envelopes) {
    const own = await ownBox(identity, of, places, sha256);
    if (own.status === "not-yours") without += 1;
    else if (own.status === "wrong") wrong.push(own.subject);
    else {
      boxes.push({ core: toHex(of.core), bytes: await ageTo([to], own.bytes) });
      shares += places.length;
    }
  }
  return { boxes, shares, without, wrong };
}

export interface HandedFound {
  readonly envelopes: number;
  readonly shares: number;
  /** Envelopes of the desk of which nothing was handed over. */
  readonly without: number;
  /** Of each envelope whose box does not open or is no share of it, one subject; or the core that no envelope has. */
  readonly wrong: readonly string[];
}

/** What a successor holds of what was handed over. */
export async function checkHanded(
  { envelopes }: Pick<BoxesFile, "envelopes">,
  handed: readonly HandedBox[],
  identity: string,
  sha256: Sha256,
): Promise<HandedFound> {
  const known = new Map<string, EnvelopeBoxes>(envelopes.map((one) => [toHex(one.boxes.core), one]));
  const wrong: string[] = handed.filter(({ core }) => !known.has(core)).map(({ core }) => core);
  let [found, shares, without] = [0, 0, 0];
  for (const { boxes, places } of envelopes) {
    const given = handedTo(boxes.core, handed);
    if (given.length === 0) {
      without += 1;
      continue;
    }
    const own = await ownBox(identity, { ...boxes, boxes: [], handed: given }, places, sha256);
    if (own.status === "own") {
      found += 1;
      shares += places.length;
    } else wrong.push(own.status === "wrong" ? own.subject : boxes.header.items[0]!.subject);
  }
  return { envelopes: found, shares, without, wrong };
}
