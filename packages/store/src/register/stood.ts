/**
 * How far the register of a desk stood, kept beside it: what was acknowledged once is asked for at every
 * open, also where the register was made anew or a database was put back from an older copy.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalText, DaftarError } from "@daftar/model";
import { isMissing, writeDurably } from "../disk/durable.ts";
import type { ChainState } from "../ops/readChain.ts";

const pathIn = (dir: string): string => join(dir, "stood.json");

/** @param dir the desk's `register` folder */
export function writeStood(dir: string, states: readonly ChainState[]): void {
  writeDurably(pathIn(dir), `${canonicalText(states)}\n`);
}

/** States kept by an earlier close; none where there was none. @throws DaftarError desk.damaged */
export function readStood(dir: string): ChainState[] {
  let text: string;
  try {
    text = readFileSync(pathIn(dir), "utf8");
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
  const one =
    /\{"bytes":(\d{1,15}),"epoch":(\d{1,9}),"head":"([0-9a-f]{64})","next":(\d{1,15}),"node":"([0-9a-f]{16})"\}/g;
  const states = [...text.matchAll(one)].map(
    (match): ChainState => ({
      bytes: Number(match[1]),
      epoch: Number(match[2]),
      head: match[3] ?? "",
      next: Number(match[4]),
      node: match[5] ?? "",
    }),
  );
  // Only how far ops were acknowledged hangs on it, so a mark that does not read may not pass for none.
  if (`${canonicalText(states)}\n` !== text) {
    throw new DaftarError("desk.damaged", "a mark of the register does not read", {
      file: "register/stood.json",
    });
  }
  return states;
}

/** The longer state of each chain. */
export function furthest(states: readonly ChainState[]): ChainState[] {
  const best = new Map<string, ChainState>();
  for (const state of states) {
    const chain = `${state.node} ${state.epoch}`;
    if (state.next > (best.get(chain)?.next ?? 0)) best.set(chain, state);
  }
  return [...best.values()];
}
