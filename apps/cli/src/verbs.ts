/** Every verb of the command: the table of the desk, what serves it, or a witness, and what checks without a desk. */
import { VERBS, type VerbEntry } from "@daftar/desk/command";

/** `serve` is read from disk when it is asked for, as the others are: --help needs no HTTP. */
const serve: VerbEntry = {
  name: "serve",
  summary: "serve the desk in a browser, on this machine alone",
  load: async () => (await import("@daftar/server")).serveVerb,
};

const witnessServe: VerbEntry = {
  name: "witness serve",
  summary: "as a witness, answer requests over HTTP on this machine",
  load: async () => (await import("@daftar/server")).witnessServe,
};

const checker: VerbEntry = {
  name: "checker",
  summary: "write the page with which anyone audits a release in a browser",
  load: async () => (await import("./checkerVerb.ts")).checkerVerb,
};

export const ENTRIES: readonly VerbEntry[] = [...VERBS, witnessServe, serve, checker];
