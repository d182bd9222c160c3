/** The one thing that a decision says, in the reader's language; empty for kinds that say more than one. */
import type { Formats } from "../formats/formats.ts";
import { RELEASES } from "../people/search.ts";
import { fieldLabel } from "../words/fieldLabel.ts";
import { fieldValue } from "../words/fieldValue.ts";
import { LEVELS } from "../words/levels.ts";
import { PAIR_VERDICTS } from "../words/pairVerdicts.ts";
import type { Say } from "../words/say.ts";
import { disputeWords, setAsideWords, sourceWords, verdictWords } from "./closedWords.ts";

type Body = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

export function decidedWords(type: string, body: Body, say: Say, format: Formats): string {
  switch (type) {
    case "account":
      return text(body["list"]);
    case "pair": {
      const known = PAIR_VERDICTS.find((one) => one === body["verdict"]);
      return known === undefined ? "" : say(`verdict.${known}`);
    }
    case "assess-account":
    case "assess-list":
      return verdictWords(text(body["verdict"]), say);
    case "resolve": {
      const field = text(body["field"]);
      return `${fieldLabel(field, say)}, ${fieldValue(field, text(body["value"]), say, format)}`;
    }
    case "dispute":
      return disputeWords(text(body["dispute"]), say);
    case "set-aside":
      return body["reason"] === null ? say("conflict.counted") : setAsideWords(text(body["reason"]), say);
    case "consent": {
      const known = RELEASES.find((one) => one === body["class"]);
      return known === undefined ? "" : say(`release.${known}`);
    }
    case "lineage": {
      const { lineage } = body;
      if (lineage === null) return say("conflict.takenBack");
      if (typeof lineage !== "object") return "";
      const copied = "from" in lineage && Array.isArray(lineage.from) && lineage.from.length > 0;
      if (copied) return say("conflict.taken");
      return "sourceClass" in lineage ? sourceWords(text(lineage.sourceClass), say) : "";
    }
    case "signature": {
      const known = LEVELS.find((one) => one === body["level"]);
      return known === undefined ? "" : say(`level.${known}`);
    }
    default:
      return "";
  }
}
