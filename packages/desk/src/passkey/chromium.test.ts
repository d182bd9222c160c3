import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { fromHex, inLowerHalf, P256_ORDER, PASSKEY_ORIGIN, passkeyKey } from "@daftar/model";
import { verifyEs256 } from "@daftar/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Browser, hasChromium, startChromium } from "../../testing/chromium.ts";
import { asked, type PasskeyDesk, passkeyDesk, removeDesk } from "../../testing/passkeyDesk.ts";
import { runVerb } from "../runVerb.ts";
import { withDesk } from "../session/withDesk.ts";
import { finishDecision, prepareDecision, WaitingDecisions } from "./decisions.ts";
import { beginEnrolment, finishEnrolment, WaitingEnrolments } from "./enrolment.ts";
import { decisionAnswer, enrolmentAnswer } from "./shapes.ts";

/** Signatures as they should be, and in every way that implementations might part on. */
function es256Vectors() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = publicKey.export({ format: "der", type: "spki" }).subarray(-65).toString("hex");
  const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
  const message = createHash("sha256").update("invented").digest("hex");
  const raw = sign("sha256", Buffer.from(message, "hex"), { key: privateKey, dsaEncoding: "ieee-p1363" });
  const r = raw.subarray(0, 32).toString("hex");
  const given = BigInt(`0x${raw.subarray(32).toString("hex")}`);
  const order = BigInt(`0x${P256_ORDER}`);
  const hex = (n: bigint) => n.toString(16).padStart(64, "0");
  const [lower, higher] = given <= order / 2n ? [given, order - given] : [order - given, given];
  const good = r + hex(lower);
  const zero = hex(0n);
  const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
  const vector = (what: string, change: { key?: string; message?: string; signature?: string } = {}) => ({
    what,
    key,
    message,
    signature: good,
    holds: what === "as it should be",
    ...change,
  });
  return [
    vector("as it should be"),
    vector("the higher s", { signature: r + hex(higher) }),
    vector("s + n", { signature: r + hex(lower + order).slice(-64) }),
    vector("r of zero", { signature: zero + hex(lower) }),
    vector("s of zero", { signature: r + zero }),
    vector("both of zero", { signature: zero + zero }),
    vector("r of n", { signature: P256_ORDER + hex(lower) }),
    vector("s of n", { signature: r + P256_ORDER }),
    vector("r and s exchanged, s lower", { signature: hex(lower) + hex(1n) }),
    vector("another message", { message: `${message}00` }),
    vector("no message", { message: "" }),
    vector("cut short", { signature: good.slice(2) }),
    vector("longer", { signature: `${good}00` }),
    vector("in DER", { signature: `30440220${r}0220${hex(lower)}` }),
    vector("another key", {
      key: other.export({ format: "der", type: "spki" }).subarray(-65).toString("hex"),
    }),
    vector("a key off the curve", { key: key.replace(/.$/, (last) => (last === "0" ? "1" : "0")) }),
    vector("a key of zeros", { key: `04${zero}${zero}` }),
    vector("a key whose x is not below p", { key: `04${hex(p + 5n)}${key.slice(66)}` }),
    vector("a key marked as another form", { key: `06${key.slice(2)}` }),
  ];
}

/** Which of them WebCrypto takes; the browser runs this very text, so it names nothing outside itself. */
async function webCryptoTakes(vectors: readonly { key: string; message: string; signature: string }[]) {
  const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const answers: boolean[] = [];
  for (const { key, message, signature } of vectors) {
    try {
      const imported = await crypto.subtle.importKey("raw", bytes(key), algorithm, true, ["verify"]);
      answers.push(await crypto.subtle.verify(algorithm, imported, bytes(signature), bytes(message)));
    } catch {
      answers.push(false);
    }
  }
  return answers;
}

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
    return finishEnrolment(
      enrolments,
      enrolmentAnswer.parse({ ticket: begun.ticket, response }),
      browser.origin,
    );
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

  it("[S22] its WebCrypto, Node's and node:crypto take the same ES256 signatures", async () => {
    const vectors = es256Vectors();
    const given = JSON.stringify(vectors);
    const theirs = z
      .array(z.boolean())
      .parse(await browser.evaluate(`(${webCryptoTakes.toString()})(${given})`));
    const nodes = await webCryptoTakes(vectors);
    const ours = vectors.map(({ key, message, signature }) =>
      verifyEs256(fromHex(key), fromHex(message), fromHex(signature)),
    );
    const expected = vectors.map(({ holds }) => holds);
    expect(ours).toEqual(expected);
    // The form of key and signature is checked before any of them is asked: there they part.
    const formed = vectors.map(
      ({ key, signature }) =>
        passkeyKey.safeParse(`es256:${key}`).success && signature.length === 128 && inLowerHalf(signature),
    );
    for (const answers of [theirs, nodes]) {
      expect(answers.map((answer, at) => answer && formed[at] === true)).toEqual(expected);
    }
    const whatTheyTake = vectors.filter((_, at) => theirs[at]).map(({ what }) => what);
    expect(whatTheyTake).toEqual(["as it should be", "the higher s"]);
  });

  it("[J7] makes none without verifying its user", async () => {
    await browser.authenticator({ verifies: false });
    await expect(make("eva")).rejects.toThrow("NotAllowedError");
  });
});
