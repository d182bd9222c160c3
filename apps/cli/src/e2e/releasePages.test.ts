/**
 * The public page of a release, from the disk: read with scripts off, searched across scripts with them on, asking
 * nobody anything, on a desk's screen and a phone's. Skipped where Chromium is absent.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { PATIENCE_MS, practiceDesk } from "../testing/practiceDesk.ts";
import { axeFaults, NARROW, overflow, WIDE } from "../testing/servedPages.ts";

const SCREENS = process.env["DAFTAR_SCREENS"];
/** The sections that every release has, by their place in it. */
const SECTIONS = ["toll", "claims", "names", "reading", "left-out", "corrections"] as const;
const PAGES = [
  { language: "en", file: "index.html", dir: "ltr" },
  { language: "fa", file: "fa.html", dir: "rtl" },
] as const;

describe.skipIf(!hasChromium)("the public page of a release (skipped without Chromium)", () => {
  let browser: Browser;
  let folder = "";
  beforeAll(async () => {
    folder = (await practiceDesk()).release;
    browser = await openChromium();
  }, PATIENCE_MS);
  afterAll(() => browser?.close());
  const address = (file: string) => pathToFileURL(join(folder, file)).href;

  for (const { language, file, dir } of PAGES) {
    it(`[J19, J22] reads whole with scripts off, in ${language}: toll, claims, names, how to read it, what was left out, corrections`, async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(address(file));
      expect(await page.locator("html").getAttribute("dir")).toBe(dir);
      for (const section of SECTIONS) {
        const found = page.locator(`#${section}`);
        expect(await found.isVisible(), section).toBe(true);
        expect(((await found.textContent()) ?? "").trim().length, section).toBeGreaterThan(60);
      }
      expect(await page.locator("#list > li").first().isVisible()).toBe(true);
      // What only scripts can do is not offered.
      expect(await page.locator("#tools").isVisible()).toBe(false);
      expect(((await page.locator("body").textContent()) ?? "").toUpperCase()).toContain("PRACTICE");
      await context.close();
    });

    it(`is searched across scripts in ${language}, asks nobody anything, and axe finds nothing at either width`, async () => {
      const context = await browser.newContext({ viewport: { width: WIDE, height: 900 } });
      const page = await context.newPage();
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith("file:")) asked.push(request.url());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(address(file));
      const people = page.locator("#list > li");
      const all = await people.count();
      const shown = () => page.locator("#list > li:not([hidden])");
      const namesFor = async (typed: string): Promise<readonly string[]> => {
        await page.locator("#search").fill(typed);
        // The page looks some time after the last letter; a later clock of its own rings after that, however busy it is.
        await page.evaluate("new Promise((done) => setTimeout(done, 300))");
        expect(await page.locator("#found").textContent()).toMatch(/[\d۰-۹]/);
        return (await shown().locator(".name").allTextContents()).map((name) => name.trim()).sort();
      };
      const latin = await namesFor("mohammad");
      expect(latin.length).toBeGreaterThan(1);
      expect(latin.length).toBeLessThan(all);
      expect(
        latin.some((name) => /محمد/u.test(name)),
        "a Latin word finds a Persian name",
      ).toBe(true);
      expect(await namesFor("محمد"), "and the other way round").toEqual(latin);
      expect(await namesFor("nobody-of-this-name")).toEqual([]);
      expect((await namesFor("")).length).toBe(all);
      for (const width of [WIDE, NARROW]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await overflow(page), `${width} px`).toBeLessThanOrEqual(0);
        expect(await axeFaults(page), `${width} px`).toEqual([]);
        await page.evaluate("scrollTo(0, 0)");
        if (SCREENS !== undefined)
          await page.screenshot({ path: `${SCREENS}/release-${language}-${width}.png` });
      }
      expect(asked).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
});
