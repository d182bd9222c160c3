import { figureFaults, validateClaimSet } from "@daftar/claims";
import type { DraftClaim } from "@daftar/claims/extract";
import { claimExtractor } from "@daftar/claims/extract";
import { describe, expect, it } from "vitest";
import { entryOf, linksOf } from "./drafts/draftEntry.ts";
import { type Beside, type ClaimEntry, claimOf, EMPTY, fitted, missing, UNLINKED } from "./entry.ts";

const BESIDE: Beside = { id: "a-1", invented: true, asWorded: " at  least 12 ", note: "n", links: UNLINKED };
const FULL: ClaimEntry = {
  ...EMPTY,
  claimant: "the  Ring",
  claimantKind: "rights-group",
  basis: "stated",
  asOf: "2031-03-20",
  numbers: { value: "۱٬۲۰۴", low: "", high: "" },
  qualifier: "at-least",
  via: "Wire > Radio",
};

describe("a claim from a form", () => {
  it("[J13] holds just what its words set, its number in any digits", () => {
    const claim = claimOf(FULL, BESIDE);
    expect(claim).toMatchObject({
      claimant: "the Ring",
      via: ["Wire", "Radio"],
      figure: { value: 1204, low: 1204, high: null, qualifier: "at-least", asWorded: "at least 12" },
    });
    if (claim !== null) expect(figureFaults(claim)).toEqual([]);
  });

  it("is none while anything that it needs is blank, the kind of claimant too", () => {
    expect(missing(EMPTY)).toEqual(["claimant", "claimantKind", "value", "basis", "asOf"]);
    expect(claimOf({ ...FULL, claimantKind: "" }, BESIDE)).toBeNull();
    expect(missing({ ...FULL, qualifier: "between" })).toEqual(["low", "high"]);
    expect(missing({ ...FULL, kind: "denial", numbers: EMPTY.numbers })).toEqual([]);
  });

  it("says in words only what is a quantity in words", () => {
    expect(fitted({ ...FULL, qualifier: "worded" }, "qualifier").kind).toBe("worded-figure");
    expect(fitted({ ...FULL, kind: "worded-figure" }, "kind").qualifier).toBe("worded");
    const back = fitted({ ...FULL, kind: "figure", qualifier: "worded" }, "kind");
    expect(back.qualifier).toBe("exact");
  });
});

describe("a draft as a claim", () => {
  const text =
    "At least 47 people, including 6 children, were killed on Friday, the Ring said. The mayor said nobody was killed.";
  const { claims: drafts } = claimExtractor()(text, { date: "2031-03-20" });
  const claim = (draft: DraftClaim, kept: ReadonlySet<string>) =>
    claimOf(
      { ...entryOf(draft, "x"), claimantKind: "other", claimant: draft.claimant ?? "x" },
      {
        ...BESIDE,
        id: draft.id,
        asWorded: draft.figure.asWorded,
        links: linksOf(draft, (id) => (kept.has(id) ? id : null), new Set()),
      },
    );

  it("keeps its figure, and its links to drafts that were kept too", () => {
    const all = new Set(drafts.map(({ id }) => id));
    const claims = drafts.flatMap((draft) => claim(draft, all) ?? []);
    expect(claims.map(({ figure }) => figure.value)).toEqual([47, 6, 0]);
    expect(claims[1]?.partOf).toBe(claims[0]?.id);
    expect(validateClaimSet(claims)).toEqual([]);
  });

  it("is part of nothing where its whole was not kept", () => {
    const [, part] = drafts;
    if (part === undefined) throw new Error("no part");
    const alone = claim(part, new Set());
    expect(alone).toMatchObject({ partOf: null, partKind: null });
    expect(validateClaimSet(alone === null ? [] : [alone])).toEqual([]);
  });
});
