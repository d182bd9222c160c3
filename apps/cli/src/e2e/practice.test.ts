/** The practice desk: every case occurs, the register is a function of its ops, and the past stays as it was. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { diskFiles, linkHere, openAndClose, practiceCases, type VerbContext } from "@daftar/desk";
import { deathLevel, dispute, evidenceRisk, opType, releaseClass, setAsideReason } from "@daftar/model";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, daftar, done } from "../testing/command.ts";
import { deskHash, folders, hashOf } from "../testing/folders.ts";
import { PATIENCE_MS, type PracticeDesk, practiceCopy, practiceDesk } from "../testing/practiceDesk.ts";

const newFolder = folders();
const digests = z.strictObject({ before: z.string(), after: z.string(), same: z.boolean() });
let practice: PracticeDesk;
let copy = "";
beforeAll(async () => {
  practice = await practiceDesk();
  copy = await practiceCopy(join(newFolder(), "desk"));
}, PATIENCE_MS);

/** A day of the walk, by how long it lay before the release, so that midnight changes nothing here. */
function daysAgo(days: number): string {
  const { asOf } = z
    .object({ asOf: z.string() })
    .parse(JSON.parse(readFileSync(join(practice.release, "release.json"), "utf8")));
  return new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10);
}

interface Op {
  readonly op: { readonly type: string; readonly time: string };
}
function opsOf(desk: string): Op["op"][] {
  const [file = ""] = readdirSync(join(desk, "ops"));
  const text = readFileSync(join(desk, "ops", file), "utf8").trimEnd();
  return text
    .split("\n")
    .map(
      (line) => z.object({ op: z.object({ type: z.string(), time: z.string() }) }).parse(JSON.parse(line)).op,
    );
}

describe("estimate --plot", () => {
  it("[J19] marks every plot of a practice desk", async () => {
    const out = join(newFolder(), "plots");
    const { plots } = await done(
      ["estimate", "--desk", copy, "--plot", out],
      z.looseObject({ practice: z.literal(true), plots: z.array(z.string()).min(4) }),
    );
    expect(readdirSync(out).sort()).toEqual([...plots].sort());
    for (const name of plots) {
      const mark = name.endsWith("-en.svg") ? "Practice. Everything here is invented" : "تمرین.";
      expect(readFileSync(join(out, name), "utf8"), name).toContain(mark);
    }
  });
});

describe("npm start", () => {
  it("prints the toll with the claims beside it, the estimate, the gate, the release, the real claims and Kosovo", () => {
    const { printed } = practice;
    for (const words of [
      "PRACTICE: every person, place and claim here is invented.",
      "people verified by name",
      "Claimed by others",
      "Practice: the estimate",
      "Practice: the gate",
      "npx daftar audit",
      "Everything in this release holds together",
      "Real public figures: who claimed what about January 2026",
      "Real public figures: Kosovo 1999",
    ]) {
      expect(printed).toContain(words);
    }
  });

  it("a second run changes nothing", async () => {
    const before = ["practice", "january-2026"].map((name) => deskHash(join(practice.root, "desks", name)));
    const files = ["practice-files", "practice-keys", "practice-release", "january-2026-keys"].map((name) =>
      hashOf(join(practice.root, "desks", name)),
    );
    const again = await daftar(["--no-serve"], { cwd: practice.root, program: "daftar-start" });
    expect(again.exit, again.stderr).toBe(0);
    expect(again.stdout).toContain("nothing was changed");
    expect(["practice", "january-2026"].map((name) => deskHash(join(practice.root, "desks", name)))).toEqual(
      before,
    );
    expect(
      ["practice-files", "practice-keys", "practice-release", "january-2026-keys"].map((name) =>
        hashOf(join(practice.root, "desks", name)),
      ),
    ).toEqual(files);
  });
});

describe("what occurs on the practice desk", () => {
  it("every death level, dispute, evidence risk, release class, reason of setting aside, review asked, missing-presumed, a circle, two sources in question and a copied date", async () => {
    const context: VerbContext = {
      cwd: newFolder(),
      env: {},
      clock: Date.now,
      random: (count) => new Uint8Array(count),
      progress: () => {},
      notice: () => {},
      desks: openAndClose,
      files: diskFiles(copy),
      linkAll: linkHere,
      checker: async () => null,
      unlocked: () => null,
      passphrase: async () => "",
      ask: null,
      desk: copy,
      waitMs: 0,
    };
    const cases = await practiceCases(context);
    const wanted = [
      ...deathLevel.options.map((one) => `level ${one}`),
      ...dispute.options.map((one) => `dispute ${one}`),
      ...evidenceRisk.options.map((one) => `risk ${one}`),
      ...releaseClass.options.map((one) => `release ${one}`),
      ...setAsideReason.options.map((one) => `set aside ${one}`),
      "review asked",
      "circle of lineage",
      "sources possibly the same",
      "copied date",
      "status missing-presumed",
    ];
    expect(wanted.filter((one) => cases[one] === undefined)).toEqual([]);
  });

  it("[J14] every verdict that a claim can have, and one that is superseded", async () => {
    const { claims } = await done(
      ["claim", "check", "--desk", copy],
      z.looseObject({
        claims: z.array(z.looseObject({ verdict: anything, supersededBy: z.string().nullable() })),
      }),
    );
    const said = claims.map(({ verdict }) => JSON.stringify(verdict));
    const wanted = [
      /verified by name in the same scope exceed this figure/,
      /which does not exceed this figure/,
      /a floor; the desk documents/,
      /no figure to compare/,
      /"code":"none"/,
      /not comparable: population differs/,
      /not comparable: area differs/,
      /not comparable: population unknown/,
    ];
    expect(wanted.filter((words) => !said.some((verdict) => words.test(verdict)))).toEqual([]);
    expect(claims.some(({ supersededBy }) => supersededBy !== null)).toBe(true);
  });

  it("[J20] a gate that is open, one that was shut, and one that was shut by silence", async () => {
    const { history } = await done(
      ["gate", "--history", "--desk", copy],
      z.looseObject({ history: z.looseObject({ points: z.array(z.looseObject({ code: z.string() })) }) }),
    );
    expect(new Set(history.points.map(({ code }) => code))).toEqual(
      new Set(["gate.open", "gate.shut", "gate.silence-is-not-convergence"]),
    );
    // Also for whoever goes on after midnight with a desk made before it.
    await done(["gate", "--as-of", daysAgo(-1), "--desk", copy], z.looseObject({ open: z.literal(true) }));
  });

  it("what docs/practice.md opens: every command finds something", async () => {
    const page = readFileSync(join(import.meta.dirname, "../../../../docs/practice.md"), "utf8");
    const commands = [
      ...page.matchAll(
        /npx daftar ((?:victim list|incident list|review list|claim check|gate|toll|evidence list|evidence check|timestamp list)[^`\n#]*)/g,
      ),
    ]
      .map(([, words = ""]) => words.trim().split(/\s+/))
      .filter((words) => !words.includes("DAY"));
    expect(commands.length).toBeGreaterThan(25);
    const found = z.looseObject({
      total: z.number().optional(),
      evidence: z.array(anything).optional(),
      requests: z.array(anything).optional(),
    });
    const empty = [];
    for (const words of commands) {
      const { total, evidence, requests } = await done([...words, "--desk", copy], found);
      if ((total ?? evidence?.length ?? requests?.length) === 0) empty.push(words.join(" "));
    }
    expect(empty).toEqual([]);
  });

  it("every type of op that one machine alone can have", () => {
    const elsewhere: Readonly<Record<string, string>> = {
      node: "a second desk: bundles.test.ts",
      receive: "a second desk: bundles.test.ts",
      restored: "a restore: packages/store/src/backup",
      "log-writer": "a restore: packages/desk/src/release/logWriter.test.ts",
      "log-key": "the log renewed: witness.test.ts",
      "witness-policy": "other organisations: witness.test.ts",
      cosigned: "other organisations: witness.test.ts",
      timestamp: "a time authority: packages/desk/src/verbs/timestamps.test.ts",
      succession: "signed by custodians on machines of their own: ceremony.test.ts",
      erase: "takes away what others of this file look at: packages/desk/src/erase",
    };
    expect(new Set(opsOf(copy).map((op) => op.type))).toEqual(
      new Set(opType.options.filter((type) => !(type in elsewhere))),
    );
  });
});

describe("the register is a function of the set of ops", () => {
  it("rebuild gives the same digest, also with the ops in other orders, and changes nothing else", async () => {
    const hash = deskHash(copy);
    const runs = [];
    for (const order of [[], ["--shuffle", "1"], ["--shuffle", "2026"]]) {
      runs.push(await done(["rebuild", "--desk", copy, ...order], digests));
    }
    const [first] = runs;
    expect(runs).toEqual(runs.map(() => ({ before: first?.before, after: first?.before, same: true })));
    expect(deskHash(copy)).toBe(hash);
  });

  it("a register that is thrown away comes back the same", async () => {
    const { before } = await done(["rebuild", "--desk", copy], digests);
    const bare = join(newFolder(), "desk");
    await cp(copy, bare, { recursive: true, filter: (path) => !path.startsWith(join(copy, "register")) });
    expect(await done(["rebuild", "--desk", bare], digests)).toMatchObject({ before, same: true });
  });
});

const lines = z.object({
  verifiedNamed: z.number(),
  verified: z.number(),
  reported: z.object({ low: z.number(), high: z.number() }),
  estimated: anything,
});
const toll = z.looseObject({ asOf: z.string().nullable(), policy: z.string(), lines });

const moved = z.object({
  before: lines.omit({ estimated: true }),
  after: lines.omit({ estimated: true }),
  people: z.array(
    z.object({ before: z.array(anything), after: z.array(anything), reasons: z.array(z.string()) }),
  ),
  totals: z.array(z.object({ line: z.string(), reason: z.string(), more: z.number(), fewer: z.number() })),
});

describe("[J10, J12] why the toll moved", () => {
  it("since a day: from what was said then to what is said now, by signatures and accounts, person by person", async () => {
    const since = daysAgo(4);
    const then = await done(["toll", copy, "--as-of", since], toll);
    const { changes, lines: now } = await done(
      ["toll", copy, "--since", since],
      toll.extend({ changes: moved.extend({ since: z.string() }) }),
    );
    const documented = lines.omit({ estimated: true });
    const [before, after] = [documented.parse(then.lines), documented.parse(now)];
    expect(changes).toMatchObject({ since, before, after });
    const signed = changes.totals.find(
      ({ line, reason }) => line === "verifiedNamed" && reason === "signature",
    );
    expect(signed!.more).toBeGreaterThan(50);
    const named = changes.totals.filter(({ line }) => line === "verifiedNamed");
    const sum = named.reduce((total, { more, fewer }) => total + more - fewer, 0);
    expect(sum).toBe(after.verifiedNamed - before.verifiedNamed);
    expect((await daftar(["toll", copy, "--since", since])).stdout).toMatch(/more by signatures/);
    const backwards = await daftar(["toll", copy, "--since", daysAgo(1), "--as-of", daysAgo(3)]);
    expect([backwards.exit, backwards.stderr]).toEqual([
      2,
      expect.stringContaining("--since lies after --as-of"),
    ]);
  });

  it("under another policy: nothing is set, the policy in force moves nobody, a stricter one says whom it leaves out", async () => {
    const shape = z.object({ policy: z.looseObject({ version: z.string() }), changed: z.boolean() });
    const compared = z.object({
      compared: moved.extend({
        with: z.string(),
        kinds: z.array(z.looseObject({ kind: z.string(), before: anything, after: anything })),
      }),
    });
    const hash = deskHash(copy);
    const folder = newFolder();
    const { policy } = await done(["policy", "--desk", copy], shape);
    const [same, stricter] = [join(folder, "same.json"), join(folder, "stricter.json")];
    writeFileSync(same, JSON.stringify({ ...policy, version: "same-numbers" }));
    const agreement = { widenDays: 0, longestWindowDays: 1, area: "city" };
    writeFileSync(stricter, JSON.stringify({ version: "stricter", agreement }));
    const unmoved = await done(["policy", same, "--compare", "--desk", copy], compared);
    expect(unmoved.compared).toMatchObject({ with: "same-numbers", people: [], totals: [], kinds: [] });
    const { compared: found } = await done(["policy", stricter, "--compare", "--desk", copy], compared);
    expect(found.after.verified).toBeLessThan(found.before.verified);
    expect(found.people.every(({ reasons }) => reasons.join() === "settings")).toBe(true);
    expect(new Set(found.kinds.map(({ kind }) => kind))).toContain("province");
    expect(deskHash(copy)).toBe(hash);
    const without = await daftar(["policy", "--compare", "--desk", copy]);
    expect([without.exit, without.stderr]).toEqual([2, expect.stringContaining("needs a FILE")]);
  });
});

const row = z.looseObject({
  id: z.string(),
  within: z.string().nullable(),
  crosses: z.boolean(),
  people: z.number(),
  verified: z.number(),
  accounts: z.number(),
  figure: z
    .strictObject({
      low: z.number(),
      high: z.number(),
      atLeast: z.boolean(),
      verified: z.number(),
      withParts: z.strictObject({ low: z.number(), high: z.number() }),
    })
    .nullable(),
  gaps: z.array(z.strictObject({ code: z.string(), number: z.number().nullable() })),
});
const byDay = z.strictObject({
  days: z.array(
    z.strictObject({
      day: z.string(),
      people: z.number(),
      verified: z.number(),
      cuts: z.array(z.number()),
    }),
  ),
  undated: z.strictObject({ people: z.number(), verified: z.number() }),
  conditions: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      where: z.string(),
      cut: z.string(),
      placed: z.boolean(),
    }),
  ),
  warning: z.strictObject({ code: z.string(), words: z.string() }),
});
const incidentList = z.strictObject({
  asOf: z.string().nullable(),
  practice: z.literal(true),
  total: z.number(),
  from: z.number(),
  incidents: z.array(row),
  byDay,
});
const ids = z.array(z.looseObject({ id: z.string() }));
const incidentShow = z.strictObject({
  asOf: z.string().nullable(),
  practice: z.literal(true),
  incident: row,
  holders: z.array(row),
  parts: z.array(row),
  crossing: z.array(row),
  people: ids,
  missingPresumed: ids,
  perhaps: z.number(),
  openPairs: z.number(),
  counts: z.array(z.looseObject({ low: z.number(), high: z.number(), level: z.string() })),
  evidence: z.strictObject({
    accounts: z.array(z.strictObject({ sourceClass: z.string(), accounts: z.number(), direct: z.number() })),
    peopleWithDirect: z.number(),
    origins: z.number(),
    risks: z.array(z.strictObject({ risk: z.string(), people: z.number() })),
  }),
  claims: z.array(anything),
  conditions: byDay.shape.conditions,
  warning: byDay.shape.warning,
  byDay,
});
const sum = (rows: readonly { readonly people: number }[]) =>
  rows.reduce((total, { people }) => total + people, 0);

describe("incidents", () => {
  const list = (...more: string[]) => done(["incident", "list", "--desk", copy, ...more], incidentList);
  const show = (id: string, ...more: string[]) =>
    done(["incident", "show", id, "--desk", copy, ...more], incidentShow);

  it("[J2, J11] counted places and days of cities in one tree; each opens with its people, and the parts hold no more", async () => {
    const { incidents, total, byDay: days } = await list();
    expect(incidents.length).toBe(total);
    expect(incidents.filter(({ accounts }) => accounts > 0).length).toBe(6);
    const toll = await done(
      ["toll", copy],
      z.looseObject({ lines: z.looseObject({ reported: z.object({ low: z.number(), high: z.number() }) }) }),
    );
    // Nobody is in two of the widest, and everybody with a day stands at it once.
    const widest = incidents.filter(({ within, crosses }) => within === null && !crosses);
    expect(sum(widest)).toBeLessThanOrEqual(toll.lines.reported.high);
    expect(sum(days.days) + days.undated.people).toBeLessThanOrEqual(toll.lines.reported.high);
    for (const one of incidents.filter(({ accounts }) => accounts > 0)) {
      const open = await show(one.id, "--limit", "100000");
      expect(open.incident).toEqual(one);
      expect(open.people.length).toBe(one.people);
      expect(sum(open.parts.filter(({ crosses }) => !crosses))).toBeLessThanOrEqual(one.people);
      expect(open.counts.length).toBe(one.accounts);
      expect(sum(open.byDay.days) + open.byDay.undated.people).toBe(one.people);
      expect(open.warning.code).toBe("cut");
    }
  });

  it("[J20] leads there from a person and from the gate's widest gap, and opens any place and days where somebody died", async () => {
    const { widestGap } = await done(["gate", "--desk", copy], z.looseObject({ widestGap: z.string() }));
    const gap = await show(widestGap);
    expect(gap.incident.gaps.map(({ code }) => code)).toContain("fewer-than-counted");
    const [person] = gap.people;
    const { incident } = await done(
      ["victim", "show", person?.id ?? "", "--desk", copy],
      z.looseObject({ incident: z.string() }),
    );
    expect((await show(incident)).people.map(({ id }) => id)).toContain(person?.id);
    const whole = await show("all~2014-05-01..2014-06-30", "--limit", "0");
    expect(whole.incident.people).toBeGreaterThan(gap.incident.people);
    for (const nowhere of ["arvandis~mirvanak~1999-01-01", "mirvanak"]) {
      const { exit, stderr } = await daftar(["incident", "show", nowhere, "--desk", copy]);
      expect([exit, stderr]).toEqual([2, expect.stringContaining("subject.unknown")]);
    }
  });

  it("[J20, J12] days say what was cut, and a cut entered later changes no earlier day's answer", async () => {
    const before = await list("--as-of", daysAgo(1));
    expect(before.byDay.warning.words).toMatch(
      /^Days under a cut look quieter than they were: mobile and fixed internet, 2014-05-07 to 2014-05-12/,
    );
    expect((await list("--as-of", daysAgo(7))).byDay).toMatchObject({
      days: [],
      warning: { code: "none-recorded" },
    });
    const where = "a valley nobody listed";
    const cut = ["conditions", "--from", "2014-05-14", "--where", where, "--cut", "roads"];
    await done([...cut, "--as", "azar", "--reason", "as reported", "--desk", copy], anything);
    const after = await list();
    expect(after.byDay.conditions.at(-1)).toMatchObject({ where, placed: false });
    expect(after.byDay.days.find(({ day }) => day === "2014-05-14")?.cuts).toEqual([2]);
    expect(await list("--as-of", daysAgo(1))).toEqual(before);
    const { stdout } = await daftar(["incident", "list", "--desk", copy]);
    expect(stdout).toContain("PRACTICE: every person");
    expect(stdout).toContain("no place of the scope");
  });
});

describe("[J12] --as-of", () => {
  it("[J10] the lines grow day by day as the walk told it, and hold their order on each", async () => {
    const of = async (days: number) => (await done(["toll", copy, "--as-of", daysAgo(days)], toll)).lines;
    const [imported, linked, assessed, signed, now] = [
      await of(7),
      await of(5),
      await of(4),
      await of(3),
      await of(0),
    ];
    const none = { verifiedNamed: 0, verified: 0 };
    expect(imported).toMatchObject({ ...none, reported: { low: 0, high: 0 } });
    expect(linked).toMatchObject({ ...none, reported: { low: 0, high: 0 } });
    expect(assessed).toMatchObject(none);
    expect(assessed.reported.low).toBeGreaterThan(100);
    expect(signed.verifiedNamed).toBeGreaterThan(50);
    for (const { verifiedNamed, verified, reported } of [assessed, signed, now]) {
      expect([verifiedNamed, verified, reported.low, reported.high]).toEqual(
        [verifiedNamed, verified, reported.low, reported.high].sort((a, b) => a - b),
      );
    }
  });

  it("later ops change nothing of what was said then", async () => {
    const days = [4, 1];
    const then = async () =>
      Promise.all(
        days.map((day) => daftar(["toll", copy, "--as-of", daysAgo(day), "--json", "--wait", "120"])),
      );
    const before = (await then()).map((answer) => answer.stdout);
    expect(new Set(before).size).toBe(days.length);
    const { victims } = await done(
      ["victim", "list", "--level", "corroborated", "--limit", "20", "--desk", copy],
      z.object({ victims: z.array(z.object({ id: z.string() })) }),
    );
    const ids = victims.map((victim) => victim.id);
    expect(ids.length).toBeGreaterThan(5);
    const now = await done(["toll", copy], toll);
    await done(
      [
        "set-aside",
        ...ids,
        "--for",
        "insufficient",
        "--as",
        "azar",
        "--reason",
        "looked into",
        "--desk",
        copy,
      ],
      anything,
    );
    await done(
      ["policy", join(practice.files, "policy.json"), "--as", "azar", "--reason", "again", "--desk", copy],
      anything,
    );
    expect((await done(["toll", copy], toll)).lines.reported.low).toBeLessThan(now.lines.reported.low);
    expect((await then()).map((answer) => answer.stdout)).toEqual(before);
  });

  it("--deaths-through cuts by day of death, and says whom it cannot place", async () => {
    const cut = z.looseObject({
      deathsThrough: z.string(),
      lines,
      beside: z.object({ undated: z.number() }),
    });
    const before = await done(["toll", copy, "--deaths-through", "2014-05-01"], cut);
    expect(before.lines).toMatchObject({ verifiedNamed: 0, verified: 0, reported: { low: 0 } });
    const part = await done(["toll", copy, "--deaths-through", "2014-05-08"], cut);
    const whole = await done(["toll", copy], toll);
    expect(part.lines.verifiedNamed).toBeGreaterThan(0);
    expect(part.lines.verifiedNamed).toBeLessThan(whole.lines.verifiedNamed);
    expect(part.lines.estimated).toMatchObject({ low: null, refused: { code: "estimate.different-scopes" } });
  });
});

it("[J18] what docs/practice.md says of custodians runs as it stands: an opening answered, and a succession", async () => {
  const cwd = newFolder();
  for (const name of ["practice-files", "practice-keys"])
    await cp(join(practice.root, "desks", name), join(cwd, "desks", name), { recursive: true });
  const page = readFileSync(join(import.meta.dirname, "../../../../docs/practice.md"), "utf8");
  const commands = [...page.matchAll(/^npx daftar (custodian .*?)(?:\s+#.*)?$/gm)].map(([, words = ""]) =>
    [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? ""),
  );
  // What a shell does: the one line of a file that starts so.
  const filled = (word: string): string => {
    const [, start, file] = /^\$\(sed -n 's\/\^(.+)\/\/p' (\S+)\)$/.exec(word) ?? [];
    if (start === undefined || file === undefined) return word;
    const lines = readFileSync(join(cwd, file), "utf8").split("\n");
    return lines.find((line) => line.startsWith(start))?.slice(start.length) ?? "";
  };
  const told = new Map<string, z.infer<typeof anything>>();
  for (const words of commands) {
    const needsDesk = ["openings", "boxes", "succeed", "list"].includes(words[1] ?? "");
    const args = [...words.map(filled), ...(needsDesk ? ["--desk", copy] : [])];
    told.set(words[1] ?? "", await done(args, anything, { cwd }));
  }
  expect(told.get("combine")).toMatchObject({ bad: [], opened: [{ kind: "account" }] });
  expect(told.get("succeed")).toMatchObject({ standing: "handed-over", without: 0 });
  expect(told.get("list")).toMatchObject({ successions: [{ counts: true }] });
});
