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
import { onOneDay } from "../apps/cli/src/testing/onOneDay.ts";

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

/** The value at a path of what was printed; undefined where there is none. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((here, key) => {
    if (typeof here !== "object" || here === null) return undefined;
    return Object.entries(here).find(([name]) => name === String(key))?.[1];
  }, value);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

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

  /** Somebody on both lists, of whom both give day and province: only such accounts can agree (J6). */
  async choose(result: unknown, show: (id: string) => Promise<unknown>): Promise<void> {
    for (const victim of array(at(result, "victims"))) {
      if (array(at(victim, "records")).length < 2) continue;
      const accounts = array(at(await show(text(at(victim, "id"))), "accounts"));
      const says = (account: unknown, role: string) =>
        array(at(account, "cells")).some((cell) => at(cell, "role") === role);
      if (accounts.every((account) => says(account, "deathDate") && says(account, "deathProvince"))) {
        this.#victim = text(at(victim, "id"));
        return;
      }
    }
  }

  fill(word: string): string {
    if (word === "age1…:…") return this.#recipients.shift() ?? "no recipient left";
    if (word === "VICTIM") return this.#victim;
    if (word === "RECORD") return this.#pair.shift() ?? "no record left";
    return word === "DIGEST" ? this.#digest : word;
  }

  look(words: readonly string[], result: unknown): void {
    const verb = words.slice(0, 2).join(" ");
    if (verb === "custodian new") this.#recipients.push(text(at(result, "custodian")));
    if (verb === "review list")
      this.#pair = [text(at(result, "pairs", 0, "a")), text(at(result, "pairs", 0, "b"))];
    if (verb === "release --propose") this.#digest = text(at(result, "digest"));
  }
}

async function take(words: readonly string[], desk: string | null): Promise<unknown> {
  const env = { ...process.env, ...(desk === null ? {} : { DAFTAR_DESK: desk }) };
  const { stdout } = await run(process.execPath, [cli, ...words, "--json"], { cwd: folder, env });
  return JSON.parse(stdout);
}

beforeAll(async () => {
  await onOneDay(5);
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
      if (line.startsWith("victim list"))
        await person.choose(result, (id) => take(["victim", "show", id], desk));
      printed.push({ line, result });
      exits.set(line, 0);
    } catch (error) {
      printed.push({ line, result: at(error, "stdout") });
      exits.set(line, Number(at(error, "code")));
    }
    expect([program, first]).toEqual(["npx", "daftar"]);
  }
}, 20 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tolls = () => printed.filter(({ line }) => line === "toll").map(({ result }) => result);

describe("the walk in the README", () => {
  it("names every verb of the way through", () => {
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
    const taken = new Set(printed.map(({ line }) => line.split(" ")[0]));
    expect(verbs.filter((verb) => !taken.has(verb))).toEqual([]);
  });

  it("every line ends with 0", () => {
    expect([...exits].filter(([, exit]) => exit !== 0)).toEqual([]);
  });

  it("[J9] import alone leaves 0, 0, 0–0", () => {
    expect(tolls()[0]).toMatchObject({
      lines: { verifiedNamed: 0, verified: 0, reported: { low: 0, high: 0 } },
    });
  });

  it("[J5] one person is verified at the end and the others reported, with the claims beside them", () => {
    const last = tolls().at(-1);
    expect(last).toMatchObject({ lines: { verifiedNamed: 1, verified: 1 } });
    expect(at(last, "lines", "reported", "low")).toBeGreaterThan(50);
    expect(array(at(last, "claims")).length).toBeGreaterThan(10);
  });

  it("[J13] the article is read into drafts: a whole, a part of it, and what others put it at", () => {
    const result = printed.find(({ line }) => line.startsWith("claim extract"))?.result;
    expect(array(at(result, "claims")).map((draft) => at(draft, "figure", "value"))).toEqual([27, 3, 9]);
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
