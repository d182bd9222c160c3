/** `account add` and `account count`: forms for one person, and for a number of dead (J2). */
import { cellBetrays, numberBetraysSomebody, reachesSomebody, readFields } from "@daftar/intake";
import {
  type AssertionLineages,
  assertionField,
  assertionLineages,
  canonicalText,
  classOfRole,
  columnRole,
  countAccount,
  DaftarError,
  isSealedClass,
  type Lineage,
  lineage,
  listName,
  type OpBody,
  type RecordCell,
  type RecordFields,
  utf8,
  versionOf,
} from "@daftar/model";
import { type OpenDesk, sha256 } from "@daftar/store";
import { z } from "zod";
import { idOf, type SealedForm, sealedBefore, sealedOf } from "../session/sealedForm.ts";
import { factBy, onlyPerson, signersReady } from "../session/standBehind.ts";
import { type Unkept, unkeptOnce } from "../session/unkept.ts";
import { readUserJson } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { path, recorder } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { fieldTexts } from "../view/accountsOf.ts";
import { saidOf } from "../view/assertionsOf.ts";

/** What is said of the source; sealed whole, and nothing of it is kept in clear. */
const source = z.record(z.string(), z.string());

const accountForm = z.strictObject({
  cells: z.partialRecord(columnRole, z.union([z.string(), z.array(z.string())])),
  lineage,
  assertions: assertionLineages.default({}),
  source: source.default({}),
  ...sealedBefore,
});

const countForm = z.strictObject({
  account: countAccount,
  source: source.default({}),
  ...sealedBefore,
});

/** Cells as a chunk of one row, salted. */
async function unkeptRow(
  context: VerbContext,
  desk: OpenDesk,
  account: { readonly list: string; readonly record: string; readonly cells: readonly RecordCell[] },
): Promise<Unkept> {
  const { record, cells } = account;
  return unkeptOnce(context, "row", () =>
    desk.makeRows([{ record, version: versionOf(account, sha256), cells }]),
  );
}

export const accountAdd = defineVerb({
  details:
    "FILE holds {cells: {name, father, ageYears, deathDate, deathPlace …}, lineage: {…}, source: {…}} (docs/codebook.md),\n" +
    "or, in place of `source`, `sealed` and `id`: an envelope in base64 for that id, to the custodians of `daftar\n" +
    "custodian list`, made before it was sent (an age file on desks made before envelopes).\n" +
    "`assertions` says where single values come from, where that is elsewhere: {deathDate: {…as lineage}}.\n" +
    "Whatever is in `source`, and every cell of a source or free-text role, is sealed before anything is written.\n" +
    "Who enters it (--as) may not sign the death later (J7).",
  positional: ["file"],
  needsDesk: true,
  effect: "changes",
  files: ["file"],
  input: z.object({
    file: path.describe("JSON form"),
    list: listName.default("forms").describe("list the form belongs to"),
    as: recorder,
  }),
  output: z.object({ record: z.string(), list: z.string(), sealed: z.boolean() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { person, signers } = await enteredBy(desk, context, input.as);
      const form = await readUserJson(context.files, input.file, accountForm, "op.invalid");
      const all: RecordCell[] = Object.entries(form.cells).flatMap(([role, texts]) =>
        [texts ?? []].flat().map((text) => ({ role: columnRole.parse(role), header: null, text })),
      );
      const cells = all.filter((cell) => !isSealedClass(classOfRole(cell.role)));
      const secret = all.filter((cell) => isSealedClass(classOfRole(cell.role)));
      requireNoSource(input.file, [
        ...cells.map((cell) => [`cells.${cell.role}`, cellBetrays(cell)] as const),
        ...inLineage(form.lineage),
        ...inAssertions(form.assertions),
      ]);
      const read = readFields(cells);
      if (read.kind === "rejected") {
        throw new DaftarError(read.rejected.code, read.rejected.words, {
          file: input.file,
          field: read.rejected.column ?? "cells",
        });
      }
      requireValues(input.file, form.assertions, read.ok);
      const asked: SealedForm = { kind: "account", file: input.file, id: form.id, sealed: form.sealed };
      const record = await idOf(context, await desk.facts(), asked);
      const hasSource = Object.keys(form.source).length > 0 || secret.length > 0;
      const said = { record, source: form.source, cells: secret };
      const bytes = utf8(canonicalText(said));
      const sealed = await sealedOf(context, desk, asked, hasSource ? { subject: record, bytes } : null);
      // In a chunk of one row and not in the op, so that an erasure leaves its leaf and the op still holds.
      const row = await unkeptRow(context, desk, { list: input.list, record, cells });
      const body: OpBody<"account"> = {
        list: input.list,
        record,
        cells: [],
        row: row.hash,
        lineage: form.lineage,
        ...(Object.keys(form.assertions).length > 0 ? { assertions: form.assertions } : {}),
        sealed: sealed?.hash ?? null,
      };
      await signers.write([factBy(person, "account", body)], {
        before: async () => {
          row.keep();
          sealed?.keep();
        },
      });
      return done({ record, list: input.list, sealed: sealed !== null });
    }),
});

export const accountCount = defineVerb({
  details:
    "FILE holds {account: {place, window, low, high, asWorded, whatCounted, extent, includes, lineage}, source: {…}}.\n" +
    "It stays a number: it never becomes placeholder people, and named people inside it are not counted twice (J11).",
  positional: ["file"],
  needsDesk: true,
  effect: "changes",
  files: ["file"],
  input: z.object({
    file: path.describe("JSON form"),
    list: listName.default("counts").describe("list it belongs to"),
    as: recorder,
  }),
  output: z.object({ id: z.string(), list: z.string(), sealed: z.boolean() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { person, signers } = await enteredBy(desk, context, input.as);
      const form = await readUserJson(context.files, input.file, countForm, "count.range");
      const { asWorded, place, lineage } = form.account;
      requireNoSource(input.file, [
        ["account.asWorded", reachesSomebody(asWorded)],
        ["account.place", Object.values(place).some((name) => name !== null && reachesSomebody(name))],
        ...inLineage(lineage),
      ]);
      const asked: SealedForm = { kind: "count", file: input.file, id: form.id, sealed: form.sealed };
      const id = await idOf(context, await desk.facts(), asked);
      const bytes = utf8(canonicalText({ id, source: form.source }));
      const hasSource = Object.keys(form.source).length > 0;
      const sealed = await sealedOf(context, desk, asked, hasSource ? { subject: id, bytes } : null);
      const { account } = form;
      const body: OpBody<"count-account"> = { id, list: input.list, account, sealed: sealed?.hash ?? null };
      await signers.write([factBy(person, "count-account", body)], { before: async () => sealed?.keep() });
      return done({ id, list: input.list, sealed: sealed !== null });
    }),
});

type Told = readonly (readonly [field: string, tells: boolean])[];

/** Lineage is kept in clear: its ids are pseudonyms. */
function inLineage({ origin, household, body, sealedSource }: Lineage): Told {
  const all = { origin, household, body, "sealedSource.id": sealedSource?.id ?? null };
  return Object.entries(all).map(
    ([field, text]) => [`lineage.${field}`, text !== null && numberBetraysSomebody(text)] as const,
  );
}

const inAssertions = (assertions: AssertionLineages): Told =>
  saidOf(assertions).flatMap(({ field, lineage }) =>
    inLineage(lineage).map(([of, tells]) => [`assertions.${field}.${of}`, tells] as const),
  );

/** @throws DaftarError `lineage.no-value` where something is said of a value that the form does not hold */
function requireValues(file: string, assertions: AssertionLineages, fields: RecordFields): void {
  const texts = fieldTexts(fields);
  const silent = assertionField.options.find(
    (field) => assertions[field] !== undefined && texts[field] === null,
  );
  if (silent === undefined) return;
  const words = "where a value comes from is said, and the form holds no such value";
  throw new DaftarError("lineage.no-value", words, { file, field: `assertions.${silent}` });
}

/** A form is mended by who fills it in, so nothing of it is taken while its open part tells of a source. */
function requireNoSource(file: string, told: Told): void {
  const field = told.find(([, tells]) => tells)?.[0];
  if (field === undefined) return;
  const words = "this tells how to reach somebody, or who told, and would be kept in clear";
  throw new DaftarError("row.source-in-cell", words, { file, field });
}

/** Asked before anything is sealed: a form is somebody's. */
async function enteredBy(desk: OpenDesk, context: VerbContext, as: readonly string[]) {
  const person = onlyPerson(as);
  if (person === null) throw new DaftarError("person.needed", "nobody was named who enters this");
  return { person, signers: await signersReady(desk, context, person) };
}
