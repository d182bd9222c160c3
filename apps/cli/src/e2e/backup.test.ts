/** Backup and restore through the command: the drill of docs/backup.md as it stands, and a desk that a server holds. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, closeRegisters, done, refused, type Surroundings } from "../testing/command.ts";
import { copyFolder, folders } from "../testing/folders.ts";
import { serve } from "../testing/served.ts";
import { newCustodian, smallDesk, writeList } from "../testing/smallDesk.ts";

const newFolder = folders();
const no = async (args: readonly string[], code: string, where: Surroundings = {}): Promise<void> => {
  expect(await refused(args, where)).toMatchObject({ exit: 2, code });
};
const page = fileURLToPath(new URL("../../../../docs/backup.md", import.meta.url));
const bin = fileURLToPath(new URL("../../bin/daftar.js", import.meta.url));

const chain = z.object({ node: z.string(), epoch: z.number(), next: z.number(), head: z.string() });
const plan = z.object({ register: z.string(), chains: z.array(chain), log: z.null() });
const backedUp = z.object({ parts: z.number().nullable(), files: z.number().nullable(), plan });
const restored = z.object({
  parts: z.number(),
  files: z.number(),
  register: z.string(),
  chains: z.array(chain),
  log: z.null(),
  practice: z.boolean(),
  epoch: z.number(),
  ops: z.literal("folder"),
});
const nodes = z.object({
  nodes: z.array(z.object({ restored: z.array(z.object({ apart: z.number() })), copied: z.boolean() })),
  log: z.enum(["signs", "held", "no-key"]),
});

let desk = "";
let list = "";
beforeAll(async () => {
  desk = await smallDesk(join(newFolder(), "first"));
  list = writeList(newFolder(), "list.csv", 6);
  await done(["import", list, "--list", "six", "--yes", "--desk", desk], anything);
  await closeRegisters();
});

describe("the drill of docs/backup.md", () => {
  it("runs as it stands, and what is to be compared is equal", async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, "desks"));
    await copyFolder(desk, join(cwd, "desks", "practice"));
    const blocks = [...readFileSync(page, "utf8").matchAll(/```sh\n([\s\S]*?)```/g)].map(
      ([, text]) => text ?? "",
    );
    expect(blocks.length).toBe(2);
    const script = (text: string): string => text.replaceAll("npx daftar", `node ${JSON.stringify(bin)}`);
    const run = (text: string, env: Record<string, string> = {}): string =>
      execFileSync("sh", ["-ec", script(text)], {
        cwd,
        env: { PATH: process.env["PATH"] ?? "", ...env },
      }).toString();
    run(blocks[0] ?? "");
    const recipient = (file: string): string =>
      /# recipient: (\S+)/.exec(readFileSync(join(cwd, file), "utf8"))?.[1] ?? "";
    const said = run(blocks[1] ?? "", {
      KEY1: recipient("backup-key-1.txt"),
      KEY2: recipient("backup-key-2.txt"),
    });
    expect(said).toContain("Everything in this desk holds together");
    expect(said).toMatch(/same\s+yes/);
    const read = <T>(file: string, schema: z.ZodType<T>): T =>
      schema.parse(JSON.parse(readFileSync(join(cwd, file), "utf8")));
    const [made, back] = [read("backup.json", backedUp), read("restored.json", restored)];
    expect(back).toMatchObject({
      register: made.plan.register,
      files: made.files,
      parts: made.parts,
      practice: true,
    });
    expect(back.chains).toEqual(made.plan.chains);
    expect(read("toll-drill.json", z.unknown())).toEqual(read("toll-desk.json", z.unknown()));
    expect(readdirSync(join(cwd, "stick", "parts")).every((name) => name.endsWith(".age"))).toBe(true);

    const again = ["--desk", join(cwd, "drill")];
    expect(await done(["node", "list", ...again], nodes)).toMatchObject({
      nodes: [{ restored: [{ apart: 0 }], copied: false }],
      log: "held",
    });
    const never = ["node", "continue", "--never-published", "--as", "anna", ...again];
    await done(never, anything);
    expect(await done(["node", "list", ...again], nodes)).toMatchObject({ log: "signs" });
    // The desk that was backed up is as it was.
    expect(await done(["node", "list", "--desk", desk], nodes)).toMatchObject({ log: "signs" });
  });
});

describe("a desk that a server holds", () => {
  it("is backed up beside it, with what the server had written by then", async () => {
    const [cwd, key] = [newFolder(), join(newFolder(), "key.txt")];
    const recipient = await newCustodian(key);
    const server = await serve(desk);
    let made: z.infer<typeof backedUp>;
    try {
      const out = ["--out", "parts", "--recipient", recipient, "--desk", desk];
      made = await done(["backup", ...out], backedUp, { cwd });
      await no(["backup", ...out], "backup.not-empty", { cwd });
    } finally {
      server.process.child.kill("SIGTERM");
      await server.process.ended;
    }
    expect(made.parts).toBe(1);
    const back = await done(["restore", "parts", "again", "--identity", key], restored, { cwd });
    expect(back.register).toBe(made.plan.register);
  });

  it("has a plan without --out, and refuses what cannot be a backup", async () => {
    const cwd = newFolder();
    const key = join(cwd, "key.txt");
    const recipient = await newCustodian(key);
    expect(await done(["backup", "--desk", desk], backedUp)).toMatchObject({ parts: null, files: null });
    await no(["backup", "--out", "p", "--desk", desk], "usage.wrong", { cwd });
    await no(["backup", "--out", "p", "--recipient", "age1nobody", "--desk", desk], "custodian.invalid", {
      cwd,
    });
    const inside = join(desk, "parts");
    await no(["backup", "--out", inside, "--recipient", recipient, "--desk", desk], "usage.wrong");
    writeFileSync(join(cwd, "note.txt"), "");
    await no(["restore", cwd, "new", "--identity", key], "backup.no-parts", { cwd });
  });
});
