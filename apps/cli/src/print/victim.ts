/** One person: what stands against a rise of the level comes first, with its rule; then its origins; the rest as plain lines. */
import { z } from "zod";
import { AGAINST_IN_PERSIAN, saidInPersian } from "./againstWords.ts";
import type { Language } from "./language.ts";
import { wrap } from "./layout.ts";
import { lineageShape, printLineage } from "./lineage.ts";
import { printPlain } from "./plain.ts";

const shape = z.looseObject({
  victim: z.looseObject({ level: z.string() }),
  against: z.array(
    z.object({
      code: z.string(),
      rule: z.string(),
      words: z.string(),
      said: z.array(z.object({ label: z.string(), value: z.string().nullable() })),
    }),
  ),
  lineage: lineageShape,
});

export function printVictim(result: unknown, language: Language = "en"): string {
  const { against, lineage, ...rest } = shape.parse(result);
  const persian = language === "fa";
  const nothing = persian ? "چیزی در برابر سطح بالاتر نیست." : "Nothing stands against a higher level.";
  const heading = persian
    ? "آنچه در برابر سطح بالاتر است"
    : `Level ${rest.victim.level}. What stands against a higher one`;
  const lines = against.map(({ code, rule, words, said }) => {
    const own = persian ? AGAINST_IN_PERSIAN[code] : undefined;
    return wrap(`- ${own === undefined ? words : own + saidInPersian(said)} (${rule})`, 96, "  ");
  });
  const first =
    lines.length > 0 ? [heading, ...lines, ""] : rest.victim.level === "verified" ? [] : [nothing, ""];
  return [...first, ...printLineage(lineage, language), "", printPlain(rest)].join("\n");
}
