/**
 * The table of people on a desk of 5,000, served as it is: wherever one scrolls to, and however fast, no frame has a
 * row that says nothing, and every row in view has its person once the desk has answered. 100,000 people are scrolled
 * by the benchmark `peopleScroll`, in the same way. Skipped where Chromium is absent.
 */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { anything, done } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { scrollPeople } from "../testing/scrollPeople.mjs";
import { goTo, NARROW, type ServedDesk, serveDesk, visit, WIDE } from "../testing/servedPages.ts";
import { smallDesk, writeList } from "../testing/smallDesk.ts";

const newFolder = folders();
const PEOPLE = 5000;
const TELL = process.env["DAFTAR_TELL"] !== undefined;

describe.skipIf(!hasChromium)("the table of many people (skipped without Chromium)", () => {
  let browser: Browser;
  let desk: ServedDesk;
  beforeAll(async () => {
    const dir = await smallDesk(join(newFolder(), "desk"));
    const file = writeList(newFolder(), "many.csv", PEOPLE);
    await done(["import", file, "--list", "many", "--yes", "--desk", dir], anything);
    desk = await serveDesk(dir);
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.end();
  });

  for (const width of [WIDE, NARROW]) {
    it(`has no blank row at ${width} px, by wheel, by jumps, and by keyboard to its end`, async () => {
      const { context, page } = await visit(browser, desk, { width, person: "anna" });
      await goTo(page, desk, "/people");
      await page.locator("a.person-line").first().waitFor();
      expect(await page.locator("h1").textContent()).toBe("5,000 people");
      const { fewest, looked, longestMs, ...seen } = await scrollPeople(page, PEOPLE);
      expect(fewest, "rows in view at rest").toBeGreaterThan(4);
      expect(seen).toMatchObject({ blankRows: 0, uncovered: 0, reachedEnd: true });
      if (TELL)
        console.log(
          `${width} px: ${looked} rows looked at in ${seen.frames} frames; at most ${longestMs} ms until all in view had text`,
        );
      await context.close();
    });
  }
});
