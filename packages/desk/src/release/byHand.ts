/** A request or an answer on its way by hand: written to a file, written as a QR code, or shown as one. */
import { resolve } from "node:path";
import { writeNewFile } from "@daftar/store";
import { z } from "zod";
import type { VerbContext } from "../verb/context.ts";
import { codeOf, codeShape, svgOf } from "./qrCode.ts";

/** Where it was written, and the code where it is to be shown; null for what nobody asked for. */
export const byHandShape = {
  out: z.string().nullable(),
  svg: z.string().nullable(),
  code: codeShape.nullable(),
};

interface Wanted {
  readonly out?: string | undefined;
  readonly svg?: string | undefined;
  readonly code: boolean;
}

/** @throws DaftarError witness.too-large-for-code before anything is written */
export async function writeByHand(context: VerbContext, text: string, { out, svg, code }: Wanted) {
  const drawn = code || svg !== undefined ? await codeOf(text) : null;
  const written = (place: string | undefined, content: string): string | null => {
    if (place === undefined) return null;
    const file = resolve(context.cwd, place);
    writeNewFile(file, content);
    return file;
  };
  return {
    out: written(out, text),
    svg: written(svg, drawn === null ? "" : svgOf(drawn)),
    code: code ? drawn : null,
  };
}
