/** What Kysely wants to hear of a query, from whichever driver. */

export type QueryResult<R> = {
  command: "UPDATE" | "DELETE" | "INSERT" | "SELECT" | "MERGE";
  rowCount: number;
  rows: R[];
};

const COMMANDS = ["UPDATE", "DELETE", "INSERT", "SELECT", "MERGE"] as const;

/** The command that a statement begins with; of one that is none of them, SELECT. */
export function commandOf(text: string): QueryResult<unknown>["command"] {
  const first = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase();
  return COMMANDS.find((command) => command === first) ?? "SELECT";
}
