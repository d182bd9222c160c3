/**
 * A release that waits for witnesses, from one end to the other: three organisations run witnesses of their own, one of
 * them over HTTP, one by file, one by what a page shows; then readers hold the release to their own policy (J17, J23).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { answered, anything, done, type Running, refused, start } from "../testing/command.ts";
import { copyFolder, folders } from "../testing/folders.ts";
import { PATIENCE_MS, practiceCopy } from "../testing/practiceDesk.ts";
import {
  axeFaults,
  goTo,
  NARROW,
  overflow,
  READERS,
  serveDesk,
  visit,
  WIDE,
} from "../testing/servedPages.ts";

const SCREENS = process.env["DAFTAR_SCREENS"];
const newFolder = folders();
let desk = "";
let folder = "";
let policy = "";
let serving: Running;
let url = "";
let asking = 0;

const made = z.strictObject({ dir: z.string(), name: z.string(), vkey: z.string(), locked: z.boolean() });
const status = z.strictObject({
  log: z.strictObject({ origin: z.string(), vkey: z.string() }),
  checkpoint: z
    .strictObject({ size: z.number(), root: z.string(), release: z.string(), note: z.string() })
    .nullable(),
  policy: z.string().nullable(),
  missing: z.number().nullable(),
  witnesses: z.array(
    z.strictObject({
      name: z.string(),
      vkey: z.string(),
      url: z.string().nullable(),
      current: z.boolean(),
      last: z.strictObject({ size: z.number(), time: z.string(), days: z.number() }).nullable(),
    }),
  ),
});
const taken = z.strictObject({ added: z.array(z.string()), missing: z.number() });
const submitted = taken.extend({
  failed: z.array(
    z.strictObject({
      witness: z.string(),
      code: z.string(),
      detail: z.string(),
      why: z.string(),
      status: z.number().nullable(),
      remembered: z.number().nullable(),
      said: z.string().nullable(),
    }),
  ),
});
const AWAY = {
  witness: "c",
  code: "witness.away",
  detail: "the witness did not answer",
  why: "no-answer",
  status: null,
  remembered: null,
  said: null,
};
const audited = z.looseObject({
  ok: z.boolean(),
  kind: z.string(),
  witnesses: z
    .strictObject({
      cosigned: z.array(z.strictObject({ name: z.string(), time: z.string(), days: z.number() })),
      missing: z.number(),
    })
    .nullable(),
  faults: z.array(z.looseObject({ code: z.string(), detail: z.string() })),
});
const on = (...args: string[]): string[] => [...args, "--desk", desk];
const path = (name: string): string => join(folder, name);
const statusNow = () => done(on("witness", "status"), status);
const codes = ({ faults }: z.infer<typeof audited>) => [...new Set(faults.map(({ code }) => code))];

/** Somebody's in the release that went out. */
function publicId(): string {
  const people = z.array(z.looseObject({ publicId: z.string(), class: z.string() }));
  const shown = people.parse(JSON.parse(readFileSync(join(path("out"), "data/people.json"), "utf8")));
  return shown.find((one) => one.class === "public-full")?.publicId ?? "";
}

/** What somebody with a witness's folder answers to a request. */
async function answerOf(name: string, request: string): Promise<string> {
  asking += 1;
  const [asked, answer] = [path(`${name}.${asking}.request`), path(`${name}.${asking}.answer`)];
  writeFileSync(asked, request);
  await done(["witness", "sign", path(name), asked, "--out", answer], anything);
  return readFileSync(answer, "utf8");
}

beforeAll(async () => {
  folder = newFolder();
  desk = await practiceCopy(join(newFolder(), "desk"));
  const { log } = await statusNow();
  const lines = [`log ${log.vkey}`];
  for (const name of ["a", "b", "c"]) {
    const { vkey } = await done(["witness", "init", path(name), "--name", `witness.invalid/${name}`], made);
    await done(["witness", "trust", path(name), log.vkey], anything);
    lines.push(`witness ${name} ${vkey}`);
  }
  serving = start(["witness", "serve", path("a"), "--port", "0", "--json"]);
  url = await new Promise((resolve, reject) => {
    serving.child.stdout?.on("data", (bytes: Buffer) =>
      resolve(z.object({ url: z.string() }).parse(JSON.parse(bytes.toString("utf8"))).url),
    );
    void serving.ended.then(({ stderr }) => reject(new Error(stderr)));
  });
  lines.push("group all all a b c", "quorum all");
  policy = path("policy.txt");
  // Nobody listens where c is said to be.
  const addresses = lines.join("\n").replace(/(witness a \S+)/, `$1 ${url}`);
  writeFileSync(policy, `${addresses.replace(/(witness c \S+)/, "$1 http://127.0.0.1:9/")}\n`);
}, PATIENCE_MS);
afterAll(async () => {
  serving?.child.kill("SIGTERM");
  await serving?.ended;
});

it("[J17] what was released before there was a policy is released still; a policy of two people makes the newest wait", async () => {
  expect(await statusNow()).toMatchObject({ policy: null, missing: null, witnesses: [] });
  await done(on("release", "--out", path("before")), anything);
  expect(await answered(0, ["audit", path("before")], audited)).toMatchObject({ witnesses: null });
  expect(codes(await answered(1, ["audit", path("before"), "--witness-policy", policy], audited))).toEqual([
    "audit.not-witnessed",
  ]);
  expect(await refused(on("witness", "policy", policy, "--as", "azar"))).toMatchObject({
    code: "person.needed",
  });
  await done(on("witness", "policy", policy, "--as", "azar", "--as", "bahram"), anything);
  const out = path("waits");
  expect(await refused(on("release", "--out", out))).toMatchObject({
    exit: 1,
    code: "release.not-witnessed",
    rule: "J17",
  });
  expect(existsSync(out)).toBe(false);
});

it("[J17] a witness is asked over HTTP at the address that the policy gives, another by file", async () => {
  expect(await done(on("witness", "submit"), submitted)).toEqual({
    added: ["a"],
    missing: 2,
    failed: [AWAY],
  });
  await done(
    on("witness", "request", "--witness", "b", "--out", path("request.txt"), "--svg", path("request.svg")),
    anything,
  );
  const answer = await answerOf("b", readFileSync(path("request.txt"), "utf8"));
  writeFileSync(path("answer.txt"), answer);
  expect(await done(on("witness", "add", path("answer.txt")), taken)).toEqual({ added: ["b"], missing: 1 });
  // What a request holds: the old size, hashes, and the signed checkpoint.
  const size = statSync(path("request.txt")).size;
  expect(size).toBeLessThan(1500);
});

describe.skipIf(!hasChromium)("the page of releases (skipped without Chromium)", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser?.close());

  it("says who is missing, gives the request as a file and as a code, and takes the answer; axe finds nothing in either language and width", async () => {
    const served = await serveDesk(desk);
    try {
      // A command beside the server is held to the same.
      expect(await refused(on("release", "--out", path("beside")))).toMatchObject({
        exit: 1,
        code: "release.not-witnessed",
      });
      for (const { language, locale } of READERS) {
        for (const width of [WIDE, NARROW]) {
          const { context, page, complaints, stopped } = await visit(browser, served, { locale, width });
          await goTo(page, served, "/gate");
          await page.locator(".witnesses details summary").click();
          await page.locator(".qr-code").waitFor();
          await page.locator(".witnesses h2").first().scrollIntoViewIfNeeded();
          expect(await page.locator(".witnesses .notice h2").textContent()).toMatch(/[1۱]/);
          expect(await overflow(page)).toBeLessThanOrEqual(0);
          expect(await axeFaults(page)).toEqual([]);
          if (SCREENS !== undefined) {
            mkdirSync(SCREENS, { recursive: true });
            await page
              .locator(".witnesses")
              .screenshot({ path: `${SCREENS}/witnesses-${language}-${width}.png` });
          }
          const taking = page.waitForEvent("download");
          await page.locator(".witness-request button").click();
          const file = path(`from-page-${language}-${width}`);
          await (await taking).saveAs(file);
          // One width of each language will do.
          if ((language === "fa") === (width === NARROW)) {
            await page.locator(".witnesses textarea").fill("no answer of any witness");
            await page.locator(".witnesses .button.main").click();
            await page.locator(".witnesses .notice.needs-you").waitFor();
            await page.locator(".ask-network button").click();
            await page.locator(".not-cosigned").waitFor();
            const faults = await page
              .locator(".witnesses .needs-you p:not(.code), .not-cosigned")
              .allTextContents();
            expect(faults.join(" ")).toMatch(
              language === "en" ? /answers this request.*did not answer/ : /همین درخواست.*پاسخ نداد/,
            );
            // Beside the witness's name and the code nothing is said in another language.
            if (language === "fa")
              expect(faults.join(" ").replace(/c|witness\.away/g, "")).not.toMatch(/[a-z]{2}/i);
            expect(await overflow(page)).toBeLessThanOrEqual(0);
            expect(await axeFaults(page)).toEqual([]);
            if (SCREENS !== undefined)
              await page
                .locator(".witnesses")
                .screenshot({ path: `${SCREENS}/witnesses-declined-${language}-${width}.png` });
          }
          if (language === "fa" && width === NARROW) {
            const answer = await answerOf("c", readFileSync(file, "utf8"));
            await page.locator(".witnesses textarea").fill(answer);
            await page.locator(".witnesses .button.main").click();
            await page.locator(".witnesses form").waitFor({ state: "detached" });
          }
          // The browser notes the refusal of an answer that is none.
          expect(complaints.filter((said) => !said.includes("status of 4"))).toEqual([]);
          expect(await stopped()).toEqual([]);
          await context.close();
        }
      }
      await done(on("release", "--out", path("beside")), anything);
    } finally {
      await served.end();
    }
  }, 180_000);
});

it("[J17] with the quorum it goes out, and holds under a reader's own policy; a receipt of one leaf does, too", async () => {
  const { missing, witnesses } = await statusNow();
  if (missing !== 0) {
    // Without a browser the third answer has not come yet.
    const { request } = await done(
      on("witness", "request", "--witness", "c"),
      z.looseObject({ request: z.string() }),
    );
    writeFileSync(path("answer-c.txt"), await answerOf("c", request));
    await done(on("witness", "add", path("answer-c.txt")), taken);
  }
  expect(witnesses.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  const out = path("out");
  await done(on("release", "--out", out), anything);
  const seen = ["audit", out, "--witness-policy", policy, "--seen", join(path("before"), "log/checkpoint")];
  expect(await answered(0, seen, audited)).toMatchObject({ ok: true, witnesses: { missing: 0 } });
  if (existsSync(path("beside"))) {
    expect(readFileSync(join(path("beside"), "log/checkpoint"), "utf8")).toBe(
      readFileSync(join(out, "log/checkpoint"), "utf8"),
    );
  }
  const receipt = path("one.tlog-proof");
  await done(on("release", "--receipt", publicId(), "--out", receipt), anything);
  expect(await answered(0, ["audit", receipt, "--witness-policy", policy], audited)).toMatchObject({
    ok: true,
    kind: "receipt",
    witnesses: { missing: 0 },
  });
  expect(statSync(receipt).size).toBeLessThan(8000);
  const sound = readFileSync(receipt);
  writeFileSync(
    receipt,
    readFileSync(receipt, "utf8").replace(/index (\d+)/, (_, index) => `index ${Number(index) + 1}`),
  );
  expect(codes(await answered(1, ["audit", receipt, "--witness-policy", policy], audited))).toEqual([
    "audit.receipt",
  ]);
  writeFileSync(receipt, sound);
  expect(await refused(on("release", "--receipt", "P0000000000000000", "--out", path("no")))).toMatchObject({
    code: "subject.unknown",
  });
});

it("[J17] beside a server a command writes here what it asked for, and sends the server nowhere", async () => {
  const served = await serveDesk(desk);
  try {
    const [receipt, request, svg] = ["2.tlog-proof", "2.request", "2.svg"].map(path) as [
      string,
      string,
      string,
    ];
    const { digest } = await done(on("release"), z.looseObject({ digest: z.string(), heldBack: z.null() }));
    await done(
      on("release", "--receipt", publicId(), "--out", receipt),
      z.looseObject({ digest: z.literal(digest) }),
    );
    expect(readFileSync(receipt)).toEqual(readFileSync(path("one.tlog-proof")));
    const places = ["--out", request, "--svg", svg];
    await done(on("witness", "request", "--witness", "a", "--old", "0", ...places), anything);
    expect(readFileSync(request, "utf8")).toMatch(/^old 0\n/);
    expect(readFileSync(svg, "utf8")).toMatch(/^<svg /);
    // Without the address it would have asked every witness of the policy.
    expect(await refused(on("witness", "submit", url))).toMatchObject({ exit: 3, code: "desk.held" });
  } finally {
    await served.end();
  }
});

it("[J17] a log whose entries were edited here is told by the desk itself, and nothing goes on from it", async () => {
  if ((await statusNow()).policy === null)
    await done(on("witness", "policy", policy, "--as", "azar", "--as", "bahram"), anything);
  const edited = join(newFolder(), "edited");
  await copyFolder(desk, edited);
  const published = join(edited, "published");
  const [release = ""] = readdirSync(published).filter((name) => !name.startsWith("."));
  const tile = join(published, release, "log/tile/entries");
  const [first = ""] = readdirSync(tile);
  const file = statSync(join(tile, first)).isFile()
    ? join(tile, first)
    : join(tile, first, readdirSync(join(tile, first))[0] ?? "");
  writeFileSync(file, readFileSync(file, "utf8").replace(/"version":1/, '"version":2'));
  expect(await answered(1, ["audit", edited], audited)).toMatchObject({ ok: false });
  expect(
    await refused(["witness", "request", "--witness", "c", "--old", "0", "--desk", edited]),
  ).toMatchObject({ exit: 3, code: "log.behind", rule: "J17" });
});

it("[J17] [J20] [J22] the log is renewed: a new log to its witnesses, the same one to whoever kept a checkpoint", async () => {
  const two = ["--as", "azar", "--as", "bahram"];
  const renewed = await done(
    on("log", "renew", "--origin", "practice.invalid/renewed", "--reason", "planned", ...two),
    z.looseObject({ vkey: z.string(), policy: z.string(), underWay: z.string().nullable() }),
  );
  // The policy names the log by its older key: what it asks for is said, and set anew.
  expect(renewed).toMatchObject({ policy: "other-logs", underWay: null });
  for (const name of ["a", "b", "c"]) await done(["witness", "trust", path(name), renewed.vkey], anything);
  const anew = path("policy-renewed.txt");
  writeFileSync(anew, readFileSync(policy, "utf8").replace(/^log .*$/m, `log ${renewed.vkey}`));
  await done(on("witness", "policy", anew, ...two), anything);

  const proposed = await done(on("release", "--propose"), z.looseObject({ digest: z.string() }));
  for (const person of ["azar", "bahram"])
    await done(on("release", "--approve", proposed.digest, "--as", person), anything);
  expect(await refused(on("release", "--out", path("renewed")))).toMatchObject({
    code: "release.not-witnessed",
  });
  expect(await done(on("witness", "submit"), submitted)).toEqual({
    added: ["a"],
    missing: 2,
    failed: [AWAY],
  });
  for (const name of ["b", "c"]) {
    const { request, old } = await done(
      on("witness", "request", "--witness", name),
      z.looseObject({ request: z.string(), old: z.number() }),
    );
    expect(old).toBe(0);
    writeFileSync(path("answer-renewed.txt"), await answerOf(name, request));
    await done(on("witness", "add", path("answer-renewed.txt")), taken);
  }
  await done(on("release", "--out", path("renewed")), anything);
  const kept = ["--seen", join(path("out"), "log/checkpoint")];
  const noted = audited.extend({ notes: z.array(z.looseObject({ detail: z.string() })) });
  const report = await answered(0, ["audit", path("renewed"), "--witness-policy", anew, ...kept], noted);
  expect(report).toMatchObject({ ok: true, witnesses: { missing: 0 } });
  expect(report.notes.map(({ detail }) => detail).join()).toContain(renewed.vkey);
  // A reader's older policy does not take another key for the log's.
  expect(
    codes(await answered(1, ["audit", path("renewed"), "--witness-policy", policy, ...kept], audited)),
  ).toEqual(["audit.not-witnessed"]);
  expect(await answered(0, ["audit", desk], audited)).toMatchObject({ ok: true, faults: [] });
});
