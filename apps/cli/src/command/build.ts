/**
 * Makes commander's commands out of the table of verbs.
 *
 * Only the verb asked for is loaded and fitted with its options (addVerb.ts); of the others --help needs no
 * more than their line in the table, so nothing that reads schemas is imported here.
 */
import type { VerbEntry } from "@daftar/desk/command";
import { Command } from "commander";

/** The verb a line names, and what gives its command arguments and options. */
export interface FittedVerb {
  readonly entry: VerbEntry;
  fit(command: Command): void;
}

/** The verb whose words begin a line, also in `help VERB`; null where none does. */
export function verbNamed(entries: readonly VerbEntry[], args: readonly string[]): VerbEntry | null {
  const said = args[0] === "help" ? args.slice(1) : args;
  return entries.find(({ name }) => name.split(" ").every((word, at) => said[at] === word)) ?? null;
}

/** The whole `daftar` command; of `asked` with arguments and options, of the rest the summaries. */
export function buildProgram(
  entries: readonly VerbEntry[],
  asked: FittedVerb | null,
  version: string,
): Command {
  const program = new Command("daftar")
    .description("From scattered accounts of deaths to a toll that can be defended and a record of names.")
    .version(version)
    .showHelpAfterError("(daftar --help lists the verbs)")
    .exitOverride();
  const groups = new Map<string, Command>();
  for (const entry of entries) {
    const words = entry.name.split(" ");
    const last = words.at(-1) ?? entry.name;
    let parent = program;
    if (words.length > 1) {
      const first = words[0] ?? "";
      const isVerbToo = entries.some((other) => other.name === first);
      parent = groups.get(first) ?? program.command(first).description(`${first} …`).exitOverride();
      groups.set(first, parent);
      if (isVerbToo) throw new RangeError(`${first} is a verb and a group at once`);
    }
    const command = parent.command(last).summary(entry.summary).exitOverride();
    if (asked?.entry === entry) asked.fit(command);
  }
  return program;
}
