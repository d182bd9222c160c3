/**
 * The verbs that a server runs: those that need no place on this machine.
 *
 * Inputs that name places are not taken at all, so no browser makes the server read or write a path. What
 * an input does not know is refused, so that a misspelt field is not silently the default.
 */
import { VERBS, type Verb, type VerbEntry } from "@daftar/desk";
import { z } from "zod";

export interface ServedVerb {
  readonly entry: VerbEntry;
  /** Its name in a path: dashes instead of spaces. */
  readonly slug: string;
  readonly verb: Verb;
  readonly input: z.ZodObject;
}

/** Fields that an input must have: those that its absence names. */
function neededIn(schema: z.ZodObject): ReadonlySet<string> {
  const { error } = schema.safeParse({});
  return new Set(error?.issues.map((issue) => String(issue.path[0])));
}

function withoutPlaces(verb: Verb): z.ZodObject {
  return z.strictObject(
    Object.fromEntries(Object.entries(verb.input.shape).filter(([key]) => !verb.places.includes(key))),
  );
}

/** In the order of the table. */
export async function servedVerbs(entries: readonly VerbEntry[] = VERBS): Promise<ServedVerb[]> {
  const served: ServedVerb[] = [];
  for (const entry of entries) {
    const verb = await entry.load();
    const needed = neededIn(verb.input);
    if (verb.places.some((key) => needed.has(key))) continue;
    served.push({ entry, slug: entry.name.replaceAll(" ", "-"), verb, input: withoutPlaces(verb) });
  }
  return served;
}
