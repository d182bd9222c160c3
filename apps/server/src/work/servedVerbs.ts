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

const isNeeded = (schema: z.ZodObject, key: string): boolean =>
  schema.shape[key]?.safeParse(undefined).success !== true;

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
    if (verb.places.some((key) => isNeeded(verb.input, key))) continue;
    served.push({ entry, slug: entry.name.replaceAll(" ", "-"), verb, input: withoutPlaces(verb) });
  }
  return served;
}
