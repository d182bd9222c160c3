/**
 * The main path in a browser, once in each language, on a desk that is empty but for its scope and policy: a list
 * with rows to mend, linking, review by keyboard, lineage and assessment, two signatures, a claim by its words, the
 * estimate, the gate, a release by two people, opened from the disk and searched in both scripts.
 * Skipped where Chromium is absent.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { anything, done } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { onOneDay } from "../testing/onOneDay.ts";
import { digitsIn, type PageWords, pageWords } from "../testing/pageWords.ts";
import { PATIENCE_MS, type PracticeDesk, practiceDesk } from "../testing/practiceDesk.ts";
import {
  axeFaults,
  goTo,
  NARROW,
  overflow,
  READERS,
  type ServedDesk,
  serveDesk,
  type Visit,
  visit,
  WIDE,
} from "../testing/servedPages.ts";
import { newCustodian } from "../testing/smallDesk.ts";

const newFolder = folders();
const SLOW = { timeout: 60_000 };

/** One person on two lists and in two scripts, beside some three hundred others; one row has no such day. */
const ADDED = {
  "rights-group": [
    "true,PRACTICE-R-9001,Mohamad Reza Tavagarpour,27,male,2014-05-08,Zarkuna,Arvandis,gunfire,protester,",
    "true,PRACTICE-R-9002,Invented Somebody,27,male,2014-05-40,Zarkuna,Arvandis,gunfire,protester,",
  ],
  "hospital-ledger": [
    "true,PRACTICE-H-9001,محمدرضا,اکبر,تواگرپور,مرد,۲۷,۱۳۹۳/۰۲/۱۸,۱۳۹۳/۰۲/۱۸,زرکونا,آروندیس,اورژانس,اصابت گلوله",
  ],
} as const;
const POLICY = {
  version: "walk-1",
  gate: { minimumOrigins: 2, undecidedPairsPerMille: 1000, countGapPerMille: 1000, placesWithoutSource: 9 },
};
const ARTICLE = {
  en: {
    text: "The Invented Circle said that at least 410 people were killed.",
    figure: "at least 410 people",
    claimant: "The Invented Circle",
  },
  fa: {
    text: "حلقه‌ی ساختگی گفت که دست‌کم ۴۱۰ نفر کشته شده‌اند.",
    figure: "دست‌کم ۴۱۰ نفر",
    claimant: "حلقه‌ی ساختگی",
  },
} as const;
/** Keys of a Persian keyboard where "different" and "cannot tell" are. */
const KEYS = {
  en: { different: "d", cannotTell: "c", back: "b" },
  fa: { different: "ی", cannotTell: "ز", back: "ذ" },
} as const;

let practice: PracticeDesk;

async function emptyDesk(): Promise<string> {
  const dir = join(newFolder(), "desk");
  const custodians = [await newCustodian(`${dir}.1`), await newCustodian(`${dir}.2`)];
  const people = ["azar", "bahram", "cyra"].flatMap((name) => ["--person", name]);
  await done(
    ["init", dir, "--practice", ...custodians.flatMap((one) => ["--custodian", one]), ...people],
    anything,
  );
  const policy = `${dir}.policy.json`;
  writeFileSync(policy, JSON.stringify(POLICY));
  await done(["scope", join(practice.files, "scope.json"), "--as", "azar", "--desk", dir], anything);
  await done(["policy", policy, "--as", "azar", "--desk", dir], anything);
  return dir;
}

const listFile = (list: keyof typeof ADDED): Buffer =>
  Buffer.from(
    `${readFileSync(join(practice.files, "lists", `${list}.csv`), "utf8").trimEnd()}\n${ADDED[list].join("\n")}\n`,
  );

/** Says at the top of the page who decides from now on. */
async function become(page: Page, words: PageWords, person: string): Promise<void> {
  await page.locator(".tools .button").last().click();
  await page.locator("dialog[open]").getByRole("radio", { name: person }).check();
  await page.getByRole("button", { name: words.full("who.become", { person }) }).click();
  await page.locator("dialog").waitFor({ state: "detached" });
}

/** Opens one of a person's dialogs, answers it, and waits until the desk has taken it. */
async function decide(page: Page, opens: string, keeps: string, answer: () => Promise<void>): Promise<void> {
  await page.locator(".actions").getByRole("button", { name: opens, exact: true }).click();
  await answer();
  await page.locator("dialog[open]").getByRole("button", { name: keeps, exact: true }).click();
  await page.locator("dialog").waitFor({ state: "detached", ...SLOW });
  await page.waitForLoadState("networkidle");
}

const select = (page: Page, words: string): Promise<unknown> =>
  page.evaluate(
    `(() => { const text = document.querySelector("textarea"); const at = text.value.indexOf(${JSON.stringify(words)}); text.focus(); text.setSelectionRange(at, at + ${words.length}); })()`,
  );

describe.skipIf(!hasChromium)("the main path in a browser (skipped without Chromium)", () => {
  let browser: Browser;
  beforeAll(async () => {
    practice = await practiceDesk();
    browser = await openChromium();
  }, PATIENCE_MS);
  afterAll(() => browser?.close());

  for (const { language, locale } of READERS) {
    describe(`in ${language}`, () => {
      const words = pageWords(language);
      let dir = "";
      let desk: ServedDesk;
      let visited: Visit;
      let page: Page;
      beforeAll(async () => {
        await onOneDay(5);
        dir = await emptyDesk();
        desk = await serveDesk(dir);
        visited = await visit(browser, desk, { locale, person: "cyra" });
        page = visited.page;
      }, PATIENCE_MS);
      afterAll(async () => {
        await visited?.context.close();
        await desk?.end();
      });

      it("[J18] a list is read with the mapping proposed; its unreadable row is found again after a reload, mended and sent", async () => {
        await goTo(page, desk, "/");
        await page.getByText(words.say("waits.nothingLinked")).waitFor();
        await goTo(page, desk, "/import");
        for (const list of ["rights-group", "hospital-ledger"] as const) {
          await page
            .locator("input[type=file]")
            .setInputFiles({ name: `${list}.csv`, mimeType: "text/csv", buffer: listFile(list) });
          await page.getByLabel(words.say("import.list")).fill(list);
          await page.getByRole("button", { name: words.say("import.propose") }).click();
          const places = page.locator("table select");
          await places.first().waitFor();
          expect(
            await page.evaluate("[...document.querySelectorAll('table select')].map((one) => one.value)"),
          ).toContain("deathDate");
          await page
            .getByRole("button", { name: words.full("import.go", { list: `\u2068${list}\u2069` }) })
            .click();
          await page.getByText(words.full("import.done", { list: `\u2068${list}\u2069` })).waitFor(SLOW);
          if (list === "rights-group") {
            await page.reload();
            const wrong = page.locator(".mend input[value='2014-05-40']");
            await wrong.waitFor(SLOW);
            expect(await axeFaults(page)).toEqual([]);
            expect(await overflow(page)).toBeLessThanOrEqual(0);
            await wrong.fill("2014-05-09");
            await page.getByRole("button", { name: words.say("import.again") }).click();
            const one = digitsIn(language, 1);
            const none = digitsIn(language, 0);
            await page
              .getByText(
                words.full("import.counts", {
                  rows: one,
                  added: one,
                  changed: none,
                  unchanged: none,
                  rejected: none,
                }),
              )
              .waitFor(SLOW);
          }
        }
      });

      it("linking shows how far it is, goes on over a reload, and says what came of it", async () => {
        // Kept by the page itself: the work may be over before anybody outside has looked.
        await page.evaluate(
          `void (globalThis.testProgress = new Promise((seen) => {
            new MutationObserver(() => { if (document.querySelector(".work progress") !== null) seen(true); })
              .observe(document.body, { childList: true, subtree: true });
          }))`,
        );
        await page.getByRole("button", { name: words.say("link.go") }).click();
        expect(await page.evaluate("globalThis.testProgress")).toBe(true);
        await page.reload();
        const came = page.getByText(digitsIn(language, 337));
        await came.first().waitFor(SLOW);
        expect(await axeFaults(page)).toEqual([]);
      });

      it("grey-band pairs are decided by the keys of this language's keyboard, and one is gone back to", async () => {
        await goTo(page, desk, "/review");
        const heading = page.locator("h1");
        expect(await heading.textContent()).toBe(words.say("review.question"));
        const keys = KEYS[language];
        const waits = page.locator(".review > p.small").first();
        const decided = (n: number) => words.full("review.done", { n: digitsIn(language, n) });
        const key = async (letter: string, n: number) => {
          // No key of the keyboard that Playwright knows writes a Persian letter.
          if (language === "en") await page.keyboard.press(letter);
          else
            await page.evaluate(
              `dispatchEvent(new KeyboardEvent("keydown", { key: ${JSON.stringify(letter)} }))`,
            );
          await expect
            .poll(
              async () =>
                (await heading.textContent()) === words.say("review.none")
                  ? decided(n)
                  : await waits.textContent(),
              SLOW,
            )
            .toContain(decided(n));
        };
        await key(keys.cannotTell, 1);
        await page.keyboard.press("b");
        await expect
          .poll(() => heading.textContent(), SLOW)
          .toBe(words.full("review.again", { verdict: words.say("verdict.cannot-tell") }));
        await page.keyboard.press("d");
        await expect.poll(() => heading.textContent(), SLOW).toBe(words.say("review.question"));
        await expect.poll(() => page.locator(".sides").isVisible(), SLOW).toBe(true);
        for (let n = 2; (await heading.textContent()) === words.say("review.question"); n += 1)
          await key(keys.different, n);
        expect(await heading.textContent()).toBe(words.say("review.none"));
        await page.getByText(words.say("review.allDone")).waitFor();
      });

      it("[J3, J5] a person is found in either script; two origins are said and assessed, and the death is corroborated", async () => {
        await goTo(page, desk, "/people");
        for (const typed of ["mohamad reza tavagar", "محمدرضا تواگر"]) {
          await page.locator("input[type=search]").fill(typed);
          await expect.poll(() => page.locator("a.person-line").count(), SLOW).toBe(1);
          const line = (await page.locator("a.person-line").textContent()) ?? "";
          expect(line).toContain("Mohamad Reza Tavagarpour");
          expect(line).toContain("محمدرضا");
        }
        await page.locator("a.person-line").click();
        await page.locator("h1.person-name").waitFor();
        for (const [list, perceived] of [
          ["hospital-ledger", "perceived.handled"],
          ["rights-group", "perceived.heard"],
        ] as const) {
          const account = () => page.locator("dialog[open]").getByRole("radio", { name: list }).check();
          await decide(page, words.say("act.lineage"), words.say("act.lineageDo"), async () => {
            await account();
            await page.getByRole("radio", { name: words.say(perceived) }).check();
            await page.getByLabel(words.say("form.origin")).fill(`origin-of-${list}`);
          });
          await decide(page, words.say("act.assess"), words.say("act.assessDo"), async () => {
            await account();
            await page.getByRole("radio", { name: words.say("assess.credible"), exact: true }).check();
            await page.getByLabel(words.say("decision.reason")).fill("invented, and coherent");
          });
        }
        await expect
          .poll(() => page.locator(".level-line .level").textContent(), SLOW)
          .toBe(words.say("level.corroborated"));
      });

      it("[J7, J15] two people sign, the second makes it verified; what may be shown is said", async () => {
        const signing = page.locator(".actions .main");
        for (const person of ["azar", "bahram"]) {
          await become(page, words, person);
          await decide(page, words.say("act.sign"), words.say("act.signDo"), async () => {});
          expect(await signing.isDisabled(), "nobody signs twice").toBe(true);
        }
        await expect
          .poll(() => page.locator(".level-line .level").textContent(), SLOW)
          .toBe(words.say("level.verified"));
        await decide(page, words.say("act.consent"), words.say("act.consentDo"), async () => {
          await page
            .locator("label.choice", { hasText: words.say("releaseMeans.public-full") })
            .locator("input")
            .check();
          await page.getByRole("radio", { name: words.say("kin.yes"), exact: true }).check();
        });
        expect(await axeFaults(page)).toEqual([]);
        await goTo(page, desk, "/");
        expect(await page.locator("h1").textContent()).toContain(digitsIn(language, 1));
      });

      it("a claim is kept by the words that were marked", async () => {
        const { text, figure, claimant } = ARTICLE[language];
        await goTo(page, desk, "/claims/new");
        await page.locator("textarea").fill(text);
        await select(page, figure);
        await page.getByRole("button", { name: words.say("newClaim.markFigure") }).click();
        await select(page, claimant);
        await page.getByRole("button", { name: words.say("newClaim.markClaimant") }).click();
        expect(await page.getByLabel(words.say("newClaim.value")).inputValue()).toBe("410");
        await page.locator("input[type=date]").fill("2014-05-12");
        await page.getByRole("button", { name: words.say("newClaim.keep") }).click();
        const row = page.locator("tr", { hasText: claimant });
        await row.waitFor(SLOW);
        expect(await row.textContent()).toContain(figure);
      });

      it("[J21] the estimate is an answer also where it is refused, and says why", async () => {
        await goTo(page, desk, "/estimate");
        await expect.poll(() => page.locator("h1").textContent(), SLOW).toBe(words.say("estimate.refused"));
        expect(await page.locator(".notice.answer").textContent()).toContain("estimate.");
        expect(await axeFaults(page)).toEqual([]);
      });

      it("[J20] the gate is open, a release is proposed, and two people approve it", async () => {
        await goTo(page, desk, "/gate");
        expect(await page.locator("h1").textContent()).toBe(words.say("gate.open"));
        await page.getByLabel(words.say("gate.title")).fill("The walk");
        await page.getByRole("button", { name: words.say("gate.propose") }).click();
        const approve = page.getByRole("button", { name: words.say("gate.approve") });
        await approve.waitFor(SLOW);
        await approve.click();
        await page.getByText(words.say("gate.mine")).waitFor(SLOW);
        expect(await approve.isDisabled()).toBe(true);
        expect(await axeFaults(page)).toEqual([]);
        await become(page, words, "azar");
        await approve.click();
        await page.getByRole("link", { name: words.say("gate.look") }).waitFor(SLOW);
      });

      it("[J19, J22] the release opens from the disk and is searched in both scripts", async () => {
        const out = join(newFolder(), "out");
        await done(["release", "--out", out, "--desk", dir], anything);
        const context = await browser.newContext({ locale, viewport: { width: WIDE, height: 900 } });
        const read = await context.newPage();
        await read.goto(pathToFileURL(join(out, language === "fa" ? "fa.html" : "index.html")).href);
        const people = read.locator("#list > li");
        for (const typed of ["mohamad reza", "محمدرضا", "محمد رضا"]) {
          await read.locator("#search").fill(typed);
          await expect.poll(() => people.locator("visible=true").count()).toBe(1);
          expect(await people.first().textContent()).toContain("محمدرضا");
        }
        await read.locator("#search").fill("nobody");
        await expect.poll(() => people.locator("visible=true").count()).toBe(0);
        await read.locator("#search").fill("");
        for (const width of [WIDE, NARROW]) {
          await read.setViewportSize({ width, height: 900 });
          expect(await overflow(read)).toBeLessThanOrEqual(0);
          expect(await axeFaults(read)).toEqual([]);
        }
        await context.close();
      });

      it("nothing was asked of another host, no page broke, and the policy had nothing to stop", async () => {
        expect(visited.foreign).toEqual([]);
        expect(visited.complaints).toEqual([]);
        expect(await visited.stopped()).toEqual([]);
      });
    });
  }
});
