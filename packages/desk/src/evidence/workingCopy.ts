/** The picture that people look at, opened with this machine's key. */
import { DaftarError } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import type { Piece } from "./pieces.ts";

/**
 * @returns JPEG
 * @throws DaftarError evidence.no-copy, evidence.other-machine, blob.missing, blob.damaged
 */
export async function workingCopy(desk: OpenDesk, { id, body }: Piece): Promise<Uint8Array> {
  if (body.working === null)
    throw new DaftarError(
      "evidence.no-copy",
      `there is no copy to look at of a file of this type (${body.mediaType})`,
      {
        value: id,
      },
    );
  const opened = await desk.exchange.decrypt(desk.getBlob(body.working.blob));
  if (opened === null)
    throw new DaftarError("evidence.other-machine", "the copy is not encrypted to this machine", {
      value: id,
    });
  return opened;
}
