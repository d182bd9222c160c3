/**
 * The web client's files, and its page for every address that is none of them. They need no token: they
 * hold nothing of the desk.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { DaftarError } from "@daftar/model";
import type { Hono } from "hono";
import { mediaTypeOf } from "../http/mediaType.ts";
import type { Env, Parts } from "../parts.ts";

const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
/** Shown where the client was not built: the server works, and says so. */
const NO_CLIENT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Daftar</title>
<h1>Daftar</h1>
<p>The desk is served here, but its pages were not built. Run <code>npm run build</code>, then start it again.</p>
<p>What programs may ask: <a href="/api/openapi.json">/api/openapi.json</a>. The start token is printed where the server was started.</p>
</html>
`;

export function addWeb(app: Hono<Env>, { webRoot }: Parts): void {
  const read = async (segments: readonly string[]): Promise<Uint8Array<ArrayBuffer> | null> =>
    webRoot !== null && segments.length > 0 && segments.every((one) => SEGMENT.test(one))
      ? readFile(join(webRoot, ...segments)).then(
          (bytes) => new Uint8Array(bytes),
          () => null,
        )
      : null;
  app.get("*", async (c) => {
    const segments = c.req.path.split("/").filter((part) => part !== "");
    const file = await read(segments);
    if (file !== null) {
      // Names under assets/ change with their content.
      const lasting = segments[0] === "assets";
      return c.body(file, 200, {
        "content-type": mediaTypeOf(c.req.path),
        "cache-control": lasting ? "public, max-age=31536000, immutable" : "no-cache",
      });
    }
    // A script of an older build is gone, and must not come back as a page.
    if (segments.at(-1)?.includes(".") === true)
      throw new DaftarError("server.no-route", "there is no such file");
    const page = await read(["index.html"]);
    return c.body(page ?? NO_CLIENT, 200, {
      "content-type": mediaTypeOf(".html"),
      "cache-control": "no-cache",
    });
  });
}
