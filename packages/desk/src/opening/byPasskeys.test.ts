/**
 * An opening that two people asked for with passkeys: the op of the terminal, a request made of it as often as it is
 * wanted, and a custodian's machine that checks it by itself (J7, J18).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OP_BODIES, type SignedOp, UNKNOWN_LINEAGE } from "@daftar/model";
import { type OpeningRequest, readRequest } from "@daftar/seal";
import { consentKeyOf, newCustodian, sha256 } from "@daftar/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  asked,
  newPasskey,
  type PasskeyDesk,
  passkeyDesk,
  removeDesk,
  userFile,
} from "../../testing/passkeyDesk.ts";
import { finishDecision, prepareDecision, WaitingDecisions } from "../passkey/decisions.ts";
import { runVerb } from "../runVerb.ts";
import { openAndClose } from "../session/openAndClose.ts";
import { withDesk } from "../session/withDesk.ts";
import { judgeRequest } from "./judgeRequest.ts";

const SAID = "Canary Thistlethwaite";
const opened = z.object({ opening: z.string(), request: z.null(), approvedBy: z.array(z.string()) });

let desk: PasskeyDesk;
let waiting: WaitingDecisions;
let record: string;
let opener: { readonly identity: string; readonly recipient: string };

beforeAll(async () => {
  desk = await passkeyDesk();
  waiting = new WaitingDecisions(desk.context);
  opener = await newCustodian();
  record = await enter("One");
  writeFileSync(join(desk.dir, "custodian.txt"), `${desk.identity}\n`);
  writeFileSync(join(desk.dir, "opener.txt"), `${opener.identity}\n`);
});
afterAll(() => removeDesk(desk));

async function enter(given: string): Promise<string> {
  const file = userFile(desk, `${given}.json`, {
    cells: { given, family: "Invented" },
    lineage: UNKNOWN_LINEAGE,
    source: { name: SAID },
  });
  const { result } = await runVerb("account add", desk.context, { file, as: ["bel"] });
  return z.object({ record: z.string() }).parse(result).record;
}

const prepare = (input: Record<string, unknown> = {}, context = desk.context) =>
  prepareDecision(waiting, context, {
    verb: "custodian open",
    input: {
      subject: [record],
      reason: "the family asks for help",
      recipient: opener.recipient,
      as: ["ada", "bel"],
      ...input,
    },
  });

/** Both approve. @returns the opening's id */
async function ask(input: Record<string, unknown> = {}): Promise<string> {
  const step = asked(await prepare(input));
  const [ada, bel] = step.approvals.map(({ options }) => options.challenge);
  const assertions = [desk.ada.assert(ada ?? ""), desk.bel.assert(bel ?? "")];
  const done = await finishDecision(waiting, desk.context, { ticket: step.ticket, assertions });
  return opened.parse(done.state === "done" ? done.result : done).opening;
}

/** The request of an opening, as a custodian is brought it. */
async function request(opening: string, out: string): Promise<OpeningRequest> {
  await runVerb("custodian request", desk.context, { opening: opening.slice(0, 16), out });
  const read = readRequest(new Uint8Array(readFileSync(join(desk.dir, out))), sha256);
  if (read === null) throw new TypeError("no request");
  return read;
}

const openings = () => withDesk(desk.context, (open) => open.openings());
const state = async () => {
  const { result } = await runVerb("custodian openings", desk.context, {});
  return z.object({ openings: z.array(z.looseObject({ state: z.string() })) }).parse(result).openings[0]
    ?.state;
};

describe("an opening asked for with passkeys", () => {
  it("[J7] [J18] is approved by two, as it is at a terminal, and custodians open with a request made afterwards", async () => {
    const step = asked(await prepare());
    expect(step.approvals.map(({ person, of }) => [person, of.map(({ type }) => type)])).toEqual([
      ["ada", ["opening"]],
      ["bel", ["opening"]],
    ]);
    expect(OP_BODIES.opening.parse(step.approvals[0]?.of[0]?.body)).toMatchObject({
      items: [{ kind: "account", subject: record }],
      recipient: opener.recipient,
    });
    const [ada, bel] = step.approvals.map(({ options }) => options.challenge);
    // One of two is no opening, and neither is one of them twice.
    const half = asked(
      await finishDecision(waiting, desk.context, {
        ticket: step.ticket,
        assertions: [desk.ada.assert(ada ?? "")],
      }),
    );
    await expect(
      finishDecision(waiting, desk.context, {
        ticket: half.ticket,
        assertions: [desk.ada.assert(ada ?? "")],
      }),
    ).rejects.toMatchObject({ code: "passkey.refused" });
    expect(await openings()).toEqual([]);
    await finishDecision(waiting, desk.context, {
      ticket: half.ticket,
      assertions: [desk.bel.assert(bel ?? "")],
    });
    const [opening] = await openings();
    expect(opening?.approvedBy).toEqual(["ada", "bel"]);
    expect(await state()).toBe("asked");

    await request(opening?.opId ?? "", "request");
    await request(opening?.opId ?? "", "request-again");
    const answer = { request: "request", identity: "custodian.txt", out: "answer", yes: true };
    expect(await runVerb("custodian share", desk.context, answer)).toMatchObject({
      result: { approvedBy: ["ada", "bel"], shares: 1, recipient: opener.recipient },
    });
    // The same opening's, made anew: another file, since it is encrypted to the opener once more.
    await runVerb("custodian share", desk.context, {
      ...answer,
      request: "request-again",
      out: "answer-again",
    });
    const combine = { request: "request", share: ["answer"], identity: "opener.txt" };
    expect(await runVerb("custodian combine", desk.context, combine)).toMatchObject({
      result: { opened: [{ subject: record, source: { name: SAID } }] },
    });
    expect(await runVerb("audit", desk.context, { dir: "desk" })).toMatchObject({ exit: 0 });
  });

  it("[J7] is the op that two key files approve", async () => {
    await ask();
    const input = { subject: [record], reason: "the family asks for help", recipient: opener.recipient };
    await runVerb("custodian open", desk.context, { ...input, out: "by-file", as: ["ada", "bel"] });
    const [passkeys, files] = (await openings()).slice(-2);
    expect({ ...files, opId: "", time: "" }).toEqual({ ...passkeys, opId: "", time: "" });
  });

  it("[J7] is approved by a passkey beside a key file that is unlocked, and custodians take both", async () => {
    const signer = await withDesk(desk.context, (open) => open.unlockPerson("bel", "practice"));
    const context = { ...desk.context, unlocked: (who: string) => (who === "bel" ? signer : null) };
    const step = asked(await prepare({}, context));
    expect(step.approvals.map(({ person }) => person)).toEqual(["ada"]);
    const assertions = [desk.ada.assert(step.approvals[0]?.options.challenge ?? "")];
    await finishDecision(waiting, context, { ticket: step.ticket, assertions });
    const read = await request((await openings()).at(-1)?.opId ?? "", "of-two-kinds");
    expect(read.opening.op.approvals.map((given) => "kind" in given)).toEqual([true, false]);
    expect(judgeRequest(read)).toMatchObject({ request: { approvedBy: ["ada", "bel"] } });
  });

  it("a custodian's machine refuses a request whose passkeys approved another body, or another opening", async () => {
    const other = await enter("Two");
    const sound = await request(await ask(), "sound");
    const second = await request(await ask({ subject: [other] }), "second");
    expect(judgeRequest(sound)).toMatchObject({ status: "sound", request: { approvedBy: ["ada", "bel"] } });
    const stranger = (await newCustodian()).recipient;
    const { op } = sound.opening;
    const body = OP_BODIES.opening.parse(op.body);
    const [one, two] = op.approvals;
    const changed: Record<string, Partial<SignedOp["op"]>> = {
      "to another recipient": { body: { ...body, recipient: stranger } },
      "for another reason": { reason: "they agreed" },
      "of other things": { body: second.opening.op.body },
      "with the approvals of another opening": { approvals: second.opening.op.approvals },
      "with one person's approval twice": { approvals: [one!, { ...one!, person: two!.person }] },
      "with one approval": { approvals: [one!] },
      "with keys exchanged": {
        approvals: [
          { ...one!, key: two!.key },
          { ...two!, key: one!.key },
        ],
      },
      "by another desk": { desk: "d".repeat(64) },
    };
    for (const [what, change] of Object.entries(changed)) {
      const forged = { ...sound, opening: { ...sound.opening, op: { ...op, ...change } } };
      expect(judgeRequest(forged).status, what).toBe("refused");
    }
    // What is asked for beside what was approved.
    expect(judgeRequest({ ...sound, asked: second.asked }).status).toBe("refused");
    expect(judgeRequest({ ...sound, asked: [...sound.asked, ...second.asked] }).status).toBe("refused");
  });

  it("[J7] is not asked for by one person twice, by who is no approver, nor beside who enrolled one's passkey", async () => {
    const before = await openings();
    const refused = { code: "opening.two-people" };
    await expect(prepare({ as: ["ada"] })).rejects.toMatchObject(refused);
    await expect(prepare({ as: ["ada", "ada"] })).rejects.toMatchObject(refused);
    await runVerb("person add", desk.context, { name: "cyd", role: ["approver"], as: ["ada"] });
    await runVerb("person add", desk.context, { name: "dan", role: ["recorder"], as: ["ada"] });
    await expect(prepare({ as: ["ada", "cyd"] })).rejects.toMatchObject(refused);
    await expect(prepare({ as: ["bel", "dan"] })).rejects.toMatchObject(refused);
    // Of two keys, the one that approves is asked: cyd's key file may stand beside bel, this passkey may not.
    const cyds = newPasskey();
    const { key, credential } = cyds;
    await runVerb("person passkey", desk.context, { name: "cyd", key, credential, as: ["bel"] });
    const step = asked(await prepare({ as: ["bel", "cyd"] }));
    const assertions = step.approvals.map(({ person, options }) =>
      (person === "cyd" ? cyds : desk.bel).assert(options.challenge),
    );
    await expect(
      finishDecision(waiting, desk.context, { ticket: step.ticket, assertions }),
    ).rejects.toMatchObject(refused);
    expect(await openings()).toEqual(before);
  });

  it("[J18] needs a recipient that reads, and leaves nothing behind that is turned away", async () => {
    const before = await openings();
    await expect(prepare({ recipient: `age1${"q".repeat(58)}` })).rejects.toMatchObject({
      code: "custodian.invalid",
    });
    await expect(prepare({ reason: "call +00 555 010 7731" })).rejects.toMatchObject({ code: "usage.wrong" });
    for (const reason of [
      "the \u202eylimaf\u202c asks",
      "asks\u2069 all of it",
      "asks\u001b[2J",
      `ask ${opener.identity}`,
      opener.identity.toLowerCase(),
    ])
      await expect(prepare({ reason }), reason).rejects.toMatchObject({ code: "usage.wrong" });
    await prepare({ reason: "خانواده‌ی او\nکمک می‌خواهد" });
    await expect(prepare({ subject: ["0".repeat(32)] })).rejects.toMatchObject({ code: "opening.nothing" });
    expect(await openings()).toEqual(before);
    await expect(
      runVerb("custodian request", desk.context, { opening: "0".repeat(16), out: "none" }),
    ).rejects.toMatchObject({ code: "subject.unknown" });
  });

  it("[J18] an op of another machine that names what no desk would makes no request, or one of each thing once", async () => {
    const write = async (change: object, times = 1): Promise<string> => {
      const own = (await openings()).find(({ body }) => body.items[0]?.subject === record)?.body;
      const items = Array.from({ length: times }, () => ({ ...own!.items[0]!, ...change }));
      const draft = { type: "opening", subject: "", parents: [], reason: "forged", by: "machine" } as const;
      const body = { items, recipient: opener.recipient };
      const [op] = await withDesk(desk.context, (open) => open.append([{ ...draft, body, approvals: [] }]));
      return op!.opId;
    };
    for (const change of [{ kind: "original" }, { kind: "count" }, { core: "0".repeat(64) }])
      await expect(request(await write(change), "none")).rejects.toMatchObject({ code: "opening.nothing" });
    const read = await request(await write({}, 100), "hundred");
    expect(read.asked.flatMap(({ items }) => items)).toHaveLength(1);
    expect(judgeRequest(read).status).toBe("refused");
    expect(await state()).toBe("asked");
  });

  it("[J7] [J18] a custodian's successor is approved with two passkeys, and answers from then on", async () => {
    const next = await newCustodian();
    writeFileSync(join(desk.dir, "next.txt"), `${next.identity}\n`);
    const to = `${next.recipient}:${consentKeyOf(next.identity).publicKey}`;
    const run = (verb: string, input: object) => runVerb(verb, desk.context, { ...input });
    await run("custodian boxes", { out: "boxes" });
    await run("custodian hand-over", {
      boxes: "boxes",
      identity: "custodian.txt",
      to,
      out: "handed",
      yes: true,
    });
    await run("custodian accept", {
      boxes: "boxes",
      handed: ["handed"],
      identity: "next.txt",
      out: "accepted",
    });
    const input = { accepted: "accepted", reason: "moves abroad", as: ["ada", "bel"] };
    const begin = (as: string[]) =>
      prepareDecision(waiting, desk.context, { verb: "custodian succeed", input: { ...input, as } });
    await expect(begin(["ada"])).rejects.toMatchObject({ code: "opening.two-people" });
    const step = asked(await begin(["ada", "bel"]));
    const assertions = step.approvals.map(({ person, options }) =>
      (person === "ada" ? desk.ada : desk.bel).assert(options.challenge),
    );
    expect(await finishDecision(waiting, desk.context, { ticket: step.ticket, assertions })).toMatchObject({
      state: "done",
      result: { standing: "handed-over", without: 0 },
    });
    // Of what was sealed before, too: the request holds what was handed over since.
    await request(await ask(), "for-next");
    const answer = { request: "for-next", identity: "next.txt", out: "answer-of-next", yes: true };
    expect(await run("custodian share", answer)).toMatchObject({ result: { shares: 1 } });
    expect(await run("audit", { dir: "desk" })).toMatchObject({ exit: 0 });
  });

  it("[J7] custodians are told where a desk has no founders, since its first machine's key can make up who approves", async () => {
    const run = (verb: string, input: object, context = machine) => runVerb(verb, context, { ...input });
    const machine = {
      ...desk.context,
      desk: join(desk.dir, "begun"),
      desks: openAndClose,
      passphrase: async () => "practice",
    };
    const own = await newCustodian();
    writeFileSync(join(desk.dir, "own.txt"), `${own.identity}\n`);
    const custodian = [`${own.recipient}:${consentKeyOf(own.identity).publicKey}`];
    await run("init", { dir: "begun", custodian, practice: true });
    for (const name of ["anna", "boris"]) await run("person add", { name });
    const file = userFile(desk, "begun.json", {
      cells: { given: "Three", family: "Invented" },
      lineage: UNKNOWN_LINEAGE,
      source: { name: SAID },
    });
    const { result } = await run("account add", { file, as: ["boris"] });
    const subject = [z.object({ record: z.string() }).parse(result).record];
    const input = { subject, reason: "asked", recipient: opener.recipient, out: "begun.request" };
    await run("custodian open", { ...input, as: ["anna", "boris"] });
    const questions: string[] = [];
    const ask = async (question: string) => questions.push(question) === 0;
    const answer = { request: "begun.request", identity: "own.txt", out: "begun.answer" };
    expect(await run("custodian share", answer, { ...machine, ask })).toMatchObject({
      result: { founders: false, file: null, shares: 0 },
    });
    expect(questions[0]).toContain("without founders");
    const founded = judgeRequest(await request((await openings())[0]?.opId ?? "", "founded"));
    expect(founded).toMatchObject({ status: "sound", request: { founders: true } });
  });

  it("[J7] is refused where a role or a key was taken meanwhile, and custodians refuse what a revoked key approved", async () => {
    const before = await openings();
    const step = asked(await prepare());
    const assertions = step.approvals.map(({ person, options }) =>
      (person === "ada" ? desk.ada : desk.bel).assert(options.challenge),
    );
    await runVerb("person role", desk.context, { name: "bel", role: ["recorder"], as: ["ada"] });
    await expect(
      finishDecision(waiting, desk.context, { ticket: step.ticket, assertions }),
    ).rejects.toMatchObject({ code: "opening.two-people" });
    expect(await openings()).toEqual(before);
    await runVerb("person role", desk.context, { name: "bel", role: ["approver"], as: ["ada"] });
    const opening = await ask();
    await runVerb("person revoke", desk.context, { name: "bel", only: "passkey", as: ["ada"] });
    expect(await state()).toBe("unapproved");
    expect(judgeRequest(await request(opening, "revoked")).status).toBe("refused");
  });
});
