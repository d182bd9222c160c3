/**
 * Scrolls the open table of people as a person does, by wheel, by jumps and by keyboard to its end, and looks at
 * every frame that the page draws. Plain JavaScript, since tests and benchmarks (which run without a build of the
 * tests) use the same.
 *
 * A row in view is one of three: with its person; a placeholder, which says in words that its person is on the way;
 * or blank, which is one with neither. A frame is uncovered where no row is, over half a row's height or more, at
 * either edge of the list's window (rows that are measured as they come may shift by less). Frames are looked at when
 * the page's own script may run; what the compositor shows between two of them is not seen.
 */

/** Watches frames until the page is left. */
const WATCH = `(() => {
  const GAP = 34; // half a row
  const list = document.querySelector(".people .list");
  const seen = globalThis.testSeen = {
    frames: 0, blankRows: 0, uncovered: 0, placeholderFrames: 0, longestMs: 0, rows: 0, looked: 0,
    scrolled: performance.now(), whole: null, began: null,
  };
  list.addEventListener("scroll", () => { seen.scrolled = performance.now(); });
  const look = () => {
    const now = performance.now();
    const window = list.getBoundingClientRect();
    const rows = [...list.querySelectorAll("li")].map((row) => [row, row.getBoundingClientRect()])
      .filter(([, box]) => box.bottom > window.top + 1 && box.top < window.bottom - 1);
    const says = (row) => row.textContent.trim().length >= 4;
    const missing = rows.filter(([row]) => row.querySelector("a.person-line") === null || !says(row));
    const blank = missing.filter(([row]) => row.querySelector("p.person-line") === null || !says(row));
    const covered = rows.length > 0 && Math.min(...rows.map(([, box]) => box.top)) <= window.top + GAP
      && Math.max(...rows.map(([, box]) => box.bottom)) >= window.bottom - GAP;
    seen.frames += 1;
    seen.rows = rows.length;
    seen.looked += rows.length;
    seen.blankRows += blank.length;
    if (!covered) seen.uncovered += 1;
    if (missing.length > 0) {
      seen.placeholderFrames += 1;
      seen.began ??= now;
      seen.whole = null;
    } else {
      if (seen.began !== null) seen.longestMs = Math.max(seen.longestMs, now - seen.began);
      seen.began = null;
      if (covered) seen.whole ??= now;
    }
    requestAnimationFrame(look);
  };
  look();
})()`;

/** Ends when every row in view has had its person, and nothing has moved, for a moment. */
const SETTLED = `new Promise((resolve, reject) => {
  const seen = globalThis.testSeen;
  const asked = performance.now();
  const ask = () => {
    const now = performance.now();
    const calm = seen.whole !== null && now - Math.max(seen.scrolled, seen.whole, asked) > 250;
    if (calm) resolve(seen.rows);
    else if (now - asked > 120000) reject(new Error("rows in view stay without their people for two minutes"));
    else requestAnimationFrame(ask);
  };
  ask();
})`;

const SEEN = `(({ looked, frames, blankRows, uncovered, placeholderFrames, longestMs }) =>
  ({ looked, frames, blankRows, uncovered, placeholderFrames, longestMs: Math.round(longestMs) }))(globalThis.testSeen)`;

/** Shares of the whole height that somebody drags the bar to. */
const JUMPS = [0.9, 0.15, 0.5, 0.02, 0.77];

/**
 * @param page Playwright's page, with `/people` open and its first rows there
 * @param people how many the table has
 * @param bursts of ten quick turns of the wheel
 * @returns `looked`: rows in view, summed over all frames; `fewest`: of a list at rest; `longestMs`: for which some row in view
 * was a placeholder, without a break
 */
export async function scrollPeople(page, people, bursts = 6) {
  const list = page.locator(".people .list");
  await list.hover();
  await page.evaluate(WATCH);
  let fewest = Number.POSITIVE_INFINITY;
  const settle = async () => {
    fewest = Math.min(fewest, await page.evaluate(SETTLED));
  };
  for (let burst = 0; burst < bursts; burst += 1) {
    for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, 3000);
    await settle();
  }
  for (const part of JUMPS) {
    await page.evaluate(
      `(() => { const list = document.querySelector(".people .list"); list.scrollTop = list.scrollHeight * ${part}; })()`,
    );
    await settle();
  }
  await list.focus();
  await page.keyboard.press("End");
  await settle();
  const reachedEnd = (await page.locator(`li[aria-posinset="${people}"]`).count()) === 1;
  return { fewest, reachedEnd, ...(await page.evaluate(SEEN)) };
}
