/**
 * Two people, two authenticators, one death: passkeys from their making to the second signature, in a browser.
 *
 * Skipped where Chromium is absent. `DAFTAR_SCREENS=FOLDER` also writes what was seen, for the eyes alone:
 * this desk is no practice desk, so its pictures bear no mark and stay out of the repository (J19).
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Authenticator, Authenticators } from "../testing/authenticators.ts";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { anything, done, refused } from "../testing/command.ts";
import { corroboratedDesk, PASSPHRASE } from "../testing/corroboratedDesk.ts";
import { deskHash, folders } from "../testing/folders.ts";
import { axeFaults, overflow, type ServedDesk, serveDesk } from "../testing/servedPages.ts";

const newFolder = folders();
const SCREENS = process.env["DAFTAR_SCREENS"];
const replied = z.object({ status: z.number(), code: z.string().nullable() });

describe.skipIf(!hasChromium)("passkeys in a browser (skipped without Chromium)", () => {
  let desk: string;
  /** Where the making of it left files: lists, and the custodians' keys. */
  let made: string;
  let victim: string;
  let served: ServedDesk;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let keys: Authenticators;
  let evas: Authenticator;
  let farids: Authenticator;

  beforeAll(async () => {
    made = newFolder();
    ({ desk, victim } = await corroboratedDesk(made));
    served = await serveDesk(desk);
    browser = await openChromium();
    context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    await page.goto(served.url);
    await page.locator("main h1").waitFor();
    keys = await Authenticators.of(page);
    evas = await keys.add();
    farids = await keys.add();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await served?.end();
  });

  const button = (name: string) => page.getByRole("button", { name });
  /** All that the desk holds for good, and its ops in words. */
  const held = () => deskHash(desk);
  const ops = () =>
    readdirSync(join(desk, "ops"))
      .map((name) => readFileSync(join(desk, "ops", name), "utf8"))
      .join("");

  async function become(person: string, passphrase?: string): Promise<void> {
    await page.locator(".top .tools .button").last().click();
    await page.getByRole("radio", { name: new RegExp(`^${person}`) }).check();
    if (passphrase !== undefined) await page.getByLabel("Passphrase of this person's key").fill(passphrase);
    await button(`Decide as ${person}`).click();
    await page.locator("dialog").waitFor({ state: "detached" });
  }

  async function enrol(name: string): Promise<void> {
    await button("Enrol somebody").click();
    await page.getByLabel("Pseudonym").fill(name);
    await page.getByRole("checkbox", { name: "signatory" }).check();
    await page.getByRole("checkbox", { name: "assessor" }).check();
    await page.getByRole("checkbox", { name: "approver" }).check();
    await button("Make the passkey and enrol").click();
  }

  async function beginToSign(): Promise<void> {
    await page.goto(`${served.base}/people/${victim}`);
    await button("Sign this death as verified").click();
    await button("Sign with my key").click();
  }

  const opening = (custodian: string, as: readonly string[]) => {
    const [recipient] = custodian.split(":");
    return { verb: "custodian-open", input: { subject: ["ledger"], reason: "asked for", recipient, as } };
  };

  const level = () => page.locator(".level-line .level").textContent();

  /** What the server says to the page's own session. */
  const post = async (path: string, body: unknown) =>
    replied.parse(
      await page.evaluate(
        `fetch(${JSON.stringify(path)}, { method: "POST", headers: { "content-type": "application/json" }, body: ${JSON.stringify(JSON.stringify(body))} })
          .then(async (reply) => ({ status: reply.status, code: (await reply.json()).error?.code ?? null }))`,
      ),
    );

  async function look(name: string): Promise<void> {
    expect(await axeFaults(page), name).toEqual([]);
    expect(await overflow(page), `${name} is wider than the page`).toBeLessThanOrEqual(0);
    if (SCREENS !== undefined) await page.screenshot({ path: `${SCREENS}/${name}.png` });
  }

  it("[J7] an admin enrols two people, each with an authenticator of their own; a third on one of these is refused", async () => {
    await page.goto(`${served.base}/keys`);
    await become("boris", PASSPHRASE);
    await evas.touched();
    await enrol("eva");
    await page.getByRole("heading", { name: "eva" }).waitFor();
    await farids.touched();
    await enrol("farid");
    await page.getByRole("heading", { name: "farid" }).waitFor();
    const before = held();
    await evas.touched();
    await enrol("gita");
    await page.getByText("This authenticator holds a key of this desk already").waitFor();
    await look("keys-refused-en-1280");
    await button("Cancel").click();
    expect(held()).toBe(before);
    expect(await page.getByRole("heading", { name: "gita" }).count()).toBe(0);
  });

  it("people, keys and the dialogs read in both languages, wide and narrow: axe finds nothing, nothing lies beyond the page", async () => {
    for (const [language, other, make, enrolment, cancel] of [
      ["fa", "فارسی", "ساختن گذرکلید", "نام‌نویسی کسی تازه", "انصراف"],
      ["en", "English", "Make a passkey", "Enrol somebody", "Cancel"],
    ] as const) {
      await button(other).click();
      await expect.poll(() => page.locator("html").getAttribute("lang")).toBe(language);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await look(`keys-${language}-${width}`);
        for (const [name, words] of [
          ["enrol", enrolment],
          ["make", make],
        ] as const) {
          await button(words).last().click();
          await page.locator("dialog[open]").waitFor();
          await look(`keys-${name}-${language}-${width}`);
          await page.locator("dialog").getByRole("button", { name: cancel }).click();
        }
      }
    }
  });

  it("[J7] a prompt that is turned away leaves everything as it was", async () => {
    await become("eva");
    await keys.untouched();
    const before = held();
    await beginToSign();
    await page.getByText("The browser asks").waitFor();
    await look("passkey-en-1280");
    await page.locator("dialog").last().getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Nothing was approved").waitFor();
    expect(held()).toBe(before);
    expect(await level()).toBe("corroborated");
  });

  it("[J7] one person's passkey makes no death verified, not twice either; a second person's does", async () => {
    const answers: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith("/api/decisions/answer")) answers.push(request.postData() ?? "");
    });
    await evas.touched();
    await beginToSign();
    await page.getByText("One more person must sign").waitFor();
    expect(await level()).toBe("corroborated");
    expect(await button("Sign this death as verified").isDisabled()).toBe(true);
    await page.getByText("Signed by").waitFor();
    expect(await page.locator(".signatories").textContent()).toMatch(/eva.*Who may sign now: .*farid/su);
    await look("person-one-signature-en-1280");

    // The page would not ask; neither is whoever asks without it given a thing.
    const again = { verb: "sign", input: { ids: [victim], as: ["eva"] } };
    expect(await post("/api/decisions", again)).toEqual({ status: 409, code: "sign.already" });
    const before = held();
    const [answer = ""] = answers;
    expect(await post("/api/decisions/answer", JSON.parse(answer))).toEqual({
      status: 409,
      code: "passkey.expired",
    });
    // What eva's key approved, given for something else that she did not approve.
    const begun = await page.evaluate(
      `fetch("/api/decisions", { method: "POST", headers: { "content-type": "application/json" }, body: ${JSON.stringify(
        JSON.stringify({
          verb: "sign",
          input: { ids: [victim], as: ["eva"], level: "reported", reason: "altered" },
        }),
      )} }).then((reply) => reply.json())`,
    );
    const { ticket } = z.object({ ticket: z.string() }).parse(begun);
    const { assertions } = z.object({ assertions: z.array(anything) }).parse(JSON.parse(answer));
    expect(await post("/api/decisions/answer", { ticket, assertions })).toEqual({
      status: 403,
      code: "passkey.refused",
    });
    expect(held()).toBe(before);

    await become("farid");
    await farids.touched();
    await beginToSign();
    await expect.poll(level).toBe("verified");
    expect(await page.locator(".signatories").textContent()).toMatch(/eva.*farid/su);
  });

  it("[J18] [J7] a list is imported when whoever stands behind it has approved, and by nobody else's key", async () => {
    await page.goto(`${served.base}/import`);
    const text = "id,name,date_of_death\nP-1,Zarkuna Invented,2014-05-08\n";
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByLabel("Name of the list").fill("by-passkey");
    await button("Read it and propose a mapping").click();
    await keys.untouched();
    const before = held();
    await button("with this mapping").click();
    await page.getByText("The browser asks").waitFor();
    await page.locator("dialog").getByRole("button", { name: "Cancel" }).click();
    await page.getByText("waits for a passkey").waitFor();
    expect(held()).toBe(before);
    await farids.touched();
    await button("Approve it with the passkey of").click();
    await page.getByText("1 rows: 1 new").waitFor();
    expect(ops()).toContain('"list":"by-passkey"');
  });

  it("[J7] [J18] two people ask with their passkeys for an opening; what was sealed is opened elsewhere, by custodians", async () => {
    const away = newFolder("away");
    const opener = join(away, "opener.txt");
    const { custodian } = await done(
      ["custodian", "new", "--out", opener],
      z.looseObject({ custodian: z.string() }),
    );
    await page.goto(`${served.base}/openings`);
    await become("eva");
    await button("Ask for an opening").click();
    await page.getByLabel("What is to be opened").fill("ledger");
    await page.getByLabel("Reason").fill("the list's author asks for it (invented)");
    const recipient = page.getByLabel("For whose key");
    await recipient.fill(readFileSync(opener, "utf8").trim().split("\n").at(-1) ?? "");
    await page.getByText("That was a secret key").waitFor();
    expect(await recipient.inputValue()).toBe("");
    await recipient.fill(custodian);
    // Who enrolled her is not offered, and refused where the page is not asked.
    expect(await page.getByRole("radio", { name: "boris" }).count()).toBe(0);
    for (const as of [["eva"], ["eva", "eva"], ["eva", "boris"]])
      expect(await post("/api/decisions", opening(custodian, as))).toEqual({
        status: 400,
        code: "opening.two-people",
      });
    await page.getByRole("radio", { name: "farid" }).check();
    await look("opening-ask-en-1280");
    const before = held();
    await evas.touched();
    await button("Ask the custodians to open it").click();
    await page.getByRole("heading", { name: /The passkey of .*farid/u }).waitFor();
    const shown = (await page.locator("dialog").last().textContent())?.replaceAll(" ", "");
    expect(shown).toContain(custodian.split(":")[0]?.slice(-24));
    expect(await page.locator("dialog .approved li li").allTextContents()).toEqual([
      "A whole file, as it came · ledger",
    ]);
    await look("opening-approve-en-1280");
    expect(held()).toBe(before);
    // A terminal beside the server has no passkeys, and says so.
    const typed = ["custodian", "open", "ledger", "--reason", "asked for", "--as", "eva", "--as", "farid"];
    const [key = ""] = custodian.split(":");
    expect(await refused([...typed, "--recipient", key, "--desk", desk])).toMatchObject({
      exit: 2,
      code: "passkey.needed",
    });
    expect(held()).toBe(before);
    await farids.touched();
    await button("Use the passkey of").click();
    await page.getByRole("heading", { name: "1 opening was asked for" }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download the request" }).click(),
    ]);
    const request = join(away, "request");
    await download.saveAs(request);
    const answers = [];
    for (const key of ["1.txt", "2.txt"]) {
      const answer = join(away, `answer-${key}`);
      const identity = ["--identity", join(made, key), "--out", answer, "--yes"];
      expect(await done(["custodian", "share", request, ...identity], anything)).toMatchObject({
        approvedBy: ["eva", "farid"],
        reason: "the list's author asks for it (invented)",
      });
      answers.push(answer);
    }
    const out = join(away, "opened.csv");
    await done(["custodian", "combine", request, ...answers, "--identity", opener, "--out", out], anything);
    expect(readFileSync(out).equals(readFileSync(join(made, "ledger.csv")))).toBe(true);
  }, 60_000);

  it("[J7] a revoked passkey signs nothing more, and audit finds the desk whole", async () => {
    await page.goto(`${served.base}/keys`);
    await become("boris", PASSPHRASE);
    const eva = page.locator(".people-keys > li", { hasText: "eva" });
    await eva.getByRole("button", { name: "Revoke" }).click();
    await page.locator("dialog").getByRole("button", { name: "Revoke" }).click();
    await eva.getByText("revoked").first().waitFor();
    const asked = { verb: "sign", input: { ids: [victim], as: ["eva"], level: "reported" } };
    expect(await post("/api/decisions", asked)).toEqual({ status: 404, code: "person.unknown" });
    await served.end();
    await done(["audit", desk], anything);
  });
});
