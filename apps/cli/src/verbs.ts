/** Every verb of the command: the table of the desk, and what serves it. */
import { VERBS, type VerbEntry } from "@daftar/desk/command";

/** `serve` is read from disk when it is asked for, as the others are: --help needs no HTTP. */
const serve: VerbEntry = {
  name: "serve",
  summary: "serve the desk in a browser, on this machine alone",
  load: async () => (await import("@daftar/server")).serveVerb,
};

export const ENTRIES: readonly VerbEntry[] = [...VERBS, serve];
