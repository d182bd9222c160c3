import type { Shown } from "./types.ts";

/** Whether nothing but signatures is missing: while something else is, nobody may sign, and one more would not help. */
export const onlySignatures = ({ missing }: Shown["victim"]): boolean =>
  missing.every(({ code }) => code === "second-signature" || code === "two-signatures");
