/** What a publisher who holds the log's key could sign, and audit finds all the same. */
import {
  COMMITTED_CLAIM_FIELDS,
  COMMITTED_PERSON_FIELDS,
  fromUtf8,
  type GateSummary,
  type PublicLeaf as Leaf,
  RELEASE_PATHS,
  toHex,
  utf8,
} from "@daftar/model";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../report.ts";
import { assemble } from "../testing/assemble.suite.ts";
import { audit, codes, forged } from "../testing/audited.suite.ts";
import { FORGERIES, forge } from "../testing/forgeries.suite.ts";
import { sha256 } from "../testing/nodeCrypto.suite.ts";
import {
  closeLeaf,
  committed,
  type Parts,
  rehash,
  repage,
  smallParts,
} from "../testing/smallRelease.suite.ts";

describe("a publisher who signs something else", () => {
  it("[J20] a shut gate, one told as open against its measures, and left-out people told too closely are found", async () => {
    const measure = (met: boolean) => ({ id: "origins", value: 3, threshold: 3, met, words: "three" });
    const row = (province: string | null, people: number) => ({ what: "set aside", province, people });
    const open: GateSummary = { open: true, code: "gate.open", measures: [measure(true)], leftOut: [] };
    const of = async (some: Partial<GateSummary>) =>
      codes(
        await forged((parts) => {
          parts.toll = { ...parts.toll, gate: { ...open, ...some } };
        }),
      );
    expect(await of({ leftOut: [row(null, 45), row("a", 25)] })).toEqual([]);
    expect(await of({ leftOut: [row(null, 19)] })).toEqual([]);
    expect(await of({ open: false, code: "gate.shut", measures: [measure(false)] })).toEqual(["audit.gate"]);
    expect(await of({ measures: [measure(false)] })).toEqual(["audit.gate"]);
    // Too few in a province; too few in all the others; more in a province than in all.
    for (const leftOut of [
      [row(null, 60), row("a", 19)],
      [row(null, 30), row("a", 25)],
      [row(null, 20), row("a", 25)],
      [row("a", 25)],
    ])
      expect(await of({ leftOut }), JSON.stringify(leftOut)).toEqual(["audit.gate"]);
  });

  it("[J16] a toll that the rows do not give is found", async () => {
    const report = await forged((parts) => {
      const lines = { ...parts.toll.lines, reported: { low: 20, high: 33 } };
      parts.toll = { ...parts.toll, lines };
      const last = parts.leaves[2]!;
      if (last.type === "toll.publish") parts.leaves[2] = { ...last, lines };
      repage(parts);
    });
    expect(codes(report)).toEqual(["audit.toll"]);
  });

  it("[J17] a toll that the log does not hold is found, though the rows give it", async () => {
    const report = await forged((parts) => {
      const last = parts.leaves[2]!;
      if (last.type === "toll.publish") {
        parts.leaves[2] = { ...last, lines: { ...last.lines, reported: { low: 20, high: 35 } } };
      }
    });
    expect(codes(report)).toEqual(["audit.toll"]);
  });

  it("[J17] a release without a toll in its log is found", async () => {
    const report = await forged((parts) => {
      parts.leaves = parts.leaves.slice(0, 2);
      parts.before = parts.before.filter((leaf) => leaf.type !== "toll.publish");
      parts.release = { ...parts.release, previous: { ...parts.release.previous!, logSize: 12 } };
    });
    expect(codes(report)).toEqual(["audit.toll"]);
  });

  it("[J17] a row changed without a leaf does not open its commitment, in every committed field", async () => {
    const changes: Record<(typeof COMMITTED_PERSON_FIELDS)[number], unknown> = {
      class: "public-reduced",
      group: "G0000000000000009",
      level: "corroborated",
      named: false,
      nameForms: [{ text: "Invented Else", script: "latin" }],
      ageBand: "60+",
      sex: null,
      date: null,
      city: null,
      province: "province-b",
      cause: "beating",
      population: "bystander",
      dispute: "circumstances",
      twoOrMoreOrigins: null,
      missingPresumed: true,
      firstPublished: "2019-03-05",
      changed: "2019-03-05",
      reason: "level-changed",
    };
    for (const field of COMMITTED_PERSON_FIELDS) {
      const report = await forged((parts) => {
        parts.people[4] = { ...parts.people[4]!, [field]: changes[field] };
      });
      expect(codes(report), field).toContain("audit.commitment");
      expect(report.faults.find((fault) => fault.code === "audit.commitment")?.detail).toContain(field);
    }
  });

  it("[J17] counts and claims changed without a leaf are found", async () => {
    const report = await forged((parts) => {
      parts.counts[0] = { ...parts.counts[0]!, high: 31 };
    });
    expect(codes(report)).toContain("audit.commitment");
    const claims = await forged((parts) => {
      parts.claims[0] = { ...parts.claims[0]!, claimant: "Another" };
    });
    expect(codes(claims)).toEqual(["audit.commitment"]);
  });

  it("[J17] a row without a leaf, without an opening, or of another version is found", async () => {
    const unlogged = await forged((parts) => {
      parts.leaves.splice(1, 1);
    });
    expect(codes(unlogged)).toEqual(["audit.leaf"]);
    const unopened = await forged((parts) => {
      parts.openings.splice(0, 1);
    });
    expect(codes(unopened)).toEqual(["audit.commitment"]);
    const older = await forged((parts) => {
      parts.people[0] = { ...parts.people[0]!, version: 1 };
    });
    expect(codes(older)).toEqual(["audit.leaf"]);
  });

  it("[J17] an opening that has no row is found: it would tell a withdrawn value", async () => {
    const report = await forged((parts) => {
      const salts = committed(
        "P0000000000000008",
        1,
        COMMITTED_PERSON_FIELDS,
        Object.fromEntries(COMMITTED_PERSON_FIELDS.map((field) => [field, null])),
      ).salts;
      parts.openings.push({ publicId: "P0000000000000008", version: 1, salts });
    });
    expect(codes(report)).toEqual(["audit.commitment"]);
  });

  it("[J15] a name published in this release and not shown is missing", async () => {
    const report = await forged((parts) => {
      parts.people = parts.people.filter((row) => row.publicId !== "P0000000000000009");
      parts.openings = parts.openings.filter((opening) => opening.publicId !== "P0000000000000009");
    });
    expect(codes(report)).toContain("audit.name-missing");
  });

  it("[J15] as many names gone as go out together, without their closing leaves, are missing", async () => {
    const gone = [4, 5, 6, 7].map((n) => `P000000000000000${n}`);
    const report = await forged((parts) => {
      parts.people = parts.people.filter((row) => !gone.includes(row.publicId));
      parts.openings = parts.openings.filter((opening) => !gone.includes(opening.publicId));
    });
    expect(report.faults.filter((fault) => fault.code === "audit.name-missing").map((f) => f.where)).toEqual([
      ...gone,
      "P0000000000000008",
    ]);
  });

  const closing = (parts: Parts, numbers: readonly number[]) => {
    const ids = numbers.map((n) => `P000000000000000${n}`);
    parts.people = parts.people.filter((row) => !ids.includes(row.publicId));
    parts.openings = parts.openings.filter((opening) => !ids.includes(opening.publicId));
    for (const leaf of parts.before) {
      if (leaf.type === "person.publish" && ids.includes(leaf.publicId))
        parts.leaves.unshift(closeLeaf(leaf));
    }
    parts.corrections = ids.map((publicId) => ({
      invented: false,
      publicId,
      reason: "on-request",
      slot: "2019-03-11",
    }));
  };
  const withoutToll = (report: AuditReport) =>
    report.faults.filter((fault) => fault.code !== "audit.toll" && fault.code !== "audit.page");

  it("[J15] five closed together pass, and fewer do not", async () => {
    const five = await forged((parts) => closing(parts, [4, 5, 6, 7, 8]));
    expect(withoutToll(five)).toEqual([]);
    expect(five.notes).toEqual([]);
    const two = await forged((parts) => closing(parts, [7, 8]));
    expect(withoutToll(two)).toEqual([
      { code: "audit.leaf", where: "log/", detail: "2 closings went out together, fewer than 5" },
    ]);
  });

  it("[J15] a closing that is not listed, or listed with another reason, or a row that stays, is found", async () => {
    const unlisted = await forged((parts) => {
      closing(parts, [4, 5, 6, 7, 8]);
      parts.corrections.pop();
    });
    expect(withoutToll(unlisted)).toHaveLength(1);
    const other = await forged((parts) => {
      closing(parts, [4, 5, 6, 7, 8]);
      parts.corrections[0] = { ...parts.corrections[0]!, reason: "correction" };
    });
    expect(withoutToll(other)).toHaveLength(1);
    const stays = await forged((parts) => {
      const row = parts.people[3]!;
      closing(parts, [4, 5, 6, 7, 8]);
      parts.people.push(row);
    });
    expect(codes(stays)).toContain("audit.leaf");
  });

  it("[J17] a leaf that names another before it, a version left out, or a leaf after the end is found", async () => {
    const unlinked = await forged((parts) => {
      const leaf = parts.leaves[0]!;
      if (leaf.type === "person.amend") parts.leaves[0] = { ...leaf, prev: "0".repeat(64) };
    });
    expect(codes(unlinked)).toEqual(["audit.leaf"]);
    const skipped = await forged((parts) => {
      const leaf = parts.leaves[0]!;
      if (leaf.type === "person.amend") parts.leaves[0] = { ...leaf, version: 3 };
    });
    expect(codes(skipped)).toEqual(["audit.leaf"]);
    const twice = await forged((parts) => {
      parts.leaves.push(parts.leaves[1]!);
    });
    expect(codes(twice)).toEqual(["audit.leaf"]);
  });

  it("[J16] a row that is only counted and has a leaf is found: it could be followed", async () => {
    const report = await forged((parts) => {
      const leaf = parts.leaves[1]!;
      if (leaf.type === "person.publish") parts.leaves[1] = { ...leaf, publicId: "P0000000000000101" };
    });
    expect(report.faults.map((fault) => fault.detail)).toContain("a row that is only counted has a leaf");
  });

  it("[J13] a claim whose record changed between releases is told, though its leaf commits to it", async () => {
    const report = await forged((parts) => {
      const first = parts.before.find((leaf) => leaf.type === "claim.publish" && leaf.publicId === "whole");
      if (first?.type !== "claim.publish") throw new Error("the claim's leaf");
      const claim = { ...parts.claims[0]!, caveats: "other words" };
      parts.claims[0] = claim;
      const { commits, salts } = committed("whole", 2, COMMITTED_CLAIM_FIELDS, { claim });
      parts.leaves.unshift({ ...first, version: 2, commits });
      parts.openings = parts.openings.map((one) =>
        one.publicId === "whole" ? { ...one, version: 2, salts } : one,
      );
      rehash(parts);
    });
    expect(report.faults).toEqual([]);
    expect(report.notes.filter(({ where }) => where === "whole")).toEqual([
      { where: "whole", detail: "the record of this claim is another than the one published first" },
    ]);
  });

  it("[J13] a claim that is gone is found", async () => {
    const report = await forged((parts) => {
      parts.claims.pop();
      parts.toll = { ...parts.toll, claims: parts.toll.claims.slice(0, 1) };
      parts.openings.pop();
    });
    expect(codes(report)).toEqual(["audit.claims"]);
  });

  it("[J13] a table that says something else than the data is found", async () => {
    for (const path of [RELEASE_PATHS.claimsCsv, RELEASE_PATHS.peopleCsv, RELEASE_PATHS.countsCsv]) {
      const text = fromUtf8(assemble(smallParts(false)).get(path)!);
      const report = await forged((parts) =>
        parts.override.set(path, text.replace("2019-02-01", "2019-02-03")),
      );
      expect(codes(report)).toEqual([path === RELEASE_PATHS.claimsCsv ? "audit.claims" : "audit.leaf"]);
      const shorter = await forged((parts) => parts.override.set(path, `${text.split("\n")[0]}\n`));
      expect(shorter.ok).toBe(false);
      const broken = await forged((parts) => parts.override.set(path, `${text}"`));
      expect(broken.ok).toBe(false);
    }
  });

  it("[J14] a sentence beside a claim that the rows do not give, or none, is found", async () => {
    const [whole, part] = smallParts(false).toll.claims;
    if (whole === undefined || part === undefined) throw new Error("two verdicts");
    const more = "9 people verified by name in the same scope exceed this figure";
    for (const verdicts of [
      [{ ...whole, code: "exceeded", words: more }, part],
      [{ ...whole, words: more }, part],
      [{ ...whole, words: "the desk documents 3, which does not exceed this figure" }, part],
      [whole, { ...part, words: "exaggerated" }],
      [whole, part, { ...part, code: "judged", words: "a lie" }],
      [whole],
    ]) {
      const report = await forged((parts) => {
        parts.toll = { ...parts.toll, claims: verdicts };
      });
      expect(codes(report)).toEqual(["audit.claims"]);
    }
  });

  it("[J14] the interval's sentence stands where the estimate has one, and nowhere else", async () => {
    const inside = {
      claim: "whole",
      code: "inside",
      words: "inside the desk's interval; not a test of the claim",
    };
    const withSentence = (parts: Parts) => {
      parts.toll = { ...parts.toll, claims: [...parts.toll.claims, inside] };
    };
    expect(codes(await forged(withSentence))).toEqual(["audit.claims"]);
    const withEstimate = (covers: unknown, asOf?: string) =>
      forged((parts) => {
        withSentence(parts);
        if (asOf !== undefined) parts.claims[0] = { ...parts.claims[0]!, asOf };
        const headline = { low: 10, high: 40, level: 95, lowerBound: 10, refused: null };
        const estimate = { documented: 9, lists: ["A", "B", "C"], headline, methods: [], seed: 1, covers };
        parts.override.set(RELEASE_PATHS.estimate, JSON.stringify({ invented: false, estimate }));
      });
    const covers = {
      window: { from: "2019-02-01", to: "2019-02-28" },
      provinces: ["province-a"],
      populations: ["protester"],
    };
    for (const same of [covers, { ...covers, provinces: [], populations: [] }])
      expect((await withEstimate(same)).faults).toEqual([]);
    // Of other deaths than the release counts, or of days after the claim's, it stands beside no claim.
    for (const other of [
      null,
      { ...covers, provinces: ["province-b"] },
      { ...covers, populations: ["bystander"] },
      { ...covers, window: { from: "2019-02-01", to: "2019-02-20" } },
    ])
      expect(details(await withEstimate(other))).toEqual([
        "the sentence beside it is not the one that the rows give",
      ]);
    expect(details(await withEstimate(covers, "2019-02-27"))).toContain(
      "the sentence beside it is not the one that the rows give",
    );
  });

  it("[J13] claims that do not hold together are found", async () => {
    const report = await forged((parts) => {
      parts.claims[1] = { ...parts.claims[1]!, partOf: "nowhere" };
    });
    expect(codes(report)).toContain("audit.claims");
  });

  it("[J12] cuts by night, place, age and so on that the rows do not give are found", async () => {
    const report = await forged((parts) => {
      parts.toll = {
        ...parts.toll,
        breakdowns: JSON.parse(JSON.stringify(parts.toll.breakdowns).replace('"people":6', '"people":5')),
      };
    });
    expect(codes(report)).toEqual(["audit.toll"]);
  });

  it("[J10] remarks on the toll that the rows do not give are found; other words for them are not a fault", async () => {
    const none = await forged((parts) => {
      parts.toll = { ...parts.toll, flags: [] };
    });
    expect(codes(none)).toEqual(["audit.toll"]);
    const number = await forged((parts) => {
      parts.toll = { ...parts.toll, flags: [{ code: "toll.open-pairs", words: "2 less" }] };
    });
    expect(codes(number)).toEqual(["audit.toll"]);
  });

  it("another release before it, or another version, than the log's is found", async () => {
    const previous = await forged((parts) => {
      parts.release = { ...parts.release, previous: { manifest: "0".repeat(64), logSize: 13 } };
    });
    expect(codes(previous)).toEqual(["audit.leaf"]);
    const none = await forged((parts) => {
      parts.release = { ...parts.release, previous: null };
    });
    expect(codes(none)).toEqual(["audit.leaf"]);
    const version = await forged((parts) => {
      parts.release = { ...parts.release, version: 3 };
    });
    expect(codes(version)).toEqual(["audit.leaf"]);
  });

  it("[J17] a log signed by another key than the release names is refused", async () => {
    expect(codes(await audit(assemble(smallParts(false), 6)))).toEqual(["audit.checkpoint"]);
  });

  it("a manifest that leaves out a file every release has is found", async () => {
    const files = new Map(assemble(smallParts(false)));
    const manifest = JSON.parse(fromUtf8(files.get(RELEASE_PATHS.manifest)!));
    delete manifest.files[RELEASE_PATHS.toll];
    files.set(RELEASE_PATHS.manifest, utf8(JSON.stringify(manifest)));
    files.delete(RELEASE_PATHS.toll);
    expect(codes(await audit(files))).toContain("audit.manifest");
  });
});

describe("classes and days", () => {
  const only = async (what: string): Promise<AuditReport> => {
    const forgery = FORGERIES.find((one) => one.what.startsWith(what));
    if (forgery === undefined) throw new Error(what);
    return audit(forge(forgery));
  };

  it("[J15] [J16] a row that shows more than its class is found, and rows that are too few to show what they show", async () => {
    for (const [what, shows] of [
      ["a name in a row that is only counted", "a row that is count-only shows a name"],
      ["a row that is only counted, with a past", "a row that is count-only shows a past"],
      [
        "rows that are only counted and show",
        "1 kinds of rows that are only counted are shown of fewer than 4 people",
      ],
    ] as const) {
      const report = await only(what);
      expect([codes(report), details(report)], what).toEqual([["audit.class"], [shows]]);
    }
    expect(details(await only("a row that is only counted, and says"))).toContain(
      "a row that is count-only shows whom it may be",
    );
    expect(details(await only("a person shown in part"))).toEqual([
      "a row that is public-reduced shows an age, a city, a cause, a population, a dispute, its origins, a day",
    ]);
  });

  it("[J15] [J17] nobody dates a name, a change or a correction before the release that held it", async () => {
    const other = "its day of publication is not that of the release that published it";
    expect(details(await only("a new name dated"))).toEqual([other]);
    expect(details(await only("a changed row that says"))).toEqual([other]);
    expect(details(await only("a correction dated"))).toContain(other);
    expect(details(await only("a new name with a reason"))).toEqual([
      "a row gives a reason for changing that never changed, or none that did",
    ]);
  });
});

describe("pages", () => {
  it("[J16] a page without one of the figures is found, in either language", async () => {
    for (const path of [RELEASE_PATHS.english, RELEASE_PATHS.persian] as const) {
      const report = await forged((parts) => {
        parts.pages[path] = parts.pages[path].replace(/34|۳۴/, "3 4");
      });
      expect(report.faults).toEqual([
        { code: "audit.page", where: path, detail: "the page does not show the figures 34" },
      ]);
    }
  });

  it("[J15] a page that leaves out a name is found; a name within a script is not shown", async () => {
    const report = await forged((parts) => {
      parts.pages["index.html"] = parts.pages["index.html"].replace(
        "<bdi>Invented Barfavar2</bdi>",
        "<script>Invented Barfavar2</script>",
      );
    });
    expect(report.faults).toEqual([
      { code: "audit.page", where: "index.html", detail: "the page leaves out 1 people of the data" },
    ]);
  });

  it("[J15] a name in a value of an attribute, after markup that does not end, or before a comment that does not, is not shown", async () => {
    const name = "<bdi>Invented Barfavar2</bdi>";
    for (const [hidden, people] of [
      [`<bdi title="of > ${name} ">?</bdi>`, 1],
      [`<bdi title = '> ${name} '>?</bdi>`, 1],
      [`<template>${name}</template>?`, 1],
      [`<script>${name}`, 7],
      [`<!-- ${name}`, 7],
    ] as const) {
      const report = await forged((parts) => {
        parts.pages["index.html"] = parts.pages["index.html"].replace(name, () => hidden);
      });
      const [leftOut] = details(report).filter((detail) => detail.startsWith("the page leaves out"));
      expect(leftOut, hidden).toBe(`the page leaves out ${people} people of the data`);
    }
  });

  it("[J15] a page that shows two people's names with each other's ids is found", async () => {
    const report = await forged((parts) => {
      const [one, other] = parts.people
        .flatMap(({ nameForms }) => nameForms.slice(0, 1))
        .map(({ text }) => text);
      parts.pages["index.html"] = parts.pages["index.html"]
        .replace(`<bdi>${one}</bdi>`, "<bdi>?</bdi>")
        .replace(`<bdi>${other}</bdi>`, `<bdi>${one}</bdi>`)
        .replace("<bdi>?</bdi>", `<bdi>${other}</bdi>`);
    });
    expect(report.faults).toEqual([
      { code: "audit.page", where: "index.html", detail: "the page leaves out 2 people of the data" },
    ]);
  });

  it("[J16] a page that shows a person who is not in the data is found", async () => {
    const report = await forged((parts) => {
      parts.pages["fa.html"] += "<li><code>P00000000000000aa</code></li>";
    });
    expect(report.faults).toEqual([
      { code: "audit.page", where: "fa.html", detail: "the page shows 1 people who are not in the data" },
    ]);
  });

  it("figures may be written with their thousands set apart, and names with entities", async () => {
    const report = await forged((parts) => {
      parts.people[1] = {
        ...parts.people[1]!,
        nameForms: [{ text: "Invented O'Person & Co", script: "latin" }],
      };
      parts.counts[0] = { ...parts.counts[0]!, low: 2000, high: 1234567 };
      const lines = { ...parts.toll.lines, reported: { low: 2000, high: 1234571 } };
      parts.toll = { ...parts.toll, lines };
      repage(parts);
      const { pages } = parts;
      pages["index.html"] = pages["index.html"]
        .replace("1234571", "1,234,571")
        .replace("O'Person & Co", "O&#39;Person &amp; Co");
      pages["fa.html"] = pages["fa.html"].replace("۱۲۳۴۵۷۱", "۱٬۲۳۴٬۵۷۱").replace("& Co", "&amp; Co");
    });
    expect(codes(report)).toEqual(["audit.commitment", "audit.toll"]);
  });

  it("[J22] what a browser reads otherwise than an audit does, or shows in the page's place, is found", async () => {
    for (const [what, shows] of [
      ["a page that leads elsewhere", "the attribute http-equiv"],
      ["a page within a page", "the element iframe"],
      ["a page with a name in an attribute", "markup that is none"],
      ["a page with a figure in an entity", "an entity"],
      ["a page that a browser reads on after", "markup that is none"],
      ["a page whose figures are hidden", "the attribute hidden"],
      ["a page with style of its own", "the attribute style"],
      ["a page that runs what it shows", "the attribute onload"],
      ["a page with a script from elsewhere", "the attribute src"],
      ["a page whose letters are turned", "a turn of direction"],
    ] as const) {
      const forgery = FORGERIES.find((one) => one.what.startsWith(what));
      const report = await audit(forge(forgery!));
      expect(details(report), what).toEqual([`the page holds what no page of a release does: ${shows}`]);
    }
  });

  it("[J19] a practice page without its marks is found, in either language", async () => {
    for (const [path, mark] of [
      [RELEASE_PATHS.english, "invented"],
      [RELEASE_PATHS.english, "Practice"],
      [RELEASE_PATHS.persian, "ساختگی"],
      [RELEASE_PATHS.persian, "تمرین"],
    ] as const) {
      const report = await forged((parts) => {
        parts.people = parts.people.map((row) => ({ ...row, nameForms: [], named: false }));
        repage(parts);
        parts.pages[path] = parts.pages[path].replace(mark, "");
      }, true);
      expect(codes(report), mark).toContain("audit.marks");
    }
  });
});

describe("marks of invented material", () => {
  it("[J19] a practice release that lacks one of its marks is found", async () => {
    const changes: ((parts: Parts) => void)[] = [
      (parts) => {
        parts.people[0] = { ...parts.people[0]!, invented: false };
      },
      (parts) => {
        parts.counts[0] = { ...parts.counts[0]!, invented: false };
      },
      (parts) => {
        parts.claims[0] = { ...parts.claims[0]!, invented: false };
      },
      (parts) => {
        parts.toll = { ...parts.toll, invented: false };
      },
      (parts) => {
        parts.people[9] = { ...parts.people[9]!, publicId: "P0000000000000109" };
      },
      (parts) => parts.override.set(RELEASE_PATHS.overlaps, '{"invented":false,"aliases":[],"cells":null}'),
      (parts) => parts.override.set(RELEASE_PATHS.sources, '{"invented":false,"classes":[]}'),
      (parts) => parts.override.set(RELEASE_PATHS.estimate, '{"invented":false,"estimate":null}'),
    ];
    for (const [at, change] of changes.entries()) {
      expect(codes(await forged(change, true)), `change ${at}`).toContain("audit.marks");
    }
  });

  it("[J19] invented rows in a release that is not practice are found", async () => {
    const report = await forged((parts) => {
      parts.people[9] = { ...parts.people[9]!, invented: true };
    });
    expect(codes(report)).toEqual(["audit.marks"]);
    const id = await forged((parts) => {
      parts.people[9] = { ...parts.people[9]!, publicId: "PRACTICE-P0000000000000109" };
    });
    expect(codes(id)).toEqual(["audit.marks"]);
  });
});

it("rehash links changed leaves again (a check of the tests' own tool)", async () => {
  const report = await forged((parts) => {
    const [amend] = parts.leaves;
    if (amend?.type === "person.amend") parts.leaves[0] = { ...amend, prev: null };
    rehash(parts);
  });
  expect(report.faults).toEqual([]);
});

/** What is wrong, in the report's own words: several faults share a code, and each must be told by itself. */
const details = (report: AuditReport) => report.faults.map((fault) => fault.detail);

describe("each fault is told by itself", () => {
  const leafOf = (parts: Parts, at: number) => {
    const leaf = parts.leaves[at];
    if (leaf === undefined || !("publicId" in leaf)) throw new Error("a leaf of an item");
    return leaf;
  };

  it("[J17] a version left out, a first leaf that is not the first, and a leaf after a closing", async () => {
    const skipped = await forged((parts) => {
      parts.leaves[0] = { ...leafOf(parts, 0), version: 3 };
    });
    expect(details(skipped)).toContain("versions of an item do not follow one another");
    const second = await forged((parts) => {
      parts.leaves[1] = { ...leafOf(parts, 1), version: 2 };
    });
    expect(details(second)).toContain("the first leaf of an item says that others precede it");
    const reopened = await forged((parts) => {
      const eighth = parts.before[7]!;
      if (!("publicId" in eighth)) throw new Error("person 8");
      const close = closeLeaf(eighth);
      parts.leaves.unshift(close, { ...leafOf(parts, 0), publicId: close.publicId, version: 3 });
      rehash(parts);
    });
    expect(details(reopened)).toContain("a leaf follows the closing of its item");
  });

  it("[J20] what approvers said: of the release it stands in, once at its end, by enough people", async () => {
    const words = (some: object = {}): Leaf => ({
      v: 1,
      type: "words.publish",
      version: 2,
      approvals: 2,
      dissents: ["a reason", "another"],
      ...some,
    });
    const said = (...leaves: readonly Leaf[]) =>
      forged((parts) => {
        parts.leaves.push(...leaves);
      });
    expect((await said(words())).faults).toEqual([]);
    const wrong = "what approvers said stands at no release of theirs";
    expect(details(await said(words({ version: 1 })))).toEqual([wrong]);
    expect(details(await said(words(), words()))).toEqual([wrong]);
    expect(details(await said(words({ dissents: ["b", "a"] })))).toEqual([
      "reasons of dissent are not sorted, which tells who spoke when",
    ]);
    const asked = await forged((parts) => {
      parts.release = { ...parts.release, approvers: 3 };
      parts.leaves.push(words());
    });
    expect(details(asked)).toEqual(["fewer people approved the release than it says must"]);
  });

  it("[J17] two rows under one id, and a count that is gone", async () => {
    const twice = await forged((parts) => {
      parts.counts.push(parts.counts[0]!);
    });
    expect(details(twice)).toContain("two rows stand under one id");
    const gone = await forged((parts) => {
      const [count] = parts.counts.splice(0, 1);
      parts.openings = parts.openings.filter((opening) => opening.publicId !== count?.publicId);
    });
    expect(details(gone)).toContain("a count account is gone without a closing leaf");
  });

  it("a version of the release that the log does not close with", async () => {
    const files = await forged((parts) => {
      parts.before = parts.before.map((leaf) => (leaf.type === "release" ? { ...leaf, version: 2 } : leaf));
      parts.release = { ...parts.release, version: 3 };
    });
    expect(details(files)).toContain("versions of releases do not follow one another");
    const parts = smallParts(false);
    const whole = assemble(parts);
    const text = fromUtf8(whole.get(RELEASE_PATHS.release)!).replace('"version":2', '"version":3');
    const report = await audit(new Map(whole).set(RELEASE_PATHS.release, utf8(text)));
    expect(details(report)).toContain("the release is of another version than the log's last");
  });

  it("files changed after signing, and the manifest with them", async () => {
    const whole = new Map(assemble(smallParts(false)));
    const page = utf8(`${fromUtf8(whole.get(RELEASE_PATHS.english)!)}\n`);
    const manifest = JSON.parse(fromUtf8(whole.get(RELEASE_PATHS.manifest)!));
    manifest.files[RELEASE_PATHS.english] = { bytes: page.length, sha256: toHex(sha256(page)) };
    whole.set(RELEASE_PATHS.english, page).set(RELEASE_PATHS.manifest, utf8(JSON.stringify(manifest)));
    expect(details(await audit(whole))).toEqual(["the manifest is not the one the log closes with"]);
  });

  it("a manifest that leaves out what every release has", async () => {
    const whole = new Map(assemble(smallParts(false)));
    const manifest = JSON.parse(fromUtf8(whole.get(RELEASE_PATHS.manifest)!));
    delete manifest.files[RELEASE_PATHS.toll];
    whole.set(RELEASE_PATHS.manifest, utf8(JSON.stringify(manifest)));
    expect(details(await audit(whole))).toContain("the manifest does not name this file");
  });

  it("[J10] [J12] a toll of another day, and a row that counts as named and shows no full name", async () => {
    const day = await forged((parts) => {
      parts.release = { ...parts.release, asOf: "2019-03-12" };
    });
    expect(details(day)).toEqual(["the toll is of another day than the release"]);
    for (const text of ["Oneword", "a 17 year old boy", "son of Invented Barfavar", "Oneword (withheld)"]) {
      const named = await forged((parts) => {
        parts.people[0] = { ...parts.people[0]!, nameForms: [{ text, script: "latin" }] };
        repage(parts);
      });
      expect(details(named), text).toContain("a row counts as named and shows no full name");
    }
  });

  it("[J14] only people of the scope and of a population that the claim counts, who surely died up to its as-of, are compared", async () => {
    for (const change of [
      { date: { from: "2019-02-01", to: "2019-03-05", precision: "range" as const } },
      { missingPresumed: true },
      { date: { from: "2018-12-01", to: "2018-12-05", precision: "range" as const } },
      { province: "province-elsewhere" },
      { population: null },
      { population: "unknown" as const },
      { population: "bystander" as const },
    ]) {
      const report = await forged((parts) => {
        parts.people[1] = { ...parts.people[1]!, ...change };
      });
      expect(details(report)).toContain("the sentence beside it is not the one that the rows give");
    }
  });

  it("[J19] a practice log under an origin that is not one, and a name within a comment of a page", async () => {
    const report = await forged((parts) => {
      parts.release = { ...parts.release, origin: "small.example.invalid/log" };
    }, true);
    expect(details(report)).toContain("the log's origin and the release differ on whether this is practice");
    const hidden = await forged((parts) => {
      parts.pages["index.html"] = parts.pages["index.html"].replace(
        "<bdi>Invented Barfavar2</bdi>",
        "<!-- <b> Invented Barfavar2 -->",
      );
    });
    expect(details(hidden)).toEqual([
      "the page holds what no page of a release does: markup that is none",
      "the page leaves out 1 people of the data",
    ]);
  });
});
