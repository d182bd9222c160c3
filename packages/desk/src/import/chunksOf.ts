/** The chunks of rows that an import brought: in its op, or where they are many in a file of the vault. */
import { fromUtf8, OP_BODIES, type OpBody } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";

const chunk = OP_BODIES.import.shape.chunks.element;

/** @throws DaftarError blob.missing, blob.damaged */
export function chunksOf(
  desk: Pick<OpenDesk, "getBlob">,
  { chunks, chunksBlob }: Pick<OpBody<"import">, "chunks" | "chunksBlob">,
): OpBody<"import">["chunks"] {
  return chunksBlob === null ? chunks : chunk.array().parse(JSON.parse(fromUtf8(desk.getBlob(chunksBlob))));
}
