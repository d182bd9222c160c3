/** Puts the shares of several custodians together, and says of each answer that does not hold whose it is. */
import type { SealedKind, Sha256 } from "@daftar/model";
import { firstOpened } from "../age.ts";
import { type ItemOpened, openItem, shareHolds } from "../envelope/openItem.ts";
import { type OpeningRequest, withCiphertexts } from "./request.ts";
import { readShares } from "./share.ts";

/** A file that somebody brought back. */
export interface ShareFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface BadShares {
  readonly file: string;
  /** Who says to have answered; null where the file does not read. */
  readonly custodian: string | null;
  readonly why: "unreadable" | "other-request" | "not-as-dealt" | "dealt-wrong" | "twice";
}

export interface CombinedItem {
  readonly kind: SealedKind;
  readonly subject: string;
  readonly threshold: number;
  readonly opened: ItemOpened;
}

export interface Combined {
  readonly items: readonly CombinedItem[];
  readonly bad: readonly BadShares[];
  /** Who answered, of those whose shares hold. */
  readonly custodians: readonly string[];
}

async function givenIn(request: OpeningRequest, files: readonly ShareFile[], identity: string) {
  const bad: BadShares[] = [];
  const given: { file: string; custodian: string; of: GivenOf }[] = [];
  for (const { name: file, bytes } of files) {
    const read = await readShares(bytes, request, identity);
    if (read === null) bad.push({ file, custodian: null, why: "unreadable" });
    else if (read === "other-request") bad.push({ file, custodian: null, why: read });
    else given.push({ file, ...read });
  }
  return { given, bad };
}
type GivenOf = Exclude<Awaited<ReturnType<typeof readShares>>, null | "other-request">["of"];

/**
 * @param identity the opener's
 * @returns null where the identity does not open the request: it is another opening's
 */
export async function combineShares(
  request: OpeningRequest,
  files: readonly ShareFile[],
  identity: string,
  sha256: Sha256,
): Promise<Combined | null> {
  const payload = await firstOpened(identity, [request.payload]);
  const places = payload === null ? null : withCiphertexts(request, payload.bytes);
  if (places === null) return null;
  const { given, bad } = await givenIn(request, files, identity);
  const faults = new Map<string, BadShares>();
  const fault = (one: { file: string; custodian: string }, why: BadShares["why"]): void => {
    if (!faults.has(one.file)) faults.set(one.file, { file: one.file, custodian: one.custodian, why });
  };
  const items: CombinedItem[] = [];
  for (const place of places) {
    const bySlot = new Map<string, (typeof given)[number]>();
    const shares = given.flatMap((one) => {
      const [share] = one.of(place);
      if (share === undefined || !shareHolds(place, share, sha256)) {
        fault(one, "not-as-dealt");
        return [];
      }
      if (bySlot.has(share.slot)) {
        fault(one, "twice");
        return [];
      }
      bySlot.set(share.slot, one);
      return [share];
    });
    const opened = await openItem(place, shares, sha256);
    for (const slot of opened.status === "opened" ? opened.dealtWrong : [])
      fault(bySlot.get(slot)!, "dealt-wrong");
    const { kind, threshold } = place.header;
    items.push({ kind, subject: place.header.items[place.at]!.subject, threshold, opened });
  }
  const custodians = given.filter(({ file }) => !faults.has(file)).map(({ custodian }) => custodian);
  return { items, bad: [...bad, ...faults.values()], custodians };
}
