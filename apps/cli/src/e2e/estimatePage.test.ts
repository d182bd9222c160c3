/**
 * The estimate page beyond its first screen: what it draws, and an estimate by strata that is begun, followed,
 * stopped, begun anew and found again by a page that is loaded anew. Skipped where Chromium is absent.
 */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { folders } from "../testing/folders.ts";
import { PATIENCE_MS, practiceCopy } from "../testing/practiceDesk.ts";
import {
  axeFaults,
  goTo,
  NARROW,
  overflow,
  READERS,
  type ServedDesk,
  serveDesk,
  visit,
} from "../testing/servedPages.ts";

const newFolder = folders();
const UNREACHABLE = {
  en: "People no list could ever reach are not counted",
  fa: "کسانی که هیچ فهرستی هرگز نمی‌توانست به آنان برسد شمرده نشده‌اند",
};
const PLOTS = 3;
const BUTTON = ".strata button.main";

describe.skipIf(!hasChromium)("the estimate page (skipped without Chromium)", () => {
  let desk: ServedDesk;
  let browser: Browser;
  beforeAll(async () => {
    desk = await serveDesk(await practiceCopy(join(newFolder(), "desk")));
    browser = await openChromium();
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
    await desk?.end();
  });

  for (const { language, locale } of READERS) {
    it(
      `draws posteriors, the multiplier and coverage in ${language}, each with whom it cannot speak of, in the page's colours`,
      async () => {
        const { context, page } = await visit(browser, desk, { locale, scheme: "dark" });
        await goTo(page, desk, "/estimate");
        const pictures = page.locator("figure.plot svg[role=img]");
        await expect.poll(() => pictures.count()).toBe(PLOTS);
        for (const figure of await page.locator("figure.plot").all()) {
          expect(await figure.locator("figcaption").textContent()).toContain(UNREACHABLE[language]);
        }
        // Ink on dark paper is light: the attribute in the file is not.
        const ink = await page.evaluate(
          "getComputedStyle(document.querySelector('figure.plot svg text.daftar-ink')).fill",
        );
        expect(ink).toBe("rgb(235, 232, 225)");
        await context.close();
      },
      PATIENCE_MS,
    );
  }

  it(
    "estimates by strata: followed, stopped with nothing shown, begun anew, and found again after a reload",
    async () => {
      const { context, page, complaints } = await visit(browser, desk, {});
      await goTo(page, desk, "/estimate");
      await page.locator(BUTTON).waitFor();
      await page.locator(BUTTON).click();
      const job = page.locator(".strata .job");
      await job.locator("progress").waitFor();
      await job.locator("button").click();
      await page.locator(".strata .notice").waitFor();
      expect(await page.locator(".strata table").count()).toBe(0);

      await page.locator(BUTTON).click();
      await page.locator("p.answer").waitFor({ timeout: PATIENCE_MS });
      expect(await page.locator("p.answer").textContent()).toMatch(
        /^Together, by .place.: at least \d+ people killed, a partial lower bound: \d of 6 parts/,
      );
      await page.reload();
      await page.locator("p.answer").waitFor();
      expect(await page.locator(".strata tbody tr").count()).toBe(6);
      expect(await page.locator(".strata").textContent()).toMatch(
        /Were it known which records are one person.*the interval would be \d+% narrower/,
      );
      await page.setViewportSize({ width: NARROW, height: 900 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await axeFaults(page)).toEqual([]);
      expect(complaints.filter((one) => !/404|400|422/.test(one))).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );
});
