/** Two desks of one organisation: what they hand each other, and what is refused and leaves no trace. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  DaftarError,
  type DecisionType,
  fromUtf8,
  inForce,
  opLine,
  signedOp,
  toHex,
  utf8,
} from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDesk } from "../desk/heldDesk.ts";
import { newKeyPair, nodeIdOf, sha256 } from "../keys/ed25519.ts";
import { signOp } from "../ops/signOp.ts";
import {
  accountDraft,
  conditionsDraft,
  importRows,
  inventedDesk,
  inventedPasskey,
  open,
  random,
  recordId,
  removeFolders,
  withDesk,
} from "../testing/inventedDesk.ts";
import { hand, joined, openDesks, type Parcel, parcel } from "../testing/joinedDesks.ts";

let a: OpenDesk;
let b: OpenDesk;
beforeAll(async () => {
  [a, b] = (await openDesks(2)) as [OpenDesk, OpenDesk];
});
afterAll(async () => {
  await a.close();
  await b.close();
  removeFolders();
});

const same = async () => expect(await b.registerDigest()).toBe(await a.registerDigest());
const both = async () => {
  await hand(a, b);
  await hand(b, a);
};
const state = async (desk: OpenDesk, type: DecisionType, subject: string) =>
  inForce((await desk.facts()).decisions.filter((one) => one.type === type && one.subject === subject));
/** Everything but the register, as one text. */
const trace = (desk: OpenDesk): string =>
  readdirSync(desk.info.dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("register") && entry.name !== "desk.lock")
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => `${path} ${toHex(sha256(readFileSync(path)))}`)
    .join("\n");

describe("a desk that joined", () => {
  it("[S23] has the same first op, a node key of its own, and the same ids for the same record", async () => {
    expect(b.info.id).toBe(a.info.id);
    expect(b.node).not.toBe(a.node);
    expect(b.hmac("daftar.record/v1", "x")).toBe(a.hmac("daftar.record/v1", "x"));
    expect([a.publicLog.signs, b.publicLog.signs]).toEqual([true, false]);
    const log = { origin: "practice.invalid/x", key: a.info.genesis.logKey };
    expect(() => b.publicLog.sign(log, [])).toThrow(expect.objectContaining({ code: "release.other-desk" }));
    const nodes = await b.exchange.nodes();
    expect([...nodes.values()].map(({ node, enrolledBy }) => [node, enrolledBy])).toEqual([
      [a.node, null],
      [b.node, "anna"],
    ]);
    await same();
  });

  it("[S23] is not a desk before the first lets it in, and nothing but its own file makes it one", async () => {
    await expect(open(join(b.info.dir, "..", "nowhere"))).rejects.toMatchObject({ code: "desk.not-found" });
    expect(existsSync(join(b.info.dir, "keys", "log.json"))).toBe(false);
  });
});

describe("passkeys", () => {
  const passkey = inventedPasskey();
  const { key, credential } = passkey;
  const enrolled = { person: "behzad", key, state: "enrolled" as const, credential };
  const revoked = { person: "behzad", key, state: "revoked" as const };
  const keyOp = (body: typeof enrolled | typeof revoked) =>
    ({ type: "key", subject: "behzad passkey", body, by: "anna" }) as const;
  /** Decided on a desk by the passkey alone. @returns the op id */
  const decidedOn = async (desk: OpenDesk, note: string): Promise<string> => {
    const draft = { ...conditionsDraft(note), subject: note, by: "behzad", parents: [] };
    const approval = passkey.approve("behzad", desk.bytesToApprove(draft));
    const [written] = await desk.append([{ ...draft, approvals: [approval] }]);
    return written?.opId ?? "";
  };
  const approvalsOf = async (desk: OpenDesk, opId: string) =>
    (await desk.facts()).decisions
      .find((one) => one.opId === opId)
      ?.approvals.map((one) => [one.person, one.key, one.enrolledBy]);

  it("[S10] [S22] enrolled at one desk, they approve at another, and count the same at both", async () => {
    await a.append([await a.decide(keyOp(enrolled), [await a.unlockPerson("anna", "anna's words")])]);
    const early = await decidedOn(b, "before b knew of it");
    await both();
    const [onA, onB] = [await decidedOn(a, "by passkey on a"), await decidedOn(b, "by passkey on b")];
    await both();
    await same();
    for (const desk of [a, b]) {
      const held = (await desk.facts()).people.find(({ person }) => person === "behzad")?.keys;
      expect(held?.map((one) => [one.credential, one.enrolledBy])).toEqual([
        [null, null],
        [credential, "anna"],
      ]);
      for (const op of [onA, onB]) expect(await approvalsOf(desk, op)).toEqual([["behzad", key, "anna"]]);
    }
    expect(await approvalsOf(b, early)).toEqual(await approvalsOf(a, early));
  });

  it("[S10] revoked at one desk, they count at no other once it has heard", async () => {
    const admin = await b.unlockPerson("anna", "anna's words");
    await b.append([await b.decide(keyOp(revoked), [admin])]);
    await both();
    const late = await decidedOn(a, "after it was revoked");
    await both();
    await same();
    for (const desk of [a, b]) expect(await approvalsOf(desk, late)).toEqual([]);
  });
});

describe("handing over", () => {
  it("[S24] ops, blobs and rows come over, each once; both then say the same", async () => {
    const blob = a.putBlob(utf8("sealed, invented"));
    await a.append([
      { ...accountDraft(7, "By Hand"), body: { ...accountDraft(7, "By Hand").body, sealed: blob } },
    ]);
    await importRows(a, "ledger", "full", { 1: "One", 2: "Two" });
    await b.append([conditionsDraft("from b")]);
    expect(await hand(a, b)).toMatchObject({ ops: 2, blobs: 2, chunks: 1, forks: 0 });
    expect(await hand(b, a)).toMatchObject({ ops: 1, blobs: 0, chunks: 0 });
    await same();
    expect(fromUtf8(b.getBlob(blob))).toBe("sealed, invented");
    expect((await b.facts()).records.map(({ id }) => id).sort()).toEqual([1, 2, 7].map(recordId));
    expect(await b.recordCells(recordId(2))).toEqual([{ role: "name", header: "name", text: "Two" }]);
    // Now each knows what the other holds, and packs nothing.
    await both();
    expect((await parcel(a, await a.exchange.heldBy(b.node))).contents).toEqual([]);
  });

  it("[S34] [S24] evidence comes over with what it names, and its copy opens on both machines and no third", async () => {
    const [first, second] = (await openDesks(2)) as [OpenDesk, OpenDesk];
    const copy = await first.exchange.encryptToMachines(utf8("an invented picture"));
    const [original, blob] = [first.putBlob(utf8("sealed")), first.putBlob(copy)];
    const body = {
      id: "e".repeat(32),
      about: ["f".repeat(32)],
      kind: "photo",
      mediaType: "image/jpeg",
      size: 1024,
      original,
      commitment: "a".repeat(64),
      mark: "b".repeat(64),
      working: { blob, width: 4, height: 3 },
    };
    await first.append([{ type: "evidence", body, by: "machine" }]);
    await hand(first, second);
    expect((await second.facts()).evidence.map((fact) => fact.body)).toEqual([body]);
    expect(second.getBlob(original)).toEqual(utf8("sealed"));
    for (const desk of [first, second])
      expect(await desk.exchange.decrypt(desk.getBlob(blob))).toEqual(utf8("an invented picture"));
    const [stranger] = (await openDesks(1)) as [OpenDesk];
    expect(await stranger.exchange.decrypt(copy)).toBeNull();
  });

  it("[S25] the same parcel again adds nothing and says so, and so does one older than what came", async () => {
    await a.append([conditionsDraft("older")]);
    const older = await parcel(a);
    await a.append([conditionsDraft("newer")]);
    const newer = await parcel(a);
    await b.exchange.receive(newer);
    const before = trace(b);
    await expect(b.exchange.receive(newer)).rejects.toMatchObject({ code: "bundle.repeated" });
    await expect(b.exchange.receive(older)).rejects.toMatchObject({ code: "bundle.older" });
    expect(trace(b)).toBe(before);
    await both();
    await same();
  });

  it("[S11] one file imported at both desks gives one set of records", async () => {
    await importRows(a, "twice", "full", { 31: "Thirty-one", 32: "Thirty-two" });
    await importRows(b, "twice", "full", { 31: "Thirty-one", 32: "Thirty-two" });
    await both();
    await same();
    for (const desk of [a, b]) {
      const records = (await desk.facts()).records.filter(({ list }) => list === "twice");
      expect(records.map(({ id, versions }) => [id, versions.length])).toEqual([
        [recordId(31), 1],
        [recordId(32), 1],
      ]);
    }
  });

  it("decisions made apart that differ are a conflict on both; one that names both ends it on both", async () => {
    await a.append([conditionsDraft("apart", "telephones")]);
    await both();
    const [before] = (await state(a, "conditions", "apart")).heads;
    await a.append([conditionsDraft("apart", "roads")]);
    await b.append([conditionsDraft("apart", "power")]);
    await both();
    for (const desk of [a, b]) {
      const { conflict, heads, decision } = await state(desk, "conditions", "apart");
      expect({ conflict, heads: heads.length, holds: decision?.opId }).toEqual({
        conflict: true,
        heads: 2,
        holds: before?.opId,
      });
    }
    await b.append([conditionsDraft("apart", "power and roads")]);
    await both();
    for (const desk of [a, b]) {
      const { conflict, decision } = await state(desk, "conditions", "apart");
      expect([conflict, decision?.body["cut"]]).toEqual([false, "power and roads"]);
    }
    await same();
  });

  it("[S12] an op is dated after everything its writer had seen, whatever its clock says", async () => {
    const slow = await open(await joined(a), { clock: () => Date.UTC(2031, 0, 4, 20) });
    await hand(a, slow);
    await a.append([conditionsDraft("seen by slow")]);
    await hand(a, slow);
    const [written] = await slow.append([conditionsDraft("seen by slow", "later")]);
    const times = (await slow.facts()).decisions.filter(({ subject }) => subject === "seen by slow");
    expect(times.map(({ opId }) => opId).at(-1)).toBe(written?.opId);
    expect(times.at(-1)!.time > times[0]!.time).toBe(true);
    await hand(slow, a);
    await slow.close();
    await both();
    await same();
  });

  it("[S26] [J12] as of a moment, what had not been received by then had not been said", async () => {
    const [written] = await a.append([conditionsDraft("late to b")]);
    const said = async (desk: OpenDesk, asOf: string) =>
      (await desk.facts({ asOf })).decisions.some(({ opId }) => opId === written?.opId);
    const end = "2031-01-05T23:59:59.999Z";
    const late = await open(await joined(a), { clock: () => Date.UTC(2031, 0, 9) });
    const [second] = await a.append([conditionsDraft("later to late")]);
    await hand(a, late);
    expect(await said(a, end)).toBe(true);
    expect(await said(late, end)).toBe(true);
    const saidSecond = async (desk: OpenDesk, asOf: string) =>
      (await desk.facts({ asOf })).decisions.some(({ opId }) => opId === second?.opId);
    expect(await saidSecond(a, end)).toBe(true);
    expect(await saidSecond(late, end)).toBe(false);
    expect(await saidSecond(late, "2031-01-09T23:59:59.999Z")).toBe(true);
    // It came to say something else when it received it, not when it was written.
    expect((await a.receivedDays()).at(-1)).toBe("2031-01-05");
    expect((await late.receivedDays()).slice(-2)).toEqual(["2031-01-05", "2031-01-09"]);
    expect((await late.facts()).decisions.some(({ opId }) => opId === second?.opId)).toBe(true);
    await late.close();
  });

  it("[S26] what a desk received goes into no parcel, and into no digest that two desks compare", async () => {
    await both();
    const lines = (await parcel(b)).contents.flatMap((one) =>
      one.kind === "ops" ? [fromUtf8(one.bytes)] : [],
    );
    expect(lines.join("").includes('"type":"receive"')).toBe(false);
    const files = readdirSync(join(b.info.dir, "ops"));
    expect(files).toContain(`${b.node}-500000000.jsonl`);
    await same();
  });

  it("[S11] a rebuild in another order, also after closing, gives the same register", async () => {
    const digest = await b.registerDigest();
    await b.rebuild({ shuffleSeed: 3 });
    expect(await b.registerDigest()).toBe(digest);
    const { dir } = b.info;
    await b.close();
    rmSync(join(dir, "register"), { recursive: true });
    b = await open(dir);
    expect(await b.registerDigest()).toBe(digest);
    await b.append([conditionsDraft("after")]);
    await both();
    await same();
  });
});

describe("what is refused leaves the desk as it was", () => {
  /** A parcel of `a` with one new op, its lines changed. */
  async function changed(change: (lines: string[]) => string[], more: Partial<Parcel> = {}): Promise<Parcel> {
    const whole = await parcel(a);
    const contents = whole.contents.map((one) => {
      if (one.kind !== "ops" || one.node !== a.node) return one;
      const lines = change(fromUtf8(one.bytes).trimEnd().split("\n"));
      return { ...one, bytes: utf8(lines.map((line) => `${line}\n`).join("")) };
    });
    return { ...whole, contents, ...more };
  }
  /** The code of its refusal; the desk must then be as it was. */
  const refused = async (given: Parcel): Promise<unknown> => {
    const before = trace(b);
    const digest = await b.registerDigest();
    const code = await b.exchange.receive(given).then(
      () => "taken in",
      (error: unknown) => (error instanceof DaftarError ? error.code : error),
    );
    expect(trace(b)).toBe(before);
    expect(await b.registerDigest()).toBe(digest);
    return code;
  };

  it("[S24] a line changed, cut, of another spelling, of another chain or desk, dated next week", async () => {
    await both();
    const [fresh] = await a.append([conditionsDraft("to be changed")]);
    expect(
      await refused(
        await changed((lines) => [...lines.slice(0, -1), lines.at(-1)!.replace("telephones", "telephone")]),
      ),
    ).toBe("bundle.invalid");
    expect(await refused(await changed((lines) => [...lines.slice(0, -1), lines.at(-1)!.slice(0, -4)]))).toBe(
      "bundle.invalid",
    );
    expect(
      await refused(
        await changed((lines) => [...lines.slice(0, -1), lines.at(-1)!.replace('{"op"', '{ "op"')]),
      ),
    ).toBe("bundle.invalid");
    const op = signedOp.parse(
      JSON.parse(
        (await changed((l) => l)).contents
          .flatMap((c) => (c.kind === "ops" && c.node === a.node ? [fromUtf8(c.bytes)] : []))[0]!
          .trimEnd()
          .split("\n")
          .at(-1)!,
      ),
    ).op;
    const signed = (by: Parameters<typeof signOp>[1], fields: Partial<typeof op>) =>
      signOp({ ...op, ...fields }, by, 0).line;
    const last = (line: string) => changed((lines) => [...lines.slice(0, -1), line]);
    expect(await refused(await last(signed(newKeyPair(random).sign, {})))).toBe("bundle.invalid");
    expect(await refused(await last(signed(a.exchange.sign, { node: b.node })))).toBe("bundle.invalid");
    expect(await refused(await last(signed(a.exchange.sign, { desk: "e".repeat(64) })))).toBe(
      "bundle.foreign",
    );
    expect(await refused(await last(signed(a.exchange.sign, { time: "2031-01-12T00:00:00.000Z" })))).toBe(
      "bundle.clock",
    );
    expect(await refused(await last(signed(a.exchange.sign, { prev: "f".repeat(64) })))).toBe("bundle.gap");
    expect(await refused(await last(signed(a.exchange.sign, { parents: ["f".repeat(64)] })))).toBe(
      "bundle.gap",
    );
    await hand(a, b);
    expect((await b.facts()).decisions.some(({ opId }) => opId === fresh?.opId)).toBe(true);
  });

  it("[S24] ops after a gap: a chain comes whole or with what is lacking", async () => {
    await both();
    await a.append([conditionsDraft("gap 1"), conditionsDraft("gap 2")]);
    expect(await refused(await changed((lines) => [lines.at(-1)!]))).toBe("bundle.gap");
    await hand(a, b);
    await same();
  });

  it("[S24] files that no op names, that are not what their name says, or that are lacking", async () => {
    await both();
    const hash = a.putBlob(utf8("needed"));
    await a.append([{ ...accountDraft(55, "x"), body: { ...accountDraft(55, "x").body, sealed: hash } }]);
    await importRows(a, "needed", "partial", { 61: "Sixty-one" });
    const whole = await parcel(a);
    const with_ = (contents: Parcel["contents"]): Parcel => ({ ...whole, contents });
    expect(await refused(with_([...whole.contents, { kind: "blob", bytes: utf8("stray") }]))).toBe(
      "bundle.invalid",
    );
    expect(
      await refused(with_([...whole.contents, { kind: "rows", root: "e".repeat(64), bytes: utf8("x\n") }])),
    ).toBe("bundle.invalid");
    expect(await refused(with_(whole.contents.filter((one) => one.kind !== "blob")))).toBe(
      "bundle.incomplete",
    );
    expect(await refused(with_(whole.contents.filter((one) => one.kind !== "rows")))).toBe(
      "bundle.incomplete",
    );
    const bent = whole.contents.map((one) =>
      one.kind === "rows" ? { ...one, bytes: utf8(fromUtf8(one.bytes).replace("Sixty", "Fifty")) } : one,
    );
    expect(await refused(with_(bent))).toBe("bundle.invalid");
    expect(
      await refused(
        with_([
          ...whole.contents,
          { kind: "published", digest: "c".repeat(64), path: "x", bytes: utf8("x") },
        ]),
      ),
    ).toBe("bundle.invalid");
    await hand(a, b);
    await same();
  });

  it("[S27] a sender that nobody let in, and ops of a node that nobody let in", async () => {
    await both();
    const stranger = newKeyPair(random);
    const from = { node: nodeIdOf(stranger.publicKey), key: stranger.publicKey };
    await a.append([conditionsDraft("from a stranger")]);
    expect(await refused(await changed((lines) => lines, { from }))).toBe("bundle.sender-unknown");
    // The name of a machine that belongs, and another key than its own.
    expect(await refused(await changed((lines) => lines, { from: { ...from, node: a.node } }))).toBe(
      "bundle.sender-unknown",
    );
    // A node that lets itself in without any admin's approval.
    const body = { key: from.key, recipient: `age1${"q".repeat(58)}`, state: "enrolled" as const, until: [] };
    await a.append([{ type: "node", subject: from.node, body, by: "machine" }]);
    expect(await refused(await changed((lines) => lines, { from }))).toBe("bundle.sender-unknown");
    const op = signedOp.parse(
      JSON.parse(
        fromUtf8((await parcel(a)).contents.flatMap((c) => (c.kind === "ops" ? [c.bytes] : []))[0]!).split(
          "\n",
        )[1]!,
      ),
    ).op;
    const line = signOp({ ...op, node: from.node, seq: 0, prev: "", parents: [] }, stranger.sign, 0).line;
    const whole = await parcel(a);
    const strange = { kind: "ops", node: from.node, epoch: 0, bytes: utf8(`${line}\n`) } as const;
    expect(await refused({ ...whole, contents: [...whole.contents, strange] })).toBe("bundle.sender-unknown");
    await hand(a, b);
    await same();
  });

  it("[S26] a parcel with what a desk received is refused", async () => {
    await both();
    const receipts = readFileSync(join(a.info.dir, "ops", `${a.node}-500000000.jsonl`));
    const whole = await parcel(a);
    const smuggled = {
      kind: "ops",
      node: a.node,
      epoch: 500_000_000,
      bytes: new Uint8Array(receipts),
    } as const;
    expect(await refused({ ...whole, contents: [...whole.contents, smuggled] })).toBe("bundle.invalid");
  });
});

describe("a node that is put out", () => {
  it("[S28] sends nothing more; what it wrote after the last that is trusted counts nowhere, on no desk", async () => {
    const lost = await open(await joined(a));
    await both();
    const forced = await lost.unlockPerson("anna", "anna's words");
    await lost.append([
      conditionsDraft("before", "trusted"),
      await lost.decide(conditionsDraft("forced", "trusted"), [forced]),
    ]);
    await hand(lost, a);
    const trusted = (await a.exchange.holds()).filter(({ node }) => node === lost.node);
    await lost.append([
      accountDraft(90, "After"),
      conditionsDraft("before", "not trusted"),
      await lost.decide(conditionsDraft("forced", "not trusted"), [forced]),
    ]);
    await hand(lost, b);
    const [key] = [...(await a.exchange.nodes()).values()].filter(({ node }) => node === lost.node);
    const anna = await a.unlockPerson("anna", "anna's words");
    const body = {
      key: key!.key,
      recipient: key!.recipient!,
      state: "revoked" as const,
      until: trusted.map(({ epoch, next }) => ({ epoch, next })),
    };
    await a.append([await a.decide({ type: "node", subject: lost.node, body, by: "anna" }, [anna])]);
    await both();
    await same();
    for (const desk of [a, b]) {
      const { records, decisions } = await desk.facts();
      expect(records.map(({ id }) => id)).not.toContain(recordId(90));
      const said = decisions.filter(({ subject }) => subject === "before");
      expect(said.map((one) => one.body["cut"])).toEqual(["trusted", "not trusted"]);
      // What a person was made to approve there after it stands where it was said, and sets nothing.
      const approved = decisions.filter(({ subject }) => subject === "forced");
      expect(approved.map((one) => [one.body["cut"], ...one.approvedBy])).toEqual([
        ["trusted", "anna"],
        ["not trusted"],
      ]);
    }
    await lost.append([conditionsDraft("one more")]);
    for (const desk of [a, b]) {
      await expect(hand(lost, desk)).rejects.toMatchObject({ code: "bundle.sender-unknown" });
    }
    await lost.close();
  });
});

describe("a desk whose folder was copied", () => {
  it("[S29] forks its chain: both branches are kept on every desk, and a notice says so", async () => {
    const [first, second] = (await openDesks(2)) as [OpenDesk, OpenDesk];
    const { dir } = second.info;
    await second.close();
    const copyDir = `${dir}-copy`;
    cpSync(dir, copyDir, { recursive: true });
    const notices: string[] = [];
    const own = await open(dir, { onNotice: (code) => notices.push(code) });
    await own.append([conditionsDraft("from the first"), accountDraft(1, "First")]);
    await hand(own, first);
    const copy = await open(copyDir);
    await copy.append([
      conditionsDraft("from the copy"),
      conditionsDraft("and more"),
      accountDraft(2, "Copy"),
    ]);
    expect(await hand(copy, first)).toMatchObject({ forks: 3 });
    // Each op follows from those of its own branch, and from none of the other.
    const { decisions } = await first.facts();
    const opOf = (about: string) => decisions.find(({ subject }) => subject === about)?.opId ?? "";
    const places = await first.placesOf([opOf("from the first"), opOf("and more")]);
    const chain = places.get(opOf("and more"))!;
    expect(places.get(opOf("from the first"))?.seq).toBeLessThan(chain.seq);
    const before = await first.ancestorsOf(chain, opOf("and more"));
    expect([before.has(opOf("from the copy")), before.has(opOf("from the first"))]).toEqual([true, false]);
    expect(await first.ancestorsOf(chain, "f".repeat(64))).toEqual(new Set());
    await first.append([conditionsDraft("after the fork")]);
    await hand(first, own);
    await hand(own, first).catch(() => undefined);
    expect(notices).toEqual(["node.copied"]);
    await hand(first, copy);
    const digest = await first.registerDigest();
    for (const desk of [own, copy]) {
      expect(await desk.registerDigest()).toBe(digest);
      expect((await desk.facts()).records.map(({ id }) => id)).toEqual([recordId(1), recordId(2)]);
      await desk.rebuild({ shuffleSeed: 5 });
      expect(await desk.registerDigest()).toBe(digest);
    }
    await own.append([conditionsDraft("goes on")]);
    await hand(own, first);
    for (const desk of [first, own, copy]) await desk.close();
    await withDesk(first.info.dir, async (again) => {
      expect((await again.facts()).decisions.map(({ subject }) => subject)).toContain("goes on");
      await again.rebuild();
    });
    // Every machine is told, whichever of the two it is, or neither.
    for (const at of [first.info.dir, dir, copyDir]) {
      const told: string[] = [];
      await (await open(at, { onNotice: (code) => told.push(code) })).close();
      expect(told, at).toContain("node.copied");
    }
  });
});

describe("a file of another desk's ops in the folder", () => {
  it("[S7] is damage, and so is a changed line of a node that belongs", async () => {
    const [first, second] = (await openDesks(2)) as [OpenDesk, OpenDesk];
    await second.append([conditionsDraft("x")]);
    await hand(second, first);
    const { dir } = first.info;
    await Promise.all([first.close(), second.close()]);
    const path = join(dir, "ops", `${second.node}-0.jsonl`);
    const good = readFileSync(path, "utf8");
    const read = signedOp.parse(JSON.parse(good));
    writeFileSync(path, `${opLine({ ...read, op: { ...read.op, reason: "changed" } })}\n`);
    rmSync(join(dir, "register"), { recursive: true });
    await expect(open(dir)).rejects.toMatchObject({ code: "op.damaged" });
    writeFileSync(path, good);
    const stranger = await inventedDesk();
    const theirs = readdirSync(join(stranger, "ops"))[0]!;
    cpSync(join(stranger, "ops", theirs), join(dir, "ops", theirs));
    await expect(open(dir)).rejects.toMatchObject({ code: "op.damaged" });
  });
});
