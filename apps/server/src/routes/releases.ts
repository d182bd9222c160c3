/** `/api/releases`: releases that were published, file by file, so that they can be looked at before they travel. */
import { filesToGoOut } from "@daftar/desk";
import { DaftarError, sha256Hex } from "@daftar/model";
import type { Hono } from "hono";
import { z } from "zod";
import { mediaTypeOf } from "../http/mediaType.ts";
import type { Env, Parts } from "../parts.ts";

export const releasesShown = z.object({
  releases: z.array(
    z.object({ digest: z.string(), published: z.string(), logSize: z.number(), logRoot: z.string() }),
  ),
});
export const releaseFilesShown = z.object({ digest: z.string(), files: z.array(z.string()) });

export function addReleases(app: Hono<Env>, parts: Parts): void {
  const filesOf = async (digest: string): Promise<Map<string, Uint8Array>> => {
    const facts = await parts.desk.facts();
    const known = facts.published.find((fact) => fact.body.release === digest);
    if (!sha256Hex.safeParse(digest).success || known === undefined)
      throw new DaftarError("subject.unknown", "no release with this digest was published here");
    return filesToGoOut(parts.desk, facts, known.body);
  };
  app.get("/api/releases", async (c) => {
    const { published } = await parts.desk.facts();
    const releases = published
      .map(({ time, body }) => ({
        digest: body.release,
        published: time,
        logSize: body.logSize,
        logRoot: body.logRoot,
      }))
      .sort((a, b) => b.logSize - a.logSize);
    return c.json({ releases });
  });
  app.get("/api/releases/:digest", async (c) => {
    const digest = c.req.param("digest");
    return c.json({ digest, files: [...(await filesOf(digest)).keys()].sort() });
  });
  app.get("/api/releases/:digest/:path{.+}", async (c) => {
    const files = await filesOf(c.req.param("digest"));
    const path = c.req.param("path");
    const bytes = files.get(path.endsWith("/") ? `${path}index.html` : path);
    if (bytes === undefined) throw new DaftarError("subject.unknown", "the release has no such file");
    return c.body(new Uint8Array(bytes), 200, { "content-type": mediaTypeOf(path) });
  });
}
