/** A passkey made in this browser for a person; nothing is enrolled before an admin decides it. */
import type * as z from "zod/mini";
import { ask } from "../api/ask.ts";
import { askPasskey, readPasskey } from "../api/routes.ts";
import { makeWith } from "../passkey/browser.ts";

/** @returns what `person passkey` enrols @throws ApiError */
export async function makePasskey(person: string): Promise<z.infer<typeof readPasskey.reply>> {
  const { ticket, options } = await ask(askPasskey, { person });
  return ask(readPasskey, { ticket, response: await makeWith(options) });
}
