/** What the command says of itself, and how it refuses a wrong line. */
import { VERBS, type VerbEntry } from "@daftar/desk";
import { CATALOGUE } from "@daftar/model";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { addVerb, inputFields } from "../command/addVerb.ts";
import { buildProgram } from "../command/build.ts";
import { daftar, onlyJson, refused } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { ENTRIES } from "../verbs.ts";

const newFolder = folders();

async function commandOf(entry: VerbEntry): Promise<Command> {
  const asked = { entry, verb: await entry.load() };
  const fit = (command: Command): void => addVerb(command, asked, async () => {});
  const program = buildProgram(VERBS, { entry, fit }, "0");
  return entry.name.split(" ").reduce((command: Command, word) => {
    const found = command.commands.find((one) => one.name() === word);
    if (found === undefined) throw new Error(`no command ${entry.name}`);
    return found;
  }, program);
}

describe("--help", () => {
  it.each(VERBS)("of $name says what it does, and describes every argument and option", async (entry) => {
    const { name, summary } = entry;
    const verb = await entry.load();
    const help = (await commandOf(entry)).helpInformation();
    expect(help.replaceAll(/\s+/g, " ")).toContain(summary.replaceAll(/\s+/g, " "));
    for (const { key, description } of inputFields(verb)) {
      expect(description, `${name}: ${key} has no description`).not.toBe("");
      if (verb.positional.includes(key)) expect(help).toMatch(new RegExp(`[<[]${key}(\\.\\.\\.)?[>\\]]`));
      else expect(help).toContain(`--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
    }
    for (const option of ["--desk", "--json", "--wait", "--passphrase-file"]) expect(help).toContain(option);
  });

  it("is printed by the command itself on stdout, with exit 0", async () => {
    const all = await daftar(["--help"]);
    expect(all.exit).toBe(0);
    for (const verb of VERBS) expect(all.stdout).toContain(verb.name.split(" ")[0]);
    for (const asking of [
      ["account", "add", "--help"],
      ["help", "toll"],
    ]) {
      const one = await daftar(asking);
      expect({ exit: one.exit, stderr: one.stderr }).toEqual({ exit: 0, stderr: "" });
      expect(one.stdout).toContain("--passphrase-file");
    }
    const group = await daftar(["account", "--help"]);
    expect(group.stdout).toContain("enter one account of one person");
  });
});

describe("a wrong line ends with 2", () => {
  it.each([
    ["an unknown verb", ["tally"]],
    ["an unknown verb of a group", ["account", "remove"]],
    ["an unknown option", ["toll", "--fast"]],
    ["a missing argument", ["victim", "show"]],
    ["a missing option", ["import", "list.csv"]],
    ["a value outside its vocabulary", ["simulate", "--scenario", "real", "--out", "x"]],
    ["a number that is none", ["simulate", "--scenario", "sparse", "--victims", "many", "--out", "x"]],
    ["a day that does not exist", ["toll", "--as-of", "2026-02-30"]],
    ["a waiting time that is none", ["toll", "--wait", "abc"]],
    ["a waiting time below nothing", ["toll", "--wait", "-5"]],
  ])("%s: usage.wrong", async (_, args) => {
    expect(await refused(args, { cwd: newFolder() })).toMatchObject({ exit: 2, code: "usage.wrong" });
  });

  it("without --json it is said on stderr, and stdout is empty", async () => {
    const { exit, stdout, stderr } = await daftar(["tally"]);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain("tally");
  });

  it("a desk that is not there: desk.not-found, with what to do", async () => {
    const answer = await daftar(["toll", "--json"], { cwd: newFolder() });
    expect(answer.exit).toBe(2);
    expect(onlyJson(answer.stdout)).toEqual({
      error: {
        code: "desk.not-found",
        message: expect.any(String),
        where: null,
        rule: null,
        fix: CATALOGUE["desk.not-found"].fix,
      },
    });
  });
});

describe("what an error says to do", () => {
  const commands = Object.entries(CATALOGUE).flatMap(([code, { fix }]) =>
    [...fix.matchAll(/daftar ([a-z][a-z ]*)/g)].map(([, words = ""]) => ({
      code,
      fix,
      words: words.split(" "),
    })),
  );

  it.each(commands)("$code: the command it names is there", ({ fix, words }) => {
    const [first = "", second = ""] = words;
    const names = ENTRIES.map((verb) => verb.name);
    const isGroup = names.some((name) => name.startsWith(`${first} `));
    expect(names).toContain(isGroup ? `${first} ${second}` : first);
    // After a verb that takes a file or an id stands that, in capitals, and no second word of a command.
    if (!isGroup) expect(fix).not.toMatch(new RegExp(`daftar ${first} [a-z]+ [A-Z]{2}`));
  });
});

it("--version prints one version", async () => {
  const { exit, stdout } = await daftar(["--version"]);
  expect(exit).toBe(0);
  z.string()
    .regex(/^\d+\.\d+\.\d+\n$/)
    .parse(stdout);
});
