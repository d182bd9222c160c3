/** What befell the people a number counts, read from the lexicon's `class:forms:counted`. */
import type { Match } from "../lexicon/cue.ts";

export type EventClass = "dead" | "hurt" | "held" | "lost" | "other";
/** Before its number, after it as a predicate, after it as a noun, topic of a later number, just a noun. */
export type EventForm = "B" | "A" | "H" | "T" | "N";

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

export function eventOf({ from, to, value }: Match): Event {
  const [name = "", forms = "", counted = ""] = value.split(":");
  return { from, to, class: CLASSES[name] ?? "other", forms, counted };
}

export const may = (event: Event, form: EventForm): boolean => event.forms.includes(form);
