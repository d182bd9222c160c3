/** Linking for every command's context: every command can link and few do, so what links is read when one does. */
import type { LinkAll } from "../verb/context.ts";

export const linkOnDemand: LinkAll = async (table, options) =>
  (await import("../link/linkHere.ts")).linkHere(table, options);
