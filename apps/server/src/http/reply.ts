/**
 * Errors as replies: the report of the catalogue, never what a platform says of itself.
 *
 * Whatever is no `DaftarError` is a fault of ours; its words may hold paths or values, so none of them
 * goes over the wire.
 */
import { DaftarError, type ErrorReport } from "@daftar/model";
import type { Context } from "hono";
import { z } from "zod";
import { statusOf } from "./status.ts";

export const errorShown = z.object({
  code: z.string(),
  message: z.string(),
  where: z.string().nullable(),
  rule: z.string().nullable(),
  fix: z.string(),
});
export const errorReply = z.object({ error: errorShown });

/** The report a person may see of anything that was thrown. */
export function reportOf(error: unknown): ErrorReport {
  if (error instanceof DaftarError) return error.report();
  return new DaftarError("internal.broke", "something broke in the server").report();
}

export function replyError(c: Context, error: unknown): Response {
  const report = reportOf(error);
  return c.json({ error: report }, statusOf(report.code));
}
