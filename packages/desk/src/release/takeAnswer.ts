/**
 * Takes a witness's answer in: lines that hold for the newest checkpoint, of witnesses of the policy.
 *
 * An answer that came by hand may have lost its last line end, or be the whole checkpoint with the line at its
 * end. What holds no such line is refused whole. Cost: one verification a line.
 */
import { openCosignatures, type PolicyWitness, withLines, witnessVkey } from "@daftar/log";
import { DaftarError, fromUtf8, type OpBody, utf8 } from "@daftar/model";
import { type OpenDesk, verify } from "@daftar/store";
import { NotCosigned } from "./notCosigned.ts";
import { newestCheckpoint, witnessPolicyInForce } from "./witnesses.ts";

/** Signature lines in a text, each without its line end. */
function linesIn(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith("— "));
}

const noCosignature = (words: string): NotCosigned =>
  new NotCosigned("witness.answer", words, { why: "no-cosignature" });

/**
 * @returns names of the policy's witnesses whose cosignatures are new here
 * @throws DaftarError witness.answer, witness.no-policy, witness.nothing-signed, log.behind
 */
export async function takeAnswer(desk: OpenDesk, answer: Uint8Array): Promise<string[]> {
  const facts = await desk.facts();
  const inForce = witnessPolicyInForce(facts);
  if (inForce === null) throw new DaftarError("witness.no-policy", "nobody said who the witnesses are");
  const { body, note } = newestCheckpoint(desk, facts);
  let text: string;
  try {
    text = fromUtf8(answer);
  } catch {
    throw noCosignature("the answer is not text");
  }
  const { witnesses } = inForce.policy;
  const held: { witness: PolicyWitness; cosigned: OpBody<"cosigned"> }[] = [];
  for (const line of new Set(linesIn(text))) {
    const opened = openCosignatures(
      utf8(withLines(fromUtf8(note), [line])),
      witnesses.map(({ key }) => key),
      verify,
    );
    if (opened.status === "refused") throw noCosignature(opened.why);
    for (const one of opened.cosignatures) {
      const witness = witnesses.find(({ key }) => key === one.key);
      if (witness === undefined) continue;
      const { logSize, logRoot } = body;
      const cosigned = { logSize, logRoot, witness: witnessVkey(one.key), time: one.time, line: one.line };
      held.push({ witness, cosigned });
    }
  }
  if (held.length === 0) throw noCosignature("no line of it is of a witness of the policy");
  const fresh = held.filter(
    ({ cosigned }) => !facts.cosigned.some((fact) => fact.body.line === cosigned.line),
  );
  await desk.append(
    fresh.map(({ cosigned }) => ({ type: "cosigned" as const, body: cosigned, by: "machine" })),
  );
  return [...new Set(fresh.map(({ witness }) => witness.name))];
}
