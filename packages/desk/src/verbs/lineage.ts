/** `lineage`: where an account, or one value in it, comes from (J3, J4). */
import {
  type AssertionField,
  assertionField,
  assertionSubject,
  DaftarError,
  type Facts,
  lineage as lineageSchema,
} from "@daftar/model";
import { z } from "zod";
import { headsSeen } from "../session/decide.ts";
import { decideAll, decided } from "../session/decideAll.ts";
import { lookAt } from "../session/look.ts";
import { knownAccounts } from "../session/subjects.ts";
import { readUserJson } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, path, reason, seen } from "../verb/options.ts";
import { defineVerb } from "../verb/verb.ts";
import { fieldTexts } from "../view/accountsOf.ts";

export const lineage = defineVerb({
  details:
    "FILE holds origin, from, household, sawThemself, body, direct, sourceClass, anonymous and sealedSource\n" +
    "(docs/codebook.md, the four questions). It replaces what the list declared for this record or count account.\n" +
    "That two sealed sources are different persons counts only where a custodian decides (--as CUSTODIAN); what else\n" +
    "the file says holds whoever decides. `victim show` tells which sources are possibly the same.\n" +
    'With --field it says where that one value comes from, and nothing of the account: {from: ["record:ID"]} or\n' +
    '["list:NAME"] in it is the origin of that field there. A file that holds `null` takes back what was decided.',
  positional: ["account", "file"],
  needsDesk: true,
  effect: "changes",
  files: ["file"],
  input: z.object({
    account: z.string().describe("record id, or count account's id"),
    file: path.describe("JSON file"),
    field: assertionField.optional().describe("only where this value of the account comes from"),
    as: deciders,
    reason,
    seen,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAt(desk);
      knownAccounts(look.facts, [input.account]);
      const { account, field } = input;
      if (field !== undefined) requireValue(look.facts, account, field);
      const value = await readUserJson(
        context.files,
        input.file,
        lineageSchema.nullable(),
        "lineage.invalid",
      );
      const decided = await decideAll(
        context,
        desk,
        [
          {
            type: "lineage",
            subject: field === undefined ? account : assertionSubject(account, field),
            body: { lineage: value },
            reason: input.reason,
            ...headsSeen(input.seen),
          },
        ],
        input.as,
        { look },
      );
      const nowhere = field === undefined ? [] : silentPlaces(look.facts, field, value?.from ?? []);
      if (nowhere.length > 0)
        context.notice(
          "lineage.from-nowhere",
          `nothing here has a ${field} to take from, so see whether this names what was meant: ${nowhere.join(", ")}`,
        );
      const attests = (value?.sealedSource?.attestedDifferentFrom.length ?? 0) > 0;
      if (attests && !isCustodian(look.facts, input.as))
        context.notice(
          "lineage.not-attested",
          "that its sealed source differs from others is kept, and counts for nothing until a custodian says so (--as)",
        );
      return decided;
    }),
});

/** @throws DaftarError `lineage.no-value` for a count, or a record that never said anything of the field */
function requireValue({ records }: Facts, id: string, field: AssertionField): void {
  if (saysSomething(records, field)(id)) return;
  throw new DaftarError("lineage.no-value", `the account holds no ${field}, so there is nothing to trace`, {
    field: "field",
    value: field,
  });
}

function saysSomething(records: Facts["records"], field: AssertionField): (id: string) => boolean {
  return (id) => {
    const versions = records.find((record) => record.id === id)?.versions ?? [];
    return versions.some(({ fields }) => fieldTexts(fields)[field] !== null);
  };
}

/** What `from` names that has no such value here: a record without it, a list of which no record has it. */
function silentPlaces({ records }: Facts, field: AssertionField, from: readonly string[]): string[] {
  const says = saysSomething(records, field);
  return from.filter((place) => {
    const name = place.slice(place.indexOf(":") + 1);
    if (place.startsWith("record:")) return !says(name);
    const onList = records.filter(({ list }) => place === `list:${list}`);
    return !onList.some(({ versions }) => versions.some(({ fields }) => fieldTexts(fields)[field] !== null));
  });
}

/** T3: whether one of them is a custodian as they decide. */
function isCustodian({ people }: Pick<Facts, "people">, as: readonly string[]): boolean {
  return people.some(
    ({ person, roles, revoked }) => as.includes(person) && roles.includes("custodian") && !revoked,
  );
}
