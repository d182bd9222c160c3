/**
 * The table of people on a desk of 5,000, served as it is: wherever one scrolls to, and however fast, every row in
 * view has its person once the desk has answered. Skipped where Chromium is absent.
 */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { anything, done } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { goTo, NARROW, type ServedDesk, serveDesk, visit, WIDE } from "../testing/servedPages.ts";
import { smallDesk, writeList } from "../testing/smallDesk.ts";

const newFolder = folders();
const PEOPLE = 5000;
const TELL = process.env["DAFTAR_TELL"] !== undefined;
/** How long the desk is given before a frame is looked at. */
const SETTLED_MS = 600;

const frame = z.object({ rows: z.number(), blank: z.number(), covered: z.boolean() });
/** Rows in view, those without a person, and whether rows cover the window of the list from edge to edge. */
const LOOK = `(() => {
  const list = document.querySelector(".people .list");
  const window = list.getBoundingClientRect();
  const seen = [...list.querySelectorAll("li")].map((row) => [row, row.getBoundingClientRect()])
    .filter(([, box]) => box.bottom > window.top + 1 && box.top < window.bottom - 1);
  const blank = seen.filter(([row]) => row.querySelector("a.person-line") === null || row.textContent.trim().length < 8);
  const tops = Math.min(...seen.map(([, box]) => box.top));
  const ends = Math.max(...seen.map(([, box]) => box.bottom));
  return { rows: seen.length, blank: blank.length, covered: tops <= window.top + 1 && ends >= window.bottom - 2 };
})()`;

describe.skipIf(!hasChromium)("the table of many people (skipped without Chromium)", () => {
  let browser: Browser;
  let desk: ServedDesk;
  beforeAll(async () => {
    const dir = await smallDesk(join(newFolder(), "desk"));
    const file = writeList(newFolder(), "many.csv", PEOPLE);
    await done(["import", file, "--list", "many", "--yes", "--desk", dir], anything);
    desk = await serveDesk(dir);
    browser = await openChromium();
  }, 240_000);
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
      const list = page.locator(".people .list");
      await list.hover();
      let looked = 0;
      let waited = 0;
      const look = async (): Promise<void> => {
        const began = Date.now();
        await page.waitForTimeout(SETTLED_MS);
        // A busy machine's desk may need longer; then it is waited for, and told.
        await expect
          .poll(async () => frame.parse(await page.evaluate(LOOK)).blank, { timeout: 30_000 })
          .toBe(0);
        const seen = frame.parse(await page.evaluate(LOOK));
        expect(seen.rows).toBeGreaterThan(4);
        expect(seen.covered, "rows cover the list from edge to edge").toBe(true);
        waited = Math.max(waited, Date.now() - began);
        looked += seen.rows;
      };
      for (let burst = 0; burst < 6; burst += 1) {
        for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, 3000);
        await look();
      }
      for (const part of [0.9, 0.15, 0.5, 0.02, 0.77]) {
        await page.evaluate(
          `(() => { const list = document.querySelector(".people .list"); list.scrollTop = list.scrollHeight * ${part}; })()`,
        );
        await look();
      }
      await list.focus();
      // Rows are measured as they come; where they are lower or higher than was thought, the end moves.
      const last = page.locator(`li[aria-posinset="${PEOPLE}"]`);
      let presses = 0;
      for (; presses < 10 && (await last.count()) === 0; presses += 1) {
        await page.keyboard.press("End");
        await look();
      }
      expect(await last.count(), "the last person is reached").toBe(1);
      if (TELL)
        console.log(
          `${width} px: ${looked} rows looked at, at most ${waited} ms until all had text; the end after ${presses} presses`,
        );
      await context.close();
    });
  }
});
