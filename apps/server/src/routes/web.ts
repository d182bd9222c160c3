/**
 * The web client's files, and its page for every address that is none of them. They need no token: they
 * hold nothing of the desk.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
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

const WORDS = /\.(?:js|css|html|svg|json)$/;
/** The most that there is: a file is compressed once, and the largest takes half a second. */
const BROTLI = constants.BROTLI_MAX_QUALITY;
const GZIP = 9;
const compressed = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: GZIP }),
};

/** What the browser takes of what this server has; null: as it is. Only these files, which hold no secret. */
function encodingFor(accepts: string | undefined, path: string): keyof typeof compressed | null {
  if (!WORDS.test(path)) return null;
  const taken = new Set((accepts ?? "").split(",").map((one) => one.split(";", 1)[0]?.trim()));
  return taken.has("br") ? "br" : taken.has("gzip") ? "gzip" : null;
}

export function addWeb(app: Hono<Env>, { webRoot }: Parts): void {
  const read = async (segments: readonly string[]): Promise<Uint8Array<ArrayBuffer> | null> =>
    webRoot !== null && segments.length > 0 && segments.every((one) => SEGMENT.test(one))
      ? readFile(join(webRoot, ...segments)).then(
          (bytes) => new Uint8Array(bytes),
          () => null,
        )
      : null;
  // Files under assets/ never change, so each is compressed once.
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const packed = (file: Uint8Array, path: string, encoding: keyof typeof compressed, lasting: boolean) => {
    const key = `${encoding} ${path}`;
    const made = kept.get(key) ?? compressed[encoding](file).then((bytes) => new Uint8Array(bytes));
    if (lasting) kept.set(key, made);
    return made;
  };
  app.get("*", async (c) => {
    const segments = c.req.path.split("/").filter((part) => part !== "");
    const file = await read(segments);
    if (file !== null) {
      // Names under assets/ change with their content.
      const lasting = segments[0] === "assets";
      const encoding = encodingFor(c.req.header("accept-encoding"), c.req.path);
      const headers = {
        "content-type": mediaTypeOf(c.req.path),
        "cache-control": lasting ? "public, max-age=31536000, immutable" : "no-cache",
        vary: "accept-encoding",
      };
      if (encoding === null) return c.body(file, 200, headers);
      return c.body(await packed(file, c.req.path, encoding, lasting), 200, {
        ...headers,
        "content-encoding": encoding,
      });
    }
    // A script of an older build is gone, and must not come back as a page. The window in an incident's id has
    // dots too, and ends in a day.
    if (/\.[a-z0-9]+$/i.test(segments.at(-1) ?? ""))
      throw new DaftarError("server.no-route", "there is no such file");
    const page = await read(["index.html"]);
    return c.body(page ?? NO_CLIENT, 200, {
      "content-type": mediaTypeOf(".html"),
      "cache-control": "no-cache",
    });
  });
}
