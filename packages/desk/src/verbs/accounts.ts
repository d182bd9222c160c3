/** `account add` and `account count`: forms for one person, and for a number of dead (J2). */
import { readFields } from "@daftar/intake";
import {
  canonicalText,
  classOfRole,
  columnRole,
  countAccount,
  DaftarError,
  isSealedClass,
  lineage,
  listName,
  type OpBody,
  type RecordCell,
  toHex,
  utf8,
} from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import { firstPerson } from "../session/decide.ts";
import { Signers } from "../session/signers.ts";
import { textOnce } from "../session/underWay.ts";
import { readUserJson } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { deciders, path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

/** What is said of the source; sealed whole, and nothing of it is kept in clear. */
const source = z.record(z.string(), z.string());

const accountForm = z.strictObject({
  cells: z.partialRecord(columnRole, z.union([z.string(), z.array(z.string())])),
  lineage,
  source: source.default({}),
});

const countForm = z.strictObject({ account: countAccount, source: source.default({}) });

/** A sealed part is another each time it is made: once for a decision that waits for a passkey. */
function sealAnything(context: VerbContext, desk: OpenDesk, parts: unknown): Promise<string> {
  return textOnce(context, "sealed", () => desk.seal(utf8(canonicalText(parts))));
}

const newId = (context: VerbContext): Promise<string> =>
  textOnce(context, "id", () => toHex(context.random(16)));

export const accountAdd = defineVerb({
  details:
    "FILE holds {cells: {name, father, ageYears, deathDate, deathPlace …}, lineage: {…}, source: {…}} (docs/codebook.md).\n" +
    "Whatever is in `source`, and every cell of a source or free-text role, is sealed before anything is written.\n" +
    "Who enters it (--as) may not sign the death later (J7).",
  positional: ["file"],
  needsDesk: true,
  effect: "changes",
  files: ["file"],
  input: z.object({
    file: path.describe("JSON form"),
    list: listName.default("forms").describe("list the form belongs to"),
    as: deciders,
  }),
  output: z.object({ record: z.string(), list: z.string(), sealed: z.boolean() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const by = firstPerson(input.as);
      const form = await readUserJson(context.files, input.file, accountForm, "op.invalid");
      const all: RecordCell[] = Object.entries(form.cells).flatMap(([role, texts]) =>
        [texts ?? []].flat().map((text) => ({ role: columnRole.parse(role), header: null, text })),
      );
      const cells = all.filter((cell) => !isSealedClass(classOfRole(cell.role)));
      const secret = all.filter((cell) => isSealedClass(classOfRole(cell.role)));
      const read = readFields(cells);
      if (read.kind === "rejected") {
        throw new DaftarError(read.rejected.code, read.rejected.words, {
          file: input.file,
          field: read.rejected.column ?? "cells",
        });
      }
      const record = await newId(context);
      const hasSource = Object.keys(form.source).length > 0 || secret.length > 0;
      const sealed = hasSource
        ? await sealAnything(context, desk, { record, source: form.source, cells: secret })
        : null;
      const body: OpBody<"account"> = { list: input.list, record, cells, lineage: form.lineage, sealed };
      await appendApproved(new Signers(desk, context), "account", body, by);
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
    as: deciders,
  }),
  output: z.object({ id: z.string(), list: z.string(), sealed: z.boolean() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const by = firstPerson(input.as);
      const form = await readUserJson(context.files, input.file, countForm, "count.range");
      const id = await newId(context);
      const sealed =
        Object.keys(form.source).length > 0
          ? await sealAnything(context, desk, { id, source: form.source })
          : null;
      const body: OpBody<"count-account"> = { id, list: input.list, account: form.account, sealed };
      await appendApproved(new Signers(desk, context), "count-account", body, by);
      return done({ id, list: input.list, sealed: sealed !== null });
    }),
});

/** Appends a fact that a person stands behind, with that person's approval. */
async function appendApproved<T extends "account" | "count-account">(
  signers: Signers,
  type: T,
  body: OpBody<T>,
  by: string,
): Promise<void> {
  const draft = { type, subject: "", parents: [], reason: "", body, by };
  await signers.write([{ draft, approvers: [by] }]);
}
