import { describe, expect, it } from "vitest";
import { lineageShape, printLineage } from "./lineage.ts";

const pair = {
  sources: ["caller-7", "caller-8"],
  said: false,
  effective: false,
  wouldAdd: true,
  tells: [
    { code: "attest", words: "a custodian attests that they are different persons" },
    { code: "windows", words: "both windows hold 2031-01-08 to 2031-01-10" },
  ],
  words: "“caller-7” (forms) and “caller-8” (calls) are possibly the same person",
};
const why = (code: string, words: string, name: string | null = null, account: string | null = "a") => ({
  code,
  account,
  name,
  words,
});
const shown = lineageShape.parse({
  origins: { known: 1, unknown: false },
  accounts: [
    { record: "a", label: "forms", adds: true, why: [] },
    {
      record: "b",
      label: "calls",
      adds: false,
      why: [why("perhaps-same-source", "possibly the same sealed source as forms", "caller-7")],
    },
    { record: "c", label: "papers", adds: false, why: [why("same-circle", "in a circle", null, null)] },
  ],
  circles: [
    {
      members: ["record:c", "list:news"],
      counts: "unknown",
      words: "papers → news → papers: they go back to one another",
    },
  ],
  values: [
    {
      record: "b",
      field: "deathDate",
      said: "decision",
      from: ["record:a"],
      origins: ["doctor-1"],
      known: true,
      oneWith: ["a"],
      words: "calls has its date of death from forms, which goes back to “doctor-1”",
    },
    {
      record: "c",
      field: "deathPlace",
      said: "copied",
      from: ["list:news"],
      origins: [],
      known: false,
      oneWith: [],
      words: "papers has its place of death from news, from nobody known",
    },
  ],
  valueCircles: [
    { field: "age", members: ["record:b", "record:a"], known: false, words: "age: calls → forms → calls" },
  ],
  perhapsSame: [pair],
  attested: [],
  mayAttest: ["gita"],
});

describe("origins on the terminal", () => {
  it("[J3] names circles, sources that are possibly the same, and what tells these apart", () => {
    const lines = printLineage(shown, "en");
    const text = lines.join(" ").replaceAll(/\s+/g, " ");
    expect(text).toMatch(/^3 accounts, 1 distinct known origin - forms: an origin of its own -/);
    expect(text).toContain("- Circle: papers → news → papers");
    expect(text).toContain("possibly the same person. Told apart, there is one origin more.");
    expect(text).toContain("- calls has its date of death from forms");
    expect(text).toContain("- Circle of one value: age: calls");
    expect(text).toContain("Alike: both windows hold 2031-01-08 to 2031-01-10.");
    expect(text).toContain("`daftar lineage ACCOUNT FILE --as gita`");
  });

  it("[J3] in Persian too, with its own words for every reason and its own digits", () => {
    const text = printLineage(shown, "fa").join("\n");
    expect(text).toMatch(/^۳ روایت، ۱ خاستگاه معلوم جدا\n/);
    expect(text).toContain("حلقه: papers ← news ← papers");
    expect(text).toContain("شاید از همان منبع مهروموم «caller-7» باشد که forms از آن است");
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "calls: تاریخ مرگ از forms، که به «doctor-1» برمی‌گردد؛ forms هم آن را از همان خاستگاه دارد",
    );
    expect(text.replaceAll(/\s+/g, " ")).toContain("papers: جای مرگ از news از جایی نامعلوم");
    expect(text).toContain("حلقه‌ی سن: calls ← forms ← calls");
    expect(text).not.toMatch(/possibly|circle|date/);
  });

  it("says where nobody may attest, and nothing of it where there is nothing to attest", () => {
    expect(printLineage({ ...shown, mayAttest: [] }, "en").join(" ")).toContain("Nobody on this");
    expect(printLineage({ ...shown, perhapsSame: [] }, "en").join(" ")).not.toContain("custodian");
  });
});
