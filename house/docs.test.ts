/**
 * The words of the project against its code: pages made from tables are those tables, every vocabulary
 * stands in the codebook, every command, option, path and link that a page names is there.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ENTRIES } from "../apps/cli/src/verbs.ts";
import { openApiText } from "../apps/server/make-openapi.mjs";
import { openApiDocument, servedVerbs } from "../apps/server/src/index.ts";
import { errorsPage } from "../docs/make-errors.mjs";
import { verbsPage } from "../docs/make-verbs.mjs";
import * as model from "../packages/model/src/index.ts";

const root = resolve(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const verbs = await Promise.all(
  ENTRIES.map(async (entry) => ({ name: entry.name, summary: entry.summary, verb: await entry.load() })),
);

const inFolder = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
const pages = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...["docs", "docs/decisions", "docs/walk"].flatMap(inFolder),
];

/** A block's fences are backticks too, and would pair with those of words. */
const withoutBlocks = (text: string): string => text.replace(/```[\s\S]*?```/g, "");

describe("pages made from tables", () => {
  it("docs/errors.md is the catalogue's (else: npm run build && node docs/make-errors.mjs)", () => {
    expect(read("docs/errors.md")).toBe(errorsPage(model.CATALOGUE));
  });

  it("docs/verbs.md is the table's (else: npm run build && node docs/make-verbs.mjs)", () => {
    expect(read("docs/verbs.md")).toBe(verbsPage(verbs));
  });

  it("docs/openapi.json is the table's (else: npm run build && node apps/server/make-openapi.mjs)", async () => {
    expect(read("docs/openapi.json")).toBe(openApiText(openApiDocument(await servedVerbs())));
  });

  it("a code or a verb that is missing would be seen", () => {
    for (const code of Object.keys(model.CATALOGUE)) expect(read("docs/errors.md")).toContain(`\`${code}\``);
    for (const { name } of verbs) expect(read("docs/verbs.md")).toContain(`\n## ${name}\n`);
  });
});

describe("the codebook", () => {
  const codebook = read("docs/codebook.md");
  const named = new Set([...withoutBlocks(codebook).matchAll(/`([^`\n]+)`/g)].map((match) => match[1]));
  const vocabularies = {
    deathLevel: model.deathLevel,
    setAsideReason: model.setAsideReason,
    dispute: model.dispute,
    acknowledgement: model.acknowledgement,
    identityState: model.identityState,
    eventLink: model.eventLink,
    evidenceRisk: model.evidenceRisk,
    evidenceKind: model.evidenceKind,
    custodyEvent: model.custodyEvent,
    releaseClass: model.releaseClass,
    kinInformed: model.kinInformed,
    processStage: model.processStage,
    population: model.population,
    causeClass: model.causeClass,
    sex: model.sex,
    sourceClass: model.sourceClass,
    role: model.role,
    personStatus: model.personStatus,
    columnRole: model.columnRole,
    columnClass: model.columnClass,
    claimKind: model.claimKind,
    claimQualifier: model.claimQualifier,
    claimBasis: model.claimBasis,
    claimantKind: model.claimantKind,
  };

  it.each(Object.entries(vocabularies))("says what every value of %s means", (_, vocabulary) => {
    expect(vocabulary.options.filter((value) => !named.has(value))).toEqual([]);
  });

  it.each([
    [
      "count account",
      ["place", "window", "low", "high", "asWorded", "whatCounted", "extent", "includes", "lineage"],
    ],
    ["lineage", Object.keys(model.lineage.shape)],
    ["coverage", Object.keys(model.coverageBody.omit({ list: true }).shape)],
    ["conditions", Object.keys(model.conditionsBody.shape)],
    ["scope", ["name", "window", "laterDeathsUntil", "area", "populations", "waysOfDying"]],
    [
      "policy",
      [model.policy.shape.agreement, model.policy.shape.release, model.policy.shape.gate].flatMap((part) =>
        Object.keys(part.parse({})),
      ),
    ],
  ])("names every field of a %s", (_, fields) => {
    expect(fields.filter((field) => !named.has(field))).toEqual([]);
  });
});

/** Commands in code: `daftar link A.csv --id COL` and lines of blocks; words up to what is no word of a verb. */
function commandsIn(text: string): string[] {
  const spans = [...withoutBlocks(text).matchAll(/`((?:npx )?daftar [^`\n]+)`/g)].map(
    (match) => match[1] ?? "",
  );
  const blocks = [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].flatMap((match) =>
    (match[1] ?? "").split("\n"),
  );
  const lines = blocks.filter((line) => /^\s*(?:npx )?daftar /.test(line));
  return [...spans, ...lines].map((command) =>
    command
      .trim()
      .replace(/^(?:npx )?daftar /, "")
      .replace(/"[^"]*"/g, "TEXT")
      .replace(/\s+#.*$/, ""),
  );
}

const COMMON = ["--help", "--json", "--desk", "--wait", "--passphrase-file", "--version"];
const flagOf = (key: string): string => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function faultOf(command: string): string | null {
  const words = command.split(/\s+/);
  if (words[0] === "VERB" || words[0]?.startsWith("--") === true) return null;
  const verb = verbs.find(({ name }) => ` ${command} `.startsWith(` ${name} `));
  // A group alone, such as `daftar review`, is said of all its verbs.
  if (verb === undefined)
    return words.length === 1 && verbs.some(({ name }) => name.startsWith(`${command} `))
      ? null
      : `no verb: ${command}`;
  const known = new Set([...COMMON, ...Object.keys(verb.verb.input.shape).map(flagOf)]);
  const unknown = words.find((word) => /^--[a-z]/.test(word) && !known.has(word));
  return unknown === undefined ? null : `${verb.name} has no ${unknown}`;
}

describe("what pages name is there", () => {
  // Records of decisions stay as they were written.
  const current = pages.filter((page) => !page.startsWith("docs/decisions/"));

  it.each(current)("%s: every command and option", (page) => {
    expect(
      commandsIn(read(page))
        .map(faultOf)
        .filter((fault) => fault !== null),
    ).toEqual([]);
  });

  it("a command or an option that is not there is found", () => {
    expect(["publish", "toll --fast", "link A.csv --id COL --out DIR", "review"].map(faultOf)).toEqual([
      "no verb: publish",
      "toll has no --fast",
      null,
      null,
    ]);
    expect(commandsIn('say `daftar sign ID --why`\n```sh\nnpx daftar toll "--x"  # y\n```\n')).toEqual([
      "sign ID --why",
      "toll TEXT",
    ]);
  });

  it.each(pages)("%s: every path of the repository", (page) => {
    const paths = [
      ...read(page).matchAll(/`((?:packages|apps|docs|house|examples|bench|checker)\/[\w./-]+)`/g),
    ];
    expect(paths.map((match) => match[1] ?? "").filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(pages)("%s: every link within the repository", (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? "");
    const inside = links.filter((link) => !/^[a-z]+:/.test(link));
    expect(inside.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it.each(pages)("%s: every code is one of the catalogue", (page) => {
    const parts = new Set(Object.keys(model.CATALOGUE).map((code) => code.slice(0, code.indexOf("."))));
    const codes = [...read(page).matchAll(/`([a-z-]+)\.([a-z]+(?:-[a-z]+)*)`/g)]
      .map((match) => [match[1] ?? "", `${match[1]}.${match[2]}`] as const)
      .filter(([part, code]) => parts.has(part) && !/\.(?:lock|json|csv|md|mjs|ts|js|txt|html)$/.test(code));
    expect(codes.map(([, code]) => code).filter((code) => !(code in model.CATALOGUE))).toEqual([]);
  });
});
