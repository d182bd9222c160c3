import { accountBody, type Facts, UNKNOWN_LINEAGE } from "@daftar/model";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  asked,
  newPasskey,
  type PasskeyDesk,
  passkeyDesk,
  removeDesk,
  userFile,
} from "../../testing/passkeyDesk.ts";
import { runVerb } from "../runVerb.ts";
import { withDesk } from "../session/withDesk.ts";
import { finishDecision, prepareDecision, WaitingDecisions } from "./decisions.ts";
import { decisionWaits } from "./shapes.ts";

let desk: PasskeyDesk;
let now: number;
let waiting: WaitingDecisions;

beforeEach(async () => {
  desk = await passkeyDesk();
  now = Date.UTC(2031, 0, 5);
  waiting = new WaitingDecisions({ clock: () => now, random: desk.context.random });
});
afterEach(() => removeDesk(desk));

const facts = (): Promise<Facts> => withDesk(desk.context, (open) => open.facts());
const prepare = (verb: string, input: Record<string, unknown>) =>
  prepareDecision(waiting, desk.context, { verb, input });
const finish = (ticket: string, ...assertions: ReturnType<PasskeyDesk["ada"]["assert"]>[]) =>
  finishDecision(waiting, desk.context, { ticket, assertions });
const cut = { from: "2031-01-04", where: "Invented City", cut: "telephones", reason: "as reported" };
const conditions = async () => (await facts()).decisions.filter((one) => one.type === "conditions");

describe("a decision with a passkey", () => {
  it("[S10] is asked for, approved in the browser, and written once with the approval", async () => {
    const step = asked(await prepare("conditions", { ...cut, as: ["ada"] }));
    expect(decisionWaits.parse(step)).toEqual(step);
    expect(step.approvals).toMatchObject([
      { person: "ada", of: [{ type: "conditions", reason: "as reported", body: { cut: "telephones" } }] },
    ]);
    expect(await conditions()).toEqual([]);
    const [{ options }] = step.approvals as [(typeof step.approvals)[0]];
    expect(await finish(step.ticket, desk.ada.assert(options.challenge))).toMatchObject({ state: "done" });
    expect((await conditions()).map((one) => one.approvedBy)).toEqual([["ada"]]);
    await expect(finish(step.ticket, desk.ada.assert(options.challenge))).rejects.toMatchObject({
      code: "passkey.expired",
    });
    expect(await conditions()).toHaveLength(1);
    const audit = await runVerb("audit", desk.context, { dir: "desk" });
    expect(audit).toMatchObject({ exit: 0, result: { faults: [] } });
  });

  it("takes either value of s, and ops know one", async () => {
    for (const [turn, otherS] of [true, false].entries()) {
      const step = asked(await prepare("conditions", { ...cut, where: `Place ${turn}`, as: ["ada"] }));
      const answer = desk.ada.assert(step.approvals[0]!.options.challenge, { otherS });
      expect(await finish(step.ticket, answer)).toMatchObject({ state: "done" });
    }
    expect((await conditions()).map((one) => one.approvedBy)).toEqual([["ada"], ["ada"]]);
  });

  it("of two people waits for both, who may answer one after the other", async () => {
    const step = asked(await prepare("conditions", { ...cut, as: ["ada", "bel"] }));
    expect(step.approvals.map((one) => one.person)).toEqual(["ada", "bel"]);
    const { challenge } = step.approvals[0]!.options;
    expect(step.approvals[1]!.options.challenge).toBe(challenge);
    const then = asked(await finish(step.ticket, desk.bel.assert(challenge)));
    expect(then.approvals.map((one) => one.person)).toEqual(["ada"]);
    expect(then.changed).toBe(false);
    expect(await conditions()).toEqual([]);
    await finish(then.ticket, desk.ada.assert(challenge));
    expect((await conditions()).map((one) => one.approvedBy)).toEqual([["ada", "bel"]]);
  });

  it("is asked for anew where somebody decided meanwhile: what was approved is what was seen", async () => {
    const step = asked(await prepare("conditions", { ...cut, as: ["ada"] }));
    const { challenge } = step.approvals[0]!.options;
    // The same by a key file, at a terminal.
    await runVerb("conditions", desk.context, { ...cut, as: ["bel"] });
    const again = asked(await finish(step.ticket, desk.ada.assert(challenge)));
    expect(again.changed).toBe(true);
    expect(again.approvals[0]!.options.challenge).not.toBe(challenge);
    expect(await conditions()).toHaveLength(1);
    await finish(again.ticket, desk.ada.assert(again.approvals[0]!.options.challenge));
    const [first, second] = await conditions();
    expect(second?.parents).toEqual([first?.opId]);
  });

  it("is refused by the verb itself where the answer comes too late", async () => {
    const ids = await records("One", "Two");
    const input = { a: ids[0], b: ids[1], verdict: "same", as: ["ada"] };
    const step = asked(await prepare("review decide", input));
    await runVerb("review decide", desk.context, { ...input, as: ["bel"] });
    await expect(
      finish(step.ticket, desk.ada.assert(step.approvals[0]!.options.challenge)),
    ).rejects.toMatchObject({ code: "review.decided" });
  });

  it("that draws an id and seals a source does both once, and is what was approved", async () => {
    const file = userFile(desk, "form.json", {
      cells: { given: "Invented", family: "Person" },
      lineage: UNKNOWN_LINEAGE,
      source: { name: "invented caller" },
    });
    const step = asked(await prepare("account add", { file, as: ["ada"] }));
    const { of, options } = step.approvals[0]!;
    const { record, sealed } = accountBody.parse(of[0]?.body);
    expect(await finish(step.ticket, desk.ada.assert(options.challenge))).toMatchObject({
      state: "done",
      result: { record, sealed: true },
    });
    expect(sealed).toMatch(/^[0-9a-f]{64}$/);
    expect((await facts()).records.map(({ id, recordedBy }) => [id, recordedBy])).toEqual([[record, "ada"]]);
  });

  it("that enrols somebody leaves no key behind before it is approved, and the same key after", async () => {
    const step = asked(await prepare("person add", { name: "cyd", as: ["ada"] }));
    // Two ops, and one touch for both.
    expect(step.approvals.map(({ of }) => of.map(({ type }) => type))).toEqual([["key", "role"]]);
    const open = () => withDesk(desk.context, (held) => held.unlockPerson("cyd", "practice"));
    await expect(open()).rejects.toMatchObject({ code: "person.unknown" });
    await finish(step.ticket, ...step.approvals.map(({ options }) => desk.ada.assert(options.challenge)));
    expect((await open()).key).toBe((await facts()).people.find((one) => one.person === "cyd")?.keys[0]?.key);
  });

  it("of many things is approved with one touch, and what changed meanwhile is asked for alone", async () => {
    const ids = await records("One", "Two", "Three", "Four", "Five");
    const request = { ids, verdict: "credible", reason: "read (invented)", as: ["ada", "bel"] };
    const step = asked(await prepare("assess account", request));
    expect(step.approvals.map(({ person, of }) => [person, of.length])).toEqual([
      ["ada", 5],
      ["bel", 5],
    ]);
    await runVerb("assess account", desk.context, { ...request, ids: ids.slice(1, 2), as: ["bel"] });
    const answer = (given: ReturnType<typeof asked>) => [
      desk.ada.assert(given.approvals[0]!.options.challenge),
      desk.bel.assert(given.approvals[1]!.options.challenge),
    ];
    const again = asked(await finish(step.ticket, ...answer(step)));
    expect(again.changed).toBe(true);
    expect(again.approvals.map(({ of }) => of.map(({ subject }) => subject))).toEqual([[ids[1]], [ids[1]]]);
    expect(await finish(again.ticket, ...answer(again))).toMatchObject({ state: "done" });
    const assessed = (await facts()).decisions.filter((one) => one.type === "assess-account");
    expect(assessed.map((one) => one.approvedBy)).toEqual([
      ["bel"],
      ...Array.from({ length: 5 }, () => ["ada", "bel"]),
    ]);
    expect(await runVerb("audit", desk.context, { dir: "desk" })).toMatchObject({ exit: 0 });
  });

  it("of a verb that needs none is done at once", async () => {
    expect(await prepare("person list", {})).toMatchObject({ state: "done", exit: 0 });
    // Whoever left the key file unlocked approves with that.
    const signer = await withDesk(desk.context, (open) => open.unlockPerson("ada", "practice"));
    const context = { ...desk.context, unlocked: (person: string) => (person === "ada" ? signer : null) };
    const request = { verb: "conditions", input: { ...cut, as: ["ada"] } };
    expect(await prepareDecision(waiting, context, request)).toMatchObject({ state: "done" });
  });
});

describe("an answer that is none", () => {
  const begin = async () => {
    const step = asked(await prepare("conditions", { ...cut, as: ["ada"] }));
    return { ticket: step.ticket, challenge: step.approvals[0]!.options.challenge };
  };

  it("[J7] of another passkey, place, purpose, person, or without its user writes nothing, and can be mended", async () => {
    const { ticket, challenge } = await begin();
    const stranger = newPasskey();
    const altered = desk.ada.assert(challenge);
    altered.response.clientDataJSON = altered.response.clientDataJSON.replace(/.$/, "A");
    const wrong = {
      stranger: stranger.assert(challenge),
      "somebody else, who was not asked": desk.bel.assert(challenge),
      "her id, another's key": { ...stranger.assert(challenge), id: desk.ada.assert(challenge).id },
      "another challenge": desk.ada.assert("AAAA"),
      "another origin": desk.ada.assert(challenge, { origin: "http://127.0.0.1:4870" }),
      "another site": desk.ada.assert(challenge, { rpId: "example.org" }),
      "a registration": desk.ada.assert(challenge, { type: "webauthn.create" }),
      "user not verified": desk.ada.assert(challenge, { flags: 0x01 }),
      "user not there": desk.ada.assert(challenge, { flags: 0x04 }),
      "a copied key": desk.ada.assert(challenge, { flags: 0x1d }),
      "a frame": desk.ada.assert(challenge, { crossOrigin: true }),
      altered,
    };
    for (const [what, answer] of Object.entries(wrong)) {
      const code = what === "a copied key" ? "passkey.synced" : "passkey.refused";
      await expect(finish(ticket, answer), what).rejects.toMatchObject({ code });
    }
    expect(await conditions()).toEqual([]);
    expect(await finish(ticket, desk.ada.assert(challenge))).toMatchObject({ state: "done" });
  });

  it("to a ticket nobody has, or after ten minutes, is refused", async () => {
    const { ticket, challenge } = await begin();
    await expect(finish("0".repeat(32), desk.ada.assert(challenge))).rejects.toMatchObject({
      code: "passkey.expired",
    });
    now += 10 * 60_000;
    await expect(finish(ticket, desk.ada.assert(challenge))).rejects.toMatchObject({
      code: "passkey.expired",
    });
  });

  it("[S10] of a passkey revoked meanwhile counts no more: the key file decides, where there is one", async () => {
    const { ticket, challenge } = await begin();
    await runVerb("person revoke", desk.context, { name: "ada", only: "passkey", as: ["bel"] });
    // Her key file is left; nobody gives a passphrase here but a practice desk's own.
    expect(await finish(ticket, desk.ada.assert(challenge))).toMatchObject({ state: "done" });
    expect((await withDesk(desk.context, (open) => open.facts())).decisions.at(-1)?.approvedBy).toEqual([
      "ada",
    ]);
    await runVerb("person revoke", desk.context, { name: "ada", as: ["bel"] });
    await expect(prepare("conditions", { ...cut, as: ["ada"] })).rejects.toMatchObject({
      code: "person.unknown",
    });
  });
});

it("a second implementation takes what ours takes, and refuses what ours refuses", async () => {
  const step = asked(await prepare("conditions", { ...cut, as: ["ada", "bel"] }));
  const check = (person: "ada" | "bel", odd: object) => {
    const { challenge, rpId } = step.approvals[0]!.options;
    const { key } = desk[person];
    const at = (from: number) =>
      Buffer.from(key.slice(key.indexOf(":") + 1), "hex").subarray(from, from + 32);
    const publicKey = key.startsWith("es256:")
      ? [Buffer.from("a5010203262001215820", "hex"), at(1), Buffer.from("225820", "hex"), at(33)]
      : [Buffer.from("a4010103272006215820", "hex"), at(0)];
    const response = desk[person].assert(challenge, odd);
    return verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: "http://localhost:4870",
      expectedRPID: rpId,
      requireUserVerification: true,
      credential: { id: response.id, publicKey: new Uint8Array(Buffer.concat(publicKey)), counter: 0 },
    }).then(
      ({ verified }) => verified,
      () => false,
    );
  };
  for (const person of ["ada", "bel"] as const) {
    expect(await check(person, {})).toBe(true);
    for (const odd of [
      { rpId: "example.org" },
      { origin: "http://localhost.org" },
      { flags: 0x01 },
      { flags: 0x04 },
    ])
      expect([person, odd, await check(person, odd)]).toEqual([person, odd, false]);
  }
});

async function records(...names: string[]): Promise<string[]> {
  for (const given of names) {
    const file = userFile(desk, `${given}.json`, {
      cells: { given, family: "Invented" },
      lineage: UNKNOWN_LINEAGE,
    });
    await runVerb("account add", desk.context, { file, as: ["bel"] });
  }
  return (await facts()).records.map(({ id }) => id);
}
