/** `release`, and `toll` and `audit` of what was released: two people, byte for byte, marked, and checkable (J15–J20). */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { answered, anything, done, refused } from "../testing/command.ts";
import { copyFolder, deskHash, filesIn, folders, hashOf } from "../testing/folders.ts";
import { PATIENCE_MS, type PracticeDesk, practiceCopy, practiceDesk } from "../testing/practiceDesk.ts";
import { smallDesk, writeList } from "../testing/smallDesk.ts";

const newFolder = folders();
let practice: PracticeDesk;
let desk = "";
beforeAll(async () => {
  practice = await practiceDesk();
  desk = await practiceCopy(join(newFolder(), "desk"));
}, PATIENCE_MS);

const publicLines = z.strictObject({
  verifiedNamed: z.number(),
  verified: z.number(),
  reported: z.strictObject({ low: z.number(), high: z.number() }),
});
const fingerprint = z.strictObject({ hex: z.string(), english: z.string(), persian: z.string() });
const released = z.strictObject({
  did: z.enum(["proposed", "approved", "dissented", "written", "shown"]),
  digest: z.string().nullable(),
  approvals: z.number(),
  dissents: z.number(),
  published: z.boolean(),
  out: z.string().nullable(),
  size: z.number().nullable(),
  root: z.string().nullable(),
  fingerprint: fingerprint.nullable(),
  witnesses: z.null(),
  heldBack: z.null(),
  lines: publicLines.nullable(),
  leftOut: z.record(z.string(), z.number()).nullable(),
});
const audited = z.strictObject({
  ok: z.boolean(),
  kind: z.enum(["release", "desk"]),
  size: z.number().nullable(),
  root: z.string().nullable(),
  fingerprint: fingerprint.nullable(),
  witnesses: z.null(),
  checker: z
    .strictObject({
      sha256: z.string(),
      named: z.strictObject({ version: z.string(), sha256: z.string() }).nullable(),
      same: z.boolean(),
    })
    .nullable(),
  faults: z.array(z.strictObject({ code: z.string(), where: z.string(), detail: z.string() })),
  notes: z.array(anything),
});
const toll = z.strictObject({
  asOf: z.string().nullable(),
  deathsThrough: z.string().nullable(),
  practice: z.boolean(),
  scope: anything.nullable(),
  policy: z.string(),
  lines: publicLines.extend({
    estimated: z.strictObject({
      low: z.number().nullable(),
      high: z.number().nullable(),
      level: z.number().nullable(),
      refused: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
    }),
  }),
  beside: anything,
  flags: z.array(anything),
  claims: z.array(anything),
  changes: z.null(),
});
const release = (...more: string[]): string[] => ["release", "--desk", desk, ...more];

describe("before there is a release", () => {
  it("[J20] with nothing approved the answer is no: exit 1, release.not-approved; nothing is written", async () => {
    const bare = await smallDesk(join(newFolder(), "desk"));
    const out = join(newFolder(), "out");
    expect(await refused(["release", "--desk", bare, "--out", out])).toMatchObject({
      exit: 1,
      code: "release.not-approved",
      rule: "J20",
    });
    expect(filesIn(join(out, "..")), "the folder stays empty").toEqual([]);
    expect(await refused(["release", "--desk", bare, "--propose"])).toMatchObject({
      exit: 2,
      code: "scope.missing",
      rule: "J1",
    });
    await done(["scope", join(practice.files, "scope.json"), "--as", "anna", "--desk", bare], anything);
    await done(
      ["import", writeList(newFolder(), "list.csv", 5), "--list", "five", "--yes", "--desk", bare],
      anything,
    );
    expect(await refused(["release", "--desk", bare, "--propose"])).toMatchObject({
      exit: 1,
      code: "gate.shut",
      rule: "J20",
    });
    const shut = z.strictObject({
      open: z.literal(false),
      code: z.literal("gate.shut"),
      policy: z.string(),
      measures: z.array(
        z.strictObject({
          id: z.string(),
          value: z.any(),
          threshold: z.any(),
          asks: z.enum(["at-least", "at-most"]).nullable(),
          met: z.boolean().nullable(),
          words: z.string().min(1),
          missing: z
            .strictObject({
              code: z.string(),
              words: z.string().min(1),
              count: z.number().nullable(),
              of: z.number().nullable(),
              victims: z.array(z.string()),
              counts: z.array(z.string()),
              provinces: z.array(anything),
              gaps: z.array(anything),
              span: anything.nullable(),
            })
            .nullable(),
        }),
      ),
      leftOut: z.array(anything),
      widestGap: z.string().nullable(),
      conditions: z.array(anything),
      history: z.null(),
    });
    const { measures } = await answered(1, ["gate", "--desk", bare], shut);
    const unmet = measures.filter((measure) => measure.met === false);
    expect(unmet).not.toEqual([]);
    for (const { id, missing } of unmet) expect(missing, id).not.toBeNull();
  });
});

describe("the newest approved release", () => {
  it("is written byte for byte, twice the same, and never over a folder that holds anything", async () => {
    const before = deskHash(desk);
    const [first, second] = [join(newFolder(), "out"), join(newFolder(), "out")];
    const written = await done(release("--out", first), released);
    expect(written).toMatchObject({ did: "written", published: true, approvals: 2, dissents: 0, out: first });
    await done(release("--out", second), released);
    expect(hashOf(first)).toBe(hashOf(practice.release));
    expect(hashOf(second)).toBe(hashOf(practice.release));
    expect(await refused(release("--out", first))).toMatchObject({ exit: 2, code: "release.out-exists" });
    expect(deskHash(desk)).toBe(before);
  });

  it("toll of a release gives its public lines in the same shape; --as-of is exit 2", async () => {
    const ofRelease = await done(["toll", practice.release], toll);
    const ofDesk = await done(["toll", desk], toll);
    expect(ofRelease.practice).toBe(true);
    expect(ofRelease.claims.map((claim) => claim["id"])).toEqual(ofDesk.claims.map((claim) => claim["id"]));
    for (const line of ["verifiedNamed", "verified"] as const)
      expect(ofRelease.lines[line]).toBeLessThanOrEqual(ofDesk.lines[line]);
    expect(ofRelease.lines.verifiedNamed).toBeGreaterThan(0);
    const said = JSON.parse(readFileSync(join(practice.release, "data/toll.json"), "utf8"));
    expect(said.lines).toMatchObject(publicLines.strip().parse(ofRelease.lines));
    for (const option of ["--as-of", "--deaths-through", "--since"]) {
      expect(await refused(["toll", practice.release, option, "2014-05-09"])).toMatchObject({
        exit: 2,
        code: "usage.wrong",
      });
    }
  });

  it("[J19] is marked as invented on every row, page and in the log", () => {
    const text = (path: string): string => readFileSync(join(practice.release, path), "utf8");
    for (const file of ["people", "counts", "claims"]) {
      const [header = "", ...rows] = text(`data/${file}.csv`)
        .replace(/^\ufeff/, "")
        .trimEnd()
        .split(/\r?\n(?=true|false)/);
      expect(header.startsWith("invented,"), file).toBe(true);
      expect(
        rows.filter((row) => !/^true,"?PRACTICE-/.test(row)),
        file,
      ).toEqual([]);
      expect(rows.length, file).toBeGreaterThan(3);
    }
    for (const page of ["index.html", "fa.html"]) expect(text(page)).toContain('data-invented="true"');
    expect(text("index.html")).toContain("Everything on this page is invented");
    expect(text("log/checkpoint")).toMatch(/^practice\.invalid\//);
    expect(JSON.parse(text("release.json"))).toMatchObject({ invented: true });
  });
});

describe("approving", () => {
  it("[J20] takes two approvers, one after the other; one person twice, others' digests and people without the role are refused", async () => {
    const proposed = await done(release("--propose", "--title", "Practice release 2 (invented)"), released);
    expect(proposed).toMatchObject({ did: "proposed", approvals: 0, published: false });
    expect(proposed.lines?.verifiedNamed).toBeGreaterThan(0);
    const digest = proposed.digest ?? "";
    const approve = (of: string, ...as: string[]): string[] =>
      release("--approve", of, ...as.flatMap((one) => ["--as", one]), "--reason", "read");
    expect(await refused(approve("0".repeat(64), "azar"))).toMatchObject({ exit: 2, code: "release.digest" });
    expect(await refused(approve(digest))).toMatchObject({ exit: 2, code: "person.needed" });
    expect(await refused(approve(digest, "azar", "bahram"))).toMatchObject({ exit: 2, code: "usage.wrong" });
    expect(await refused(approve(digest, "elham"))).toMatchObject({ exit: 2, code: "person.role" });
    expect(await refused(approve(digest, "zohreh"))).toMatchObject({ exit: 2, code: "person.unknown" });
    expect(await done(approve(digest, "azar"), released)).toMatchObject({
      did: "approved",
      approvals: 1,
      published: false,
    });
    expect(await refused(approve(digest, "azar"))).toMatchObject({
      exit: 2,
      code: "release.same-person",
      rule: "J20",
    });
    // [J7] Whoever may enrol people does not become two people by it.
    await done(["person", "add", "puppet", "--role", "approver", "--as", "azar", "--desk", desk], anything);
    expect(await refused(approve(digest, "puppet"))).toMatchObject({ exit: 2, code: "release.same-person" });
    const before = join(newFolder(), "out");
    await done(release("--out", before), released);
    expect(hashOf(before), "until then the first is the newest").toBe(hashOf(practice.release));
    for (const why of ["azar is wrong", "ask +98 912 000 0000", "x".repeat(1001)])
      expect(
        await refused(release("--dissent", digest, "--as", "cyra", "--reason", why)),
        why.slice(0, 40),
      ).toMatchObject({ exit: 2, code: "release.reason", rule: "J16, J20" });
    const dissent = release("--dissent", digest, "--as", "cyra", "--reason", "too early");
    expect(await done(dissent, released)).toMatchObject({
      did: "dissented",
      approvals: 1,
      dissents: 1,
      published: false,
    });
    const second = await done(approve(digest, "bahram"), released);
    expect(second).toMatchObject({ approvals: 2, dissents: 1, published: true });
    const out = join(newFolder(), "out");
    expect(await done(release("--out", out), released)).toMatchObject({ digest, size: second.size });
    expect(await done(["audit", out], audited)).toMatchObject({
      ok: true,
      kind: "release",
      size: second.size,
      root: second.root,
      fingerprint: second.fingerprint,
      faults: [],
    });
    const script = readFileSync(join(out, "log/checkpoint.js"), "utf8");
    expect(script, "how many approved, and why somebody dissents").toContain(
      'globalThis.daftarWords = {"approvals":2,"dissents":["too early"]};',
    );
    const forged = join(newFolder(), "out");
    await copyFolder(out, forged);
    writeFileSync(join(forged, "log/checkpoint.js"), script.replace('["too early"]', "[]"));
    expect(await answered(1, ["audit", forged], audited)).toMatchObject({
      faults: [expect.objectContaining({ code: "audit.checkpoint" })],
    });
    const { gate } = z
      .object({ gate: z.object({ leftOut: z.array(z.looseObject({ people: z.number() })).min(1) }) })
      .parse(JSON.parse(readFileSync(join(out, "data/toll.json"), "utf8")));
    for (const { people } of gate.leftOut) expect(people).toBeGreaterThanOrEqual(0);
    expect(second.size).toBeGreaterThan((await done(["audit", practice.release], audited)).size ?? 0);
    expect(await refused(approve(digest, "cyra"))).toMatchObject({ code: "release.digest" });
    const pages = filesIn(out).filter((file) => /\.(html|json|csv)$/.test(file));
    expect(
      pages.filter((file) => /\b(azar|bahram|cyra)\b/.test(readFileSync(file, "utf8"))),
      "approvers stay unnamed",
    ).toEqual([]);
  });
});

describe("[J15] what may be shown of a person", () => {
  it("takes two people where kin were not informed, or where no account holds the name", async () => {
    const copy = await practiceCopy(join(newFolder(), "desk"));
    const listed = z.object({ victims: z.array(z.object({ id: z.string(), names: z.array(z.string()) })) });
    const { victims } = await done(["victim", "list", "--level", "verified", "--desk", copy], listed);
    const { id = "", names = [] } = victims.find((one) => one.names.length > 0) ?? {};
    const say = (...more: string[]): string[] => [
      "consent",
      id,
      "--class",
      "public-full",
      "--desk",
      copy,
      ...more,
    ];
    const two = ["--as", "azar", "--as", "bahram"];
    for (const alone of [["--kin", "no"], [], ["--kin", "yes", "--name", "Somebody Elsenameh"]]) {
      expect(await refused(say(...alone, "--as", "azar"))).toMatchObject({
        exit: 2,
        code: "consent.two-people",
        rule: "J15",
      });
      await done(say(...alone, ...two), anything);
    }
    await done(say("--kin", "yes", "--name", names[0] ?? "", "--as", "azar"), anything);
  });
});

describe("a proposal that rests on what no longer holds", () => {
  const listed = z.object({ victims: z.array(z.object({ id: z.string(), release: z.string() })) });
  const opsOf = (of: string): string => hashOf(join(of, "ops"));

  it("[J15] is not approved once consent was lowered; only one proposed anew is", async () => {
    const copy = await practiceCopy(join(newFolder(), "desk"));
    const on = (...more: string[]): string[] => ["release", "--desk", copy, ...more];
    const { victims } = await done(
      ["victim", "list", "--level", "verified", "--limit", "1000", "--desk", copy],
      listed,
    );
    const { id = "" } = victims.find((one) => one.release === "public-full") ?? {};
    const proposed = (await done(on("--propose"), released)).digest ?? "";
    await done(on("--approve", proposed, "--as", "azar"), released);
    await done(
      ["consent", id, "--class", "sealed", "--kin", "yes", "--as", "elham", "--desk", copy],
      anything,
    );
    const before = opsOf(copy);
    expect(await refused(on("--approve", proposed, "--as", "bahram"))).toMatchObject({
      exit: 2,
      code: "release.stale",
      rule: "J15",
    });
    expect(opsOf(copy), "nothing is written").toBe(before);
    const anew = (await done(on("--propose"), released)).digest ?? "";
    await done(on("--approve", anew, "--as", "azar"), released);
    expect(await done(on("--approve", anew, "--as", "bahram"), released)).toMatchObject({ published: true });
  });

  it("[J18] a title that tells how to reach somebody is refused before anything is built, as other published words are", async () => {
    for (const title of ["Release 3, ask +98 912 000 0000", "Release 3 (desk@practice.invalid)"])
      expect(await refused(release("--propose", "--title", title))).toMatchObject({
        exit: 2,
        code: "row.source-in-cell",
        rule: "J18",
      });
  });

  it("one thing is done at a time: two at once are refused before the desk is opened", async () => {
    const copy = await practiceCopy(join(newFolder(), "desk"));
    const digest = "0".repeat(64);
    for (const two of [
      ["--propose", "--out", join(newFolder(), "out")],
      ["--propose", "--approve", digest],
      ["--approve", digest, "--dissent", digest],
    ]) {
      expect(await refused(["release", "--desk", copy, ...two])).toMatchObject({
        exit: 2,
        code: "usage.wrong",
      });
    }
  });
});

describe("audit", () => {
  it("finds nothing wrong with a release or a desk, given as folder or by its file", async () => {
    for (const path of [practice.release, join(practice.release, "release.json")]) {
      expect(await done(["audit", path], audited)).toMatchObject({ ok: true, kind: "release", faults: [] });
    }
    expect(await done(["audit", practice.desk], audited)).toMatchObject({
      ok: true,
      kind: "desk",
      faults: [],
    });
  });

  it("[J22] a release names the page that `checker` writes; a page altered in one bit is not the one whose hash is in the log", async () => {
    const [page, altered] = ["audit.html", "altered.html"].map((name) => join(newFolder(), name)) as [
      string,
      string,
    ];
    const { sha256 } = await done(["checker", "--out", page], z.looseObject({ sha256: z.string() }));
    const named = { version: expect.any(String), sha256 };
    expect(await done(["audit", practice.release, "--checker", page], audited)).toMatchObject({
      ok: true,
      checker: { sha256, named, same: true },
    });
    expect(await done(["audit", practice.release], audited)).toMatchObject({ checker: null });
    writeFileSync(
      altered,
      readFileSync(page).map((byte, at) => (at === 5000 ? byte ^ 1 : byte)),
    );
    const told = await answered(1, ["audit", practice.release, "--checker", altered], audited);
    expect(told).toMatchObject({
      checker: { named, same: false },
      faults: [{ code: "audit.other-checker", where: "release.json" }],
    });
    // That it is named otherwise here, too, the log tells.
    const copy = join(newFolder(), "release");
    await copyFolder(practice.release, copy);
    const file = join(copy, "release.json");
    writeFileSync(file, readFileSync(file, "utf8").replace(sha256, told.checker?.sha256 ?? ""));
    const renamed = await answered(1, ["audit", copy, "--checker", altered], audited);
    expect(renamed.checker).toMatchObject({ same: true });
    expect(renamed.faults.map(({ code }) => code)).toContain("audit.file-changed");
    expect(await refused(["audit", practice.desk, "--checker", page])).toMatchObject({ code: "usage.wrong" });
  });

  it("any damage to a release is exit 1 and named: a changed figure, a missing, added or emptied file", async () => {
    const copy = join(newFolder(), "release");
    await copyFolder(practice.release, copy);
    const damage: [path: string, change: (path: string) => void][] = [
      [
        "data/toll.json",
        (path) =>
          writeFileSync(
            path,
            readFileSync(path, "utf8").replace(
              /"verifiedNamed": (\d+)/,
              (_, n) => `"verifiedNamed": ${Number(n) + 1}`,
            ),
          ),
      ],
      ["data/people.csv", (path) => writeFileSync(path, readFileSync(path, "utf8").replace("male", "mале"))],
      ["index.html", (path) => rmSync(path)],
      ["extra.txt", (path) => writeFileSync(path, "x")],
      ["release.json", (path) => writeFileSync(path, "")],
      ["manifest.json", (path) => writeFileSync(path, readFileSync(path).subarray(0, -3))],
      [
        "log/checkpoint",
        (path) =>
          writeFileSync(
            path,
            readFileSync(path, "utf8").replace(/\n(\d+)\n/, (_, n) => `\n${Number(n) - 1}\n`),
          ),
      ],
    ];
    for (const [path, change] of damage) {
      const file = join(copy, path);
      const before = path === "extra.txt" ? null : readFileSync(file);
      change(file);
      const { ok, faults } = await answered(1, ["audit", copy], audited);
      expect(ok, path).toBe(false);
      expect(faults.length, path).toBeGreaterThan(0);
      if (before === null) rmSync(file);
      else writeFileSync(file, before);
    }
    expect(await done(["audit", copy], audited)).toMatchObject({ ok: true });
    const lines = join(copy, "data/toll.json");
    writeFileSync(lines, readFileSync(lines, "utf8").replace(/"verifiedNamed": \d+/, '"verifiedNamed": 999'));
    expect(await refused(["toll", copy]), "an altered figure is not printed as the release's").toMatchObject({
      exit: 2,
      code: "release.damaged",
    });
  });

  it("damage to a desk is exit 1: an op, a blob, imported rows", async () => {
    const copy = await practiceCopy(join(newFolder(), "desk"));
    for (const [folder, code] of [
      ["ops", "audit.op"],
      ["blobs", "audit.blob"],
      ["rows", "audit.rows"],
    ] as const) {
      const [file = ""] = filesIn(join(copy, folder));
      const before = readFileSync(file);
      const changed = Buffer.from(before);
      changed[Math.floor(changed.length / 2)]! ^= 1;
      writeFileSync(file, changed);
      const { faults } = await answered(1, ["audit", copy], audited);
      expect(
        faults.map((fault) => fault.code),
        relative(copy, file),
      ).toContain(code);
      writeFileSync(file, before);
    }
    writeFileSync(join(copy, "desk.json"), "{");
    expect((await answered(1, ["audit", copy], audited)).ok).toBe(false);
  });

  it("a file of a release, wherever it lies in it, stands for the release", async () => {
    const golden = resolve(import.meta.dirname, "../../../../packages/publish/golden/release");
    const whole = await answered(0, ["audit", golden], audited);
    for (const file of ["release.json", "log/checkpoint", "log/tile/entries/000.p/32"])
      expect(await answered(0, ["audit", join(golden, file)], audited)).toEqual(whole);
  });

  it("a folder that is neither is exit 2", async () => {
    expect(await refused(["audit", newFolder()])).toMatchObject({ exit: 2, code: "audit.nothing-here" });
    expect(await refused(["audit", join(newFolder(), "nowhere")])).toMatchObject({
      exit: 2,
      code: "audit.nothing-here",
    });
  });
});
