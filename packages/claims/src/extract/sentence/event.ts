/** What befell the people a number counts, read from the lexicon's `class:forms:counted`. */
import type { Match } from "../lexicon/cue.ts";

export type EventClass = "dead" | "hurt" | "held" | "lost" | "other";
/**
 * Before its number, after it as a predicate, after it as a noun, topic of a later number, just a noun; only
 * beside a number of people ("we lost 11 colleagues"); of its own number alone ("two of them fatally").
 */
export type EventForm = "B" | "A" | "H" | "T" | "N" | "P" | "O";

export interface Event {
  readonly from: number;
  readonly to: number;
  readonly class: EventClass;
  readonly forms: string;
  readonly counted: string;
}

const CLASSES: Readonly<Record<string, EventClass>> = {
  dead: "dead",
  hurt: "hurt",
  held: "held",
  lost: "lost",
  other: "other",
};

type Told = Pick<Event, "class" | "forms" | "counted">;

/** What each value of the lexicons tells; they are a few dozen, and met in every sentence. */
const told = new Map<string, Told>();

function toldBy(value: string): Told {
  const known = told.get(value);
  if (known !== undefined) return known;
  const [name = "", forms = "", counted = ""] = value.split(":");
  const one = { class: CLASSES[name] ?? "other", forms, counted };
  told.set(value, one);
  return one;
}

export function eventOf({ from, to, value }: Match): Event {
  const { class: of, forms, counted } = toldBy(value);
  return { from, to, class: of, forms, counted };
}

export const may = (event: Event, form: EventForm): boolean => event.forms.includes(form);
