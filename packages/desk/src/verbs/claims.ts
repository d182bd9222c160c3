/** `claim add` and `claim check`: rival public tolls as records, side by side (J13, J14). */
import { type PartsSum, sumParts } from "@daftar/claims";
import { type Claim, canonicalText, DaftarError, type Facts, isoDay } from "@daftar/model";
import { z } from "zod";
import { checkedClaim, checkedClaims } from "../claims/checkedClaims.ts";
import { readClaimsFile } from "../claims/claimFiles.ts";
import { comparedPeople, verdictOn } from "../claims/verdicts.ts";
import { lookAt } from "../session/look.ts";
import { factBy, onlyPerson, signersReady } from "../session/standBehind.ts";
import { readUserBytes } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { path, recorder } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { currentView } from "../view/view.ts";

export const claimAdd = defineVerb({
  details:
    "Columns as in examples/january-2026/claims.csv (J13). A claim known already, word for word, adds nothing; a claim\n" +
    "with a known id and other content is refused: add a new claim that supersedes it. One wrong row, and none is added.",
  positional: ["file"],
  needsDesk: true,
  effect: "changes",
  files: ["file"],
  input: z.object({ file: path.describe("CSV of claims"), as: recorder }),
  output: z.object({ added: z.number(), known: z.number(), claims: z.array(z.string()) }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const person = onlyPerson(input.as);
      const signers = await signersReady(desk, context, person);
      const look = await lookAt(desk);
      const before = look.facts.claims.map((fact) => fact.body.claim);
      const bytes = await readUserBytes(context.files, input.file);
      const inFile = await readClaimsFile(bytes, input.file, []).catch(async (error: unknown) => {
        // A file may refer to claims the desk holds already.
        if (error instanceof DaftarError && error.code === "claim.unknown")
          return readClaimsFile(bytes, input.file, before);
        throw error;
      });
      const fresh = newClaims(look.facts, inFile, input.file);
      const wrong = fresh.find((claim) => claim.invented !== desk.info.practice);
      if (wrong !== undefined) {
        throw desk.info.practice
          ? new DaftarError("claim.real-on-practice", "this claim is not marked invented", {
              file: input.file,
              value: wrong.id,
            })
          : new DaftarError("desk.practice-only", "an invented claim belongs on a practice desk", {
              file: input.file,
              value: wrong.id,
            });
      }
      await signers.write(
        fresh.map((claim) => factBy(person, "claim", { claim })),
        {
          look,
          judge: (facts) => {
            if (newClaims(facts, fresh, input.file).length < fresh.length)
              throw new DaftarError("decision.stale", "some of these claims were added meanwhile");
          },
        },
      );
      return done({
        added: fresh.length,
        known: inFile.length - fresh.length,
        claims: fresh.map((claim) => claim.id),
      });
    }),
});

/** Those that the desk does not hold. @throws DaftarError `claim.invalid` where it holds other words under an id */
function newClaims({ claims }: Facts, inFile: readonly Claim[], file: string): readonly Claim[] {
  const byId = new Map(claims.map(({ body }) => [body.claim.id, canonicalText(body.claim)]));
  const fresh = inFile.filter((claim) => byId.get(claim.id) !== canonicalText(claim));
  const clash = fresh.find((claim) => byId.has(claim.id));
  if (clash !== undefined) {
    throw new DaftarError(
      "claim.invalid",
      "a claim with this id says something else; add one that supersedes it",
      { file, value: clash.id },
    );
  }
  return fresh;
}

const partsShown = z.object({
  whole: z.string(),
  parts: z.array(z.string()),
  sum: z.number().nullable(),
  code: z.string(),
  words: z.string(),
  flags: z.array(z.object({ code: z.string(), claims: z.array(z.string()), words: z.string() })),
});

function shownParts({ whole, parts, sum, code, words, flags }: PartsSum): z.infer<typeof partsShown> {
  return {
    whole: whole.id,
    parts: parts.map((part) => part.id),
    sum,
    code,
    words,
    flags: flags.map((flag) => ({ code: flag.code, claims: [...flag.claims], words: flag.words })),
  };
}

export const claimCheck = defineVerb({
  details:
    "Verdicts are the sentences of rule J14 and no other words. With --strict the answer is no (exit 1) where parts do\n" +
    "not sum or a claim lies below what the desk verified by name.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({
    strict: z.boolean().default(false).describe("exit 1 where parts differ or a figure is exceeded"),
    asOf: isoDay.optional().describe("claims and records as of this day"),
  }),
  output: z.object({ claims: z.array(checkedClaim), parts: z.array(partsShown) }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const view = await currentView(desk, input.asOf ?? null);
      const claims = view.facts.claims.map((fact) => fact.body.claim);
      const people = comparedPeople(view.judgement.victims);
      const checked = checkedClaims(
        claims,
        (claim) => verdictOn(claim, people, view.scope, null),
        input.asOf ?? null,
      );
      const parts = sumParts(claims, input.asOf ?? null).map(shownParts);
      const bad =
        parts.some((sum) => sum.code === "differs" || sum.flags.length > 0) ||
        checked.some((claim) => claim.verdict.code === "exceeded");
      return { result: { claims: checked, parts }, exit: input.strict && bad ? 1 : 0 };
    }),
});
