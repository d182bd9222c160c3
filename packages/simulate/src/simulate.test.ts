/** The simulation's files: marked, complete, the same for the same seed, and nobody real. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readClaimsCsv, sumParts } from "@daftar/claims";
import { countAccount, coverageBody, scope } from "@daftar/model";
import { iranArea, normaliseName, normalisePlace } from "@daftar/names";
import { describe, expect, it } from "vitest";
import { SCENARIOS, type SimulatedVictim, type SimulateOptions, simulate } from "./index.ts";
import { CITIES, PROVINCES } from "./place/sarvand.ts";

const PRACTICE: SimulateOptions = { scenario: "practice", victims: 900, lists: 6, seed: 1393 };
const shared = process.env["DAFTAR_SHARED"] ?? fileURLToPath(new URL("../../../../shared", import.meta.url));

/** Enough of a CSV reader for files of known form. */
function csvRows(text: string): Record<string, string>[] {
  const lines: string[][] = [[]];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    const raw = match[1] ?? "";
    lines.at(-1)!.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (match[2] !== ",") lines.push([]);
  }
  const [header = [], ...rows] = lines;
  return rows
    .filter((cells) => cells.length === header.length)
    .map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}

const digest = (files: ReadonlyMap<string, string>): string => {
  const hash = createHash("sha256");
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${path}\0${text}\0`);
  return hash.digest("hex");
};

describe("simulate", () => {
  it("writes the files of its contract", () => {
    expect([...simulate(PRACTICE).files.keys()].sort()).toEqual([
      "claims.csv",
      "counts.csv",
      "lists/family-forms.csv",
      "lists/hospital-ledger.csv",
      "lists/media-list.csv",
      "lists/official-list.csv",
      "lists/rights-group.csv",
      "lists/witness-forms.csv",
      "scope.json",
      "simulation.json",
      "truth.csv",
    ]);
  });

  it.each(SCENARIOS)("[J19] %s: invented comes first in every row and ids start PRACTICE-", (scenario) => {
    const { files } = simulate({ ...PRACTICE, scenario, victims: 200 });
    for (const [path, text] of files) {
      if (!path.endsWith(".csv")) continue;
      const [header, ...lines] = text.trimEnd().split("\n");
      expect(header?.startsWith("invented,"), path).toBe(true);
      expect(lines.length, path).toBeGreaterThan(0);
      for (const line of lines) expect(line.startsWith("true,"), path).toBe(true);
      for (const row of csvRows(text)) expect(row["id"], path).toMatch(/^PRACTICE-/);
    }
    expect(JSON.parse(files.get("simulation.json") ?? "")).toMatchObject({ invented: true, trueTotal: 200 });
  });

  it("gives the same bytes for the same options and other bytes for another seed", () => {
    const once = digest(simulate(PRACTICE).files);
    expect(digest(simulate(PRACTICE).files)).toBe(once);
    expect(digest(simulate({ ...PRACTICE, seed: 1394 }).files)).not.toBe(once);
  });

  it.each(SCENARIOS)("%s: the bytes are those of golden/digests.json", (scenario) => {
    const golden: unknown = JSON.parse(
      readFileSync(new URL("../golden/digests.json", import.meta.url), "utf8"),
    );
    const { files } = simulate({ scenario, victims: 300, lists: 6, seed: 1393 });
    expect(golden).toHaveProperty(scenario, digest(files));
  });

  it("writes the first lists the same however many are asked for", () => {
    const all = simulate(PRACTICE).files;
    const three = simulate({ ...PRACTICE, lists: 3 }).files;
    const listed = [...three.keys()].filter((path) => path.startsWith("lists/"));
    expect(listed).toHaveLength(3);
    for (const path of listed) expect(three.get(path)).toBe(all.get(path));
  });

  it("has one truth row for every list row, and every list row once", () => {
    const { files, truth, victims } = simulate(PRACTICE);
    const told = new Set(truth.map(({ list, id }) => `${list} ${id}`));
    expect(told.size).toBe(truth.length);
    let rows = 0;
    for (const [path, text] of files) {
      const list = /^lists\/(.+)\.csv$/.exec(path)?.[1];
      if (list === undefined) continue;
      for (const row of csvRows(text)) {
        rows += 1;
        expect(told.has(`${list} ${row["id"]}`)).toBe(true);
      }
    }
    expect(rows).toBe(truth.length);
    const known = new Set(victims.map(({ id }) => id));
    expect(truth.every(({ victim }) => known.has(victim))).toBe(true);
  });

  it("leaves some people to no list, and kills households together", () => {
    const { victims, captures } = simulate(PRACTICE);
    const unlisted = captures.on.filter((row) => !row.some(Boolean)).length;
    expect(unlisted).toBeGreaterThan(0);
    expect(captures.reachable.filter((reached) => !reached).length).toBeGreaterThan(0);
    const households = new Map<string, SimulatedVictim[]>();
    for (const victim of victims) {
      if (victim.household === null) continue;
      households.set(victim.household, [...(households.get(victim.household) ?? []), victim]);
    }
    expect(households.size).toBeGreaterThan(5);
    for (const members of households.values()) {
      expect(members.length).toBeGreaterThan(1);
      const [first] = members;
      for (const member of members) {
        expect(member.father).toBe(first?.father);
        expect(member.family).toBe(first?.family);
        expect(member.city).toBe(first?.city);
        expect(member.deathDate).toBe(first?.deathDate);
      }
      expect(new Set(members.map((v) => v.given)).size).toBe(members.length);
    }
  });

  it("has official rows that stand twice, and media rows that name the list they quote", () => {
    const { files, truth } = simulate(PRACTICE);
    const official = truth.filter(({ list }) => list === "official-list").map(({ victim }) => victim);
    expect(new Set(official).size).toBeLessThan(official.length);
    const onList = new Set(truth.map(({ list, victim }) => `${list} ${victim}`));
    const victimOf = new Map(truth.map(({ list, id, victim }) => [`${list} ${id}`, victim]));
    const quoting = csvRows(files.get("lists/media-list.csv") ?? "").filter(
      (row) => row["quotes"] !== "own reporting",
    );
    expect(quoting.length).toBeGreaterThan(50);
    for (const row of quoting) {
      const victim = victimOf.get(`media-list ${row["id"]}`);
      expect(onList.has(`${row["quotes"]} ${victim}`)).toBe(true);
    }
  });

  it("dates every death inside its scope, in 2014", () => {
    const { victims, scope: practice } = simulate(PRACTICE);
    expect(scope.safeParse(practice).success).toBe(true);
    for (const victim of victims) {
      expect(victim.injuryDate >= practice.window.from && victim.injuryDate <= practice.window.to).toBe(true);
      expect(victim.deathDate >= victim.injuryDate && victim.deathDate <= practice.laterDeathsUntil).toBe(
        true,
      );
    }
  });

  it("[J2] counts wholes from no higher than the truth", () => {
    const { counts, victims } = simulate(PRACTICE);
    expect(counts.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["hospital", "cemetery", "insider"]),
    );
    for (const { account } of counts) {
      expect(countAccount.safeParse(account).success).toBe(true);
      const truth = victims.filter(
        ({ city, deathDate }) =>
          city.province === account.place.province &&
          (account.place.city === null || city.id === account.place.city) &&
          deathDate <= account.window.to,
      ).length;
      expect(account.low).toBeLessThanOrEqual(truth);
    }
  });

  it("[J13] writes claims that read back without a fault, of every kind and qualifier", () => {
    for (const victims of [1, 12, 900, 40_000]) {
      const { files, claims } = simulate({ ...PRACTICE, victims });
      const read = readClaimsCsv(csvRows(files.get("claims.csv") ?? ""));
      expect(read.faults).toEqual([]);
      expect(read.claims).toEqual(claims);
      expect(sumParts(claims).map(({ code }) => code)).toEqual(["complete"]);
      expect(new Set(claims.map(({ kind }) => kind)).size).toBe(4);
      expect(new Set(claims.map(({ figure }) => figure.qualifier)).size).toBe(10);
      expect(claims.every(({ invented }) => invented)).toBe(true);
    }
  });

  it("[J21] declares coverage for every list", () => {
    for (const { coverage, name } of simulate(PRACTICE).lists) {
      expect(coverageBody.safeParse(coverage).success, name).toBe(true);
      expect(coverage.aggregator, name).toBe(name === "media-list");
    }
  });

  it.each([
    [{ victims: 0 }, /victims/],
    [{ victims: 1.5 }, /victims/],
    [{ lists: 1 }, /lists/],
    [{ lists: 7 }, /lists/],
    [{ seed: 0.5 }, /seed/],
  ])("refuses %j", (wrong, why) => {
    expect(() => simulate({ ...PRACTICE, ...wrong })).toThrow(why);
  });
});

describe("[J19] nobody and nowhere real", () => {
  it("has no city or province of Iran", () => {
    const real = new Set(
      iranArea().provinces.flatMap((p) =>
        [...p.names, ...p.cities.flatMap((c) => c.names)].map(normalisePlace),
      ),
    );
    expect(real.size).toBeGreaterThan(100);
    for (const place of [...CITIES, ...PROVINCES]) {
      for (const name of [place.fa, ...place.latin]) expect(real.has(normalisePlace(name)), name).toBe(false);
    }
  });

  const places = `${shared}/data/linkage/places`;
  it.skipIf(!existsSync(places))("has no place of the shared gazetteer (skipped without it)", () => {
    const real = new Set(
      readdirSync(places).flatMap((file) =>
        (readFileSync(`${places}/${file}`, "utf8").match(/[\p{L}\u200c ]+/gu) ?? []).map(normalisePlace),
      ),
    );
    expect(real.size).toBeGreaterThan(500);
    for (const place of [...CITIES, ...PROVINCES]) {
      for (const name of [place.fa, ...place.latin]) expect(real.has(normalisePlace(name)), name).toBe(false);
    }
  });

  const memorials = ["iran_azadi_road.csv", "iran_memorials_2026.csv"].map(
    (file) => `${shared}/data/linkage/${file}`,
  );
  const key = (name: string): string => normaliseName(name).tokens.join(" ");

  it.skipIf(!memorials.every((path) => existsSync(path)))(
    "writes no full name and age of the memorial lists (skipped without them)",
    () => {
      // A row of theirs without an age matches any age.
      const real = new Map<string, Set<string>>();
      for (const row of memorials.flatMap((path) => csvRows(readFileSync(path, "utf8")))) {
        for (const name of [row["name"], row["name_fa"]]) {
          const folded = key(name ?? "");
          if (folded === "" || !folded.includes(" ")) continue;
          const ages = real.get(folded) ?? new Set<string>();
          ages.add(row["age"] || "any");
          real.set(folded, ages);
        }
      }
      expect(real.size).toBeGreaterThan(1000);
      let hits = 0;
      let looked = 0;
      const look = (name: string, age: string): void => {
        looked += 1;
        const ages = real.get(key(name));
        if (ages && (age === "" || ages.has("any") || ages.has(age))) hits += 1;
      };
      const options = [
        ...[1393, 1, 2, 3, 4].map((seed) => ({ ...PRACTICE, victims: 1500, seed })),
        { ...PRACTICE, scenario: "households" as const, victims: 10_000 },
      ];
      for (const option of options) {
        const { files, victims } = simulate(option);
        for (const victim of victims) {
          for (const script of ["fa", "latin"] as const) {
            for (const given of victim.given[script]) {
              for (const family of victim.family[script]) look(`${given} ${family}`, String(victim.ageYears));
            }
          }
        }
        for (const [path, text] of files) {
          if (!path.startsWith("lists/")) continue;
          for (const row of csvRows(text)) {
            const whole = row["name"] ?? row["full_name"] ?? row["نام و نام خانوادگی"];
            const name = whole ?? `${row["نام"] ?? ""} ${row["نام خانوادگی"] ?? ""}`;
            if (name.trim().includes(" ")) look(name, "");
          }
        }
      }
      expect(looked).toBeGreaterThan(10_000);
      // Only the number: no name of a real person may reach a log.
      expect(hits).toBe(0);
    },
  );
});
