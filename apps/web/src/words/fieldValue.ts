/** A field's value as it is read: dates in the reader's calendar, closed words in the reader's language. */
import type { Formats } from "../formats/formats.ts";
import type { Say } from "./say.ts";

const SEXES = ["female", "male"] as const;
const POPULATIONS = ["protester", "bystander", "security-forces", "prisoner", "unknown"] as const;
const CAUSES = [
  "gunfire",
  "pellets",
  "beating",
  "tear-gas",
  "vehicle",
  "in-custody",
  "execution",
  "other",
  "unknown",
] as const;
const DAY = /^\d{4}-\d{2}-\d{2}(\/\d{4}-\d{2}-\d{2})?$/;

export function fieldValue(field: string, value: string, say: Say, format: Formats): string {
  if (DAY.test(value)) return format.span(value);
  const sex = field === "sex" ? SEXES.find((one) => one === value) : undefined;
  if (sex !== undefined) return say(`sex.${sex}`);
  const population = field === "population" ? POPULATIONS.find((one) => one === value) : undefined;
  if (population !== undefined) return say(`population.${population}`);
  const cause = field === "cause" ? CAUSES.find((one) => one === value) : undefined;
  if (cause !== undefined) return say(`cause.${cause}`);
  if (field === "status" && value === "dead") return say("status.dead");
  if (value === "missing-presumed") return say("status.missing");
  if (field === "age") {
    const [low = "", high = low] = value.split("-");
    return format.interval(Number(low), Number(high));
  }
  return value;
}
