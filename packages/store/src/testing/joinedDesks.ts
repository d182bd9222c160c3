/**
 * Invented desks of one organisation, and what courier does between them without its encryption: a
 * parcel is what one desk packs for another.
 */
import { join } from "node:path";
import { type BundleContent, type ChainHeld, toHex } from "@daftar/model";
import type { OpenDesk } from "../desk/heldDesk.ts";
import { joinDesk, requestToJoin } from "../desk/joinDesk.ts";
import type { OpenOptions } from "../desk/openOptions.ts";
import type { Received } from "../exchange/receive.ts";
import { inventedDesk, newFolder, open, random } from "./inventedDesk.ts";

/** What one desk packed for another. */
export interface Parcel {
  readonly id: string;
  readonly from: { readonly node: string; readonly key: string };
  readonly has: readonly ChainHeld[];
  readonly contents: readonly BundleContent[];
}

/** A parcel for a desk that holds `since`. */
export async function parcel(from: OpenDesk, since: readonly ChainHeld[] | null = null): Promise<Parcel> {
  return {
    id: toHex(random(32)),
    from: { node: from.node, key: from.exchange.publicKey },
    has: await from.exchange.holds(),
    contents: await from.exchange.contentsSince(since),
  };
}

/** Packs what the other lacked when it was last heard of, and has it taken in. */
export async function hand(from: OpenDesk, to: OpenDesk): Promise<Received> {
  return to.exchange.receive(await parcel(from, await from.exchange.heldBy(to.node)));
}

/** Lets another machine in, and makes its desk. @returns its folder */
export async function joined(
  first: OpenDesk,
  people: readonly string[] = ["anna", "behzad"],
): Promise<string> {
  const dir = join(newFolder(), "desk");
  const keys = await requestToJoin(dir, random);
  const anna = await first.unlockPerson("anna", "anna's words");
  const own = { key: first.exchange.publicKey, recipient: await first.exchange.recipient() };
  const enrol = (node: string, body: { key: string; recipient: string }) =>
    first.decide(
      { type: "node", subject: node, body: { ...body, state: "enrolled", until: [] }, by: "anna" },
      [anna],
    );
  await first.append([await enrol(first.node, own), await enrol(keys.node, keys)]);
  const { id, from, has, contents } = await parcel(first);
  const gift = first.exchange.joinGift(first.info.name, first.info.practice, people);
  await joinDesk(dir, async () => ({ id, desk: first.info.id, from: from.node, has, contents, join: gift }), {
    clock: () => Date.UTC(2031, 0, 5, 12),
    random,
  });
  return dir;
}

/** A desk with founders and others that joined it, open. The first is the first. */
export async function openDesks(count: number, changes: Partial<OpenOptions> = {}): Promise<OpenDesk[]> {
  const first = await open(await inventedDesk(), changes);
  const desks = [first];
  for (let at = 1; at < count; at += 1) desks.push(await open(await joined(first), changes));
  return desks;
}
