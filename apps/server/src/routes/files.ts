/** `/api/uploads` and `/api/downloads`: files that verbs read, and rows they give back, in memory alone (J18). */
import { DaftarError } from "@daftar/model";
import type { Hono } from "hono";
import { z } from "zod";
import { LARGEST_UPLOAD } from "../files/keptFiles.ts";
import { attachment } from "../http/attachment.ts";
import { checked, readBytes } from "../http/body.ts";
import type { Env, Parts } from "../parts.ts";

export const uploadQuery = z.strictObject({ name: z.string().min(1).max(255) });
export const uploadShown = z.object({
  /** What stands where a verb takes a path: `upload:ID`. */
  file: z.string(),
  name: z.string(),
  size: z.number(),
});

export function addFiles(app: Hono<Env>, parts: Parts): void {
  app.post("/api/uploads", async (c) => {
    const { name } = checked(uploadQuery, c.req.query());
    const bytes = await readBytes(c.req.raw, "application/octet-stream", LARGEST_UPLOAD);
    const id = parts.uploads.put(c.var.session.id, { name, bytes });
    return c.json({ file: `upload:${id}`, name, size: bytes.length }, 201);
  });
  app.delete("/api/uploads/:id", (c) => {
    parts.uploads.drop(c.var.session.id, c.req.param("id"));
    return c.json({ forgotten: true });
  });
  app.get("/api/downloads/:id", (c) => {
    const kept = parts.downloads.get(c.var.session.id, c.req.param("id"));
    if (kept === null) throw new DaftarError("file.not-found", "no file of this id is kept here");
    return c.body(new Uint8Array(kept.bytes), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(kept.name),
    });
  });
}
