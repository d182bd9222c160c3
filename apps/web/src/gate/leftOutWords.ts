/** Whom the figures leave out, in the reader's language; what is unknown here stands as the desk words it. */
import type { Say } from "../words/say.ts";

const KNOWN = {
  "alleged: no account assessed": "alleged",
  "set aside": "setAside",
  "known to lie outside the scope": "outside",
  "missing and presumed dead": "missing",
  "scope unknown": "unknown",
} as const;
const isKnown = (text: string): text is keyof typeof KNOWN => text in KNOWN;

export const leftOutWords = (what: string, say: Say): string =>
  isKnown(what) ? say(`leftOut.${KNOWN[what]}`) : what;
