/**
 * The same figures in a browser as here: engines may differ in the last digits of their elementary functions, and a
 * figure that was published must come out wherever it is reckoned again.
 */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { estimate, estimateReport, METHOD_IDS, parseTable } from "@daftar/estimate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hasChromium, openChromium } from "../testing/browser.ts";

const ROOT = resolve(import.meta.dirname, "../../../..");
const published = z
  .object({ tables: z.record(z.string(), z.object({ rows: z.array(z.string()) })) })
  .parse(JSON.parse(readFileSync(join(ROOT, "packages/estimate/src/report/published.vectors.json"), "utf8")));
const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".mjs": "text/javascript" };

/** Where the browser finds what the built packages import by name: the files that Node takes. */
function importMap(): string {
  const names = [
    "@daftar/estimate",
    "@daftar/numeric",
    "@daftar/model",
    "zod",
    "canonicalize",
    "@internationalized/date",
  ];
  const found = names.map((name) => [name, `/${relative(ROOT, fileURLToPath(import.meta.resolve(name)))}`]);
  return JSON.stringify({ imports: Object.fromEntries(found) });
}

/** As text, since what is written here is made over for this engine before it runs. */
const ASKED = `
  import { estimate, parseTable } from "@daftar/estimate";
  globalThis.estimated = (rows, methods) =>
    JSON.stringify(estimate(parseTable(rows), { seed: 1, methods }));
`;

describe.skipIf(!hasChromium)("an estimate in Chromium (skipped where there is none)", () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = normalize(join(ROOT, new URL(request.url ?? "/", "http://localhost").pathname));
      if (path === `${ROOT}/`) {
        response.setHeader("content-type", "text/html");
        response.end(
          `<!doctype html><script type="importmap">${importMap()}</script><script type="module">${ASKED}</script>`,
        );
        return;
      }
      try {
        const bytes = readFileSync(path.startsWith(ROOT) ? path : ROOT);
        response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
        response.end(bytes);
      } catch {
        response.statusCode = 404;
        response.end();
      }
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    browser = await openChromium();
    page = await browser.newPage();
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction("'estimated' in globalThis");
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await new Promise((done) => server?.close(done));
  });

  it.each(Object.keys(published.tables))(
    "%s: every method to the hundredth of a person",
    async (name) => {
      const rows = published.tables[name]!.rows.map((row) => row.split(","));
      // Latent classes take seconds in each: they are asked of the smallest table only.
      const methods = METHOD_IDS.filter((id) => id !== "lcmcr" || name === "korea");
      const here = estimateReport(estimate(parseTable(rows), { seed: 1, methods }));
      const asked = `estimated(${JSON.stringify(rows)}, ${JSON.stringify(methods)})`;
      const there = z.string().parse(await page.evaluate(asked));
      const seen = z
        .object({ headline: z.json(), methods: z.array(z.record(z.string(), z.json())) })
        .parse(JSON.parse(there));
      const told = (from: readonly { readonly [key: string]: unknown }[]) =>
        from.map(({ id, status, point, low, high }) => ({ id, status, point, low, high }));
      expect(told(seen.methods)).toEqual(told(here.methods.map((method) => ({ ...method }))));
      expect(seen.headline).toEqual(here.headline);
    },
    120_000,
  );
});
