/**
 * The file that goes to custodians, made of the op that asked: as often as it is wanted, and by whoever has the desk.
 *
 * It holds who may approve by what the desk knows when it is made, and shares that were handed over since, so that a
 * successor can answer. It holds nothing that opens anything. Cost: reads the envelopes that are asked for.
 */
import {
  canonicalText,
  DaftarError,
  type Facts,
  idOfOp,
  OP_BODIES,
  type OpBody,
  type SignedOp,
} from "@daftar/model";
import { type Envelope, type HandedBox, handedTo, writeRequest } from "@daftar/seal";
import { type OpenDesk, sha256 } from "@daftar/store";
import { type Found, findAsked } from "./findSealed.ts";

/** Items of one envelope are asked for together, so that its boxes stand once in the request. */
function byEnvelope(found: readonly Found[], handed: readonly HandedBox[]) {
  const envelopes = new Map<
    string,
    { envelope: Envelope; items: Pick<Found, "at" | "lock">[]; handed: Uint8Array[] }
  >();
  for (const { hash, envelope, at, lock } of found) {
    const same = envelopes.get(hash);
    if (same !== undefined) same.items.push({ at, lock });
    else envelopes.set(hash, { envelope, items: [{ at, lock }], handed: handedTo(envelope.core, handed) });
  }
  return [...envelopes.values()];
}

/** Ops that say whose keys count, the genesis op first. */
export async function enrolmentsOn(desk: OpenDesk): Promise<SignedOp[]> {
  const enrolments = await desk.signedOps(["genesis", "key", "role"]);
  const genesis = enrolments.filter(({ op }) => op.type === "genesis");
  return [...genesis, ...enrolments.filter(({ op }) => op.type !== "genesis")];
}

export interface WrittenRequest {
  readonly opening: string;
  readonly body: OpBody<"opening">;
  readonly bytes: Uint8Array;
}

/**
 * @param id of the opening, or its first letters
 * @throws DaftarError subject.unknown; record.erased, blob.missing, blob.damaged
 */
export async function requestOf(desk: OpenDesk, facts: Facts, id: string): Promise<WrittenRequest> {
  const openings = await desk.signedOps(["opening"]);
  const meant = openings.filter(({ op }) => idOfOp(op, sha256).startsWith(id));
  const [opening] = meant;
  if (opening === undefined || meant.length > 1)
    throw new DaftarError("subject.unknown", "no opening, or more than one, has this id", { value: id });
  const body = OP_BODIES.opening.parse(opening.op.body);
  // Named a hundred times, as an op of another machine may, a large file would be held a hundred times.
  const once = new Map(body.items.map((item) => [canonicalText(item), item]));
  const found = [...once.values()].map((item) => findAsked(desk, facts, item));
  const asked = byEnvelope(found, await desk.handedBoxes());
  const enrolments = await enrolmentsOn(desk);
  const bytes = await writeRequest({ opening, enrolments, asked }, body.recipient, sha256);
  return { opening: idOfOp(opening.op, sha256), body, bytes };
}
