/** The accounts of one person as choices: the list, and enough of the account to know it by. */
import type { Shown } from "./types.ts";

const TOLD = 4;

export const accountOptions = (shown: Shown) =>
  shown.accounts.map((one) => ({
    value: one.record,
    label: one.list,
    hint: one.cells
      .filter(({ role }) => role !== "key")
      .slice(0, TOLD)
      .map(({ text }) => `\u2068${text}\u2069`)
      .join(" · "),
  }));
