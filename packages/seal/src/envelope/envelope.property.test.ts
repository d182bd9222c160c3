/** Who opens an envelope and who does not: threats 13 and 14 of the study, over every set of custodians up to six. */
import { fromUtf8, utf8 } from "@daftar/model";
import { generateHybridIdentity, identityToRecipient } from "age-encryption";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  custodians,
  DESK,
  envelopeOf,
  placeOf,
  random,
  sha256,
  shareOf,
  TOOLS,
} from "../testing/custodians.ts";
import { secretCommitment } from "./commitments.ts";
import { openItem, type Share, shareHolds } from "./openItem.ts";
import { bucketOf, padded, unpadded } from "./padding.ts";
import { readEnvelope } from "./readEnvelope.ts";
import { sealEnvelope } from "./sealEnvelope.ts";

const CANARY = "invented source: a nurse of the night shift";
const subject = (n: number): string => n.toString(16).padStart(32, "0");

async function sealed(count: number, threshold: number, texts: readonly string[] = [CANARY]) {
  const people = await custodians(count);
  const recipients = people.map(({ recipient }) => recipient);
  const items = texts.map((text, at) => ({ subject: subject(at), bytes: utf8(text) }));
  const bytes = await sealEnvelope({ desk: DESK, recipients, threshold }, "cells", items, TOOLS);
  return { people, bytes, envelope: envelopeOf(bytes) };
}

const subsets = <T>(of: readonly T[]): T[][] =>
  Array.from({ length: 2 ** of.length }, (_, set) => of.filter((_one, at) => (set >> at) % 2 === 1));

describe("[J18] every set of k opens, none of fewer", () => {
  const cases = [1, 2, 3, 4, 5, 6].flatMap((n) => Array.from({ length: n }, (_, at) => [at + 1, n] as const));
  it.each(cases)("%i of %i", async (threshold, count) => {
    const { people, envelope } = await sealed(count, threshold);
    const place = placeOf(envelope, 0);
    const shares = await Promise.all(people.map((one) => shareOf(envelope, one, 0)));
    for (const set of subsets(shares)) {
      const opened = await openItem(place, set, sha256);
      if (set.length < threshold) expect(opened).toEqual({ status: "too-few", sound: set.length });
      else
        expect(opened.status === "opened" ? fromUtf8(opened.bytes) : opened, "any n-k may be gone").toBe(
          CANARY,
        );
    }
  });

  it("fewer than k give nothing either where nobody counts them: the secret's commitment fails", async () => {
    const { people, envelope } = await sealed(5, 3);
    const shares = await Promise.all(people.map((one) => shareOf(envelope, one, 0)));
    const place = placeOf(envelope, 0);
    for (const set of subsets(shares).filter(({ length }) => length === 2)) {
      // As if the header, which anybody can write, said that two suffice.
      const header = { ...place.header, threshold: 2 };
      expect(await openItem({ ...place, header }, set, sha256)).toEqual({ status: "dealt-wrong" });
    }
  });

  it("any text, whatever its length, comes back as it was", async () => {
    const people = await custodians(3);
    const to = { desk: DESK, recipients: people.map(({ recipient }) => recipient), threshold: 2 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1, maxLength: 5 }),
        async (all) => {
          const items = all.map((bytes, at) => ({ subject: subject(at), bytes }));
          const envelope = envelopeOf(await sealEnvelope(to, "account", items, TOOLS));
          for (const [at, bytes] of all.entries()) {
            const shares = await Promise.all(people.slice(1).map((one) => shareOf(envelope, one, at)));
            const opened = await openItem(placeOf(envelope, at), shares, sha256);
            expect(opened).toEqual({ status: "opened", bytes: Uint8Array.from(bytes), dealtWrong: [] });
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe("one source at a time", () => {
  it("shares of one row open no other row, nor the same row of another envelope", async () => {
    const { people, envelope } = await sealed(3, 2, ["one", "two"]);
    const again = await sealed(3, 2, ["one", "two"]);
    const shares = await Promise.all(people.map((one) => shareOf(envelope, one, 0)));
    expect(shares.every((share) => shareHolds(placeOf(envelope, 0), share, sha256))).toBe(true);
    for (const place of [placeOf(envelope, 1), placeOf(again.envelope, 0)]) {
      expect(shares.some((share) => shareHolds(place, share, sha256))).toBe(false);
      expect(await openItem(place, shares, sha256)).toEqual({ status: "too-few", sound: 0 });
    }
  });

  it("every changed byte of a share or of its salt is told", async () => {
    const { people, envelope } = await sealed(3, 2);
    const place = placeOf(envelope, 0);
    const share = await shareOf(envelope, people[0]!, 0);
    const flip = (bytes: Uint8Array, at: number): Uint8Array =>
      bytes.map((byte, n) => (n === at ? byte ^ 1 : byte));
    const changed: Share[] = Array.from({ length: 16 }, (_, at) => [
      { ...share, y: flip(share.y, at) },
      { ...share, salt: flip(share.salt, at) },
    ]).flat();
    changed.push({ ...share, x: share.x === 1 ? 2 : 1 }, { ...share, slot: "0".repeat(16) });
    for (const other of changed) expect(shareHolds(place, other, sha256)).toBe(false);
    expect(shareHolds(place, share, sha256)).toBe(true);
  });
});

describe("an envelope", () => {
  it("altered in any byte never opens to another text, and says what failed", async () => {
    const { people, bytes, envelope } = await sealed(2, 2);
    const shares = await Promise.all(people.map((one) => shareOf(envelope, one, 0)));
    for (let at = 0; at < bytes.length; at += 1) {
      const other = readEnvelope(
        bytes.map((byte, n) => (n === at ? byte ^ 0x20 : byte)),
        sha256,
      );
      if (other === null) continue;
      const opened = await openItem(placeOf(other, 0), shares, sha256);
      // The boxes are not read here: whoever holds the shares no longer needs them.
      if (opened.status === "opened") expect(fromUtf8(opened.bytes)).toBe(CANARY);
      else expect(["too-few", "dealt-wrong", "altered"]).toContain(opened.status);
    }
    expect(readEnvelope(bytes.subarray(0, -1), sha256)).toBeNull();
    expect(readEnvelope(new Uint8Array([...bytes, 0]), sha256)).toBeNull();
  });

  it("whose header names a box or a subject twice, or more custodians than boxes, is none", async () => {
    const { bytes, envelope } = await sealed(3, 2, ["one", "two"]);
    const text = Buffer.from(bytes).toString("latin1");
    const { boxes, items } = envelope.header;
    const read = (change: (whole: string) => string) =>
      readEnvelope(new Uint8Array(Buffer.from(change(text), "latin1")), sha256);
    expect(read((whole) => whole)).not.toBeNull();
    expect(read((whole) => whole.replace(boxes[1]!.slot, boxes[0]!.slot))).toBeNull();
    expect(read((whole) => whole.replace(items[1]!.subject, items[0]!.subject))).toBeNull();
    expect(read((whole) => whole.replace('"threshold":2', '"threshold":3'))).not.toBeNull();
    for (const more of ["0", "4", "9", "02"])
      expect(
        read((whole) => whole.replace('"threshold":2', `"threshold":${more}`)),
        more,
      ).toBeNull();
    for (const change of [
      (whole: string) => whole.replace("daftar.envelope/v1", "daftar.envelope/v2"),
      (whole: string) => whole.replace('{"boxes"', '{ "boxes"'),
      (whole: string) => whole.replace('{"boxes"', '{"a":1,"boxes"'),
      (whole: string) => whole.replace('"kind":"cells"', '"kind":"other"'),
      (whole: string) => whole.replace(/"size":\d+/, '"size":0'),
      (whole: string) => whole.replace(/\}\n/, "}"),
    ])
      expect(read(change), String(change)).toBeNull();
  });

  it("holds no recipient in the clear, and two of the same custodians have no part in common", async () => {
    const people = await custodians(3);
    const to = { desk: DESK, recipients: people.map(({ recipient }) => recipient), threshold: 2 };
    const one = [{ subject: subject(1), bytes: utf8(CANARY) }];
    const [first, second] = [
      await sealEnvelope(to, "cells", one, TOOLS),
      await sealEnvelope(to, "cells", one, TOOLS),
    ];
    const text = Buffer.from(first).toString("latin1");
    for (const { recipient } of people) expect(text.includes(recipient)).toBe(false);
    expect(text.includes("nurse")).toBe(false);
    const [a, b] = [envelopeOf(first).header, envelopeOf(second).header];
    expect(a.custodians).not.toBe(b.custodians);
    expect(a.id).not.toBe(b.id);
    expect(new Set([...a.boxes, ...b.boxes].map(({ slot }) => slot)).size).toBe(6);
  });

  it("is refused for a threshold that no set meets, for kinds mixed, for a subject twice", async () => {
    const [one, two] = await custodians(2);
    const recipients = [one!.recipient, two!.recipient];
    const items = [{ subject: subject(1), bytes: utf8(CANARY) }];
    const seal = (to: object, what = items) =>
      sealEnvelope({ desk: DESK, recipients, threshold: 2, ...to }, "cells", what, TOOLS);
    await expect(seal({ threshold: 3 })).rejects.toThrow(RangeError);
    await expect(seal({ threshold: 0 })).rejects.toThrow(RangeError);
    // One person named twice is one custodian.
    await expect(seal({ recipients: [one!.recipient, one!.recipient] })).rejects.toThrow(RangeError);
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    await expect(seal({ recipients: [one!.recipient, hybrid] })).rejects.toThrow("mixed");
    await expect(seal({}, [...items, ...items])).rejects.toThrow("twice");
  });

  it("commits to its secret: no other passes for it", async () => {
    const { envelope } = await sealed(2, 2);
    const place = placeOf(envelope, 0);
    expect(secretCommitment(place.core, 0, random(16), sha256)).not.toEqual(place.item.secret);
  });
});

describe("padding", () => {
  it("gives back what was padded, in few lengths, never more than 256 bytes or a quarter too long", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (size) => {
        const bytes = new Uint8Array(size).fill(7);
        const whole = padded("cells", bytes);
        expect(Buffer.compare(unpadded("cells", whole) ?? Buffer.of(1), bytes)).toBe(0);
        expect(whole.length - size - 4).toBeLessThan(Math.max(256, (size + 4) / 4));
      }),
    );
    const lengths = new Set(Array.from({ length: 253 }, (_, size) => bucketOf("cells", size + 4)));
    expect([...lengths]).toEqual([256]);
  });

  it("is refused where it says another length or holds more than zeros", () => {
    const whole = padded("cells", utf8(CANARY));
    expect(unpadded("cells", whole.with(255, 1))).toBeNull();
    expect(unpadded("cells", whole.with(0, 1))).toBeNull();
    expect(unpadded("account", whole)).toBeNull();
  });

  it("makes nine tenths of a list's rows one length, whatever they say", async () => {
    const texts = Array.from({ length: 40 }, (_, n) => "x".repeat(n < 36 ? 10 * n : 2000 + 300 * n));
    const { envelope } = await sealed(2, 2, texts);
    const sizes = envelope.items.map(({ ciphertext }) => ciphertext.length);
    expect(new Set(sizes.slice(0, 36)).size).toBe(1);
    expect(Math.min(...sizes.slice(36))).toBeGreaterThan(sizes[0]!);
  });
});
