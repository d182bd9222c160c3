/** Errors of the server on this machine, and of long work that it does. */
import { type CatalogueEntry, entry } from "./entry.ts";

export const SERVER = {
  // The server on this machine
  "server.token": entry(
    2,
    "J23",
    "Give the token that daftar serve printed when it last started; an older one counts no longer.",
  ),
  "server.too-many-tries": entry(2, "J23", "Wait a minute, then try again with the right one."),
  "server.host": entry(2, "J23", "Open the address that daftar serve printed, on this machine."),
  "server.origin": entry(2, "J23", "Only pages of this server may ask it; open the address it printed."),
  "server.no-route": entry(2, null, "See /api/openapi.json for what there is."),
  "server.body": entry(2, null, "Send a JSON object in UTF-8."),
  "server.media-type": entry(2, null, "Send application/json, and files as application/octet-stream."),
  "server.too-large": entry(2, null, "Send less at once; a very large file is imported by daftar import."),
  "server.port-taken": entry(3, null, "Give another port with --port or PORT, or 0 for a free one."),
  "job.unknown": entry(2, null, "Jobs are kept until the server ends; GET /api/jobs lists them."),
  "job.cannot-stop": entry(2, null, "This work cannot be stopped midway; wait for its end."),
  "job.stopped": entry(2, null, "Somebody stopped it; nothing of it was written. Start it anew."),
} as const satisfies Record<string, CatalogueEntry>;
