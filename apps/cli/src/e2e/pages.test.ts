/** What people do at the desk in a browser, a thing at a time. Skipped where Chromium is absent. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { done } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { PATIENCE_MS, practiceCopy } from "../testing/practiceDesk.ts";
import {
  axeFaults,
  type ServedDesk,
  serveDesk,
  type Visit,
  type VisitOptions,
  visit,
} from "../testing/servedPages.ts";

const newFolder = folders();
describe.skipIf(!hasChromium)("the desk in a browser (skipped without Chromium)", () => {
  let dir = "";
  let desk: ServedDesk;
  let browser: Browser;
  const visits: Visit[] = [];

  beforeAll(async () => {
    dir = await practiceCopy(join(newFolder(), "desk"));
    desk = await serveDesk(dir);
    browser = await openChromium();
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
    await desk?.end();
  });

  const signedIn = async (options: VisitOptions = {}): Promise<Visit> => {
    const visited = await visit(browser, desk, options);
    visits.push(visited);
    return visited;
  };

  it("a name typed in Latin letters finds it in Persian, by keyboard, and leads to the person", async () => {
    const { context, page } = await signedIn();
    await page.goto(`${desk.base}/people`);
    const first = page.locator("a.person-line bdi[lang=fa]").first();
    await page.locator("input[type=search]").fill("amir hosein");
    await expect.poll(() => first.textContent()).toMatch(/ام[یي]ر\s?حس[یي]ن/u);
    await page.locator("a.person-line").first().press("Enter");
    await page.locator("h1.person-name").waitFor();
    await page.getByText("What became of the id").click();
    await page.getByText("an account came: the id begins").first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await context.close();
  });

  it("a pair is decided by one key, gone back to, and decided anew as a new decision", async () => {
    const { context, page } = await signedIn();
    await page.goto(`${desk.base}/review`);
    const waits = page.locator(".review > p.small").first();
    await waits.waitFor();
    const before = Number(/^\d+/.exec((await waits.textContent()) ?? "")?.[0]);
    expect(before).toBeGreaterThan(1);
    await page.keyboard.press("c");
    await expect.poll(() => waits.textContent()).toContain("1 decided by you now");
    await page.keyboard.press("b");
    await expect.poll(() => page.locator("h1").textContent()).toContain("cannot tell");
    await page.keyboard.press("d");
    await expect.poll(() => page.locator("h1").textContent()).toBe("One person, or two?");
    await context.close();
  });

  it("[J18] a list is read, its mapping agreed, and the row that could not be read is mended and sent again", async () => {
    const { context, page } = await signedIn();
    const rows = Array.from(
      { length: 12 },
      (_, at) => `Y${at},رضا${at},ساختگی‌پور,1393/02/${10 + at},ناواکند`,
    );
    const text = ["id,نام,نام خانوادگی,تاریخ فوت,محل فوت", ...rows, "Y99,مینا,ساختگی‌پور,1393/02/40,ناواکند"];
    await page.goto(`${desk.base}/import`);
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(`${text.join("\n")}\n`) });
    await page.getByLabel("Name of the list").fill("from-the-pages");
    await page.getByRole("button", { name: "Read it and propose a mapping" }).click();
    await page.getByRole("button", { name: "with this mapping" }).click();
    await page.getByText("13 rows: 12 new, 0 changed, 0 known already, 1 not readable.").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.locator(".mend input[value='1393/02/40']").fill("1393/02/19");
    await page.getByRole("button", { name: "Send the mended rows" }).click();
    await page.getByText("1 rows: 1 new").waitFor();
    await context.close();
  });

  it("words marked in a text become a claim as they stand", async () => {
    const { context, page } = await signedIn();
    const text = "The Invented Circle said that at least 1,204 people were killed.";
    const mark = async (words: string, button: string) => {
      await page.evaluate(
        `(() => { const text = document.querySelector("textarea"); text.focus(); text.setSelectionRange(${text.indexOf(words)}, ${text.indexOf(words) + words.length}); })()`,
      );
      await page.getByRole("button", { name: button }).click();
    };
    await page.goto(`${desk.base}/claims/new`);
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

  it("[J13, J23] of an article's drafts two are kept and one rejected; no draft is a claim before, and the text is sent nowhere", async () => {
    const { context, page } = await signedIn();
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.postData() ?? ""));
    await page.goto(`${desk.base}/claims/drafts`);
    await page
      .getByLabel("Text of the article")
      .fill(
        "MARZAN, 12 May 2014 - The canary sang. At least 47 people, including 6 children, were killed in Marzan on Friday, the Invented Ring said.\n\nThe mayor said that nobody had been killed.",
      );
    await page.getByLabel("Published in").fill("https://invented.example/marzan");
    await page.getByRole("button", { name: "Draft its claims" }).click();
    await page.getByRole("heading", { name: "3 drafts of claims in this article" }).waitFor();
    expect(await page.locator(".article a.figure").allTextContents()).toEqual([
      "At least 47",
      "6",
      "nobody had been killed",
    ]);
    await page.keyboard.press("n");
    await expect.poll(() => page.locator(".draft.current h2").textContent()).toContain("6");
    await page.keyboard.press("p");
    await expect.poll(() => page.locator(".draft.current h2").textContent()).toContain("At least 47");
    const keep = page.getByRole("button", { name: "Keep this draft" });
    await keep.click();
    await page.locator("[role=alert]", { hasText: "Kind of claimant" }).waitFor();
    await page.getByLabel("Kind of claimant").selectOption("rights-group");
    await keep.click();
    await page.getByLabel("Kind of claimant").selectOption("rights-group");
    expect(await page.getByLabel("Part of").isChecked()).toBe(true);
    await keep.click();
    await page.getByLabel("Why it is rejected").fill("read wrongly");
    await page.getByRole("button", { name: "Reject it" }).click();
    expect(await axeFaults(page)).toEqual([]);
    expect(sent.filter((one) => one.includes("claim"))).toEqual([]);
    await page.getByRole("button", { name: "Enter 2 kept claims" }).click();
    const rows = page.locator("tr", { hasText: "Invented Ring" });
    await rows.first().waitFor();
    expect(await rows.count()).toBe(2);
    expect(await rows.first().textContent()).toContain("At least 47");
    expect(await rows.last().textContent()).toContain("part of the figure above");
    expect(await page.locator("tr", { hasText: "nobody had been killed" }).count()).toBe(0);
    expect(sent.filter((one) => one.includes("The canary sang"))).toEqual([]);
    await context.close();
  });

  it("[J23] what the form is told of a source leaves the browser sealed, and stays in none of its stores", async () => {
    const { context, page } = await signedIn();
    const canary = "canary-of-a-source";
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    // The browser does not tell outside what a file holds that a page sends; the page itself does here.
    await page.exposeFunction("tellBody", (body: string) => sent.push(body));
    await page.addInitScript(`const send = window.fetch;
      window.fetch = async (input, init) => {
        if (init?.body instanceof Blob) await window.tellBody(await init.body.text());
        return send(input, init);
      };`);
    await page.goto(`${desk.base}/account`);
    await page.getByLabel("Given name").fill("Invented");
    await page.getByLabel("Name of the source").fill(canary);
    await page.getByRole("button", { name: "Seal and keep this account" }).click();
    await page.getByText("The account was kept").waitFor();
    expect(sent.some((one) => one.includes("/api/decisions") && one.includes("account-add"))).toBe(true);
    expect(sent.filter((one) => one.includes(canary))).toEqual([]);
    // Not packed some other way either: what goes is an envelope, for the id that goes with it.
    const form = sent.map((one) => /\{"cells".*\}/s.exec(one)?.[0]).find((one) => one !== undefined) ?? "{}";
    const { id, sealed } = z.object({ id: z.string(), sealed: z.base64() }).parse(JSON.parse(form));
    const envelope = Buffer.from(sealed, "base64").toString("latin1");
    expect(envelope).toContain(`"subject":"${id}"`);
    expect(envelope.includes(canary)).toBe(false);
    expect(await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")).not.toContain(
      canary,
    );
    await context.close();
  });

  it("[J7] a second signatory's key makes a corroborated death verified, by its button alone", async () => {
    const { context, page } = await signedIn({ person: "bahram" });
    // Whoever has waited for a second signature, wherever they stand in the table, until bahram may give it.
    const waiting = z.object({ victims: z.array(z.object({ id: z.string() })) });
    const { victims } = await done(
      ["victim", "list", "--missing", "second-signature", "--desk", dir],
      waiting,
    );
    for (const { id } of victims) {
      await page.goto(`${desk.base}/people/${id}`);
      await page.locator("h1.person-name").waitFor();
      if (await page.locator(".actions .main").isEnabled()) break;
    }
    await page.getByText("a second signatory, another person with another key").waitFor();
    await page.getByRole("button", { name: "Sign this death as verified" }).click();
    await page.getByRole("button", { name: "Sign with my key" }).click();
    await expect.poll(() => page.locator(".level-line .level").textContent()).toBe("verified");
    await context.close();
  });

  it("nothing was asked of another host, and no page broke or was stopped by the policy", () => {
    expect(visits.flatMap(({ foreign }) => foreign)).toEqual([]);
    expect(visits.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
