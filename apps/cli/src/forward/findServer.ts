/**
 * Desks of the command: opened for one verb, unless a server holds the one meant (design, 8). Then the verb
 * ends where it asked for the desk, before it did anything, and goes to the server.
 */
import { type Desks, openAndClose } from "@daftar/desk/command";
import type { DeskServer } from "@daftar/store";

/** Thrown to whoever ran the verb; no fault, and nobody is shown it. */
export class HeldByServer extends Error {
  readonly server: DeskServer;
  /** Folder of the desk. */
  readonly folder: string;

  constructor(server: DeskServer, folder: string) {
    super("a server holds this desk");
    this.name = "HeldByServer";
    this.server = server;
    this.folder = folder;
  }
}

export const openUnlessServed: Desks = {
  async borrow(folder, options) {
    const { serverOf } = await import("@daftar/store"); // A verb on plain files comes without.
    const server = await serverOf(folder, options.random);
    if (server !== null) throw new HeldByServer(server, folder);
    return openAndClose.borrow(folder, options);
  },
};
