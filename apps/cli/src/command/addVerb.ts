/**
 * Gives a command of commander the arguments and options of its verb.
 *
 * Options come from the verb's input schema: booleans are flags, arrays repeat, the rest take a value.
 * Nothing here knows a verb by name.
 */
import type { Verb, VerbEntry } from "@daftar/desk/command";
import { DaftarError } from "@daftar/model";
import { type Command, Option } from "commander";
import { z } from "zod";

interface InputField {
  readonly key: string;
  readonly kind: "flag" | "text" | "number" | "list";
  readonly description: string;
  readonly required: boolean;
}

const jsonSchema = z.object({
  properties: z.record(z.string(), z.looseObject({})).default({}),
  required: z.array(z.string()).default([]),
});
const jsonField = z.looseObject({
  type: z.string().optional(),
  description: z.string().default(""),
  anyOf: z.array(z.looseObject({ type: z.string().optional() })).optional(),
});

/** The fields of a verb's input, as a command line sees them. */
export function inputFields(verb: Verb): InputField[] {
  const schema = jsonSchema.parse(z.toJSONSchema(verb.input, { io: "input", unrepresentable: "any" }));
  return Object.entries(schema.properties).map(([key, raw]) => {
    const field = jsonField.parse(raw);
    const type = field.type ?? field.anyOf?.find((option) => option.type !== "null")?.type ?? "string";
    const kind =
      type === "boolean"
        ? "flag"
        : type === "array"
          ? "list"
          : type === "integer" || type === "number"
            ? "number"
            : "text";
    return { key, kind, description: field.description, required: schema.required.includes(key) };
  });
}

const flagOf = (key: string): string => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function optionOf(field: InputField): Option {
  const words = field.required ? `${field.description} (needed)` : field.description;
  if (field.kind === "flag") return new Option(flagOf(field.key), words);
  const option = new Option(`${flagOf(field.key)} <${field.kind === "number" ? "n" : "value"}>`, words);
  if (field.kind === "list") {
    // Commander's greedy `<value...>` would swallow the positional after it.
    option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
  }
  return option;
}

/** What a person typed, in the shape the verb's schema checks; wrong numbers are left for it to refuse. */
function gatherInput(
  verb: Verb,
  fields: readonly InputField[],
  args: readonly unknown[],
  options: Record<string, unknown>,
) {
  const input: Record<string, unknown> = {};
  verb.positional.forEach((key, at) => {
    if (args[at] !== undefined) input[key] = args[at];
  });
  for (const field of fields) {
    const given = options[field.key];
    if (given === undefined || field.key in input) continue;
    input[field.key] =
      field.kind === "number" && typeof given === "string" && given.trim() !== "" ? Number(given) : given;
  }
  return input;
}

export interface GlobalOptions {
  readonly desk: string | null;
  readonly json: boolean;
  readonly waitSeconds: number;
  readonly passphraseFile: string | null;
}

/** The verb a line names, read from disk. */
export interface AskedVerb {
  readonly entry: VerbEntry;
  readonly verb: Verb;
}

export type RunVerb = (asked: AskedVerb, input: unknown, globals: GlobalOptions) => Promise<void>;

const globalShape = z.object({
  desk: z.string().nullable().default(null),
  json: z.boolean().default(false),
  wait: z.coerce.number().min(0).max(86_400).default(10),
  passphraseFile: z.string().nullable().default(null),
});

/** @throws DaftarError `usage.wrong` naming the option */
function readGlobals(raw: Readonly<Record<string, unknown>>): z.infer<typeof globalShape> {
  const parsed = globalShape.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DaftarError("usage.wrong", issue?.message ?? "wrong option", {
    field: issue?.path.map(String).join(".") ?? "",
  });
}

/** Text without the line ends of its source, which the terminal's own would cut once more; paragraphs and lists keep theirs. */
function flowing(details: string): string {
  return details.replace(/([^\n])\n(?!\n| |- )/g, "$1 ");
}

/** @param command the command of this verb, as yet without arguments and options */
export function addVerb(command: Command, asked: AskedVerb, run: RunVerb): void {
  const { entry, verb } = asked;
  const fields = inputFields(verb);
  command.description(`${entry.summary}\n\n${flowing(verb.details)}`);
  verb.positional.forEach((key) => {
    const field = fields.find((candidate) => candidate.key === key);
    const many = field?.kind === "list" ? "..." : "";
    const name = `${key}${many}`;
    command.argument(field?.required === true ? `<${name}>` : `[${name}]`, field?.description ?? "");
  });
  for (const field of fields) if (!verb.positional.includes(field.key)) command.addOption(optionOf(field));
  command.addOption(
    new Option("--desk <dir>", "the desk; else DAFTAR_DESK, else the nearest parent folder that is one"),
  );
  command.addOption(new Option("--json", "one JSON document on stdout and nothing else"));
  command.addOption(
    new Option("--wait <seconds>", "how long to wait for a desk that another command holds (10)"),
  );
  command.addOption(new Option("--passphrase-file <file>", "file with the passphrase of the person's key"));
  command.action(async (...received: unknown[]) => {
    const raw = command.opts<Record<string, unknown>>();
    const globals = readGlobals(raw);
    await run(asked, gatherInput(verb, fields, received, raw), {
      desk: globals.desk,
      json: globals.json,
      waitSeconds: globals.wait,
      passphraseFile: globals.passphraseFile,
    });
  });
}
