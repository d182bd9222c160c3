import type { Verb } from "../packages/desk/src/index.ts";

/** The text of docs/verbs.md. @param verbs the table, each with its verb loaded */
export function verbsPage(
  verbs: readonly { readonly name: string; readonly summary: string; readonly verb: Verb }[],
): string;
