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

  it("[J18] a list is read, its mapping agreed, and the row that could not be read is mended and sent again", async () => {
    const { context, page } = await signedIn("en-GB", 1280);
    const rows = Array.from(
      { length: 12 },
      (_, at) => `Y${at},رضا${at},ساختگی‌پور,1393/02/${10 + at},ناواکند`,
    );
    const text = ["id,نام,نام خانوادگی,تاریخ فوت,محل فوت", ...rows, "Y99,مینا,ساختگی‌پور,1393/02/40,ناواکند"];
    await page.goto(`${base}/import`);
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(`${text.join("\n")}\n`) });
    await page.getByLabel("Name of the list").fill("from-the-pages");
    await page.getByRole("button", { name: "Read it and propose a mapping" }).click();
    await page.getByRole("button", { name: "with this mapping" }).click();
    await page.getByText("13 rows: 12 new, 0 changed, 0 known already, 1 not readable.").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.locator(".mend input[value='1393/02/40']").fill("1393/02/19");
    await page.getByRole("button", { name: "Send the mended rows" }).click();
    await page.getByText("1 rows: 1 new").waitFor();
    await context.close();
  });

  it("words marked in a text become a claim as they stand", async () => {
    const { context, page } = await signedIn("en-GB", 1280);
    const text = "The Invented Circle said that at least 1,204 people were killed.";
    const mark = async (words: string, button: string) => {
      await page.evaluate(
        `(() => { const text = document.querySelector("textarea"); text.focus(); text.setSelectionRange(${text.indexOf(words)}, ${text.indexOf(words) + words.length}); })()`,
      );
      await page.getByRole("button", { name: button }).click();
    };
    await page.goto(`${base}/claims/new`);
    await page.getByLabel("Text of the article").fill(text);
    await mark("at least 1,204 people", "These words are the figure");
    await mark("The Invented Circle", "…name the claimant");
    await page.locator("input[type=date]").fill("2014-05-12");
    await page.getByRole("button", { name: "Keep this claim" }).click();
    const row = page.locator("tr", { hasText: "The Invented Circle" });
    await row.waitFor();
    expect(await row.textContent()).toContain("at least 1,204 people");
    await context.close();
  });

  it("[J23] what the form is told of a source leaves the browser sealed, and stays in none of its stores", async () => {
    const { context, page } = await signedIn("en-GB", 1280);
    const canary = "canary-of-a-source";
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    await page.goto(`${base}/account`);
    await page.getByLabel("Given name").fill("Invented");
    await page.getByLabel("Name of the source").fill(canary);
    await page.getByRole("button", { name: "Seal and keep this account" }).click();
    await page.getByText("The account was kept").waitFor();
    expect(sent.some((one) => one.includes("/api/verbs/account-add"))).toBe(true);
    expect(sent.filter((one) => one.includes(canary))).toEqual([]);
    expect(await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")).not.toContain(
      canary,
    );
    await context.close();
  });

  it("[J7] a second signatory's key makes a corroborated death verified, by its button alone", async () => {
    const { context, page } = await signedIn("en-GB", 1280);
    await page.evaluate('sessionStorage.setItem("daftar.person", "bahram")');
    await page.goto(`${base}/people?level=corroborated`);
    const names = page.locator("a.person-line");
    await names.first().waitFor();
    const wanting = page.getByText("a second signatory, another person with another key");
    for (let at = 0; at < (await names.count()); at += 1) {
      await names.nth(at).click();
      await page.locator("h1.person-name").waitFor();
      if ((await wanting.count()) > 0 && (await page.locator(".actions .main").isEnabled())) break;
      await page.goBack();
      await names.first().waitFor();
    }
    await page.getByRole("button", { name: "Sign this death as verified" }).click();
    await page.getByRole("button", { name: "Sign with my key" }).click();
    await expect
      .poll(() => page.locator(".level-line .level").textContent(), { timeout: 20_000 })
      .toBe("verified");
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
