/** A lock that is destroyed destroys what it is on, whoever comes together. */
import { fromUtf8, utf8 } from "@daftar/model";
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
import { unlockedCiphertext } from "./lock.ts";
import { openItem } from "./openItem.ts";
import { sealEnvelope } from "./sealEnvelope.ts";

const CANARY = "invented source: a nurse of the night shift";
const subject = (n: number): string => n.toString(16).padStart(32, "0");

async function sealed(locks: readonly (Uint8Array | undefined)[]) {
  const people = await custodians(3);
  const to = { desk: DESK, recipients: people.map(({ recipient }) => recipient), threshold: 2 };
  const items = locks.map((lock, at) => ({
    subject: subject(at),
    bytes: utf8(`${CANARY} ${at}`),
    ...(lock === undefined ? {} : { lock }),
  }));
  return { people, envelope: envelopeOf(await sealEnvelope(to, "cells", items, TOOLS)) };
}

describe("[J18] a locked envelope", () => {
  it("opens with its locks; without one, or with another's, all custodians together open nothing of that source", async () => {
    const locks = [random(32), random(32)];
    const { people, envelope } = await sealed(locks);
    const open = async (at: number, ciphertext: Uint8Array) => {
      const shares = await Promise.all(people.map((one) => shareOf(envelope, one, at)));
      const place = placeOf(envelope, at);
      const opened = await openItem({ ...place, item: { ...place.item, ciphertext } }, shares, sha256);
      return opened.status === "opened" ? fromUtf8(opened.bytes) : opened.status;
    };
    for (const at of [0, 1]) {
      const [own, other] = [locks[at]!, locks[1 - at]!];
      expect(await open(at, await unlockedCiphertext(envelope, at, own, sha256))).toBe(`${CANARY} ${at}`);
      expect(await open(at, await unlockedCiphertext(envelope, at, other, sha256))).toBe("altered");
      expect(await open(at, envelope.items[at]!.ciphertext)).toBe("altered");
    }
    await expect(unlockedCiphertext(envelope, 0, null, sha256)).rejects.toThrow("with its lock");
  });

  it("says that it is locked, and is bound to it; one lock on two places makes two streams", async () => {
    const lock = random(32);
    const { envelope } = await sealed([lock, lock]);
    expect(envelope.header.locked).toBe(true);
    const plain = (await sealed([undefined])).envelope;
    expect(plain.header.locked).toBeUndefined();
    expect(await unlockedCiphertext(plain, 0, null, sha256)).toBe(plain.items[0]!.ciphertext);
    const stream = async (at: number) => {
      const { ciphertext } = envelope.items[at]!;
      const inner = await unlockedCiphertext(envelope, at, lock, sha256);
      return ciphertext.map((byte, n) => byte ^ inner[n]!);
    };
    expect(await stream(0)).not.toEqual(await stream(1));
  });

  it("is refused with locks on some only, or of another length", async () => {
    await expect(sealed([random(32), undefined])).rejects.toThrow("1 of 2 items");
    await expect(sealed([random(16)])).rejects.toThrow(RangeError);
  });
});
