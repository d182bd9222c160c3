/** `custodian hand-over`: a custodian's consent to a successor, and their shares encrypted anew, without a desk. */
import {
  type CustodianKeys,
  consentBytes,
  custodianMark,
  DaftarError,
  OP_BODIES,
  readCustodian,
  toHex,
} from "@daftar/model";
import { type BoxesFile, handedBlob, handOver, recipientOf, writeSuccession } from "@daftar/seal";
import { checkRecipients, consentKeyOf, sha256, writeNewFile } from "@daftar/store";
import { z } from "zod";
import { placeOutside, readIdentity } from "../opening/files.ts";
import { readBoxesFile } from "../succession/files.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

interface Asked {
  readonly desk: string;
  readonly deskName: string;
  readonly from: string;
  readonly successor: CustodianKeys;
  readonly lost: boolean;
  readonly shares: number;
}

const short = (recipient: string): string =>
  recipient.length <= 70 ? recipient : `${recipient.slice(0, 40)}…${recipient.slice(-10)}`;

/** What is consented to, in words, before anything is signed. */
function inWords({ desk, deskName, from, successor, lost, shares }: Asked): string {
  return [
    `The desk "${deskName.replace(/\s+/g, " ")}" (${desk.slice(0, 16)}).`,
    lost
      ? `You say that the custodian ${short(from)} is lost, and that in their place comes`
      : `You hand your part over, with your shares of ${shares} sealed sources, to`,
    `  ${short(successor.recipient)}`,
    `  mark ${custodianMark(successor, sha256)}`,
    "Compare the mark with the successor by voice. What your key opened it goes on opening. Do so?",
  ].join("\n");
}

/** @throws DaftarError custodian.invalid */
function successorIn(text: string): CustodianKeys & { readonly key: string } {
  const read = readCustodian(text);
  if (read === null || read.key === null)
    throw new DaftarError(
      "custodian.invalid",
      "a successor is age1…, a colon and a consent key, in one string",
      {
        field: "to",
      },
    );
  return { recipient: read.recipient, key: read.key };
}

/** @throws DaftarError handover.refused where the desk says already that it would not count */
function requirePossible(
  { custodians, former }: BoxesFile,
  { own, key, from, to }: Readonly<Record<"own" | "key" | "from" | "to", string>>,
): void {
  const refuse = (words: string): DaftarError => new DaftarError("handover.refused", words);
  const left = former.find(({ recipient }) => recipient === own);
  const me = custodians.find(({ recipient }) => recipient === own) ?? left;
  if (me === undefined) throw refuse("this identity is no custodian's of that desk");
  if (me.key !== key)
    throw refuse("the desk has no consent key of this identity, so it can consent to nothing");
  if (left !== undefined) {
    // Whose part is another's already has nothing to say but: here are further shares of it.
    if (from !== own || to !== left.to)
      throw refuse("this identity's part is another's already; only that one can be handed further shares");
    return;
  }
  if (!custodians.some(({ recipient }) => recipient === from))
    throw refuse("whoever is named as lost is no custodian of that desk now");
  if ([...custodians, ...former].some(({ recipient }) => recipient === to))
    throw refuse("the successor is, or was, a custodian of that desk");
}

export const custodianHandOver = defineVerb({
  details:
    "On your own machine, without a desk or a network. BOXES is what daftar custodian boxes wrote; --to is the string\n" +
    "that daftar custodian new printed for your successor. It encrypts your shares to them, puts nothing together, and\n" +
    "signs that you consent; they take OUT to daftar custodian accept. Until two people of the desk approve it there\n" +
    "(daftar custodian succeed), you stay custodian. With --lost it signs that another custodian is lost: it takes as\n" +
    "many of you as open together, and the successor gets shares only of what is sealed from then on. It says what\n" +
    "is consented to and asks; --yes consents without asking.",
  positional: ["boxes"],
  needsDesk: false,
  effect: "changes",
  places: ["boxes", "identity", "out"],
  input: z.object({
    boxes: path.describe("boxes that daftar custodian boxes wrote"),
    identity: path.describe("your identity, as daftar custodian new made it, unlocked"),
    to: z.string().describe("the successor: age1…:… as daftar custodian new prints it"),
    lost: z.string().optional().describe("recipient of another custodian who is lost"),
    out: path.describe("hand-over to write; must not exist"),
    yes: z.boolean().default(false).describe("consent without asking"),
  }),
  output: z.object({
    desk: z.string(),
    deskName: z.string(),
    from: z.string(),
    to: z.string(),
    /** To compare with the successor by voice. */
    mark: z.string(),
    lost: z.boolean(),
    envelopes: z.number(),
    shares: z.number(),
    /** Envelopes of the desk of which this identity has no share. */
    without: z.number(),
    /** Subjects, one an envelope, of what was dealt wrong to this identity. */
    wrong: z.array(z.string()),
    /** Null where nothing was signed. */
    file: z.string().nullable(),
  }),
  async run(context, input) {
    const out = placeOutside(context, input.out, "a hand-over");
    const successor = successorIn(input.to);
    const file = await readBoxesFile(context, input.boxes);
    const identity = await readIdentity(context, input.identity);
    const own = await recipientOf(identity);
    const pair = consentKeyOf(identity);
    const lost = input.lost !== undefined;
    const from = input.lost === undefined ? own : (readCustodian(input.lost)?.recipient ?? "");
    if (lost && from === own)
      throw new DaftarError(
        "usage.wrong",
        "whoever still has their key hands over themselves, without --lost",
        {
          field: "lost",
        },
      );
    await checkRecipients([successor.recipient, ...file.custodians.map(({ recipient }) => recipient)]);
    requirePossible(file, { own, key: pair.publicKey, from, to: successor.recipient });
    const given = await handOver(lost ? { envelopes: [] } : file, identity, successor.recipient, sha256);
    if (given.wrong.length > 0)
      context.notice(
        "handover.dealt-wrong",
        `${given.wrong.length} envelopes hold no sound share of yours and are left out, the first of ${given.wrong[0]}`,
      );
    const boxes = lost ? null : handedBlob(given.boxes);
    const terms = {
      from,
      to: successor.recipient,
      toKey: successor.key,
      boxes: boxes === null ? null : toHex(sha256(boxes)),
    };
    const { desk } = file;
    const deskName = OP_BODIES.genesis.parse(file.genesis.op.body).name;
    const words = { desk, deskName, from, successor, lost, shares: given.shares };
    const agreed = input.yes || (context.ask !== null && (await context.ask(inWords(words))));
    if (agreed) {
      const consent = { key: pair.publicKey, signature: toHex(pair.sign(consentBytes(desk, terms))) };
      const succession = { ...terms, consents: [consent], accepted: null };
      const made = { desk, madeFrom: file.id, succession, boxes: boxes ?? new Uint8Array(0) };
      writeNewFile(out, writeSuccession(made));
    }
    return done({
      desk,
      deskName,
      from,
      to: successor.recipient,
      mark: custodianMark(successor, sha256),
      lost,
      envelopes: given.boxes.length,
      shares: given.shares,
      without: given.without,
      wrong: [...given.wrong],
      file: agreed ? out : null,
    });
  },
});
