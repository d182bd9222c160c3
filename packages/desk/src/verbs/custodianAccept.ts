/** `custodian accept`: a successor finds whether what was handed over holds, and signs for it, without a desk. */
import {
  acceptanceBytes,
  canonicalText,
  consentBytes,
  DaftarError,
  fromHex,
  OP_BODIES,
  toHex,
} from "@daftar/model";
import {
  type BoxesFile,
  checkHanded,
  type HandedBox,
  readHanded,
  recipientOf,
  type SuccessionFile,
  writeSuccession,
} from "@daftar/seal";
import { consentKeyOf, sha256, verify, writeNewFile } from "@daftar/store";
import { z } from "zod";
import { placeOutside, readIdentity } from "../opening/files.ts";
import { diskFiles } from "../session/diskFiles.ts";
import { readBoxesFile, readSuccessionFile } from "../succession/files.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const refused = (words: string): DaftarError => new DaftarError("handover.refused", words);

/** Several custodians' word for one that is lost, as one; a hand-over as it is. */
function together(files: readonly SuccessionFile[]): SuccessionFile {
  const [first] = files;
  if (first === undefined) throw new TypeError("no hand-over");
  const termsOf = ({ desk, succession: { from, to, toKey, boxes } }: SuccessionFile): string =>
    canonicalText({ desk, from, to, toKey, boxes });
  if (files.some((one) => termsOf(one) !== termsOf(first)))
    throw refused("these files are of different hand-overs");
  const consents = new Map(
    files.flatMap(({ succession }) => succession.consents.map((one) => [one.key, one])),
  );
  return { ...first, succession: { ...first.succession, consents: [...consents.values()] } };
}

/** @throws DaftarError handover.refused where the consents do not hold under keys that the desk names */
function requireConsents(
  { custodians, former, genesis }: BoxesFile,
  { desk, succession }: SuccessionFile,
): void {
  const { consents, from, boxes } = succession;
  const bytes = consentBytes(desk, succession);
  const holding = consents
    .filter(({ key, signature }) => verify(fromHex(key), bytes, fromHex(signature)))
    .map(({ key }) => key);
  const consenting = custodians.filter(({ key }) => key !== null && holding.includes(key));
  const further = former.some(
    ({ recipient, key, to }) =>
      recipient === from && to === succession.to && key !== null && holding.includes(key),
  );
  const leaves = further || consenting.some(({ recipient }) => recipient === from);
  const others = consenting.filter(({ recipient }) => recipient !== from).length;
  const takes = OP_BODIES.genesis.parse(genesis.op.body).threshold ?? Number.POSITIVE_INFINITY;
  if (boxes !== null && !leaves)
    throw refused("whoever leaves has not consented to this, as that desk knows them");
  if (boxes === null && others < takes)
    throw refused(`${others} of the ${takes} other custodians that it takes have said that this one is lost`);
}

/** @throws DaftarError handover.unreadable, handover.altered */
function handedIn({ succession, boxes }: SuccessionFile, path: string): HandedBox[] {
  if (succession.boxes === null) return [];
  const handed = toHex(sha256(boxes)) === succession.boxes ? readHanded(boxes) : null;
  if (handed === null)
    throw new DaftarError("handover.altered", "its boxes are not those that were signed for", { file: path });
  return handed;
}

export const custodianAccept = defineVerb({
  details:
    "On the successor's own machine, without a desk or a network. Opens every share that was handed over and holds it\n" +
    "against what it was committed to when it was sealed; where one does not hold it is named and nothing is signed. Then\n" +
    "signs that you take the part. HANDED is what daftar custodian hand-over wrote: one file, or those of as many\n" +
    "custodians as say that one is lost. Two people of the desk take OUT to daftar custodian succeed.",
  positional: ["boxes", "handed"],
  needsDesk: false,
  effect: "changes",
  places: ["boxes", "handed", "identity", "out"],
  input: z.object({
    boxes: path.describe("boxes that daftar custodian boxes wrote"),
    handed: z.array(path).min(1).max(32).describe("what daftar custodian hand-over wrote"),
    identity: path.describe("your identity, as daftar custodian new made it, unlocked"),
    out: path.describe("accepted hand-over to write; must not exist"),
  }),
  output: z.object({
    desk: z.string(),
    deskName: z.string(),
    from: z.string(),
    to: z.string(),
    lost: z.boolean(),
    /** Envelopes and sources of which a sound share was handed over. */
    envelopes: z.number(),
    shares: z.number(),
    /** Envelopes of the desk of which nothing was. */
    without: z.number(),
    file: z.string(),
  }),
  async run(context, input) {
    const out = placeOutside(context, input.out, "an accepted hand-over");
    const file = await readBoxesFile(context, input.boxes);
    const handed = together(
      await Promise.all(input.handed.map((one) => readSuccessionFile(diskFiles(context.cwd), one))),
    );
    const identity = await readIdentity(context, input.identity);
    const pair = consentKeyOf(identity);
    const { desk, succession } = handed;
    const { from, to, toKey } = succession;
    if (desk !== file.desk) throw refused("the hand-over and the boxes are of two desks");
    if (to !== (await recipientOf(identity)) || toKey !== pair.publicKey)
      throw refused("this is handed over to another identity");
    requireConsents(file, handed);
    const boxes = handedIn(handed, input.handed[0] ?? "");
    const found = await checkHanded(file, boxes, identity, sha256);
    if (found.wrong.length > 0)
      throw new DaftarError(
        "handover.altered",
        `what was handed over is no share of ${found.wrong.slice(0, 3).join(", ")}` +
          (found.wrong.length > 3 ? ` and of ${found.wrong.length - 3} others` : ""),
        { file: input.handed[0] ?? "", value: found.wrong[0] ?? "" },
      );
    const accepted = toHex(pair.sign(acceptanceBytes(desk, succession)));
    writeNewFile(out, writeSuccession({ ...handed, succession: { ...succession, accepted } }));
    return done({
      desk,
      deskName: OP_BODIES.genesis.parse(file.genesis.op.body).name,
      from,
      to,
      lost: succession.boxes === null,
      envelopes: found.envelopes,
      shares: found.shares,
      without: found.without,
      file: out,
    });
  },
});
