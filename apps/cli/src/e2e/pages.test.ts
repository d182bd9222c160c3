/**
 * The desk in a browser, as people meet it: every screen in both languages, on a desk's screen and a phone's.
 *
 * Skipped where Chromium is absent. `DAFTAR_SCREENS=docs/screens` also writes what was seen.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { type Running, start } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { PATIENCE_MS, practiceCopy } from "../testing/practiceDesk.ts";

const newFolder = folders();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const served = z.object({ url: z.string(), token: z.string() });
const violations = z.array(z.object({ id: z.string(), help: z.string(), nodes: z.array(z.string()) }));
const SCREENS = process.env["DAFTAR_SCREENS"];
const FIRST_LOAD_KB = 250;

const PATHS: Readonly<Record<string, string>> = {
  today: "/",
  people: "/people",
  review: "/review",
  claims: "/claims",
  "new-claim": "/claims/new",
  estimate: "/estimate",
  gate: "/gate",
  import: "/import",
  account: "/account",
  desk: "/desk",
};
const READERS = [
  { language: "en", locale: "en-GB", dir: "ltr" },
  { language: "fa", locale: "fa-IR", dir: "rtl" },
] as const;

describe.skipIf(!hasChromium)("the desk in a browser (skipped without Chromium)", () => {
  let process: Running;
  let browser: Browser;
  let url: string;
  let base: string;
  const foreign: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const dir = await practiceCopy(join(newFolder(), "desk"));
    process = start(["serve", "--port", "0", "--json", "--desk", dir]);
    const line = await new Promise<string>((resolve, reject) => {
      let said = "";
      process.child.stdout?.on("data", (bytes: Buffer) => {
        said += bytes.toString("utf8");
        if (said.includes("\n")) resolve(said);
      });
      void process.ended.then(({ stderr }) => reject(new Error(`it ended: ${stderr}`)));
    });
    ({ url } = served.parse(JSON.parse(line)));
    base = new URL(url).origin;
    browser = await openChromium();
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
    process?.child.kill("SIGTERM");
    await process?.ended;
  });

  async function signedIn(locale: string, width: number): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== base && request.url().startsWith("http"))
        foreign.push(request.url());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      // A session that is not there yet is asked for, and the browser notes the 401.
      if (message.type() === "error" && !message.text().includes("401")) complaints.push(message.text());
    });
    await page.goto(url);
    await page.locator("main h1").waitFor();
    await page.evaluate('sessionStorage.setItem("daftar.person", "azar")');
    return { context, page };
  }

  async function faultsOf(page: Page) {
    await page.evaluate(axe);
    return violations.parse(
      await page.evaluate(
        "axe.run(document, { resultTypes: ['violations'] }).then((all) => all.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.target.join(' ')) })))",
      ),
    );
  }

  for (const { language, locale, dir } of READERS) {
    for (const width of [1280, 360]) {
      it(`every screen in ${language} at ${width} px: axe finds nothing, nothing lies beyond the page, practice is marked [J19]`, async () => {
        const { context, page } = await signedIn(locale, width);
        for (const [name, path] of Object.entries(PATHS)) {
          await page.goto(`${base}${path}`);
          await page.locator("main h1").first().waitFor();
          await page.waitForLoadState("networkidle");
          expect(await page.locator("html").getAttribute("dir"), name).toBe(dir);
          expect(await page.locator(".practice").isVisible(), name).toBe(true);
          expect(
            await page.evaluate(
              "document.documentElement.scrollWidth - document.documentElement.clientWidth",
            ),
            `${name} is wider than the page`,
          ).toBeLessThanOrEqual(0);
          expect(await faultsOf(page), name).toEqual([]);
          if (SCREENS !== undefined && (width === 1280 || name === "today" || name === "review"))
            await page.screenshot({ path: `${SCREENS}/${name}-${language}-${width}.png` });
        }
        await context.close();
      });
    }
  }

  it("a name typed in Latin letters finds it in Persian, by keyboard, and leads to the person", async () => {
    const { context, page } = await signedIn("en-GB", 1280);
    await page.goto(`${base}/people`);
    const first = page.locator("a.person-line bdi[lang=fa]").first();
    await page.locator("input[type=search]").fill("amir hosein");
    await expect.poll(() => first.textContent(), { timeout: 10_000 }).toMatch(/ام[یي]ر\s?حس[یي]ن/u);
    await page.locator("a.person-line").first().press("Enter");
    await page.locator("h1.person-name").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    if (SCREENS !== undefined) await page.screenshot({ path: `${SCREENS}/person-en-1280.png` });
    await context.close();
  });

  it("a pair is decided by one key, gone back to, and decided anew as a new decision", async () => {
    const { context, page } = await signedIn("en-GB", 1280);
    await page.goto(`${base}/review`);
    const waits = page.locator(".review > p.small").first();
    await waits.waitFor();
    const before = Number(/^\d+/.exec((await waits.textContent()) ?? "")?.[0]);
    expect(before).toBeGreaterThan(1);
    await page.keyboard.press("c");
    await expect.poll(() => waits.textContent(), { timeout: 20_000 }).toContain("1 decided by you now");
    await page.keyboard.press("b");
    await expect.poll(() => page.locator("h1").textContent()).toContain("cannot tell");
    await page.keyboard.press("d");
    await expect
      .poll(() => page.locator("h1").textContent(), { timeout: 20_000 })
      .toBe("One person, or two?");
    await context.close();
  });

  it("the first load until it is usable is small, and asks nobody else", async () => {
    for (const { locale } of READERS) {
      const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const loads: Promise<readonly [string, number]>[] = [];
      page.on("response", (response) => {
        const { pathname } = new URL(response.url());
        // The picture comes after the sentence and the numbers.
        if (pathname.startsWith("/api/") || pathname.includes("/TollChart-")) return;
        loads.push(
          response
            .body()
            .then((bytes) => [pathname, pathname.endsWith(".woff2") ? bytes.length : gzipSync(bytes).length]),
        );
      });
      await page.goto(url);
      await page.locator("main h1").waitFor();
      await page.waitForLoadState("networkidle");
      const sizes = await Promise.all(loads);
      const all = sizes.reduce((sum, [, size]) => sum + size, 0);
      expect(all / 1000, sizes.map(([path, size]) => `${path} ${size}`).join("\n")).toBeLessThan(
        FIRST_LOAD_KB,
      );
      expect(sizes.length).toBeGreaterThan(3);
      await context.close();
    }
  });

  it("nothing was asked of another host, and no page broke or was stopped by the policy", () => {
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
