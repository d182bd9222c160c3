/** Every verb of the command: the table of the desk, what serves it, and what checks without one. */
import { VERBS, type VerbEntry } from "@daftar/desk/command";

/** `serve` is read from disk when it is asked for, as the others are: --help needs no HTTP. */
const serve: VerbEntry = {
  name: "serve",
  summary: "serve the desk in a browser, on this machine alone",
  load: async () => (await import("@daftar/server")).serveVerb,
};

const checker: VerbEntry = {
  name: "checker",
  summary: "write the page with which anyone audits a release in a browser",
  load: async () => (await import("./checkerVerb.ts")).checkerVerb,
};

export const ENTRIES: readonly VerbEntry[] = [...VERBS, serve, checker];
