/** The stamps a desk keeps, each verified again from its token, and the requests that wait for some. */
import { verifyStamp } from "@daftar/evidence";
import { leafHash, rootOf } from "@daftar/log";
import {
  DaftarError,
  type Facts,
  type OpBody,
  type OpFact,
  type StampedChain,
  stampLeafBytes,
  tellsTheStamp,
  toHex,
} from "@daftar/model";
import { type OpenDesk, sha256 } from "@daftar/store";
import { chainOrder } from "./chainOrder.ts";
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

/** A blob that is gone or changed shows nothing; an audit says which. */
function blobOf(desk: OpenDesk, hash: string): Uint8Array | null {
  try {
    return desk.getBlob(hash);
  } catch (error) {
    if (error instanceof DaftarError) return null;
    throw error;
  }
}

function stateOf(
  desk: OpenDesk,
  { body }: OpFact<"timestamp">,
  request: OpBody<"stamp-request"> | undefined,
  now: string,
): KeptStamp["state"] {
  const [token, anchor] = [blobOf(desk, body.token), blobOf(desk, body.anchor)];
  if (request === undefined || token === null || anchor === null) return "does-not-hold";
  const reading = verifyStamp(token, request, [anchor]);
  const holds =
    reading.status === "holds" && tellsTheStamp(body, reading) && stampDigest(request.chains) === body.digest;
  if (!holds) return "does-not-hold";
  return body.expires < now ? "ended" : "holds";
}

/** Oldest first. @param now UTC, to the millisecond */
export async function keptStamps(desk: OpenDesk, facts: Facts, now: string): Promise<KeptStamp[]> {
  const requests = new Map(facts.stampRequests.map(({ body }) => [body.digest, body]));
  const stamps = vouchedStamps(facts).map((fact) => ({
    ...fact,
    state: stateOf(desk, fact, requests.get(fact.body.digest), now),
  }));
  const ids = stamps.map(({ opId }) => opId);
  const order = await chainOrder(desk, facts, ids);
  return stamps.map(({ opId, approvedBy, state, body: { digest, authority, time, expires } }) => {
    const renewed = stamps.some(
      (later) =>
        later.state !== "does-not-hold" &&
        later.body.expires > expires &&
        order.holds(later.body.digest, opId),
    );
    return { op: opId, digest, authority, time, expires, state, renewed, by: approvedBy };
  });
}
