/** A whole ceremony without a desk: who answers, what is said of answers that do not hold, what a drill tells. */
import { canonicalText, concatBytes, fromUtf8, type SignedOp, utf8 } from "@daftar/model";
import { generateHybridIdentity, identityToRecipient } from "age-encryption";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ageTo, firstOpened, newOpener } from "../age.ts";
import { sealEnvelope } from "../envelope/sealEnvelope.ts";
import {
  type Custodian,
  custodians,
  DESK,
  envelopeOf,
  random,
  sha256,
  TOOLS,
} from "../testing/custodians.ts";
import { combineShares } from "./combineShares.ts";
import { readRequest, withCiphertexts, writeRequest } from "./request.ts";
import { answerRequest, readShares } from "./share.ts";

/** Set by a test: deals other shares than the library made. */
const dealer = vi.hoisted(() => ({ change: (shares: Uint8Array[]): Uint8Array[] => shares }));
vi.mock("shamir-secret-sharing", async (original) => {
  const real = await original<typeof import("shamir-secret-sharing")>();
  return {
    ...real,
    split: async (...given: Parameters<typeof real.split>) => dealer.change(await real.split(...given)),
  };
});
afterEach(() => {
  dealer.change = (shares) => shares;
});

const CANARY = '{"source":{"name":"invented canary"}}';
const subject = (n: number): string => n.toString(16).padStart(32, "0");
const op: SignedOp = {
  op: {
    v: 1,
    desk: DESK,
    node: "0".repeat(16),
    epoch: 0,
    seq: 1,
    prev: "a".repeat(64),
    time: "2014-05-08T00:00:00.000Z",
    by: "anna",
    type: "opening",
    subject: "",
    parents: [],
    reason: "a drill",
    body: {},
    approvals: [],
  },
  sig: "0".repeat(128),
};

let people: Custodian[] = [];
let opener: Awaited<ReturnType<typeof newOpener>>;
beforeEach(async () => {
  people = await custodians(4);
  opener = await newOpener();
});

/** Seals three canaries, two of four, and asks for the second. */
async function ask(places = [1]) {
  const to = { desk: DESK, recipients: people.map(({ recipient }) => recipient), threshold: 2 };
  const items = [0, 1, 2].map((n) => ({ subject: subject(n), bytes: utf8(CANARY) }));
  const envelope = envelopeOf(await sealEnvelope(to, "account", items, TOOLS));
  const asked = {
    opening: op,
    enrolments: [op],
    asked: [{ envelope, items: places.map((at) => ({ at, lock: null })) }],
  };
  const request = readRequest(await writeRequest(asked, opener.recipient, sha256), sha256);
  if (request === null) throw new TypeError("no request");
  return request;
}

async function answer(request: Awaited<ReturnType<typeof ask>>, of: readonly Custodian[]) {
  const files = [];
  for (const [at, { identity }] of of.entries()) {
    const given = await answerRequest(request, identity, opener.recipient, sha256);
    if (given.status !== "answered") throw new TypeError(given.status);
    files.push({ name: `share-${at}`, bytes: given.file });
  }
  return files;
}

describe("a ceremony", () => {
  it("hands out shares of what is asked and of nothing else", async () => {
    const request = await ask();
    const files = await answer(request, people.slice(0, 2));
    const done = await combineShares(request, files, opener.identity, sha256);
    expect(done?.items.map(({ opened }) => opened.status === "opened" && fromUtf8(opened.bytes))).toEqual([
      CANARY,
    ]);
    expect(done?.custodians).toEqual(people.slice(0, 2).map(({ recipient }) => recipient));
    const more = await ask([0, 1]);
    expect(done?.bad).toEqual([]);
    expect((await combineShares(more, files, opener.identity, sha256))?.bad).toHaveLength(2);
  });

  it("holds no ciphertext for whoever carries it, and no share for whoever is not the opener", async () => {
    const request = await ask();
    const files = await answer(request, people.slice(0, 2));
    for (const { identity } of people)
      expect(await combineShares(request, files, identity, sha256)).toBeNull();
    for (const place of request.asked.flatMap(({ items }) => items))
      expect(place.item.ciphertext).toHaveLength(0);
  });

  it("a stranger and a post-quantum stranger are told that it is not theirs", async () => {
    const request = await ask();
    const [stranger] = await custodians(1);
    for (const identity of [stranger!.identity, await generateHybridIdentity()])
      expect(await answerRequest(request, identity, opener.recipient, sha256)).toEqual({
        status: "not-yours",
      });
  });

  it("works with post-quantum custodians alone", async () => {
    people = await Promise.all(
      [1, 2, 3].map(async () => {
        const identity = await generateHybridIdentity();
        return { identity, recipient: await identityToRecipient(identity) };
      }),
    );
    const request = await ask();
    const done = await combineShares(
      request,
      await answer(request, people.slice(1)),
      opener.identity,
      sha256,
    );
    expect(done?.items[0]?.opened.status).toBe("opened");
  });

  it("reads no request that is cut off, nor one whose boxes or places do not fit", async () => {
    const to = { desk: DESK, recipients: people.map(({ recipient }) => recipient), threshold: 2 };
    const items = [{ subject: subject(1), bytes: utf8(CANARY) }];
    const envelope = envelopeOf(await sealEnvelope(to, "count", items, TOOLS));
    const asked = { opening: op, enrolments: [op], asked: [{ envelope, items: [{ at: 0, lock: null }] }] };
    const bytes = await writeRequest(asked, opener.recipient, sha256);
    expect(readRequest(bytes, sha256)).not.toBeNull();
    expect(readRequest(bytes.subarray(0, 2000), sha256)).toBeNull();
    const text = Buffer.from(bytes).toString("latin1");
    for (const [from, other] of [
      ['"at":0', '"at":1'],
      ['"at":0', '"at":-1'],
      ['"at":0', '"at":0.5'],
      [/"enrolments":\[.*\],"envelopes"/, '"enrolments":[],"envelopes"'],
      [/"envelopes":\[.*\],"opening"/, '"envelopes":[],"opening"'],
      [/"items":\[\{"at".*\}\]\}\],"opening"/, '"items":[]}],"opening"'],
      ['"header":', '"handed":[],"header":'],
      [/"commitments":\["[0-9a-f]{64}",/, '"commitments":['],
      [/"boxes":\["[^"]*"/, '"boxes":["AAAA"'],
      ["daftar.opening/v1", "daftar.opening/v2"],
      ['"threshold":2', '"threshold":9'],
      ['"seq":1', '"seq": 1'],
    ] as const) {
      const changed = text.replace(from, other);
      expect(changed, String(from)).not.toBe(text);
      expect(readRequest(new Uint8Array(Buffer.from(changed, "latin1")), sha256), String(from)).toBeNull();
    }
  });
});

describe("[J18] an answer that does not hold is told by its file, and opens nothing", () => {
  const head = "daftar.shares/v1\n";
  const sharesLine = (request: string): Uint8Array => utf8(`${head}${canonicalText({ request })}\n`);
  /** An answer with what is encrypted in it changed. */
  async function changed(file: { name: string; bytes: Uint8Array }, change: (inside: string) => string) {
    const end = file.bytes.indexOf(0x0a, head.length) + 1;
    const inside = await firstOpened(opener.identity, [file.bytes.subarray(end)]);
    const other = utf8(change(fromUtf8(inside!.bytes)));
    return {
      name: "changed",
      bytes: concatBytes(file.bytes.subarray(0, end), await ageTo([opener.recipient], other)),
    };
  }
  const combined = async (
    request: Awaited<ReturnType<typeof ask>>,
    files: readonly { name: string; bytes: Uint8Array }[],
  ) => {
    const done = await combineShares(request, files, opener.identity, sha256);
    return {
      status: done?.items.map(({ opened }) => opened.status),
      bad: done?.bad.map(({ file, why, custodian }) => [file, why, custodian]),
      custodians: done?.custodians,
    };
  };

  it("one answer twice counts once", async () => {
    const request = await ask();
    const [first, second] = await answer(request, people.slice(0, 2));
    const again = { ...first!, name: "again" };
    const [a, b] = people.map(({ recipient }) => recipient);
    expect(await combined(request, [first!, again])).toEqual({
      status: ["too-few"],
      bad: [["again", "twice", a]],
      custodians: [a],
    });
    expect(await combined(request, [first!, again, second!])).toEqual({
      status: ["opened"],
      bad: [["again", "twice", a]],
      custodians: [a, b],
    });
  });

  it("a share that was changed is that custodian's, and is left out", async () => {
    const request = await ask();
    const [first, second] = await answer(request, people.slice(0, 2));
    const [a, b] = people.map(({ recipient }) => recipient);
    const flipped = (name: string) => (inside: string) =>
      inside.replace(
        new RegExp(`("${name}":")(.)`),
        (_, before: string, digit: string) => `${before}${digit === "0" ? "1" : "0"}`,
      );
    for (const change of [
      ...["y", "salt", "slot", "core"].map(flipped),
      (inside: string) => inside.replace('"at":1', '"at":0'),
      (inside: string) => inside.replace(/"x":(\d+)/, (_, x: string) => `"x":${x === "1" ? 2 : 1}`),
    ]) {
      const other = await changed(first!, change);
      expect(await combined(request, [other, second!])).toEqual({
        status: ["too-few"],
        bad: [["changed", "not-as-dealt", a]],
        custodians: [b],
      });
    }
  });

  it("an answer to another request is told as one, whatever its first line says", async () => {
    const [request, other] = [await ask(), await ask()];
    const [first] = await answer(other, people.slice(0, 1));
    expect((await combined(request, [first!])).bad).toEqual([["share-0", "other-request", null]]);
    const end = first!.bytes.indexOf(0x0a, head.length) + 1;
    const relabelled = concatBytes(sharesLine(request.id), first!.bytes.subarray(end));
    expect((await combined(request, [{ name: "other", bytes: relabelled }])).bad).toEqual([
      ["other", "other-request", null],
    ]);
  });

  it("what is no answer to this opener does not read", async () => {
    const request = await ask();
    const [first] = await answer(request, people.slice(0, 1));
    const { bytes } = first!;
    const stranger = await newOpener();
    const inside = (change: (text: string) => string) => changed(first!, change).then((one) => one.bytes);
    const files = [
      new Uint8Array(0),
      bytes.subarray(0, -1),
      bytes.with(0, 0x44),
      bytes.with(bytes.length - 1, bytes.at(-1)! ^ 1),
      concatBytes(sharesLine("x"), bytes),
      concatBytes(sharesLine(request.id), await ageTo([stranger.recipient], utf8("{}"))),
      await inside((text) => text.replace("{", '{"more":1,')),
      await inside((text) => text.replace('{"at"', '{"more":1,"at"')),
      await inside((text) => text.replace(/"x":\d+/, '"x":0')),
      await inside((text) => text.replace(/"x":\d+/, '"x":256')),
      await inside((text) => text.replace(/"at":1/, '"at":-1')),
      await inside((text) => text.replace(/"y":"../, '"y":"')),
      await inside((text) => text.replace(/"salt":"../, '"salt":"')),
      await inside((text) => text.replace(/"slot":"../, '"slot":"')),
      await inside((text) => text.replace(/"core":"../, '"core":"')),
      await inside((text) => text.replace(/"custodian":"/, `"custodian":"${"x".repeat(5000)}`)),
    ];
    for (const [at, file] of files.entries())
      expect(await readShares(file, request, opener.identity), String(at)).toBeNull();
    expect(await readShares(bytes, request, opener.identity)).toMatchObject({
      custodian: people[0]!.recipient,
    });
    const bad = await combined(
      request,
      files.map((file, at) => ({ name: `${at}`, bytes: file })),
    );
    expect(bad.bad).toEqual(files.map((_, at) => [`${at}`, "unreadable", null]));
  });

  it("ciphertexts that do not fit what is asked open nothing", async () => {
    const request = await ask([0, 2]);
    const files = await answer(request, people.slice(0, 2));
    const payload = (await firstOpened(opener.identity, [request.payload]))!.bytes;
    for (const other of [payload.subarray(1), concatBytes(payload, Uint8Array.of(0)), new Uint8Array(0)]) {
      expect(withCiphertexts(request, other)).toBeNull();
      const asked = { ...request, payload: await ageTo([opener.recipient], other) };
      expect(await combineShares(asked, files, opener.identity, sha256)).toBeNull();
    }
    expect(withCiphertexts(request, payload)?.map(({ at }) => at)).toEqual([0, 2]);
    // Two of one length, one in the other's place: each is bound to its own.
    const half = payload.length / 2;
    const swapped = concatBytes(payload.subarray(half), payload.subarray(0, half));
    const asked = { ...request, payload: await ageTo([opener.recipient], swapped) };
    expect((await combined(asked, files)).status).toEqual(["altered", "altered"]);
  });
});

describe("[J18] a drill: all custodians answer, and shares that were dealt wrong are told", () => {
  it("one custodian's, of another polynomial: told by name, and the others open", async () => {
    dealer.change = (shares) =>
      shares.map((share, at) => (at === 0 ? share.map((byte, n) => (n < 96 ? byte ^ 1 : byte)) : share));
    const request = await ask();
    const files = await answer(request, people);
    const done = await combineShares(request, files, opener.identity, sha256);
    expect(done?.items[0]?.opened.status).toBe("opened");
    expect(done?.bad).toMatchObject([{ why: "dealt-wrong", custodian: expect.stringMatching(/^age1/) }]);
    expect(done?.custodians).toHaveLength(3);
  });

  it("all of no polynomial: no set opens, and that is said, not a wrong text", async () => {
    dealer.change = (shares) =>
      shares.map((share) => {
        const other = random(share.length);
        other[share.length - 1] = share.at(-1) ?? 1;
        return other;
      });
    const request = await ask();
    const done = await combineShares(request, await answer(request, people), opener.identity, sha256);
    expect(done?.items[0]?.opened).toEqual({ status: "dealt-wrong" });
  });
});
