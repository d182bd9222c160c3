/**
 * A request or an answer as a QR code, for a machine that nothing else is put into.
 *
 * By the library `qr` (no dependencies, no install script). The largest code holds 2,953 bytes; a request of a
 * log of a million leaves has some 1,300.
 */
import { DaftarError, utf8 } from "@daftar/model";
import { z } from "zod";

const MOST_BYTES = 2953;

export const codeShape = z.object({
  /** Squares on each side. */
  size: z.number(),
  /** From top to bottom; 1 is dark. */
  rows: z.array(z.string()),
});
export type Code = z.infer<typeof codeShape>;

/** @throws DaftarError witness.too-large-for-code */
export async function codeOf(text: string): Promise<Code> {
  if (utf8(text).length > MOST_BYTES)
    throw new DaftarError("witness.too-large-for-code", `${utf8(text).length} bytes are too many`);
  const { encodeQR } = await import("qr");
  const bordered = encodeQR(text, "raw", { ecc: "low", encoding: "byte", border: 1 });
  const rows = bordered.slice(1, -1).map((row) =>
    row
      .slice(1, -1)
      .map((dark) => (dark ? "1" : "0"))
      .join(""),
  );
  return { size: rows.length, rows };
}

/** Four squares of white around it, as readers need. */
const MARGIN = 4;

/** The code as an SVG image of its own. */
export function svgOf({ size, rows }: Code): string {
  const side = size + 2 * MARGIN;
  const squares = rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(
      ({ 0: run, index }) => `M${index + MARGIN} ${y + MARGIN}h${run.length}v1h-${run.length}z`,
    ),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${6 * side}" height="${6 * side}">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${squares.join("")}"/></svg>\n`
  );
}
