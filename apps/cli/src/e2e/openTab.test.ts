/**
 * A page left open while its server starts anew, is upgraded, or ends: it says what happened and what to do, and
 * keeps what was typed. Skipped where Chromium is absent.
 */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { folders } from "../testing/folders.ts";
import { lastingPort } from "../testing/lastingPort.ts";
import { pageWords } from "../testing/pageWords.ts";
import { axeFaults, goTo, READERS, type ServedDesk, serveDesk, visit } from "../testing/servedPages.ts";
import { smallDesk } from "../testing/smallDesk.ts";

const newFolder = folders();
const TYPED = "words that were typed before";
const SLOW = { timeout: 60_000 };

describe.skipIf(!hasChromium)("a page left open (skipped without Chromium)", () => {
  let browser: Browser;
  let dir = "";
  let desk: ServedDesk;
  beforeAll(async () => {
    dir = await smallDesk(join(newFolder(), "desk"));
    desk = await serveDesk(dir, await lastingPort());
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.end();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  const typeSomething = async (page: Page, language: "en" | "fa" = "en") => {
    await goTo(page, desk, "/account");
    const field = page.getByLabel(pageWords(language).say("form.given"));
    await field.fill(TYPED);
    return field;
  };
  /** Asks the desk for something from where the page stands. */
  const askAgain = (page: Page) => page.locator(".tools .button").last().click();

  for (const { language, locale } of READERS) {
    const words = pageWords(language);

    it(`[J23] yesterday's token, in ${language}: the page asks for today's above what was typed, and goes on`, async () => {
      const { page } = await visit(browser, desk, { locale, person: "anna" });
      const field = await typeSomething(page, language);
      const { port } = new URL(desk.base);
      await desk.end();
      desk = await serveDesk(dir, port);
      await askAgain(page);
      // It stands above the dialog that was asked for, and may be put off.
      await page.getByText(words.say("signIn.again")).waitFor(SLOW);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: words.say("signIn.now") }).click();
      expect(await field.inputValue()).toBe(TYPED);
      expect(await axeFaults(page)).toEqual([]);
      const token = page.getByRole("textbox", { name: words.say("signIn.token") });
      await token.fill("0".repeat(32));
      await page.getByRole("button", { name: words.say("signIn.open") }).click();
      await page.getByText("server.token").first().waitFor(SLOW);
      // The whole address may be put in, as the terminal shows it.
      await token.fill(desk.url);
      await page.getByRole("button", { name: words.say("signIn.open") }).click();
      await page.getByText(words.say("signIn.again")).waitFor({ state: "detached", ...SLOW });
      expect(await field.inputValue()).toBe(TYPED);
    });
  }

  it("an address with yesterday's token says so, and takes today's", async () => {
    const context = await browser.newContext({ locale: "en-GB" });
    const page = await context.newPage();
    await page.goto(`${desk.base}/#token=${"7".repeat(32)}`);
    await page.getByText("server.token").waitFor(SLOW);
    await page.locator("input").fill(desk.token);
    await page.getByRole("button").first().click();
    await page.locator("nav.places").waitFor(SLOW);
    expect(await page.locator("input").count(), "the way in is gone").toBe(0);
  });

  it("a server that ended: what is asked says so and what to do, and what was typed stays", async () => {
    const { page } = await visit(browser, desk, { person: "anna" });
    const field = await typeSomething(page);
    const { port } = new URL(desk.base);
    await desk.end();
    await askAgain(page);
    await page.getByText("The desk does not answer").first().waitFor(SLOW);
    await page.keyboard.press("Escape");
    expect(await field.inputValue()).toBe(TYPED);
    desk = await serveDesk(dir, port);
  });

  it("an upgrade: the page says so before anything fails, and what was typed stays", async () => {
    const { page } = await visit(browser, desk, { person: "anna" });
    const field = await typeSomething(page);
    // As after an upgrade: the page of the server names another script, and this page's other files are gone.
    await page.route(
      (url) => url.pathname === "/",
      async (route) => {
        const answer = await route.fetch();
        await route.fulfill({
          response: answer,
          body: (await answer.text()).replace(/index-[\w-]+\.js/, "index-new.js"),
        });
      },
    );
    await page.route(
      (url) => url.pathname.startsWith("/assets/"),
      (route) => route.fulfill({ status: 404, body: "{}" }),
    );
    // Coming back to the tab is when it looks.
    await page.evaluate('dispatchEvent(new Event("visibilitychange"))');
    await page.getByText("The desk was upgraded since this page was opened").first().waitFor(SLOW);
    expect(await field.inputValue()).toBe(TYPED);
    expect(await axeFaults(page)).toEqual([]);
  });

  it("an answer of a newer desk that this page does not understand is not half shown", async () => {
    const { page } = await visit(browser, desk, { person: "anna" });
    await page.route("**/api/verbs/estimate", (route) =>
      route.fulfill({ json: { result: { headline: "of another shape" }, exit: 0, notices: [] } }),
    );
    await goTo(page, desk, "/estimate");
    await page.getByText("The desk said something this page does not understand").waitFor(SLOW);
    expect(await page.getByRole("link", { name: "Open the desk beside this page" }).count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
  });
});
