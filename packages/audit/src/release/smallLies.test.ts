/** What a publisher could sign that is wrong in one thing alone: each is told by itself. */
import { checkpointText, logFiles, rootOf, signNote } from "@daftar/log";
import {
  COMMITTED_PERSON_FIELDS,
  canonicalBytes,
  fromUtf8,
  type ManifestFile,
  manifestFile,
  RELEASE_PATHS,
  utf8,
} from "@daftar/model";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../report.ts";
import { assemble } from "../testing/assemble.suite.ts";
import { audit, forged } from "../testing/audited.suite.ts";
import { sha256 } from "../testing/nodeCrypto.suite.ts";
import {
  closeLeaf,
  committed,
  type Parts,
  repage,
  signerOf,
  smallParts,
} from "../testing/smallRelease.suite.ts";

const details = (report: AuditReport) => report.faults.map(({ detail }) => detail);
const idOf = (n: number) => `P${String(n).padStart(16, "0")}`;

describe("[J17] the release before", () => {
  it("is the one of the log, by its manifest and by its size", async () => {
    const { previous } = smallParts(false).release;
    for (const other of [
      { ...previous!, logSize: previous!.logSize - 1 },
      { ...previous!, manifest: "0".repeat(64) },
    ]) {
      const report = await forged((parts) => (parts.release = { ...parts.release, previous: other }));
      expect(details(report)).toEqual(["the release names another release before it than the log"]);
    }
  });

  it("is there at all where the log closes one", async () => {
    const parts = smallParts(false);
    const entries = [...parts.before.slice(0, -1), ...parts.leaves].map(canonicalBytes);
    const signer = signerOf(false);
    const text = checkpointText({ origin: signer.name, size: entries.length, root: rootOf(entries, sha256) });
    const files = [...assemble(parts)].filter(([path]) => !path.startsWith("log/tile/"));
    for (const [path, bytes] of logFiles(entries, signNote(text, signer, sha256), sha256))
      files.push([`${RELEASE_PATHS.log}${path}`, bytes]);
    expect(details(await audit(new Map(files)))).toContain("the log closes no release");
  });
});

describe("[J17] a manifest", () => {
  it("that says another length, or names a file of the log or itself, is told of, beside that the log closes with another", async () => {
    const whole = assemble(smallParts(false));
    const changed = (change: (files: ManifestFile["files"]) => object) => {
      const manifest = manifestFile.parse(JSON.parse(fromUtf8(whole.get(RELEASE_PATHS.manifest)!)));
      const files = change(manifest.files);
      return audit(
        new Map(whole).set(RELEASE_PATHS.manifest, utf8(`${JSON.stringify({ ...manifest, files })}\n`)),
      );
    };
    const other = "the manifest is not the one the log closes with";
    expect(details(await changed((files) => files))).toEqual([]);
    const people = RELEASE_PATHS.people;
    const longer = await changed((files) => {
      const named = files[people]!;
      return { ...files, [people]: { ...named, bytes: named.bytes + 1 } };
    });
    expect(details(longer)).toEqual(["the file is not the one that was released", other]);
    for (const path of [RELEASE_PATHS.checkpoint, RELEASE_PATHS.manifest]) {
      const more = await changed((files) => ({ ...files, [path]: { bytes: 1, sha256: "0".repeat(64) } }));
      expect(details(more)).toEqual(["the manifest names a file that is not its to name", other]);
    }
  });
});

describe("[J12] [J17] the toll", () => {
  it("shown is of the day of the log's newest toll", async () => {
    const report = await forged((parts) => {
      const last = parts.leaves[2]!;
      if (last.type === "toll.publish") parts.leaves[2] = { ...last, asOf: "2019-03-10" };
    });
    expect(details(report)).toEqual(["the toll shown is not the toll of the log's newest leaf"]);
  });
});

describe("[J15] people no longer shown", () => {
  const without = (parts: Parts, numbers: readonly number[]): void => {
    const ids = numbers.map(idOf);
    parts.people = parts.people.filter(({ publicId }) => !ids.includes(publicId));
    parts.openings = parts.openings.filter(({ publicId }) => !ids.includes(publicId));
  };
  const ofNames = (report: AuditReport) => report.faults.filter(({ code }) => code === "audit.name-missing");
  const close = (parts: Parts, numbers: readonly number[]): void => {
    without(parts, numbers);
    const slot = parts.release.slot;
    for (const publicId of numbers.map(idOf)) {
      const leaf = parts.before.find((one) => "publicId" in one && one.publicId === publicId);
      if (leaf === undefined || !("publicId" in leaf)) throw new TypeError(publicId);
      parts.leaves.unshift(closeLeaf(leaf));
      parts.corrections.push({ invented: false, publicId, reason: "on-request", slot });
    }
  };
  const ofLeaves = (report: AuditReport) =>
    report.faults
      .filter(({ code }) => code === "audit.leaf")
      .map(({ where, detail }) => `${where}: ${detail}`);

  it("may wait for their tombstones while they are fewer than go out together, and are told", async () => {
    const four = await forged((parts) => without(parts, [5, 6, 7]));
    expect(ofNames(four)).toEqual([]);
    expect(four.notes.map(({ where }) => where)).toEqual([5, 6, 7, 8].map(idOf));
    expect(ofNames(await forged((parts) => without(parts, [4, 5, 6, 7])))).toHaveLength(5);
  });

  it("go out as many together as the policy says", async () => {
    expect(ofLeaves(await forged((parts) => close(parts, [5, 6, 7, 8])))).toEqual([
      "log/: 4 closings went out together, fewer than 5",
    ]);
    expect(ofLeaves(await forged((parts) => close(parts, [4, 5, 6, 7, 8])))).toEqual([]);
  });

  it("are each listed once, with their reason; nobody else is", async () => {
    const held = "a correction is listed that the log does not hold so";
    const changed = (change: (parts: Parts) => void) =>
      forged((parts) => {
        close(parts, [4, 5, 6, 7, 8]);
        change(parts);
      });
    const first = (parts: Parts) => parts.corrections[0]!;
    expect(ofLeaves(await changed((parts) => parts.corrections.push(first(parts))))).toEqual([
      `${idOf(4)}: ${held}`,
    ]);
    const living = await changed((parts) => parts.corrections.push({ ...first(parts), publicId: idOf(3) }));
    expect(ofLeaves(living)).toContain(`${idOf(3)}: ${held}`);
    const nobody = await changed((parts) => parts.corrections.push({ ...first(parts), publicId: idOf(77) }));
    expect(ofLeaves(nobody)).toEqual([`${idOf(77)}: ${held}`]);
    const reason = await changed(
      (parts) => (parts.corrections[0] = { ...first(parts), reason: "correction" }),
    );
    expect(ofLeaves(reason)).toEqual([`${idOf(4)}: ${held}`]);
  });
});

describe("[J17] openings and rows", () => {
  it("are one each: a second opening, and one of another version or of other fields, are told", async () => {
    const changed = (change: (parts: Parts) => void) => forged(change);
    const first = (parts: Parts) => parts.openings[0]!;
    const of = (some: object) => (parts: Parts) => (parts.openings[0] = { ...first(parts), ...some });
    expect(details(await changed((parts) => parts.openings.push(first(parts))))).toContain(
      "two openings stand under one id",
    );
    expect(details(await changed(of({ version: 1 })))).toEqual(["an opening is of another leaf"]);
    const { level: _, ...fewer } = smallParts(false).openings[0]!.salts;
    expect(details(await changed(of({ salts: fewer })))).toEqual(["an opening is of another leaf"]);
    const more = { ...smallParts(false).openings[0]!.salts, note: "0".repeat(64) };
    expect(details(await changed(of({ salts: more })))).toEqual(["an opening is of another leaf"]);
    const same = { ...fewer, note: "0".repeat(64) };
    expect(details(await changed(of({ salts: same })))).toEqual(["an opening is of another leaf"]);
  });

  it("of a leaf that commits to a field more hold nothing", async () => {
    const report = await forged((parts) => {
      const leaf = parts.leaves[0]!;
      if (!("commits" in leaf)) throw new TypeError("the amendment");
      parts.leaves[0] = { ...leaf, commits: { ...leaf.commits, note: "0".repeat(64) } };
    });
    expect(details(report)).toEqual(["an opening is of another leaf"]);
  });
});

describe("[J14] the sentence beside a claim", () => {
  it("stands beside a claim that is there", async () => {
    const stray = { claim: "nowhere", code: "floor", words: "a floor; the desk documents 2" };
    const report = await forged((parts) => {
      parts.toll = { ...parts.toll, claims: [...parts.toll.claims, stray] };
    });
    expect(details(report)).toEqual(["a verdict on no claim: nowhere"]);
  });

  it("is of the interval only where that has two ends, over what the release counts", async () => {
    const covers = {
      window: { from: "2019-02-01", to: "2019-02-28" },
      provinces: ["province-a"],
      populations: ["protester", "unknown"],
    };
    const of = (headline: object) =>
      forged((parts) => {
        const words = "inside the desk's interval; not a test of the claim";
        parts.toll = {
          ...parts.toll,
          claims: [...parts.toll.claims, { claim: "whole", code: "inside", words }],
        };
        const whole = { low: 10, high: 40, level: 95, lowerBound: 10, refused: null, ...headline };
        const estimate = {
          documented: 9,
          lists: ["A", "B", "C"],
          headline: whole,
          methods: [],
          seed: 1,
          covers,
        };
        parts.override.set(RELEASE_PATHS.estimate, JSON.stringify({ invented: false, estimate }));
      });
    // A population that nobody knows is none, and parts no two scopes.
    expect(details(await of({}))).toEqual([]);
    for (const open of [{ low: null }, { high: null }, { low: null, high: null }])
      expect(details(await of(open))).toEqual(["the sentence beside it is not the one that the rows give"]);
  });
});

describe("[J15] [J17] days of publication", () => {
  it("never go back from one release to the next", async () => {
    // Everybody of the first release dated after the second: all the same, so no row tells against another.
    const report = await forged((parts) => {
      parts.people = parts.people.map((row) =>
        row.firstPublished === "2019-03-04" ? { ...row, firstPublished: "2019-03-12" } : row,
      );
      const amended = parts.people[0]!;
      const { commits } = committed(amended.publicId, amended.version, COMMITTED_PERSON_FIELDS, amended);
      const leaf = parts.leaves[0]!;
      if ("commits" in leaf) parts.leaves[0] = { ...leaf, commits };
      repage(parts);
    });
    expect(details(report)).toContain("a release is dated before the one before it");
  });

  it("of a row that is only counted is the day of its release", async () => {
    const report = await forged((parts) => {
      const row = parts.people.at(-1)!;
      parts.people[parts.people.length - 1] = { ...row, changed: "2019-03-04", firstPublished: "2019-03-04" };
    });
    expect(details(report)).toEqual(["a row that is only counted is of another day"]);
  });
});
