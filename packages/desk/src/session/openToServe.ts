/** Opens the desk that a context means, for a server that lends it to whoever asks. */
import { DaftarError } from "@daftar/model";
import { type LentBy, type OpenDesk, openDesk, serverOf } from "@daftar/store";
import type { VerbContext } from "../verb/context.ts";
import { deskFolder, openOptionsOf } from "./withDesk.ts";

/** @throws DaftarError `desk.held` naming the server where one has it already, and those of opening a desk */
export async function openToServe(context: VerbContext, server: LentBy): Promise<OpenDesk> {
  const folder = deskFolder(context);
  const other = await serverOf(folder, context.random);
  if (other !== null)
    throw new DaftarError("desk.held", `a server on port ${other.port} serves this desk already`);
  return openDesk(folder, { ...openOptionsOf(context), server });
}
