import { fromUtf8, RELEASE_PATHS, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { assemble } from "../testing/assemble.suite.ts";
import { audit, codes } from "../testing/audited.suite.ts";
import { access, damages, swaps, withFile } from "../testing/files.suite.ts";
import { ed25519Verify, sha256 } from "../testing/nodeCrypto.suite.ts";
import { smallParts } from "../testing/smallRelease.suite.ts";
import { auditRelease } from "./auditRelease.ts";

describe("a whole release", () => {
  it.each([false, true])("[J16] [J17] passes, practice %s", async (practice) => {
    const report = await audit(assemble(smallParts(practice)));
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ ok: true, size: 17 });
    expect(report.root).toMatch(/^[0-9a-f]{64}$/);
  });

  it("[J15] a name gone before its tombstone is 'closed, reason to follow', which is no fault", async () => {
    const { ok, notes } = await audit(assemble(smallParts(false)));
    expect(ok).toBe(true);
    expect(notes).toEqual([{ where: "P0000000000000008", detail: "closed, reason to follow" }]);
  });

  it("[J17] partial tiles of the release before that are gone are found", async () => {
    const files = new Map(assemble(smallParts(false)));
    expect(files.delete("log/tile/0/000.p/13")).toBe(true);
    expect(codes(await audit(files))).toEqual(["audit.file-missing"]);
  });
});

describe("damage after publication", () => {
  const files = assemble(smallParts(true));

  it("every flipped bit, cut, addition and missing file is found, and none ends the audit", async () => {
    const optional = [...files.keys()].filter((path) => path.includes(".p/13"));
    const passed: string[] = [];
    let tried = 0;
    for (const { what, files: damaged } of damages(files, 24)) {
      if (optional.some((path) => what === `without ${path}`)) continue;
      tried += 1;
      const report = await audit(damaged);
      if (report.ok || report.faults.length === 0) passed.push(what);
    }
    expect(passed).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  });

  it("every two files exchanged are found", async () => {
    const passed: string[] = [];
    for (const { what, files: damaged } of swaps(files)) if ((await audit(damaged)).ok) passed.push(what);
    expect(passed).toEqual([]);
  });

  it("a file that the release does not name is found, within the log too", async () => {
    for (const path of ["more.html", "data/more.json", "log/more", "log/tile/0/000.p/3", ".hidden"]) {
      expect(codes(await audit(withFile(files, path, utf8("x"))))).toEqual(["audit.file-extra"]);
    }
  });

  it("an empty folder, a folder that cannot be listed and files that cannot be read fail quietly", async () => {
    expect((await audit(new Map())).ok).toBe(false);
    const broken = () => Promise.reject(new Error("the disk is gone"));
    const tools = { sha256, verify: ed25519Verify };
    expect((await auditRelease({ ...access(files), list: broken, ...tools })).ok).toBe(false);
    expect((await auditRelease({ ...access(files), read: broken, ...tools })).ok).toBe(false);
  });

  it("a check that throws is a fault, not an exception", async () => {
    const report = await auditRelease({
      ...access(files),
      sha256,
      verify: () => {
        throw new Error("no such key");
      },
    });
    expect(report.ok).toBe(false);
  });

  it("values of rows stand in no report", async () => {
    const people = fromUtf8(files.get(RELEASE_PATHS.people)!).replaceAll("Invented Person", "Invented Other");
    const report = await audit(withFile(files, RELEASE_PATHS.people, utf8(people)));
    expect(report.ok).toBe(false);
    expect(JSON.stringify(report)).not.toMatch(/Invented (?:Other|Person)/);
  });

  it("paths of a manifest that lead out of the folder are never read", async () => {
    const asked: string[] = [];
    const manifest = utf8(
      JSON.stringify({
        format: "daftar.manifest/v1",
        files: { "../../secret": { bytes: 0, sha256: "0".repeat(64) } },
      }),
    );
    const changed = withFile(files, RELEASE_PATHS.manifest, manifest);
    await auditRelease({
      list: access(changed).list,
      read: (path) => {
        asked.push(path);
        return access(changed).read(path);
      },
      sha256,
      verify: ed25519Verify,
    });
    expect(asked.filter((path) => path.includes(".."))).toEqual([]);
  });
});
