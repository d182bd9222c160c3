/**
 * kill -9 while a release is published, at every moment at which something comes to the disk: for one size of
 * the log there is one root, and the next command finishes what was decided (J17).
 */
import { execFile } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { auditDesk } from "@daftar/audit";
import { parseCheckpoint, splitNote } from "@daftar/log";
import { toHex } from "@daftar/model";
import { sha256, verify, verifyEs256 } from "@daftar/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";
import { folderReader } from "../audit/folder.ts";
import { runVerb } from "../runVerb.ts";

const script = fileURLToPath(new URL("../../testing/publishKilledAt.mjs", import.meta.url));
const built = fileURLToPath(new URL("../../dist/index.js", import.meta.url));

let desk: SharedDesk;
let digest = "";
let prepared = "";

beforeAll(async () => {
  desk = await sharedDesk();
  await desk.run("scope", { file: desk.file("scope.json", SCOPE), as: ["anna"] });
  const gate = { minimumOrigins: 0, undecidedPairsPerMille: 1000, reviewsAsked: 9 };
  await desk.run("policy", { file: desk.file("policy.json", { version: "open", gate }), as: ["anna"] });
  const file = desk.file("form.json", formOf("an origin", "Invented One"));
  const { record } = z
    .object({ record: z.string() })
    .parse(await desk.run("account add", { file, as: ["clara"] }));
  await desk.run("assess account", { ids: [record], as: ["behzad"] });
  await desk.run("consent", { ids: [record], class: "public-full", kin: "yes", as: ["anna"] });
  const shown = z.object({ digest: z.string() });
  ({ digest } = shown.parse(await desk.run("release", { propose: true })));
  await desk.run("release", { approve: digest, as: ["anna"] });
  await desk.open.close();
  prepared = join(desk.dir, "desk");
});
afterAll(() => desk.remove());

/** A copy of the desk after one of two approvals. */
function copy(name: string): string {
  const dir = join(desk.dir, name);
  cpSync(prepared, dir, { recursive: true });
  return dir;
}

const publish = (dir: string, killAt: number | null) =>
  new Promise<string>((resolve) => {
    const env = { ...process.env, ...(killAt === null ? {} : { KILL_AT: `${killAt}` }) };
    execFile(process.execPath, [script, desk.dir, dir, digest], { env }, (_error, stdout) => resolve(stdout));
  });

/** Every tree that any checkpoint of this desk was signed over, finished or not; and what is noted beside the key. */
function signedTrees(dir: string): Set<string> {
  const published = join(dir, "published");
  const trees = readdirSync(published).flatMap((name) => {
    const path = join(published, name, "log", "checkpoint");
    if (!existsSync(path)) return [];
    const split = splitNote(new Uint8Array(readFileSync(path)));
    const checkpoint = split.status === "split" ? parseCheckpoint(split.text) : null;
    return checkpoint === null ? ["damaged"] : [`${checkpoint.size} ${toHex(checkpoint.root)}`];
  });
  return new Set(trees);
}

describe.skipIf(!existsSync(built))("publishing (skipped until the package is built)", () => {
  it("[J17] killed at the steps that matter (at each with DAFTAR_SOAK=1): one root a size, and the audit passes after the next command", async () => {
    const whole = z
      .object({ count: z.number(), moments: z.array(z.string()) })
      .parse(JSON.parse(await publish(copy("whole"), null)));
    const at = (what: RegExp): number => whole.moments.findIndex((moment) => what.test(moment)) + 1;
    const laid = at(/^rename published\/\.[0-9a-f.]+\.new$/);
    const noted = at(/^rename keys\//);
    const signed = at(/\/log\/checkpoint$/);
    const shownToPages = at(/\/log\/checkpoint\.js$/);
    const placed = at(/^rename published\/[0-9a-f]{64}$/);
    expect([laid, noted, signed, shownToPages, placed]).toEqual(
      [laid, noted, signed, shownToPages, placed].toSorted((a, b) => a - b),
    );
    expect(laid).toBeGreaterThan(0);
    // Each before it and, at the next moment, after it; the op comes to the disk just before it is noted.
    const telling = [noted - 1, noted, noted + 1, signed, shownToPages, placed];
    const every = Array.from({ length: whole.count }, (_, step) => step + 1);
    const soak = process.env["DAFTAR_SOAK"] === "1";
    for (const step of soak ? every : telling) {
      const dir = copy(`at-${step}`);
      expect(await publish(dir, step), `killed at ${whole.moments[step - 1]}`).toBe("");
      const before = signedTrees(dir);
      const context = desk.contextOf(dir);
      const shown = z.looseObject({
        published: z.boolean(),
        size: z.number().nullable(),
        root: z.string().nullable(),
      });
      const after = await runVerb("release", context, {}).then(
        ({ result }) => shown.parse(result),
        () => null,
      );
      // Killed before the approval was on the disk there is one approval, and nothing is published.
      const trees = signedTrees(dir);
      expect(
        [...before].filter((tree) => !trees.has(tree)),
        `${step}`,
      ).toEqual([]);
      expect(trees.size, `${step}: one root`).toBeLessThan(2);
      if (after !== null) expect([...trees], `${step}`).toEqual([`${after.size} ${after.root}`]);
      else expect([...trees], `${step}`).toEqual([]);
      const report = await auditDesk({ ...folderReader(dir), sha256, verify, verifyEs256 });
      expect(report.faults, `${step} ${whole.moments[step - 1]}`).toEqual([]);
    }
  }, 900_000);
});
