/** Witnesses: who cosigned what, requests and answers, and where a witness is served. */
import { z } from "zod";
import { number, tableBelow, wrap } from "./layout.ts";

const code = z.object({ size: z.number(), rows: z.array(z.string()) }).nullable();
const DARK = "1";
/** White squares around a code, as readers need. */
const MARGIN = 2;

/**
 * A QR code in half blocks, two squares a character. Light squares are what is drawn, since most terminals are
 * dark; for a light one and for paper there is --svg.
 */
function printCode({ size, rows }: NonNullable<z.infer<typeof code>>): string {
  const light = (x: number, y: number): boolean => rows[y]?.[x] !== DARK;
  const lines: string[] = [];
  for (let y = -MARGIN; y < size + MARGIN; y += 2) {
    let line = "";
    for (let x = -MARGIN; x < size + MARGIN; x += 1) {
      const [upper, lower] = [light(x, y), light(x, y + 1)];
      line += upper ? (lower ? "█" : "▀") : lower ? "▄" : " ";
    }
    lines.push(line);
  }
  return lines.join("\n");
}

const status = z.object({
  log: z.object({ vkey: z.string() }),
  checkpoint: z.object({ size: z.number(), root: z.string() }).nullable(),
  policy: z.string().nullable(),
  missing: z.number().nullable(),
  witnesses: z.array(
    z.object({
      name: z.string(),
      url: z.string().nullable(),
      current: z.boolean(),
      last: z.object({ size: z.number(), time: z.string(), days: z.number() }).nullable(),
    }),
  ),
});

function stands(missing: number | null, policy: string | null): string {
  if (policy === null) return "No witness is asked: nobody said who they are (daftar witness policy FILE).";
  if (missing === null) return "There is no checkpoint yet for anybody to cosign.";
  return missing === 0
    ? "Enough witnesses cosigned the newest checkpoint."
    : `The newest checkpoint waits for ${number(missing)} more ${missing === 1 ? "witness" : "witnesses"} at least.`;
}

export function printWitnessStatus(result: unknown): string {
  const { log, checkpoint, policy, missing, witnesses } = status.parse(result);
  return [
    stands(missing, policy),
    ...tableBelow(
      ["witness", "newest checkpoint", "saw last", "days ago"],
      witnesses.map(({ name, current, last }) => [
        name,
        current ? "cosigned" : "not yet",
        last === null ? "–" : `${number(last.size)} leaves`,
        last === null ? "–" : number(last.days),
      ]),
    ),
    "",
    ...(checkpoint === null ? [] : [`size  ${checkpoint.size}`, `root  ${checkpoint.root}`]),
    `log   ${log.vkey}`,
    "",
    wrap(
      "The last line is the log's key: witnesses trust it, readers pin it. Compare it over another way than it came.",
    ),
  ].join("\n");
}

/** What goes by hand: where it was written, or the code to be read from the screen, or else the text itself. */
const handed = z.object({ out: z.string().nullable(), svg: z.string().nullable(), code });

function printHanded(told: string, { out, svg, code: drawn }: z.infer<typeof handed>, text: string): string {
  const places = [out, svg].filter((place) => place !== null);
  if (drawn !== null) return [told, ...places, "", printCode(drawn)].join("\n");
  return places.length > 0 ? [told, ...places].join("\n") : text.trimEnd();
}

const asked = handed.extend({
  witness: z.string().nullable(),
  old: z.number(),
  size: z.number(),
  request: z.string(),
});

export function printWitnessRequest(result: unknown): string {
  const said = asked.parse(result);
  const { witness, old, size, request } = said;
  const whom = witness === null ? "For every witness" : `For ${witness}`;
  return printHanded(`${whom}: from ${number(old)} to ${number(size)} leaves.`, said, request);
}

const signed = handed.extend({ origin: z.string(), size: z.number(), answer: z.string() });

export function printWitnessSign(result: unknown): string {
  const said = signed.parse(result);
  const { origin, size, answer } = said;
  return printHanded(`Cosigned: ${origin}, ${number(size)} leaves.`, said, answer);
}

const served = z.object({
  url: z.string(),
  name: z.string(),
  vkey: z.string(),
  logs: z.array(z.object({ origin: z.string(), size: z.number() })),
});

export function printWitnessServe(result: unknown): string {
  const { url, name, vkey, logs } = served.parse(result);
  return [
    name,
    "",
    `  ${url}add-checkpoint`,
    "",
    `key   ${vkey}`,
    ...(logs.length === 0 ? ["It trusts no log yet: daftar witness trust DIR LOGVKEY."] : []),
    ...tableBelow(
      ["log", "leaves"],
      logs.map(({ origin, size }) => [origin, number(size)]),
    ),
    "",
    "Only this machine is listened to. Ctrl-C ends it.",
  ].join("\n");
}
