/** Any result as lines of `key  value`; tables for arrays of objects. */
import { table } from "./layout.ts";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function scalar(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" || typeof value === "number") return String(value);
  return JSON.stringify(value);
}

const LONGEST_CELL = 60;

function rows(items: readonly Readonly<Record<string, unknown>>[]): string {
  const keys = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const short = (text: string): string =>
    text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;
  return table(
    keys,
    items.map((item) => keys.map((key) => short(scalar(item[key])))),
  );
}

export function printPlain(result: unknown): string {
  if (!isRecord(result)) return scalar(result);
  const simple = Object.entries(result).filter(
    ([, value]) => !isRecord(value) && !(Array.isArray(value) && value.some(isRecord)),
  );
  const longest = Math.max(0, ...simple.map(([key]) => key.length));
  const lines = simple.map(
    ([key, value]) =>
      `${key.padEnd(longest)}  ${Array.isArray(value) ? value.map(scalar).join(", ") || "–" : scalar(value)}`,
  );
  for (const [key, value] of Object.entries(result)) {
    if (isRecord(value))
      lines.push(
        `${key}`,
        ...printPlain(value)
          .split("\n")
          .map((line) => `  ${line}`),
      );
    else if (Array.isArray(value) && value.some(isRecord)) lines.push("", key, rows(value.filter(isRecord)));
  }
  return lines.join("\n");
}
