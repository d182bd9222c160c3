/** The stamps a desk keeps, each verified again from its token, and the requests that wait for some. */
import { verifyStamp } from "@daftar/evidence";
import { leafHash, rootOf } from "@daftar/log";
import {
  type Facts,
  type OpBody,
  type OpFact,
  type StampedChain,
  stampLeafBytes,
  toHex,
} from "@daftar/model";
import { type OpenDesk, sha256 } from "@daftar/store";
import { vouchedStamps } from "./notBefore.ts";

/** All that an authority is shown. */
export function stampDigest(chains: readonly StampedChain[]): string {
  const leaves = chains.map((chain) => leafHash(stampLeafBytes(chain), sha256));
  return toHex(rootOf(leaves, sha256));
}

export interface KeptStamp {
  readonly op: string;
  readonly digest: string;
  readonly authority: string;
  readonly time: string;
  readonly expires: string;
  /** `ended`: its certificate has ended since; what it says stands on the day it was kept, or a later stamp. */
  readonly state: "holds" | "ended" | "does-not-hold";
  /** A later stamp, whose certificate lasts longer, covers it. */
  readonly renewed: boolean;
  /** Whose word it is that the authority is to be trusted. */
  readonly by: readonly string[];
}

function stateOf(
  desk: OpenDesk,
  { body }: OpFact<"timestamp">,
  request: OpBody<"stamp-request"> | undefined,
  now: string,
): KeptStamp["state"] {
  if (request === undefined) return "does-not-hold";
  const reading = verifyStamp(desk.getBlob(body.token), request, [desk.getBlob(body.anchor)]);
  if (reading.status !== "holds" || reading.time !== body.time || stampDigest(request.chains) !== body.digest)
    return "does-not-hold";
  return body.expires < now ? "ended" : "holds";
}

/** Oldest first. @param now UTC, to the millisecond */
export async function keptStamps(desk: OpenDesk, facts: Facts, now: string): Promise<KeptStamp[]> {
  const stamps = vouchedStamps(facts);
  const requests = new Map(facts.stampRequests.map(({ body }) => [body.digest, body]));
  const places = await desk.placesOf(stamps.map(({ opId }) => opId));
  return stamps.map((fact) => {
    const { opId, approvedBy, body } = fact;
    const at = places.get(opId);
    const renewed = stamps.some(
      (later) =>
        later.body.expires > body.expires &&
        (requests.get(later.body.digest)?.chains ?? []).some(
          (one) => at !== undefined && one.node === at.node && one.epoch === at.epoch && at.seq < one.next,
        ),
    );
    const { digest, authority, time, expires } = body;
    const state = stateOf(desk, fact, requests.get(digest), now);
    return { op: opId, digest, authority, time, expires, state, renewed, by: approvedBy };
  });
}
