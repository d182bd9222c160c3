/**
 * What is signed of a count: its scope, window and number, as canonical text.
 *
 * Source: J7. Cost: constant.
 */
import { canonicalText, type DayWindow, isoToDays, type PlacePath, placePath } from "@daftar/model";

export interface CountStatement {
  readonly place: PlacePath;
  readonly window: DayWindow;
  /** People, a whole number, 1 or more. */
  readonly number: number;
}

/** @throws RangeError unless `number` is a whole number, 1 or more */
export function countStatement({ place, window, number }: CountStatement): string {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`number: not 1 or more: ${number}`);
  return canonicalText({
    number,
    place: { city: place.city, incident: place.incident, province: place.province },
    window: { from: window.from, to: window.to },
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function day(value: unknown): string | null {
  if (typeof value !== "string") return null;
  try {
    isoToDays(value);
    return value;
  } catch {
    return null;
  }
}

/** Reads what `countStatement` wrote; null for anything else. */
export function parseCountStatement(text: string | null): CountStatement | null {
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const place = placePath.safeParse(field(value, "place"));
  const window = field(value, "window");
  const from = day(field(window, "from"));
  const to = day(field(window, "to"));
  const number = field(value, "number");
  if (!place.success || from === null || to === null || typeof number !== "number") return null;
  if (!Number.isSafeInteger(number) || number < 1 || from > to) return null;
  return { place: place.data, window: { from, to }, number };
}
