/** Whole numbers with their thousands set apart; no `Intl`, so that bytes are the same everywhere. */

/** @example grouped(1204, ",") // "1,204" */
export function grouped(value: number, separator: string): string {
  if (!Number.isFinite(value)) throw new RangeError("a number that can be written");
  const rounded = String(Math.round(Math.abs(value)));
  const text = rounded.replace(/\B(?=(?:\d{3})+$)/g, separator);
  return value < 0 && rounded !== "0" ? `−${text}` : text;
}
