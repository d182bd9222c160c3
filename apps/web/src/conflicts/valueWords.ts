/** What a decision says, in the reader's language; of kinds without words here, the fields in which it differs. */
import { shortId } from "../app/ids.ts";
import type { Formats } from "../formats/formats.ts";
import { riskWords, sourceWords, verdictWords } from "../person/closedWords.ts";
import { decidedWords } from "../person/decidedWords.ts";
import type { Say } from "../words/say.ts";
import type { Conflict, Said } from "./types.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

export function saidWords({ type, heads }: Conflict, said: Said, say: Say, format: Formats): string {
  const { value } = said;
  switch (type) {
    case "pair":
    case "dispute":
    case "set-aside":
    case "consent":
    case "resolve":
      return decidedWords(type, value, say, format);
    case "assess-account":
    case "assess-list": {
      const risks = Array.isArray(value["risks"])
        ? value["risks"].map((risk) => riskWords(text(risk), say))
        : [];
      return format.list([verdictWords(text(value["verdict"]), say), ...risks]);
    }
    case "lineage":
      return lineageWords(value["lineage"], say, format);
    default:
      return differing(
        said,
        heads.filter((head) => head !== said),
      );
  }
}

function lineageWords(lineage: unknown, say: Say, format: Formats): string {
  if (lineage === null) return say("conflict.takenBack");
  const told =
    typeof lineage === "object" && lineage !== null ? Object.fromEntries(Object.entries(lineage)) : {};
  const from = Array.isArray(told["from"]) ? told["from"].map((place) => placeWords(text(place))) : [];
  return [
    sourceWords(text(told["sourceClass"]), say),
    told["origin"] === null
      ? say("lineage.noOrigin")
      : say("lineage.origin", { origin: `\u2068${text(told["origin"])}\u2069` }),
    say(told["direct"] === true ? "lineage.direct" : "lineage.indirect"),
    ...(from.length > 0 ? [say("lineage.from", { from: format.list(from) })] : []),
  ].join(" · ");
}

/** A list by its name, an account by the start of its id. */
function placeWords(place: string): string {
  const name = place.slice(place.indexOf(":") + 1);
  return `\u2068${place.startsWith("record:") ? shortId(name) : name}\u2069`;
}

/** Fields, however deep, whose values another head does not share. */
function differing(said: Said, others: readonly Said[]): string {
  const rest = others.map(({ value }) => new Map(leaves(value)));
  const own = leaves(said.value).filter(([path, value]) => rest.some((other) => other.get(path) !== value));
  return (own.length > 0 ? own : leaves(said.value)).map(([path, value]) => `${path}: ${value}`).join(" · ");
}

function leaves(value: unknown, above = ""): [string, string][] {
  if (value === null) return [[above, "–"]];
  if (typeof value === "string") return [[above, value]];
  if (typeof value !== "object") return [[above, JSON.stringify(value)]];
  if (Array.isArray(value)) return [[above, value.map((one) => JSON.stringify(one)).join(", ")]];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, above === "" ? key : `${above}.${key}`));
}
