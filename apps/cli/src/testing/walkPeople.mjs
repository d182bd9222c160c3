/**
 * Opens a served desk in Debian's Chromium and scrolls its table of people, wide and narrow, with what the test
 * `manyPeople` uses. Prints what was seen as JSON; blank rows are told, and are an error.
 *
 * node walkPeople.mjs URL PEOPLE
 */
import { chromium } from "playwright-core";
import { scrollPeople } from "./scrollPeople.mjs";

const [url, people] = process.argv.slice(2);
const BURSTS = 12;
const browser = await chromium.launch({
  executablePath: process.env.DAFTAR_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const told = {};
let failed = false;
for (const width of [1280, 390]) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator("main h1").waitFor();
  await page.goto(`${new URL(url).origin}/people`);
  await page.locator("a.person-line").first().waitFor();
  const seen = await scrollPeople(page, Number(people), BURSTS);
  told[`${width} px`] = seen;
  failed ||= seen.blankRows > 0 || seen.uncovered > 0 || !seen.reachedEnd;
  await context.close();
}
await browser.close();
console.log(JSON.stringify(told));
if (failed) {
  console.error(JSON.stringify(told, null, 2));
  process.exit(1);
}
