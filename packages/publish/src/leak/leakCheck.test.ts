import { concatBytes, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { seededBytes, sha256 } from "../../testing/nodeTools.ts";
import { SAMPLE_SIGNER, sampleInput } from "../../testing/sample.ts";
import { finishRelease } from "../finish/finishRelease.ts";
import { proposeRelease } from "../propose/proposeRelease.ts";
import { type Canary, findLeaks, leakCheck } from "./leakCheck.ts";

const { files, leaves } = proposeRelease(sampleInput(), { random: seededBytes("leak"), sha256 });
const release = finishRelease({
  files,
  leavesBefore: [],
  leaves,
  words: null,
  signer: SAMPLE_SIGNER,
  sha256,
}).files;
const { people, counts } = sampleInput();
const canaries: Canary[] = [
  ...people.map(({ victimId }) => ({ kind: "victim", text: victimId })),
  ...counts.map(({ countId }) => ({ kind: "count", text: countId })),
  { kind: "list", text: "hospital-ledger" },
  { kind: "list", text: "media", match: "value" },
  { kind: "source", text: "Dr Nobody Atall" },
];
const file = (path: string, text: string) => new Map([[path, utf8(text)]]);

describe("the last gate before a release is written", () => {
  it("[P25] [J16] a release as we make it passes", () => {
    expect(findLeaks(release, canaries)).toEqual([]);
    leakCheck(release, canaries);
  });

  it("[P25] a canary planted in any one file is found there", () => {
    for (const [path, bytes] of release) {
      const planted = new Map(release).set(path, concatBytes(bytes, utf8(`x${people[3]?.victimId}y`)));
      expect(findLeaks(planted, canaries)).toEqual([{ path, kind: "victim" }]);
    }
  });

  it.each([
    ["as it is", "Dr Nobody Atall"],
    ["in other letters", "DR NOBODY ATALL"],
    ["over a line's end", "Dr Nobody\n  Atall"],
    ["in HTML entities", "Dr&#32;Nobody&#x20;Atall"],
    ["in JSON escapes", "Dr \\u004eobody Atall"],
  ])("[P25] a source is found %s", (_, text) => {
    expect(findLeaks(file("index.html", text), canaries)).toEqual([{ path: "index.html", kind: "source" }]);
  });

  it("[P25] a telephone number is found in the digits of three scripts", () => {
    const phone: Canary = { kind: "phone", text: "09120000000" };
    for (const text of ["tel 09120000000.", "تلفن ۰۹۱۲۰۰۰۰۰۰۰", "هاتف ٠٩١٢٠٠٠٠٠٠٠"]) {
      expect(findLeaks(file("fa.html", text), [phone])).toHaveLength(1);
    }
  });

  it("[P25] letters of two keyboards are one: a name with an Arabic yeh is found with a Persian one", () => {
    const source: Canary = { kind: "source", text: "علي رضايي" };
    expect(findLeaks(file("fa.html", "از علی رضایی"), [source])).toHaveLength(1);
  });

  it("[P25] a path may leak too", () => {
    expect(findLeaks(file("data/hospital-ledger.csv", ""), canaries)).toHaveLength(1);
  });

  it("[P25] a list whose name is a common word is sought as a whole value of the data only", () => {
    expect(findLeaks(file("index.html", "<td>media</td>"), canaries)).toEqual([]);
    expect(findLeaks(file("data/claims.json", '[{"claimantKind":"media"}]'), canaries)).toEqual([]);
    expect(findLeaks(file("data/people.json", '[{"list":"media"}]'), canaries)).toHaveLength(1);
    expect(findLeaks(file("data/people.json", '[{"media":"none"}]'), canaries)).toEqual([]);
    expect(findLeaks(file("data/people.csv", "invented,x\ntrue,media\n"), canaries)).toHaveLength(1);
  });

  it("[P25] a canary too short to be sought anywhere is refused, not passed over", () => {
    expect(() => findLeaks(release, [{ kind: "list", text: "media" }])).toThrow(RangeError);
  });

  it("[P25] the error names files and kinds, never what was found", () => {
    const leaking = file("index.html", "Dr Nobody Atall");
    expect(() => leakCheck(leaking, canaries)).toThrow(
      expect.objectContaining({
        code: "release.leak",
        message: expect.stringContaining("index.html (source)"),
      }),
    );
    expect(() => leakCheck(leaking, canaries)).not.toThrow(/Nobody/);
  });
});
