/**
 * Decisions made apart, in the browser: two desks of one organisation decide differently, the conflict stands side by
 * side and among what waits today, and deciding anew over both ends it on both. Skipped where Chromium is absent.
 */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { anything, done } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { pageWords } from "../testing/pageWords.ts";
import {
  axeFaults,
  goTo,
  NARROW,
  overflow,
  READERS,
  type ServedDesk,
  serveDesk,
  visit,
  WIDE,
} from "../testing/servedPages.ts";
import { smallDesk, writeList } from "../testing/smallDesk.ts";

const newFolder = folders();
const SCREENS = process.env["DAFTAR_SCREENS"];
const SLOW = { timeout: 60_000 };
const node = z.object({ node: z.string() });
const nodes = z.object({ nodes: z.array(z.object({ node: z.string(), here: z.boolean() })) });
const victims = z.object({ victims: z.array(z.object({ id: z.string(), records: z.array(z.string()) })) });
const found = z.object({
  conflicts: z.array(
    z.object({
      type: z.string(),
      victim: z.string().nullable(),
      heads: z.array(z.object({ by: z.string(), node: z.string(), here: z.boolean() })),
    }),
  ),
});

describe.skipIf(!hasChromium)("conflicts in a browser (skipped without Chromium)", () => {
  let browser: Browser;
  let served: ServedDesk;
  let first = "";
  let second = "";
  const names = { first: "", second: "" };
  const stick = (name: string) => join(newFolder(), name);
  const hand = async (from: string, to: string, name: string): Promise<void> => {
    const file = stick("bundle.age");
    await done(["bundle", "pack", "--for", name, "--out", file, "--desk", from], anything);
    await done(["bundle", "open", file, "--desk", to], anything);
  };

  beforeAll(async () => {
    first = await smallDesk(join(newFolder(), "first"));
    const list = writeList(newFolder(), "list.csv", 4);
    await done(["import", list, "--list", "four", "--yes", "--desk", first], anything);
    second = join(newFolder(), "second");
    const [asked, answer] = [stick("request.json"), stick("join.age")];
    names.second = (await done(["init", second, "--request", asked], node)).node;
    const invite = ["node", "invite", asked, "--out", answer, "--person", "boris", "--as", "anna"];
    await done([...invite, "--desk", first], anything);
    await done(["init", second, "--join", answer], anything);
    const known = (await done(["node", "list", "--desk", first], nodes)).nodes;
    names.first = known.find(({ here }) => here)?.node ?? "";
    await hand(first, second, names.second);
    const people = (await done(["victim", "list", "--desk", first], victims)).victims;
    const [one, two, three] = people;
    const pair = [two?.records[0] ?? "", three?.records[0] ?? ""];
    for (const [desk, as, about, verdict] of [
      [first, "anna", "identity", "same"],
      [second, "boris", "circumstances", "different"],
    ] as const) {
      const why = ["--as", as, "--reason", `as ${as} was told (invented)`, "--desk", desk];
      await done(["dispute", one?.id ?? "", "--about", about, ...why], anything);
      await done(["review", "decide", ...pair, "--verdict", verdict, ...why], anything);
    }
    await hand(second, first, names.first);
    served = await serveDesk(first);
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.end();
  });

  for (const { language, locale } of READERS) {
    for (const width of [WIDE, NARROW]) {
      it(`stand side by side with who, when and which desk, in ${language} at ${width} px`, async () => {
        const words = pageWords(language);
        const { context, page, complaints, stopped } = await visit(browser, served, {
          locale,
          width,
          person: "clara",
        });
        await page
          .getByRole("link", { name: /2|۲/ })
          .filter({ hasText: words.say("waits.conflicts_other") })
          .click();
        await page.locator(".heads").first().waitFor(SLOW);
        expect(await page.locator(".heads").count()).toBe(2);
        const text = (await page.locator("main").textContent()) ?? "";
        for (const key of ["dispute.identity", "dispute.circumstances", "verdict.same", "verdict.different"])
          expect(text, key).toContain(words.say(key));
        expect(text).toContain("anna");
        expect(text).toContain("boris");
        expect(text).toContain(words.say("conflict.here"));
        expect(text).toContain(names.second.slice(0, 8));
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        expect(await axeFaults(page)).toEqual([]);
        if (SCREENS !== undefined && width === WIDE)
          await page.screenshot({ path: `${SCREENS}/conflicts-${language}-${width}.png` });
        expect(complaints).toEqual([]);
        expect(await stopped()).toEqual([]);
        await context.close();
      });
    }
  }

  it("are decided anew over both heads, by dialog and on the person's page, and are gone on both desks", async () => {
    const { context, page } = await visit(browser, served, { person: "clara" });
    await goTo(page, served, "/conflicts");
    const sections = page.locator("main section");
    const anew = "Decide anew over all of these";
    await sections
      .filter({ hasText: "Whether two records are one person" })
      .getByRole("button", { name: anew })
      .click();
    await page.getByRole("radio", { name: "Two people" }).check();
    await page.getByRole("button", { name: "Keep this decision" }).click();
    await expect.poll(() => page.locator(".heads").count(), SLOW).toBe(1);
    await sections.filter({ hasText: "A dispute" }).getByRole("link", { name: anew }).click();
    await page.locator("dialog[open]").waitFor(SLOW);
    await page.getByRole("radio", { name: "who it was" }).check();
    await page.getByRole("button", { name: "Mark this dispute" }).click();
    await page.locator("dialog").waitFor({ state: "detached", ...SLOW });
    await expect.poll(() => new URL(page.url()).search).toBe("");
    await goTo(page, served, "/conflicts");
    await page.getByText("Nothing to settle").waitFor(SLOW);
    expect(await axeFaults(page)).toEqual([]);
    await context.close();
    // A bundle goes from a desk that no server holds.
    await served.end();
    await hand(first, second, names.second);
    for (const desk of [first, second])
      expect(await done(["conflicts", "--desk", desk], found)).toEqual({ conflicts: [] });
  });
});
