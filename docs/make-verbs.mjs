/**
 * Makes docs/verbs.md out of the one table of verbs: what each does, takes and prints. The command's
 * --help says the same, from the same table. house/docs.test.ts holds the page to it.
 *
 * Run from the repository's root after a build: node docs/make-verbs.mjs
 */
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { tableLines } from "./table.mjs";

const INTRO = `# Verbs

Made by \`node docs/make-verbs.mjs\` from \`packages/desk/src/verbs.ts\`; do not edit by hand. The order is that of
the way through. \`npx daftar VERB --help\` says the same.

Every verb also takes

- \`--desk <dir>\`: the desk; else \`DAFTAR_DESK\`, else the nearest parent folder that is one;
- \`--json\`: one JSON document on stdout and nothing else. Keys are never absent; unknown is \`null\`. A failure is
  \`{"error": {"code", "message", "where", "rule", "fix"}}\` (codes: [errors.md](errors.md));
- \`--wait <seconds>\`: how long to wait for a desk that another command holds (10);
- \`--passphrase-file <file>\`: the passphrase of the person's key; else \`DAFTAR_PASSPHRASE_NAME\` (the pseudonym in
  capitals, dashes as underscores), else \`DAFTAR_PASSPHRASE\`, else it is asked. On a practice desk it is the word
  \`practice\`, and nobody is asked.

Who decides is said with \`--as PERSON\`: that person's key signs. Exit codes: **0** done (a refused estimate, a
conflict and rejected rows included); **1** the answer is no, only from \`audit\`, \`gate\`, \`release\` and
\`claim check --strict\`; **2** wrong usage or input, nothing changed; **3** it broke, or somebody else holds the desk.

What is printed with \`--json\` stands under _prints_: \`[…]\` is an array, \`| null\` may be unknown, \`json\` is any JSON.
`;

const flagOf = (key) => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
/** Largest whole number a schema speaks of where it sets no limit of its own. */
const UNLIMITED = Number.MAX_SAFE_INTEGER;

function rangeOf({ minimum, maximum }) {
  const low = minimum === undefined || minimum === -UNLIMITED ? null : minimum;
  const high = maximum === undefined || maximum === UNLIMITED ? null : maximum;
  if (low !== null && high !== null) return `${low} to ${high}`;
  if (low !== null) return `${low} or more`;
  return high === null ? "" : `${high} or less`;
}

/** What one value of an input may be, in words. */
function takes(schema) {
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(" ");
  if (schema.type === "array") return `${takes(schema.items ?? {})} (repeat it)`;
  if (schema.type === "boolean") return "flag";
  if (schema.type === "integer") return `whole number, ${rangeOf(schema)}`.replace(/, $/, "");
  if (schema.type === "number") return `number, ${rangeOf(schema)}`.replace(/, $/, "");
  return "text";
}

function defaultOf({ default: value }) {
  if (value === undefined || value === false || value === "" || (Array.isArray(value) && value.length === 0))
    return "";
  return `\`${value}\``;
}

/** The shape of a printed value, as TypeScript would write it. */
function shape(schema, indent) {
  if (schema.$ref !== undefined) return "json";
  if (schema.anyOf !== undefined) {
    const shapes = schema.anyOf.map((one) => shape(one, indent));
    return [...new Set(shapes)].join(" | ");
  }
  if (Array.isArray(schema.type))
    return schema.type.map((type) => shape({ ...schema, type }, indent)).join(" | ");
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === "array") return `[${shape(schema.items ?? {}, indent)}]`;
  if (schema.type === "integer") return "number";
  if (schema.type !== "object") return schema.type ?? "json";
  if (schema.properties === undefined)
    return `{ KEY: ${typeof schema.additionalProperties === "object" ? shape(schema.additionalProperties, indent) : "json"} }`;
  const parts = Object.entries(schema.properties);
  const flat = `{ ${parts.map(([key, value]) => `${key}: ${shape(value, indent)}`).join(", ")} }`;
  if (indent.length + flat.length <= 100 && !flat.includes("\n")) return flat;
  const inner = `${indent}  `;
  return `{\n${parts.map(([key, value]) => `${inner}${key}: ${shape(value, inner)}`).join("\n")}\n${indent}}`;
}

function sectionOf({ name, summary, verb }) {
  const input = z.toJSONSchema(verb.input, { io: "input", unrepresentable: "any" });
  const output = z.toJSONSchema(verb.output, { io: "output", unrepresentable: "any" });
  const fields = Object.entries(input.properties ?? {});
  const required = new Set(input.required ?? []);
  const usage = verb.positional.map((key) => {
    const many = input.properties?.[key]?.type === "array" ? "..." : "";
    return required.has(key) ? `<${key}${many}>` : `[${key}${many}]`;
  });
  const lines = [`## ${name}`, "", `\`daftar ${[name, ...usage].join(" ")}\`: ${summary}.`, ""];
  lines.push(verb.details.replaceAll("<", "&lt;").trim());
  if (fields.length > 0) {
    const rows = fields.map(([key, schema]) => [
      verb.positional.includes(key) ? `\`${key}\`` : `\`${flagOf(key)}\``,
      (schema.description ?? "").replace(/ \(repeat it\)/, ""),
      takes(schema),
      required.has(key) ? "needed" : defaultOf(schema),
    ]);
    lines.push("", ...tableLines(["takes", "what", "values", "unless given"], rows));
  }
  lines.push("", "_Prints_", "", "```", shape(output, ""), "```");
  return lines.join("\n");
}

/** @param verbs the table, each with its verb loaded */
export function verbsPage(verbs) {
  const contents = verbs.map(
    ({ name, summary }) => `- [\`${name}\`](#${name.replaceAll(" ", "-")}): ${summary}`,
  );
  return `${[INTRO.trimEnd(), contents.join("\n"), ...verbs.map(sectionOf)].join("\n\n")}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { ENTRIES } = await import("../apps/cli/dist/verbs.js");
  const verbs = await Promise.all(
    ENTRIES.map(async (entry) => ({ name: entry.name, summary: entry.summary, verb: await entry.load() })),
  );
  writeFileSync(new URL("verbs.md", import.meta.url), verbsPage(verbs));
}
