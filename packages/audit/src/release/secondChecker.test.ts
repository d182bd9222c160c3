/**
 * The second checker, written in another language from docs/release-format.md, against this one: on whole
 * releases, on forged and damaged ones, and on the toll of invented rows (decision 0067).
 */
import { readdirSync, readFileSync, symlinkSync, unlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkpointText, rootOf, signNote } from "@daftar/log";
import {
  type CountRow,
  canonicalBytes,
  fromUtf8,
  manifestFile,
  openPairsOfRows,
  type PersonRow,
  RELEASE_PATHS,
  toHex,
  utf8,
} from "@daftar/model";
import { breakdowns, tollLines } from "@daftar/toll";
import { beforeAll, describe, expect, it } from "vitest";
import { assemble } from "../testing/assemble.suite.ts";
import { audit } from "../testing/audited.suite.ts";
import { damages, type Files, withFile } from "../testing/files.suite.ts";
import { FORGERIES, FORGERIES_OF_WORDS, forge } from "../testing/forgeries.suite.ts";
import { sha256 } from "../testing/nodeCrypto.suite.ts";
import { besideChecker, PYTHON, type SecondReport, secondCheck } from "../testing/secondChecker.suite.ts";
import { type Parts, SMALL_CHECKER, signerOf, smallParts } from "../testing/smallRelease.suite.ts";
import { asBreakdownRow, asCount, remark } from "./toll.ts";

const golden = resolve(import.meta.dirname, "../../../publish/golden/release");
const goldenFiles: Files = new Map(
  readdirSync(golden, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(golden.length + 1), new Uint8Array(readFileSync(path))]),
);

describe.skipIf(!PYTHON)("a second checker in Python (skipped where python3 is absent)", () => {
  it("[J16] [J17] passes what this one passes: the golden release and small ones, with the same size and root", async () => {
    const whole = [goldenFiles, assemble(smallParts(false)), assemble(smallParts(true))];
    const theirs = secondCheck(whole);
    for (const [at, files] of whole.entries()) {
      const ours = await audit(files);
      expect(ours.ok).toBe(true);
      expect(theirs[at]).toMatchObject({ ok: true, faults: [], size: ours.size, root: ours.root });
    }
    expect(theirs[1]?.notes).toEqual([{ where: "P0000000000000008", what: "closed, reason to follow" }]);
  });

  describe("refuses what this one refuses", () => {
    let theirs: readonly SecondReport[] = [];
    const forged = FORGERIES.map(forge);
    beforeAll(() => {
      theirs = secondCheck(forged);
    });

    it.each(FORGERIES.map(({ what }, at) => [what, at] as const))("[J16] %s", async (_, at) => {
      const ours = await audit(forged[at]!);
      expect({ ours: ours.ok, theirs: theirs[at]?.ok }).toEqual({ ours: false, theirs: false });
      // Found by a check, not by breaking down over it.
      expect(JSON.stringify([ours.faults, theirs[at]?.faults])).not.toContain("too damaged");
    });

    it("bits, cuts and missing files, in every file of the golden release (as auditRelease.test.ts does here)", () => {
      const damaged = [...damages(goldenFiles, 3)];
      const passed = secondCheck(damaged.map(({ files }) => files)).flatMap(({ ok }, at) =>
        ok ? [damaged[at]?.what] : [],
      );
      expect(passed).toEqual([]);
      expect(damaged.length).toBeGreaterThan(100);
    });
  });

  it("[J10] [J14] leaves to this one what rests on sentences and lists of words, and says so", async () => {
    const forged = FORGERIES_OF_WORDS.map(forge);
    for (const files of forged) expect((await audit(files)).ok).toBe(false);
    for (const { ok, notLookedAt } of secondCheck(forged)) {
      expect(ok).toBe(true);
      expect(notLookedAt.join()).toMatch(/names?.*sentence/);
    }
  });

  it("[J17] sees that a log does not begin with the one that a reader saw before", () => {
    const files = assemble(smallParts(false));
    const kept = ({ before }: Parts, size = before.length): string => {
      const entries = before.slice(0, size).map(canonicalBytes);
      const signer = signerOf(false);
      const text = checkpointText({ origin: signer.name, size, root: rootOf(entries, sha256) });
      return signNote(text, signer, sha256);
    };
    const [honest] = secondCheck([files], kept(smallParts(false)));
    expect(honest).toMatchObject({ ok: true });
    const dropped = smallParts(false);
    dropped.before.splice(7, 1, ...dropped.before.slice(6, 7));
    const [rewritten] = secondCheck([files], kept(dropped));
    expect(rewritten?.faults.map(({ what }) => what)).toEqual([
      "the log does not begin with the 13 leaves that were seen",
    ]);
    const older = assemble({ ...smallParts(false), before: smallParts(false).before.slice(0, 8) });
    const [cut] = secondCheck([older], fromUtf8(files.get(RELEASE_PATHS.checkpoint)!));
    expect(cut?.faults.map(({ what }) => what)).toContain("the log was larger once: 17 leaves, now 12");
  });

  it("[J22] tells whether a page to audit with is the one that the release names, and that older ones name none", async () => {
    const { checker: _, ...before } = smallParts(false).release;
    const older = assemble({
      ...smallParts(false),
      override: new Map([[RELEASE_PATHS.release, JSON.stringify(before)]]),
    });
    const releases = [assemble(smallParts(false)), older];
    expect(secondCheck(releases).map(({ ok }) => ok)).toEqual([true, true]);
    const told = (page: Uint8Array) =>
      secondCheck(releases, null, undefined, page).map(({ faults }) => faults.map(({ what }) => what).join());
    expect(told(SMALL_CHECKER)).toEqual(["", expect.stringContaining("names no checker")]);
    const altered = utf8("another page");
    expect(told(altered)).toEqual([
      expect.stringContaining(`yours is ${toHex(sha256(altered))}`),
      expect.stringContaining("names no checker"),
    ]);
    for (const checker of [{}, { version: "1", sha256: "no" }, { ...before, version: "" }, "", 1]) {
      const files = assemble({
        ...smallParts(false),
        override: new Map([[RELEASE_PATHS.release, JSON.stringify({ ...before, checker })]]),
      });
      expect([(await audit(files)).ok, ...secondCheck([files]).map(({ ok }) => ok)]).toEqual([false, false]);
    }
  });

  it("[J10] [J11] [J12] counts invented rows as this one does: lines, remarks and breakdowns", () => {
    const cases = Array.from({ length: 400 }, (_, seed) => inventedRows(seed + 1));
    const theirs = besideChecker(
      `print(json.dumps([[*recount(one["people"], one["counts"]), breakdowns(one["people"])] for one in given]))`,
      cases,
    );
    const ours = cases.map(({ people, counts }) => {
      const { flags, scopes, ...lines } = tollLines({
        people: people.map(asBreakdownRow),
        counts: counts.map(asCount),
        openPairs: openPairsOfRows(people),
      });
      expect(scopes.length).toBeLessThanOrEqual(counts.length);
      return [lines, flags.map(remark), breakdowns(people.map(asBreakdownRow))];
    });
    expect(theirs).toEqual(ours);
    const remarks = new Set(ours.flatMap((one) => JSON.stringify(one[1]).match(/toll\.[a-z-]+/g) ?? []));
    expect(remarks.size, "every kind of remark occurs").toBe(4);
  });

  it("sees a page whose script was altered, also where the manifest was made to fit: the log has its hash", async () => {
    const page = fromUtf8(goldenFiles.get(RELEASE_PATHS.english)!);
    const altered = utf8(
      page.replace("<script", "<script>globalThis.daftarFigures = [1, 2, 3]</script><script"),
    );
    expect(altered.length).toBeGreaterThan(utf8(page).length);
    const manifest = fromUtf8(goldenFiles.get(RELEASE_PATHS.manifest)!);
    const told = manifestFile.parse(JSON.parse(manifest));
    const files = {
      ...told.files,
      [RELEASE_PATHS.english]: { bytes: altered.length, sha256: toHex(sha256(altered)) },
    };
    const onlyPage = withFile(goldenFiles, RELEASE_PATHS.english, altered);
    const both = withFile(onlyPage, RELEASE_PATHS.manifest, utf8(JSON.stringify({ ...told, files })));
    const [first, second] = [await audit(onlyPage), await audit(both)];
    expect(first.faults.map(({ code, where }) => `${code} ${where}`)).toEqual([
      "audit.file-changed index.html",
    ]);
    expect(second.faults.map(({ detail }) => detail)).toEqual([
      "the manifest is not the one the log closes with",
    ]);
    const theirs = secondCheck([onlyPage, both]).map(({ faults }) => faults.map(({ what }) => what));
    expect(theirs).toEqual([["it is not what was released"], ["it is not the one the log closes with"]]);
  });

  it("reads no link in place of a file", () => {
    const outside = withFile(goldenFiles, RELEASE_PATHS.people, null);
    const [missing] = secondCheck([outside]);
    expect(missing?.faults.map(({ where }) => where)).toContain(RELEASE_PATHS.people);
    const [linked] = secondCheck([goldenFiles], null, (root) => {
      unlinkSync(join(root, RELEASE_PATHS.people));
      symlinkSync(join(golden, RELEASE_PATHS.people), join(root, RELEASE_PATHS.people));
    });
    expect(linked?.faults.map(({ where }) => where)).toContain(RELEASE_PATHS.people);
  });
});

/** Rows of a released kind in few places and days, so that scopes nest, meet and cross. */
function inventedRows(seed: number): { people: PersonRow[]; counts: CountRow[] } {
  let state = seed;
  const below = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const pick = <T>(...values: readonly T[]): T => values[below(values.length)]!;
  const span = (): [string, string] => {
    const from = below(6);
    const to = from + pick(0, 0, 1, 3);
    return [`2019-02-0${from + 1}`, `2019-02-0${Math.min(to, 8) + 1}`];
  };
  const place = () => {
    const province = pick("a", "b", "é2", null);
    return { province, city: province === null ? null : pick(`${province}1`, `${province}2`, null) };
  };
  const people = Array.from({ length: below(12) }, (_, n): PersonRow => {
    const [from, to] = span();
    return {
      invented: true,
      publicId: `PRACTICE-P${String(n).padStart(16, "0")}`,
      version: 1,
      class: "public-full",
      group: pick(null, null, "PRACTICE-G0000000000000001", "PRACTICE-G0000000000000002"),
      level: pick("reported", "reported", "corroborated", "verified"),
      named: pick(true, false),
      nameForms: [],
      ageBand: pick("12-17", "18-29", "60+", null),
      sex: pick("female", "male", null),
      date: pick(null, { from, to, precision: "day" }, { from, to, precision: "day" }),
      ...place(),
      cause: pick("gunfire", "other", "unknown", null),
      population: pick("protester", "prisoner", "unknown", null),
      dispute: pick("none", "identity", "circumstances", null),
      twoOrMoreOrigins: null,
      missingPresumed: pick(false, false, false, true),
      firstPublished: "2019-03-04",
      changed: "2019-03-04",
      reason: null,
    };
  });
  const counts = Array.from({ length: below(6) }, (_, n): CountRow => {
    const [windowFrom, windowTo] = span();
    const low = below(9);
    return {
      invented: true,
      publicId: `PRACTICE-C${String(n).padStart(16, "0")}`,
      version: 1,
      ...place(),
      windowFrom,
      windowTo,
      low,
      high: low + below(6),
      extent: pick("whole", "partial"),
      level: pick("credible", "credible", "verified"),
    };
  });
  return { people, counts };
}
