/** A number of a sentence with what befell those it counts; and the same, while that is found out. */
import type { Quantity } from "../numbers/quantities.ts";
import type { Event, EventClass } from "./event.ts";
import type { Noun } from "./noun.ts";

export interface Counted {
  readonly quantity: Quantity;
  readonly noun: Noun;
  readonly class: EventClass | null;
  readonly counted: string | null;
  /** The event that says so. */
  readonly event: Event | null;
  /** It counts some of what another number counts. */
  readonly part: boolean;
  /** Position, in the list, of the number it is a part of; null where that stands in an earlier sentence. */
  readonly whole: number | null;
  /** Its part-words name the dead themselves. */
  readonly ofDead: boolean;
}

/** What is known of a number so far. */
export interface Working {
  quantity: Quantity;
  noun: Noun;
  class: EventClass | null;
  counted: string | null;
  event: Event | null;
  part: boolean;
  whole: number | null;
  ofDead: boolean;
  /** The predicate is shared with the list it ends. */
  shared: boolean;
}
