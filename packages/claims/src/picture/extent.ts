/** How far a claim's words reach along the scale, and how each end is drawn (look: closed, arrow, cloud). */
import type { Claim } from "@daftar/model";

export type Extent =
  | { readonly kind: "point"; readonly at: number }
  | { readonly kind: "interval"; readonly low: number; readonly high: number }
  | { readonly kind: "about"; readonly at: number; readonly low: number; readonly high: number }
  | { readonly kind: "open-up"; readonly low: number }
  /** A number named without saying on which side of it the toll lies: "could exceed 30,000". */
  | { readonly kind: "beyond"; readonly from: number }
  | { readonly kind: "open-down"; readonly high: number }
  | { readonly kind: "cloud"; readonly low: number; readonly high: number }
  | { readonly kind: "none" };

/** Half a unit of the last digit said that is not zero: 2,000 reaches from 1,500 to 2,500 (J14). */
export function aboutSpan(value: number): { low: number; high: number } {
  let unit = 1;
  while (value > 0 && value % (unit * 10) === 0) unit *= 10;
  return { low: Math.max(0, value - unit / 2), high: value + unit / 2 };
}

const WORDS: readonly (readonly [RegExp, number, number])[] = [
  [/hundreds of thousands|صدها هزار/i, 100_000, 1_000_000],
  [/tens of thousands|ده‌?ها هزار/i, 10_000, 100_000],
  [/thousand|هزار/i, 1_000, 10_000],
  [/hundred|صد/i, 100, 1_000],
  [/dozen|\btens\b|scores|ده‌?ها/i, 10, 100],
];

/** Where a quantity in words lies by its word alone; null where the word names no size. */
export function cloudOf(asWorded: string): { low: number; high: number } | null {
  const found = WORDS.find(([words]) => words.test(asWorded));
  return found ? { low: found[1], high: found[2] } : null;
}

/**
 * What to draw for a claim. A denial is 0; a refusal to state has no figure, nor has a denial that only
 * calls another's figure wrong (J14).
 */
export function extentOf({ kind, figure, rebuts }: Pick<Claim, "kind" | "figure" | "rebuts">): Extent {
  const { value, low, high, qualifier, asWorded } = figure;
  if (kind === "refusal-to-state") return { kind: "none" };
  if (kind === "denial") {
    return value === null && rebuts !== null ? { kind: "none" } : { kind: "point", at: value ?? 0 };
  }
  switch (qualifier) {
    case "exact":
      return value === null ? { kind: "none" } : { kind: "point", at: value };
    case "about":
      return value === null ? { kind: "none" } : { kind: "about", at: value, ...aboutSpan(value) };
    case "at-least":
    case "more-than": {
      const from = low ?? value;
      return from === null ? { kind: "none" } : { kind: "open-up", low: from };
    }
    case "could-exceed":
      return value === null ? { kind: "none" } : { kind: "beyond", from: value };
    case "up-to":
    case "fewer-than": {
      const to = high ?? value;
      return to === null ? { kind: "none" } : { kind: "open-down", high: to };
    }
    case "between":
      return low === null || high === null ? { kind: "none" } : { kind: "interval", low, high };
    default: {
      const cloud = cloudOf(asWorded);
      return cloud === null ? { kind: "none" } : { kind: "cloud", ...cloud };
    }
  }
}

/** Every number an extent needs on the scale. */
export function numbersOf(extent: Extent): number[] {
  switch (extent.kind) {
    case "point":
      return [extent.at];
    case "interval":
    case "cloud":
    case "about":
      return [extent.low, extent.high];
    case "open-up":
      return [extent.low];
    case "open-down":
      return [extent.high];
    case "beyond":
      return [extent.from];
    case "none":
      return [];
  }
}
