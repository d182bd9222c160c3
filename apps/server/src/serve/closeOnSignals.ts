/** Ending a server that runs until somebody ends it. */
import type { VerbContext } from "@daftar/desk";

/** Ends the server at Ctrl-C or SIGTERM, and the process when it is closed; a second signal does not wait. */
export function closeOnSignals(server: { close(): Promise<void> }, notice: VerbContext["notice"]): void {
  let asked = false;
  const end = (): void => {
    if (asked) process.exit(130);
    asked = true;
    notice("server.closing", "Letting the work in hand end; once more ends at once.");
    server.close().then(
      () => process.exit(),
      () => process.exit(3),
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}
