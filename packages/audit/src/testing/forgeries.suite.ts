/**
 * What a publisher who holds the log's key could sign, each in one change: for readers of releases that are
 * to be compared with each other.
 */
import { COMMITTED_PERSON_FIELDS, fromUtf8, RELEASE_PATHS } from "@daftar/model";
import { assemble } from "./assemble.suite.ts";
import {
  closeLeaf,
  committed,
  type Leaf,
  type Parts,
  rehash,
  repage,
  smallParts,
} from "./smallRelease.suite.ts";

export interface Forgery {
  readonly what: string;
  readonly change: (parts: Parts) => void;
  readonly practice?: boolean;
}

const words = (some: object = {}): Leaf => ({
  v: 1,
  type: "words.publish",
  version: 2,
  approvals: 2,
  dissents: ["a reason"],
  ...some,
});

const without = (parts: Parts, ids: readonly string[]): void => {
  parts.people = parts.people.filter((row) => !ids.includes(row.publicId));
  parts.openings = parts.openings.filter((opening) => !ids.includes(opening.publicId));
};

const closing = (parts: Parts, numbers: readonly number[]): void => {
  const ids = numbers.map((n) => `P000000000000000${n}`);
  without(parts, ids);
  for (const leaf of parts.before)
    if (leaf.type === "person.publish" && ids.includes(leaf.publicId)) parts.leaves.unshift(closeLeaf(leaf));
  parts.corrections = ids.map((publicId) => ({
    invented: false,
    publicId,
    reason: "on-request",
    slot: "2019-03-11",
  }));
};

/** One figure of the toll changed in the data, in its leaf and on the pages. */
const toldAs = (parts: Parts, some: Partial<Parts["toll"]["lines"]>): void => {
  const lines = { ...parts.toll.lines, ...some };
  parts.toll = { ...parts.toll, lines };
  parts.leaves = parts.leaves.map((leaf) => (leaf.type === "toll.publish" ? { ...leaf, lines } : leaf));
  repage(parts);
};

/** A file of the release, spelled otherwise. */
const respelled = (parts: Parts, path: string, from: string, to: string): void => {
  const text = fromUtf8(assemble(parts).get(path) ?? new Uint8Array());
  if (!text.includes(from)) throw new Error(`${path} holds no ${from}`);
  parts.override.set(path, text.replace(from, to));
};

const row = (parts: Parts, at: number, some: Partial<Parts["people"][number]>): void => {
  parts.people[at] = { ...parts.people[at]!, ...some };
};

const leaf = (parts: Parts, at: number, some: object): void => {
  parts.leaves[at] = Object.assign({ ...parts.leaves[at]! }, some);
};

/** A row of this release changed, in the data, its leaf and the pages. */
const recommitted = (
  parts: Parts,
  at: number,
  leafAt: number,
  some: Partial<Parts["people"][number]>,
): void => {
  row(parts, at, some);
  const { publicId, version } = parts.people[at]!;
  const { commits } = committed(publicId, version, COMMITTED_PERSON_FIELDS, parts.people[at]!);
  leaf(parts, leafAt, { commits });
  repage(parts);
};

const gate = (parts: Parts, some: object): void => {
  const measures = [{ id: "origins", value: 3, threshold: 3, met: true, words: "three" }];
  const open = { open: true, code: "gate.open", measures, leftOut: [], ...some };
  parts.toll = { ...parts.toll, gate: open };
};

export const FORGERIES: readonly Forgery[] = [
  { what: "fewer reported", change: (parts) => toldAs(parts, { reported: { low: 19, high: 34 } }) },
  { what: "more reported", change: (parts) => toldAs(parts, { reported: { low: 20, high: 35 } }) },
  { what: "one more verified by name", change: (parts) => toldAs(parts, { verifiedNamed: 3 }) },
  { what: "one fewer verified", change: (parts) => toldAs(parts, { verified: 1 }) },
  { what: "no disputes", change: (parts) => toldAs(parts, { disputed: 0 }) },
  { what: "nobody missing", change: (parts) => toldAs(parts, { missingPresumed: 0 }) },
  { what: "more corroborated", change: (parts) => toldAs(parts, { corroborated: 2 }) },
  {
    what: "a toll that the log does not hold",
    change: (parts) => leaf(parts, 2, { lines: { ...parts.toll.lines, reported: { low: 20, high: 35 } } }),
  },
  {
    what: "a log without a toll",
    change: (parts) => {
      parts.leaves = parts.leaves.slice(0, 2);
      parts.before = parts.before.filter(({ type }) => type !== "toll.publish");
      parts.release = { ...parts.release, previous: { ...parts.release.previous!, logSize: 12 } };
    },
  },
  { what: "a remark left out", change: (parts) => (parts.toll = { ...parts.toll, flags: [] }) },
  {
    what: "a breakdown changed",
    change: (parts) => {
      const { breakdowns } = parts.toll;
      parts.toll = {
        ...parts.toll,
        breakdowns: { ...breakdowns, under30: { ...breakdowns.under30, people: 5 } },
      };
    },
  },
  {
    what: "figures of another day",
    change: (parts) => (parts.release = { ...parts.release, asOf: "2019-03-12" }),
  },
  {
    what: "another level than was committed to",
    change: (parts) => row(parts, 4, { level: "corroborated" }),
  },
  {
    what: "another name than was committed to",
    change: (parts) => {
      row(parts, 4, { nameForms: [{ text: "Invented Else", script: "latin" }] });
      repage(parts);
    },
  },
  {
    what: "a claim changed without a leaf",
    change: (parts) => (parts.claims[0] = { ...parts.claims[0]!, claimant: "Another" }),
  },
  {
    what: "a count changed without a leaf",
    change: (parts) => (parts.counts[0] = { ...parts.counts[0]!, extent: "partial" }),
  },
  {
    what: "a field in a claim that nothing commits to",
    change: (parts) => (parts.claims[0] = Object.assign({ ...parts.claims[0]! }, { deaths: 9000 })),
  },
  {
    what: "a name in a row that is only counted, which nothing commits to",
    change: (parts) =>
      row(parts, 9, { named: true, nameForms: [{ text: "Invented Quietly", script: "latin" }] }),
  },
  {
    what: "a row that is only counted, and says whom it may be",
    change: (parts) => row(parts, 9, { group: "G0000000000000001" }),
  },
  {
    what: "a row that is only counted, with a past",
    change: (parts) => row(parts, 9, { reason: "level-changed" }),
  },
  {
    what: "rows that are only counted and show what few share",
    change: (parts) => {
      const { release } = parts.release.policy;
      const policy = { ...parts.release.policy, release: { ...release, countOnlyShared: 4 } };
      parts.release = { ...parts.release, policy };
    },
  },
  {
    what: "a person shown in part, with all",
    change: (parts) => recommitted(parts, 7, 1, { class: "public-reduced" }),
  },
  {
    what: "a new name dated before its release",
    change: (parts) => recommitted(parts, 7, 1, { firstPublished: "2019-03-04" }),
  },
  {
    what: "a row that is only counted, of another day",
    change: (parts) => row(parts, 10, { firstPublished: "2019-03-04", changed: "2019-03-04" }),
  },
  {
    what: "a city without its province",
    change: (parts) => recommitted(parts, 7, 1, { province: null }),
  },
  {
    what: "a first release dated after the second",
    change: (parts) => {
      for (const [at, { firstPublished }] of parts.people.entries())
        if (firstPublished === "2019-03-04") row(parts, at, { firstPublished: "2019-03-12" });
      recommitted(parts, 0, 0, {});
    },
  },
  {
    what: "a changed row that says it was changed before",
    change: (parts) => recommitted(parts, 0, 0, { changed: "2019-03-05" }),
  },
  {
    what: "a new name with a reason for its change",
    change: (parts) => recommitted(parts, 7, 1, { reason: "details-changed" }),
  },
  {
    what: "a correction dated before its release",
    change: (parts) => {
      closing(parts, [4, 5, 6, 7, 8]);
      parts.corrections[0] = { ...parts.corrections[0]!, slot: "2019-03-08" };
    },
  },
  { what: "a row without an opening", change: (parts) => parts.openings.splice(0, 1) },
  { what: "a row without a leaf", change: (parts) => parts.leaves.splice(1, 1) },
  { what: "an opening without a row", change: (parts) => parts.people.splice(4, 1) },
  { what: "two openings under one id", change: (parts) => parts.openings.push(parts.openings[0]!) },
  { what: "two rows under one id", change: (parts) => parts.people.push(parts.people[0]!) },
  { what: "a row of an older version", change: (parts) => row(parts, 0, { version: 1 }) },
  {
    what: "a name published now and not shown",
    change: (parts) => without(parts, ["P0000000000000009"]),
  },
  {
    what: "five names gone and none closed",
    change: (parts) =>
      without(
        parts,
        [4, 5, 6, 7].map((n) => `P000000000000000${n}`),
      ),
  },
  { what: "two closed together", change: (parts) => closing(parts, [7, 8]) },
  {
    what: "a closing that is not listed",
    change: (parts) => {
      closing(parts, [4, 5, 6, 7, 8]);
      parts.corrections.pop();
    },
  },
  {
    what: "a closing listed with another reason",
    change: (parts) => {
      closing(parts, [4, 5, 6, 7, 8]);
      parts.corrections[0] = { ...parts.corrections[0]!, reason: "correction" };
    },
  },
  {
    what: "a closed name that stays",
    change: (parts) => {
      const stays = parts.people[3]!;
      closing(parts, [4, 5, 6, 7, 8]);
      parts.people.push(stays);
    },
  },
  {
    what: "a leaf after a closing",
    change: (parts) => {
      const eighth = parts.before[7];
      if (eighth === undefined || !("commits" in eighth)) throw new Error("person 8");
      const close = closeLeaf(eighth);
      parts.leaves.unshift(close, { ...eighth, type: "person.amend", version: 3 });
      rehash(parts);
    },
  },
  {
    what: "a leaf that names another before it",
    change: (parts) => leaf(parts, 0, { prev: "0".repeat(64) }),
  },
  { what: "a version left out", change: (parts) => leaf(parts, 0, { version: 3 }) },
  { what: "a person published twice", change: (parts) => parts.leaves.push(parts.leaves[1]!) },
  { what: "a leaf with more in it", change: (parts) => leaf(parts, 0, { name: "x" }) },
  {
    what: "a leaf for somebody only counted",
    change: (parts) => leaf(parts, 1, { publicId: "P0000000000000101" }),
  },
  {
    what: "a claim that is gone",
    change: (parts) => {
      parts.claims.pop();
      parts.openings.pop();
      parts.toll = { ...parts.toll, claims: parts.toll.claims.slice(0, 1) };
    },
  },
  {
    what: "a count that is gone",
    change: (parts) => {
      parts.openings = parts.openings.filter(({ publicId }) => publicId !== parts.counts[0]?.publicId);
      parts.counts = [];
    },
  },
  {
    what: "another release before it",
    change: (parts) => (parts.release = { ...parts.release, previous: null }),
  },
  { what: "another version", change: (parts) => (parts.release = { ...parts.release, version: 3 }) },
  {
    what: "fewer approvals than it says must",
    change: (parts) => {
      parts.release = { ...parts.release, approvers: 3 };
      parts.leaves.push(words());
    },
  },
  {
    what: "dissent that is not sorted",
    change: (parts) => parts.leaves.push(words({ dissents: ["b", "a"] })),
  },
  { what: "words of another release", change: (parts) => parts.leaves.push(words({ version: 1 })) },
  { what: "figures through a shut gate", change: (parts) => gate(parts, { open: false, code: "gate.shut" }) },
  {
    what: "too few left out of a province",
    change: (parts) =>
      gate(parts, {
        leftOut: [
          { what: "set aside", province: null, people: 60 },
          { what: "set aside", province: "a", people: 19 },
        ],
      }),
  },
  ...[RELEASE_PATHS.peopleCsv, RELEASE_PATHS.countsCsv, RELEASE_PATHS.claimsCsv].map((path) => ({
    what: `another day in ${path}`,
    change: (parts: Parts) => respelled(parts, path, "2019-02-01", "2019-02-03"),
  })),
  {
    what: "two values under one key",
    change: (parts) =>
      respelled(parts, RELEASE_PATHS.people, '"level":"reported"', '"level":"verified","level":"reported"'),
  },
  {
    what: "a key spelled with an escape",
    change: (parts) => respelled(parts, RELEASE_PATHS.toll, '"asOf"', '"\\u0061sOf"'),
  },
  {
    what: "a number spelled as a fraction",
    change: (parts) => respelled(parts, RELEASE_PATHS.counts, '"low":20', '"low":20.0'),
  },
  {
    what: "a page without a figure",
    change: (parts) => (parts.pages["fa.html"] = parts.pages["fa.html"].replace("۳۴", "۳ ۴")),
  },
  {
    what: "a page that shows another checker than the release names",
    change: (parts) =>
      (parts.release = { ...parts.release, checker: { version: "1", sha256: "0".repeat(64) } }),
  },
  {
    what: "a page without a name",
    change: (parts) => {
      const hidden = "<script>Invented Barfavar2</script>";
      parts.pages["index.html"] = parts.pages["index.html"].replace("Invented Barfavar2", hidden);
    },
  },
  {
    what: "a page with a name in a value of an attribute",
    change: (parts) => {
      const hidden = '<bdi title="of > <bdi>Invented Barfavar2</bdi> ">?</bdi>';
      const { pages } = parts;
      pages["index.html"] = pages["index.html"].replace("<bdi>Invented Barfavar2</bdi>", hidden);
    },
  },
  {
    what: "a page with somebody else",
    change: (parts) => (parts.pages["fa.html"] += "<li><code>P00000000000000aa</code></li>"),
  },
  ...(
    [
      [
        "that leads elsewhere",
        (page) => page.replace("<body>", '<meta http-equiv="refresh" content="0"><body>'),
      ],
      ["within a page", (page) => page.replace("<body>", "<body><iframe></iframe>")],
      ["with a name in an attribute", (page) => page.replace("<bdi>", '<bdi title="<b>">')],
      ["with a figure in an entity", (page) => page.replace("34", "&#x34;4 34")],
      [
        "that a browser reads on after a comment that an audit takes for one",
        (page) => `${page}<!--> 5000 dead -->`,
      ],
      ["whose figures are hidden", (page) => page.replace("<p>", "<p hidden>")],
      [
        "whose one figure is a hidden one",
        (page) => page.replace("<b>34</b>", "<span hidden><data>34</data></span>"),
      ],
      ["with style of its own", (page) => page.replace("<body>", '<body style="opacity:0">')],
      ["that runs what it shows", (page) => page.replace("<body>", '<body onload="x()">')],
      [
        "with a script from elsewhere",
        (page) => page.replace("<body>", '<body><script src="//x.invalid"></script>'),
      ],
      ["whose letters are turned", (page) => page.replace("<bdi>", "<bdi>\u202e")],
    ] as readonly (readonly [string, (page: string) => string])[]
  ).map(([what, change]) => ({
    what: `a page ${what}`,
    change: (parts: Parts) => {
      parts.pages["index.html"] = change(parts.pages["index.html"]);
    },
  })),
  { what: "an invented row", change: (parts) => row(parts, 9, { invented: true }) },
  {
    what: "a practice page that does not say so",
    practice: true,
    change: (parts) => (parts.pages["fa.html"] = parts.pages["fa.html"].replace("ساختگی", "")),
  },
  {
    what: "practice under an origin that is not",
    practice: true,
    change: (parts) => (parts.release = { ...parts.release, origin: "small.example.invalid/log" }),
  },
];

/** What rests on sentences and lists of words of ours: audit alone sees it. */
export const FORGERIES_OF_WORDS: readonly Forgery[] = [
  {
    what: "another sentence beside a claim",
    change: (parts) => {
      const [whole, part] = parts.toll.claims;
      parts.toll = { ...parts.toll, claims: [{ ...whole!, words: "exaggerated" }, part!] };
    },
  },
  {
    what: "a description that counts as a name",
    change: (parts) => {
      row(parts, 0, { nameForms: [{ text: "a 17 year old boy", script: "latin" }] });
      const named = parts.people[0]!;
      const { commits } = committed(named.publicId, named.version, COMMITTED_PERSON_FIELDS, named);
      leaf(parts, 0, { commits });
      repage(parts);
    },
  },
];

/** The files of a forged release, signed with the log's key. */
export function forge({ change, practice }: Forgery): Map<string, Uint8Array> {
  const parts = smallParts(practice ?? false);
  change(parts);
  return assemble(parts);
}
