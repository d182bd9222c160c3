/**
 * Asks a witness over HTTP to cosign the newest checkpoint (C2SP tlog-witness).
 *
 * A witness that remembers another size says so, and is asked again from that size. Nothing but the
 * request is sent, which holds hashes and the signed checkpoint; whoever sees the connection sees from where
 * it is asked (SECURITY.md).
 */
import { addCheckpointText, sizeOfConflict } from "@daftar/log";
import { fromUtf8 } from "@daftar/model";
import { firstBytes } from "../session/firstBytes.ts";
import { NotCosigned } from "./notCosigned.ts";
import { proofFrom } from "./witnesses.ts";

const PATIENCE_MS = 30_000;
const LARGEST_ANSWER = 64 * 1024;
/** From the size believed, from the one that it remembers, and once more where another process asked meanwhile. */
const MOST_ASKS = 3;

export interface Asked {
  readonly note: Uint8Array;
  readonly entries: readonly Uint8Array[];
  /** What the witness is believed to remember. */
  readonly old: number;
}

async function post(url: string, body: string): Promise<{ status: number; text: string }> {
  const address = `${url.replace(/\/+$/, "")}/add-checkpoint`;
  try {
    const response = await fetch(address, {
      method: "POST",
      body,
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const bytes = await firstBytes(response, LARGEST_ANSWER + 1);
    if (bytes.length > LARGEST_ANSWER) throw new RangeError("the answer is too large");
    return { status: response.status, text: fromUtf8(bytes) };
  } catch {
    throw new NotCosigned("witness.away", "the witness did not answer", { why: "no-answer" }, url);
  }
}

/**
 * @returns the witness's answer, not yet checked
 * @throws NotCosigned witness.away, witness.refused, witness.contradicts
 */
export async function askWitness(url: string, { note, entries, old }: Asked): Promise<string> {
  const size = entries.length;
  let from = old;
  for (let asks = 0; asks < MOST_ASKS; asks += 1) {
    const request = addCheckpointText({ old: from, proof: proofFrom(entries, from), note });
    const { status, text } = await post(url, request);
    if (status !== 409) return granted(url, status, text);
    const remembered = sizeOfConflict(text);
    if (remembered === null)
      throw new NotCosigned("witness.away", "the witness answers what no witness answers", {
        why: "no-witness",
      });
    if (remembered > size || remembered === from)
      throw new NotCosigned(
        "witness.contradicts",
        `the witness remembers a log of ${remembered} leaves that is not this one of ${size}`,
        { why: "remembers-other", remembered },
      );
    from = remembered;
  }
  throw new NotCosigned(
    "witness.away",
    "the witness names another size each time it is asked",
    { why: "unsettled" },
    url,
  );
}

/** @returns the answer where it is one */
function granted(url: string, status: number, text: string): string {
  if (status === 200) return text;
  if (status === 422)
    throw new NotCosigned(
      "witness.contradicts",
      "this log does not begin with what the witness signed before",
      { why: "other-beginning" },
    );
  if (status === 403 || status === 404) {
    const said = text.trim().slice(0, 200) || null;
    throw new NotCosigned("witness.refused", said ?? "the witness does not know this log", {
      why: "unknown-log",
      said,
    });
  }
  throw new NotCosigned(
    "witness.away",
    `the witness answered ${status}`,
    { why: "other-answer", status },
    url,
  );
}
