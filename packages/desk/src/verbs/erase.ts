/** `erase`: destroys what records hold, and leaves that they were (decision 0064). */
import {
  type ApprovalFact,
  anyMayPair,
  DaftarError,
  eraseBody,
  type Facts,
  keysHeld,
  type OpBody,
  recordId,
  twoWithAdmin,
} from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import { remainsOf } from "../erase/remains.ts";
import { chunksOf } from "../import/chunksOf.ts";
import { newestPublished, readPublished } from "../release/published.ts";
import { lookAtView } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { type DeskView, viewOf } from "../view/view.ts";

const lines = z.object({
  verifiedNamed: z.number(),
  verified: z.number(),
  reportedLow: z.number(),
  reportedHigh: z.number(),
});

function linesIn(view: DeskView): z.infer<typeof lines> {
  const { verifiedNamed, verified, reported } = view.lines();
  return { verifiedNamed, verified, reportedLow: reported.low, reportedHigh: reported.high };
}

/** @throws DaftarError record.erased, subject.unknown, erase.published */
function requireErasable(desk: OpenDesk, view: DeskView, records: readonly string[]): void {
  const newest = newestPublished(view.facts);
  const published = new Set(
    newest === null
      ? []
      : readPublished(desk, newest).people.flatMap(({ victimId, closing }) =>
          closing === null ? [victimId] : [],
        ),
  );
  for (const record of records) {
    if (view.facts.erased.some((one) => one.record === record))
      throw new DaftarError("record.erased", "this record is erased already", { value: record });
    const victim = view.victimOfRecord(record);
    if (view.recordById(record) === null || victim === null)
      throw new DaftarError("subject.unknown", "no record has this id", { value: record });
    if (published.has(victim.id))
      throw new DaftarError("erase.published", "the newest release holds this person", { value: record });
  }
}

/** Two who may act together (J7), one of them an admin: else it would destroy nothing. @throws DaftarError erase.approvers */
function requirePair(given: readonly ApprovalFact[]): void {
  if (twoWithAdmin(given)) return;
  const words = anyMayPair(given)
    ? "neither of them is an admin"
    : "one of them enrolled the other, or they share a key";
  throw new DaftarError("erase.approvers", words);
}

/** @throws DaftarError erase.approvers */
function requireTwo({ people }: Facts, as: readonly string[]): void {
  const two = people.filter(({ person, revoked }) => as.includes(person) && !revoked);
  if (as.length !== 2 || two.length !== 2)
    throw new DaftarError("erase.approvers", "two enrolled people erase together");
  requirePair(two.flatMap(keysHeld));
}

/** Whole files of the imports that brought rows of these chunks, where they are still here. */
function filesOf(desk: OpenDesk, { imports }: Facts, chunks: ReadonlySet<string>): string[] {
  return imports.flatMap(({ body }) => {
    const brought = desk.hasBlob(body.original) && chunksOf(desk, body).some(({ root }) => chunks.has(root));
    return brought ? [body.original] : [];
  });
}

async function bodyOf(
  desk: OpenDesk,
  view: DeskView,
  records: readonly string[],
  withFiles: boolean,
): Promise<OpBody<"erase">> {
  const rows = new Map<string, string[]>();
  for (const record of records) {
    for (const { chunk, leaves } of await desk.erasure.rowsOf(record)) {
      if (chunk === "")
        throw new DaftarError("erase.in-op", "its cells lie in the op that entered it", { value: record });
      if (leaves.length > 0) rows.set(chunk, [...(rows.get(chunk) ?? []), ...leaves]);
    }
  }
  const gone = new Set(records);
  const files = withFiles ? filesOf(desk, view.facts, new Set(rows.keys())) : [];
  const without = { ...view.facts, records: view.facts.records.filter(({ id }) => !gone.has(id)) };
  return eraseBody.parse({
    records: [...records],
    rows: [...rows].map(([chunk, leaves]) => ({ chunk, leaves })),
    blobs: [...new Set([...(await desk.erasure.sealedOf(records)), ...files])].sort(),
    of: null,
    lines: { before: linesIn(view), after: linesIn(viewOf(desk, without)) },
  });
}

export const erase = defineVerb({
  details:
    "Where law or somebody's safety demands it. The cells of every version of these records are destroyed on this desk,\n" +
    "and on every desk that hears of it; their leaf hashes, the ops, and who decided it and why stay, so that the chain\n" +
    "still verifies and the gap is seen. Erased accounts count in no line, on any day, and the toll says how many there\n" +
    "are. What is sealed of who told of them goes too: no custodians open it then. It cannot be undone. Without --as it\n" +
    "only tells what would go, what would stay all the same, and what the lines would be. Backups, releases that went\n" +
    "out and, without --files, the sealed whole files of imports still hold it.",
  positional: ["records"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    records: z.array(recordId).min(1).max(100).describe("ids of records (daftar victim show)"),
    reason: z.string().max(4000).default("").describe("why, kept for good: name nobody in it"),
    files: z
      .boolean()
      .default(false)
      .describe(
        "destroy the whole sealed files that brought them too; those lists cannot be shown as they came then",
      ),
    as: deciders,
  }),
  output: z.object({
    /** Null where it was only told. */
    op: z.string().nullable(),
    records: z.array(z.string()),
    /** Rows that become their leaf hashes, and sealed files that go. */
    rows: z.number(),
    sealed: z.number(),
    /** What still tells of them, and where. */
    remains: z.array(z.object({ code: z.string(), words: z.string(), count: z.number() })),
    before: lines,
    after: lines,
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAtView(desk);
      const records = [...new Set(input.records)].sort();
      const judge = (view: DeskView): void => {
        requireErasable(desk, view, records);
        if (input.as.length > 0) requireTwo(view.facts, input.as);
      };
      judge(look.view);
      const body = await bodyOf(desk, look.view, records, input.files);
      const told = {
        records,
        rows: body.rows.reduce((sum, { leaves }) => sum + leaves.length, 0),
        sealed: body.blobs.length,
        remains: await remainsOf(desk, look.view, { records, destroyed: new Set(body.blobs) }),
        before: body.lines?.before ?? linesIn(look.view),
        after: body.lines?.after ?? linesIn(look.view),
      };
      if (input.as.length === 0) return done({ op: null, ...told });
      if (input.reason.trim() === "")
        throw new DaftarError("usage.wrong", "say why, without naming anybody", { field: "reason" });
      const by = input.as[0] ?? "machine";
      const draft = { type: "erase" as const, subject: "", parents: [], reason: input.reason, body, by };
      const [written] = await new Signers(desk, context).write([{ draft, approvers: input.as }], {
        look,
        judge: (facts) => judge(viewOf(desk, facts)),
        together: requirePair,
      });
      return done({ op: written?.opId ?? null, ...told });
    }),
});
