/** Backups and restores on invented desks: nothing lost, nothing half, no chain continued twice. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { utf8 } from "@daftar/model";
import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenOptions } from "../desk/openOptions.ts";
import { identityOf } from "../testing/backups.ts";
import {
  accountDraft,
  conditionsDraft,
  importRows,
  inventedDesk,
  newFolder,
  open,
  random,
  readNames,
  removeFolders,
  withDesk,
} from "../testing/inventedDesk.ts";
import { hand, joined, parcel } from "../testing/joinedDesks.ts";
import { capacityOf, LARGEST_PART, mayHold, partOf } from "./format.ts";
import { type RestoreJob, restoreDesk } from "./restoreDesk.ts";
import { type BackupJob, writeBackup } from "./writeBackup.ts";

/** Plain bytes of a part: small, so that a small desk has several. */
const PLAIN = 2048;
const SMALL = {
  plain: PLAIN,
  database: null,
  clock: () => Date.UTC(2031, 0, 5, 19),
  random,
  progress: () => {},
};

afterAll(removeFolders);

async function back(dir: string, recipients: readonly string[], changes: Partial<BackupJob> = {}) {
  const out = join(newFolder(), "parts");
  const plan = await withDesk(dir, (desk) => desk.lives.plan());
  const written = await writeBackup({ ...SMALL, dir, plan, out, recipients, ...changes });
  return { out: changes.out ?? out, written };
}

const OPENING: OpenOptions = {
  clock: () => Date.UTC(2031, 0, 5, 20),
  random,
  waitMs: 0,
  onNotice: () => {},
  readFields: readNames,
  database: null,
};

function restore(parts: string, identity: string, changes: Partial<RestoreJob> = {}) {
  const dir = join(newFolder(), "restored");
  return restoreDesk({ parts, dir, identities: [identity], options: OPENING, ...changes }).then((made) => ({
    dir: changes.dir ?? dir,
    ...made,
  }));
}

/** A desk with rows, a blob, an account, a decision and a release. */
async function fullDesk(): Promise<string> {
  const dir = await inventedDesk();
  await withDesk(dir, async (desk) => {
    await importRows(desk, "ledger", "full", { 1: "One", 2: "Two", 3: "Three" });
    await desk.append([accountDraft(9, "Nine"), conditionsDraft("road")]);
    desk.putBlob(random(3 * PLAIN));
    desk.publicLog.put("ab".repeat(32), new Map([["data/x.js", utf8("invented")]]));
  });
  return dir;
}

describe("a backup", () => {
  let dir: string;
  let key: { identity: string; recipient: string };
  let made: Awaited<ReturnType<typeof back>>;
  beforeAll(async () => {
    key = await identityOf();
    dir = await fullDesk();
    made = await back(dir, [key.recipient]);
  });
  const copyOf = (): string => {
    const copy = newFolder();
    for (const name of readdirSync(made.out)) copyFileSync(join(made.out, name), join(copy, name));
    return copy;
  };
  const parts = (folder: string): string[] => readdirSync(folder).sort();
  const refused = async (folder: string, code: string, file?: string): Promise<void> => {
    const into = join(newFolder(), "no");
    const where = file === undefined ? {} : { place: expect.objectContaining({ file }) };
    await expect(restore(folder, key.identity, { dir: into })).rejects.toMatchObject({ code, ...where });
    expect(existsSync(into) ? readdirSync(into) : []).toEqual([]);
  };

  it("[S50] restores to a desk that says the same, and leaves nothing out", async () => {
    const restored = await restore(made.out, key.identity);
    const [before, after] = await Promise.all(
      [dir, restored.dir].map((one) =>
        withDesk(one, async (desk) => ({ facts: await desk.facts(), digest: await desk.registerDigest() })),
      ),
    );
    expect(restored.register).toBe(before!.digest);
    expect(after!.facts).toEqual(before!.facts);
    for (const folder of ["blobs", "rows", "people", "published", "keys"]) {
      const files = (of: string) =>
        readdirSync(join(of, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString("hex"))
          .sort();
      expect(files(restored.dir), folder).toEqual(files(dir));
    }
    expect(JSON.parse(readFileSync(join(restored.dir, "desk.json"), "utf8"))).toMatchObject({
      practice: true,
    });
  });

  it("[S51] shows parts of one length under random names, and nothing readable", () => {
    const names = parts(made.out);
    expect(names.length).toBeGreaterThan(5);
    expect(names.every((name) => /^[0-9a-f]{16}\.part-\d{4}\.age$/.test(name))).toBe(true);
    expect(new Set(names.map((name) => readFileSync(join(made.out, name)).length)).size).toBe(1);
    const bytes = Buffer.concat(names.map((name) => readFileSync(join(made.out, name)))).toString("latin1");
    // With their quotes where they are short: four letters stand in some thousandth backup by chance.
    for (const canary of ["invented", '"Nine"', "ledger", '"anna"', "people/anna"])
      expect(bytes.includes(canary), canary).toBe(false);
  });

  it("[S51] has parts of 8 MiB at most, whatever is in them", async () => {
    const { out } = await back(dir, [key.recipient], { plain: LARGEST_PART - 64 * 1024 });
    const [name = ""] = parts(out);
    const { length } = readFileSync(join(out, name));
    expect(length).toBeLessThanOrEqual(LARGEST_PART);
    expect(length).toBeGreaterThan(LARGEST_PART - 128 * 1024);
  });

  it("[S52] goes on where it was cut off, and writes no part again that is there and right", async () => {
    const out = join(newFolder(), "cut");
    let steps = 0;
    const cut = {
      out,
      progress: () => {
        steps += 1;
        if (steps > 4) throw new Error("cut off");
      },
    };
    await expect(back(dir, [key.recipient], cut)).rejects.toThrow("cut off");
    const before = new Map(parts(out).map((name) => [name, readFileSync(join(out, name)).toString("hex")]));
    expect(before.size).toBeGreaterThan(3);
    const [damaged = ""] = before.keys();
    writeFileSync(join(out, damaged), "damaged meanwhile");
    writeFileSync(join(out, `.${damaged}.0a1b2c3d4e5f.new`), "half");
    await withDesk(dir, (desk) => desk.append([conditionsDraft("later")]));
    const { written } = await back(dir, [key.recipient], { out });
    expect(written.kept).toBe(before.size - 1);
    for (const [name, bytes] of before)
      if (name !== damaged) expect(readFileSync(join(out, name)).toString("hex")).toBe(bytes);
    const restored = await restore(out, key.identity);
    expect(restored.register).toBe(written.plan.register);
  });

  it("[S52] takes away the half of a first part that a killed process left, and no other hidden file", async () => {
    const out = newFolder();
    writeFileSync(join(out, `.${"0a".repeat(8)}.part-0001.age.0a1b2c3d4e5f.new`), "half");
    const { written } = await back(dir, [key.recipient], { out });
    expect(readdirSync(out).length).toBe(written.parts);
    const other = newFolder();
    writeFileSync(join(other, ".notes.new"), "invented");
    await expect(back(dir, [key.recipient], { out: other })).rejects.toMatchObject({
      code: "backup.not-empty",
    });
    expect(readdirSync(other)).toEqual([".notes.new"]);
  });

  it("[S52] goes nowhere where other files lie, nor into another's backup", async () => {
    await expect(back(dir, [key.recipient], { out: made.out })).rejects.toMatchObject({
      code: "backup.not-empty",
    });
    const out = newFolder();
    writeFileSync(join(out, "photo.jpg"), "invented");
    await expect(back(dir, [key.recipient], { out })).rejects.toMatchObject({ code: "backup.not-empty" });
  });

  it("[S18] mixes no post-quantum recipient with a classic one", async () => {
    const mixed = [
      await identityToRecipient(await generateHybridIdentity()),
      await identityToRecipient(await generateX25519Identity()),
    ];
    await expect(back(dir, mixed)).rejects.toMatchObject({ code: "custodian.invalid" });
  });

  it("[S53] refuses a missing part, whichever, and names it", async () => {
    const names = parts(made.out);
    for (const at of [0, Math.floor(names.length / 2), names.length - 1]) {
      const copy = copyOf();
      rmSync(join(copy, names[at]!));
      await refused(copy, "backup.part-missing", names[at]);
    }
    await refused(newFolder(), "backup.no-parts");
    expect(names.length).toBeGreaterThan(2);
  });

  it("[S53] refuses a part that is cut off or has a flipped bit, and names it", async () => {
    const names = parts(made.out);
    const copy = copyOf();
    for (let round = 0; round < 12; round += 1) {
      const name = names[round % names.length]!;
      const whole = readFileSync(join(made.out, name));
      const bytes = Buffer.from(whole);
      const at = Math.floor((round / 12) * bytes.length);
      bytes[at]! ^= 1 << (round % 8);
      writeFileSync(join(copy, name), round % 3 === 0 ? whole.subarray(0, at) : bytes);
      const into = join(newFolder(), "no");
      await expect(restore(copy, key.identity, { dir: into })).rejects.toMatchObject({
        code: expect.stringMatching(/^backup\.part-(damaged|foreign)$/),
        place: expect.objectContaining({ file: name }),
      });
      expect(existsSync(join(into, "desk.json"))).toBe(false);
      writeFileSync(join(copy, name), whole);
    }
  });

  it("[S53] reads no file that is larger than a part can be", async () => {
    const [, name = ""] = parts(made.out);
    const copy = copyOf();
    truncateSync(join(copy, name), LARGEST_PART + 1);
    await expect(restore(copy, key.identity, { dir: join(newFolder(), "no") })).rejects.toMatchObject({
      code: "backup.part-damaged",
      message: expect.stringContaining("larger than any part"),
      place: expect.objectContaining({ file: name }),
    });
  });

  it("[S53] refuses parts of two backups, of another key, and a part under another's name", async () => {
    const names = parts(made.out);
    const again = await back(dir, [key.recipient]);
    const mixed = copyOf();
    const stranger = parts(again.out)[1]!;
    copyFileSync(join(again.out, stranger), join(mixed, stranger));
    await refused(mixed, "backup.part-foreign", stranger);

    const exchanged = copyOf();
    copyFileSync(join(again.out, stranger), join(exchanged, names[1]!));
    await refused(exchanged, "backup.part-foreign", names[1]);

    const swapped = copyOf();
    renameSync(join(swapped, names[1]!), join(swapped, "aside"));
    renameSync(join(swapped, names[2]!), join(swapped, names[1]!));
    renameSync(join(swapped, "aside"), join(swapped, names[2]!));
    await refused(swapped, "backup.part-foreign", names[1]);

    const other = await identityOf();
    await expect(restore(made.out, other.identity)).rejects.toMatchObject({ code: "backup.part-foreign" });
  });

  it("[S53] whose register is not what its ops give is no desk", async () => {
    const plan = await withDesk(dir, (desk) => desk.lives.plan());
    const { out } = await back(dir, [key.recipient], { plan: { ...plan, register: "0".repeat(64) } });
    await refused(out, "backup.invalid");
    expect(plan.register).toMatch(/^(?!0{64})[0-9a-f]{64}$/);
  });

  it("[S55] draws no epoch in which the machine that was backed up has written", async () => {
    /** Draws the same four bytes first. */
    const again = () => {
      let drawn = false;
      return (count: number): Uint8Array => {
        if (count !== 4 || drawn) return random(count);
        drawn = true;
        return Uint8Array.of(0, 0, 0, 4);
      };
    };
    const one = await restore(made.out, key.identity, { options: { ...OPENING, random: again() } });
    expect(one.epoch).toBe(5);
    const { out } = await back(one.dir, [key.recipient]);
    const two = await restore(out, key.identity, { options: { ...OPENING, random: again() } });
    expect(two.epoch).not.toBe(5);
  });

  it("[S54] takes only an empty folder", async () => {
    const into = newFolder();
    writeFileSync(join(into, "something"), "");
    await expect(restore(made.out, key.identity, { dir: into })).rejects.toMatchObject({
      code: "desk.exists",
    });
    await expect(restore(made.out, key.identity, { dir })).rejects.toMatchObject({ code: "desk.exists" });
    const unfinished = newFolder();
    writeFileSync(join(unfinished, "desk.unfinished"), "");
    mkdirSync(join(unfinished, "ops"));
    writeFileSync(join(unfinished, "ops", "left.jsonl"), "");
    await restore(made.out, key.identity, { dir: unfinished });
    expect(readdirSync(join(unfinished, "ops"))).not.toContain("left.jsonl");
  });

  it("[S55] two restores of one backup write in epochs of their own, and neither goes on with the old chain", async () => {
    const restored = [await restore(made.out, key.identity), await restore(made.out, key.identity)];
    const epochs = restored.map(({ epoch }) => epoch);
    expect(new Set([0, ...epochs]).size).toBe(3);
    for (const one of [dir, ...restored.map((made) => made.dir)]) {
      await withDesk(one, (desk) => desk.append([conditionsDraft("after")]));
    }
    await withDesk(restored[0]!.dir, async (desk) => {
      const held = await desk.exchange.holds();
      expect(held.map(({ epoch }) => epoch).sort((a, b) => a - b)).toEqual([0, epochs[0]]);
      expect(await desk.lives.restores()).toMatchObject([{ epoch: epochs[0], apart: 0 }]);
    });
    await withDesk(dir, async (desk) => {
      expect((await desk.exchange.holds()).map(({ epoch }) => epoch)).toEqual([0]);
    });
  });
});

describe("a restored desk among others", () => {
  it("[S55] [S29] gets back what it wrote after the backup, as ops of its earlier life and no fork", async () => {
    const key = await identityOf();
    const dir = await fullDesk();
    const told: string[] = [];
    const onNotice = (code: string): void => void told.push(code);
    const first = await open(dir);
    const second = await open(await joined(first));
    await hand(second, first);
    await first.close();
    const made = await back(dir, [key.recipient]);
    const lost = await withDesk(dir, async (desk) => {
      const [op] = await desk.append([conditionsDraft("after the backup")]);
      await hand(desk, second);
      return op!.opId;
    });
    const { dir: again } = await restore(made.out, key.identity);
    const restored = await open(again, { onNotice });
    // The other believes it to hold what it lost, and packs only what is newer.
    await second.append([conditionsDraft("elsewhere")]);
    const since = await second.exchange.heldBy(restored.node);
    await restored.exchange.receive(await parcel(second, since));
    expect(told).toEqual(["node.behind"]);
    await hand(restored, second);
    await hand(second, restored);
    expect(told).toEqual(["node.behind", "node.returned"]);
    expect((await restored.facts()).decisions.map(({ opId }) => opId)).toContain(lost);
    expect([...(await restored.exchange.copied()), ...(await second.exchange.copied())]).toEqual([]);
    expect(await restored.registerDigest()).toBe(await second.registerDigest());
    expect(await second.lives.restores()).toMatchObject([{ node: restored.node, apart: 1 }]);

    // The old machine goes on all the same, and hears that it was restored elsewhere.
    const heard: string[] = [];
    const old = await open(dir, { onNotice: (code) => void heard.push(code) });
    await old.append([conditionsDraft("the old machine goes on")]);
    await hand(second, old);
    expect(heard).toEqual(["node.behind"]);
    await old.exchange.receive(await parcel(second));
    expect(heard).toEqual(["node.behind", "node.restored"]);
    await hand(old, second);
    expect(await second.lives.restores()).toMatchObject([{ apart: 2 }]);
    expect([...(await second.exchange.copied())]).toEqual([]);
    for (const desk of [old, restored, second]) await desk.close();
  });

  it("[S29] a folder copied instead, which continues its old chain, is a fork: both kept, and told", async () => {
    const first = await open(await inventedDesk());
    const second = await open(await joined(first));
    const { dir } = first.info;
    await first.close();
    const copy = join(newFolder(), "copy");
    const { cpSync } = await import("node:fs");
    cpSync(dir, copy, { recursive: true });
    const [original, continued] = [await open(dir), await open(copy)];
    await original.append([conditionsDraft("here")]);
    await continued.append([conditionsDraft("there")]);
    await hand(original, second);
    await second.exchange.receive(await parcel(continued));
    expect([...(await second.exchange.copied())]).toEqual([original.node]);
    const subjects = (await second.facts()).decisions.map(({ subject }) => subject);
    expect(subjects).toEqual(expect.arrayContaining(["here", "there"]));
    for (const desk of [original, continued, second]) await desk.close();
    const told: string[] = [];
    await withDesk(second.info.dir, async () => {}, { onNotice: (code) => void told.push(code) });
    expect(told).toContain("node.copied");
  });
});

describe("a path", () => {
  it("of a backup is one of a desk's own, and of no other place", () => {
    const staged = `published/.${"a".repeat(64)}.${"b".repeat(12)}.new/data/x.js`;
    for (const path of ["desk.json", "ops/x-0.jsonl", "rows/ab/x.jsonl", "keys/node.json", staged])
      expect(mayHold(path), path).toBe(true);
    for (const path of [
      "../x",
      "keys/../x",
      "/etc/x",
      "register/x",
      "quarantine/x",
      "ops",
      "x",
      "ops/.x.new",
      "published/.x/y",
      "keys//x",
    ])
      expect(mayHold(path), path).toBe(false);
  });
});

describe("a part", () => {
  it("holds what fits beside the longest head, and not one byte more", () => {
    const head = { set: "0a".repeat(16), part: 999_999_999, last: false, bytes: LARGEST_PART };
    const fits = capacityOf(PLAIN);
    expect(partOf(head, new Uint8Array(fits), PLAIN)).toHaveLength(PLAIN);
    expect(() => partOf(head, new Uint8Array(fits + 1), PLAIN)).toThrow(RangeError);
  });
});
