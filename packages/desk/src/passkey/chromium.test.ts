import { PASSKEY_ORIGIN } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, hasChromium, startChromium } from "../../testing/chromium.ts";
import { asked, type PasskeyDesk, passkeyDesk, removeDesk } from "../../testing/passkeyDesk.ts";
import { runVerb } from "../runVerb.ts";
import { withDesk } from "../session/withDesk.ts";
import { finishDecision, prepareDecision, WaitingDecisions } from "./decisions.ts";
import { beginEnrolment, finishEnrolment, WaitingEnrolments } from "./enrolment.ts";
import { decisionAnswer, enrolmentAnswer } from "./shapes.ts";

describe.skipIf(!hasChromium)("a browser that is not ours (skipped without chromium)", () => {
  let desk: PasskeyDesk;
  let browser: Browser;

  beforeAll(async () => {
    desk = await passkeyDesk();
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser.close();
    await removeDesk(desk);
  });

  const people = () => withDesk(desk.context, async (open) => (await open.facts()).people);

  /** Makes a passkey for somebody with the authenticator that is in. */
  async function make(name: string) {
    const enrolments = new WaitingEnrolments(desk.context);
    const begun = beginEnrolment(
      enrolments,
      desk.context.random,
      { practice: false, people: await people() },
      name,
    );
    const response = await browser.evaluate(`navigator.credentials
      .create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(${JSON.stringify(begun.options)}) })
      .then((made) => made.toJSON())`);
    return finishEnrolment(enrolments, enrolmentAnswer.parse({ ticket: begun.ticket, response }), browser.origin);
  }

  it("[J7] makes a passkey and approves with it what the desk then holds, and audit believes", async () => {
    await browser.authenticator();
    expect(browser.origin).toMatch(PASSKEY_ORIGIN);
    const passkey = await make("ada");
    expect(passkey.key).toMatch(/^es256:04/);
    await runVerb("person passkey", desk.context, { ...passkey, as: ["bel"] });
    const waiting = new WaitingDecisions(desk.context);
    const input = { from: "2031-01-04", where: "Invented City", cut: "telephones", as: ["ada"] };
    // An ES256 signature has either s: enough of them that both occur.
    for (const turn of [1, 2, 3, 4, 5, 6]) {
      const request = { verb: "conditions", input: { ...input, where: `Invented City ${turn}` } };
      const { ticket, approvals } = asked(await prepareDecision(waiting, desk.context, request));
      const assertion = await browser.evaluate(`navigator.credentials
        .get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(${JSON.stringify(approvals[0]!.options)}) })
        .then((given) => given.toJSON())`);
      const answer = decisionAnswer.parse({ ticket, assertions: [assertion] });
      expect(await finishDecision(waiting, desk.context, answer)).toMatchObject({ state: "done" });
    }
    const { decisions } = await withDesk(desk.context, (open) => open.facts());
    const approvedBy = decisions.filter((one) => one.type === "conditions").map((one) => one.approvedBy);
    expect(approvedBy).toEqual(Array.from({ length: 6 }, () => ["ada"]));
    expect(await runVerb("audit", desk.context, { dir: "desk" })).toMatchObject({ exit: 0 });
  });

  it("[J7] makes no second person's passkey on an authenticator that holds one", async () => {
    await browser.authenticator();
    const first = await make("cyd");
    await runVerb("person passkey", desk.context, { ...first, as: ["ada"] });
    await expect(make("dan")).rejects.toThrow("InvalidStateError");
  });

  it("[J7] is refused a passkey that can be copied to another device", async () => {
    await browser.authenticator({ backupEligible: true });
    await expect(make("eva")).rejects.toMatchObject({ code: "passkey.synced" });
  });

  it("[J7] makes none without verifying its user", async () => {
    await browser.authenticator({ verifies: false });
    await expect(make("eva")).rejects.toThrow("NotAllowedError");
  });
});
