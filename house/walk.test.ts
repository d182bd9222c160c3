/**
 * The walk of the README, taken as it stands there: every line runs, and the toll comes out as it says.
 *
 * Uses the built command, as a newcomer does. What the README leaves to be filled in is filled in from
 * what was printed before. Cost: some forty commands, a second or two each.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

const root = resolve(import.meta.dirname, "..");
const cli = join(root, "apps/cli/bin/daftar.js");
const run = promisify(execFile);
const MINUTES = 60_000;

/** Words of one line of the shell: quotes kept together, comments gone. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word, quoted] of line.matchAll(/"([^"]*)"|\S+/g)) {
    if (word.startsWith("#")) break;
    words.push(quoted ?? word);
  }
  return words;
}

function walkOf(readme: string): string[][] {
  const block = /```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  return block.split("\n").flatMap((line) => {
    const words = wordsOf(line);
    return words.length === 0 ? [] : [words];
  });
}

const pairs = z.object({ pairs: z.array(z.object({ a: z.string(), b: z.string() })) });
const victims = z.object({ victims: z.array(z.object({ id: z.string(), records: z.array(z.string()) })) });
const toll = z.object({
  lines: z.object({
    verifiedNamed: z.number(),
    verified: z.number(),
    reported: z.object({ low: z.number(), high: z.number() }),
  }),
  claims: z.array(z.unknown()),
});
const lines = walkOf(readFileSync(join(root, "README.md"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "daftar-walk-"));
/** What each line printed, as JSON; lines that are no verb print nothing. */
const printed: { readonly line: string; readonly result: unknown }[] = [];
const exits = new Map<string, number>();

/** Fills in what a person would copy from what was printed before. */
class Person {
  readonly #recipients: string[] = [];
  #victim = "";
  #pair: string[] = [];
  #digest = "";

  fill(word: string): string {
    if (word === "age1…") return this.#recipients.shift() ?? "no recipient left";
    if (word === "VICTIM") return this.#victim;
    if (word === "RECORD") return this.#pair.shift() ?? "no record left";
    return word === "DIGEST" ? this.#digest : word;
  }

  look(words: readonly string[], result: unknown): void {
    const verb = words.slice(0, 2).join(" ");
    if (verb === "custodian new")
      this.#recipients.push(z.object({ recipient: z.string() }).parse(result).recipient);
    if (verb === "review list") {
      const [pair] = pairs.parse(result).pairs;
      this.#pair = pair === undefined ? [] : [pair.a, pair.b];
    }
    if (verb === "victim list")
      this.#victim = victims.parse(result).victims.find(({ records }) => records.length > 1)?.id ?? "";
    if (words.includes("--propose") && words[0] === "release")
      this.#digest = z.object({ digest: z.string() }).parse(result).digest;
  }
}

async function take(words: readonly string[], desk: string | null): Promise<unknown> {
  const env = { ...process.env, ...(desk === null ? {} : { DAFTAR_DESK: desk }) };
  const { stdout } = await run(process.execPath, [cli, ...words, "--json"], { cwd: folder, env });
  return JSON.parse(stdout);
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(root, "docs"), join(folder, "docs"));
  const person = new Person();
  let desk: string | null = null;
  for (const [program = "", first = "", ...rest] of lines) {
    if (program === "export") {
      desk = first.replace("DAFTAR_DESK=", "");
      continue;
    }
    const words = rest.map((word) => person.fill(word));
    const line = words.join(" ");
    try {
      const result = await take(words, desk);
      person.look(words, result);
      printed.push({ line, result });
      exits.set(line, 0);
    } catch (error) {
      const failed = z.object({ code: z.number(), stdout: z.string() }).parse(error);
      printed.push({ line, result: failed.stdout });
      exits.set(line, failed.code);
    }
    expect([program, first]).toEqual(["npx", "daftar"]);
  }
}, 10 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tolls = () => printed.filter(({ line }) => line === "toll").map(({ result }) => toll.parse(result));

describe("the walk in the README", () => {
  it("names the verbs of the way through, in their order", () => {
    const verbs = [
      "init",
      "import",
      "link",
      "review",
      "assess",
      "sign",
      "toll",
      "claim",
      "estimate",
      "gate",
      "release",
      "audit",
    ];
    const at = verbs.map((verb) => printed.findLastIndex(({ line }) => line.split(" ")[0] === verb));
    expect(at.every((position) => position >= 0)).toBe(true);
  });

  it("every line ends with 0", () => {
    expect([...exits].filter(([, exit]) => exit !== 0)).toEqual([]);
  });

  it("[J9] import alone leaves 0, 0, 0–0", () => {
    expect(tolls()[0]?.lines).toMatchObject({ verifiedNamed: 0, verified: 0, reported: { low: 0, high: 0 } });
  });

  it("[J5] one person is verified at the end and the others reported, with the claims beside them", () => {
    const last = tolls().at(-1);
    expect(last?.lines).toMatchObject({ verifiedNamed: 1, verified: 1 });
    expect(last?.lines.reported.low).toBeGreaterThan(50);
    expect(last?.claims.length).toBeGreaterThan(10);
  });

  it("[J21] two lists: the estimate is refused", () => {
    const result = printed.find(({ line }) => line === "estimate")?.result;
    expect(result).toMatchObject({ headline: { low: null, refused: { code: "estimate.two-lists" } } });
  });

  it("[J15] the release holds the one person who may be shown, and audits whole", () => {
    const proposed = printed.find(({ line }) => line === "release --propose")?.result;
    expect(proposed).toMatchObject({ lines: { verifiedNamed: 1, reported: { low: 1, high: 1 } } });
    const audits = printed.filter(({ line }) => line.startsWith("audit "));
    expect(audits.map(({ result }) => result)).toEqual([
      expect.objectContaining({ ok: true, kind: "release" }),
      expect.objectContaining({ ok: true, kind: "desk" }),
    ]);
  });
});
