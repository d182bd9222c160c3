/** One piece of evidence by its id. */
import { DaftarError, type Facts } from "@daftar/model";
import { type Piece, piecesOf } from "./pieces.ts";

/** @throws DaftarError evidence.unknown */
export function pieceById(facts: Pick<Facts, "evidence" | "custody">, id: string): Piece {
  const piece = piecesOf(facts).find((one) => one.id === id);
  if (piece === undefined)
    throw new DaftarError("evidence.unknown", "no evidence of this desk has this id", { value: id });
  return piece;
}
