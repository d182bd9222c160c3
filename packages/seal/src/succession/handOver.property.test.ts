/** [J18] After a hand-over the successor stands where the custodian stood: for what was sealed, and for what comes. */
import { fromUtf8, type SignedOp, toHex, utf8 } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageTo, firstOpened, newOpener } from "../age.ts";
import { combineShares } from "../ceremony/combineShares.ts";
import { readRequest, writeRequest } from "../ceremony/request.ts";
import { answerRequest } from "../ceremony/share.ts";
import { readBox } from "../envelope/box.ts";
import { openItem } from "../envelope/openItem.ts";
import type { Envelope } from "../envelope/readEnvelope.ts";
import { sealEnvelope } from "../envelope/sealEnvelope.ts";
import { type Custodian, custodians, envelopeOf, placeOf, sha256, TOOLS } from "../testing/custodians.ts";
import { GENESIS, GENESIS_ID, shareOfOwn } from "../testing/succession.ts";
import { readBoxes, withoutCiphertexts, writeBoxes } from "./boxesFile.ts";
import { type HandedBox, handedBlob, handedTo, readHanded } from "./handed.ts";
import { checkHanded, handOver } from "./handOver.ts";

const CANARY = "invented source: a porter of the morning shift";
const subject = (n: number): string => n.toString(16).padStart(32, "0");

async function seal(to: readonly Custodian[], threshold: number, items = 2): Promise<Envelope> {
  const recipients = to.map(({ recipient }) => recipient);
  const sealed = Array.from({ length: items }, (_, at) => ({ subject: subject(at), bytes: utf8(CANARY) }));
  return envelopeOf(
    await sealEnvelope({ desk: GENESIS_ID, recipients, threshold }, "account", sealed, TOOLS),
  );
}

/** The file that a desk writes out, read back. */
function boxesOf(envelopes: readonly Envelope[], handed: readonly HandedBox[] = []) {
  const bytes = writeBoxes({
    genesis: GENESIS,
    custodians: [{ recipient: `age1${"q".repeat(58)}`, key: null }],
    former: [],
    envelopes: envelopes.map((envelope) => ({
      envelope: withoutCiphertexts(envelope),
      handed: handedTo(envelope.core, handed),
    })),
  });
  const read = readBoxes(bytes, sha256);
  if (read === null) throw new TypeError("no boxes");
  return { read, bytes };
}

const throughBlob = (boxes: readonly HandedBox[]): HandedBox[] => readHanded(handedBlob(boxes)) ?? [];
const subsets = <T>(of: readonly T[]): T[][] =>
  Array.from({ length: 2 ** of.length }, (_, set) => of.filter((_one, at) => (set >> at) % 2 === 1));

describe("a hand-over", () => {
  it("[J18] after successions, one after the other, every set of k opens old and new, none of fewer", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }).chain((count) =>
          fc.record({
            count: fc.constant(count),
            threshold: fc.integer({ min: 1, max: count }),
            leaving: fc.array(fc.integer({ min: 0, max: count - 1 }), { minLength: 1, maxLength: 3 }),
          }),
        ),
        async ({ count, threshold, leaving }) => {
          let now = await custodians(count);
          const former: Custodian[] = [];
          const envelopes = [await seal(now, threshold)];
          const handed: HandedBox[] = [];
          for (const at of leaving) {
            const [successor] = await custodians(1);
            const from = now[at]!;
            const { read } = boxesOf(envelopes, handed);
            const given = await handOver(read, from.identity, successor!.recipient, sha256);
            expect(given).toMatchObject({ shares: 2 * envelopes.length, without: 0, wrong: [] });
            const blob = throughBlob(given.boxes);
            expect(await checkHanded(read, blob, successor!.identity, sha256)).toMatchObject({
              wrong: [],
              without: 0,
            });
            handed.push(...blob);
            former.push(from);
            now = now.with(at, successor!);
            envelopes.push(await seal(now, threshold));
          }
          for (const envelope of envelopes) {
            const place = placeOf(envelope, 1);
            const shares = await Promise.all(now.map((one) => shareOfOwn(envelope, handed, one, 1)));
            for (const set of subsets(shares)) {
              const opened = await openItem(place, set, sha256);
              if (set.length < threshold) expect(opened).toEqual({ status: "too-few", sound: set.length });
              else expect(opened.status === "opened" && fromUtf8(opened.bytes)).toBe(CANARY);
            }
          }
          // The last envelope is nobody's who left; and a custodian with their successor is one, not two.
          for (const one of former)
            expect(await firstOpened(one.identity, envelopes.at(-1)!.boxes)).toBeNull();
          const both = await Promise.all(
            [former[0]!, now[leaving[0]!]!].map((one) => shareOfOwn(envelopes[0]!, handed, one)),
          );
          expect((await openItem(placeOf(envelopes[0]!, 0), both, sha256)).status).toBe(
            threshold === 1 ? "opened" : "too-few",
          );
        },
      ),
      { numRuns: 8 },
    );
  });

  it("[J18] puts nothing together and hands out nobody else's: whoever leaves opens nothing by it", async () => {
    const [a, b, c] = await custodians(3);
    const [d, stranger] = await custodians(2);
    const envelope = await seal([a!, b!, c!], 2);
    const { read, bytes } = boxesOf([envelope]);
    // What is written out holds no ciphertext of anything sealed.
    for (const { ciphertext } of envelope.items)
      expect(Buffer.from(bytes).includes(Buffer.from(ciphertext))).toBe(false);
    const given = await handOver(read, a!.identity, d!.recipient, sha256);
    for (const one of [a!, b!, c!, stranger!])
      expect(
        await firstOpened(
          one.identity,
          given.boxes.map((box) => box.bytes),
        ),
      ).toBeNull();
    expect(await handOver(read, stranger!.identity, d!.recipient, sha256)).toEqual({
      boxes: [],
      shares: 0,
      without: 1,
      wrong: [],
    });
  });

  it("[J18] every altered share is named by what it is of, before anybody relies on it", async () => {
    const [a, b, c] = await custodians(3);
    const [d] = await custodians(1);
    const [first, second] = [await seal([a!, b!, c!], 2), await seal([a!, b!, c!], 2)];
    const { read } = boxesOf([first, second]);
    const { boxes } = await handOver(read, a!.identity, d!.recipient, sha256);
    const [one, two] = [boxes[0]!, boxes[1]!];
    const inside = (await firstOpened(d!.identity, [one.bytes]))!.bytes;
    const again = (changed: Uint8Array): Promise<Uint8Array> => ageTo([d!.recipient], changed);
    const flipped = (at: number): Uint8Array => inside.map((byte, n) => (n === at ? byte ^ 1 : byte));
    const others = [
      one.bytes.slice(0, -1),
      one.bytes.map((byte, at) => (at === one.bytes.length - 3 ? byte ^ 1 : byte)),
      two.bytes,
      await again(flipped(inside.length - 1)),
      await again(flipped(inside.length - 17)),
      await again(inside.subarray(0, -16)),
      await again(
        (await firstOpened(b!.identity, first.boxes))!.bytes.map((byte, n, all) =>
          n === all.length - 1 ? byte ^ 1 : byte,
        ),
      ),
    ];
    for (const [at, bytes] of others.entries()) {
      const found = await checkHanded(read, [{ core: one.core, bytes }, two], d!.identity, sha256);
      expect(found.wrong, String(at)).toHaveLength(1);
      expect(found.wrong[0]).toMatch(/^0{31}[01]$/);
      expect(found.envelopes).toBe(1);
    }
    const unknown = await checkHanded(read, [{ ...one, core: "f".repeat(64) }, two], d!.identity, sha256);
    expect(unknown).toMatchObject({ wrong: ["f".repeat(64)], without: 1 });
    expect(readBox(inside)?.slot).toBeDefined();
  });

  it("reads no file that is cut off, nor one of another desk's envelopes", async () => {
    const people = await custodians(2);
    const { bytes } = boxesOf([await seal(people, 2)]);
    expect(readBoxes(bytes.subarray(0, -1), sha256)).toBeNull();
    expect(readBoxes(Uint8Array.from([...bytes, 0]), sha256)).toBeNull();
    const recipients = people.map(({ recipient }) => recipient);
    const to = { desk: "a".repeat(64), recipients, threshold: 2 };
    const items = [{ subject: subject(1), bytes: utf8(CANARY) }];
    const other = envelopeOf(await sealEnvelope(to, "account", items, TOOLS));
    expect(() => boxesOf([other])).toThrow("no boxes");
    expect(readHanded(handedBlob([{ core: toHex(other.core), bytes }]).subarray(0, -1))).toBeNull();
  });
});

describe("[J18] a ceremony with a successor", () => {
  const opening: SignedOp = {
    ...GENESIS,
    op: { ...GENESIS.op, type: "opening", desk: GENESIS_ID, by: "anna" },
  };

  it("opens what was sealed before by their share, and names one that was handed over wrong", async () => {
    const [a, b, c] = await custodians(3);
    const [d] = await custodians(1);
    const envelope = await seal([a!, b!, c!], 2);
    const opener = await newOpener();
    const { boxes } = await handOver(boxesOf([envelope]).read, a!.identity, d!.recipient, sha256);
    const requestWith = async (handed: readonly Uint8Array[]) => {
      const asked = [{ envelope, items: [{ at: 0, lock: null }], handed }];
      const bytes = await writeRequest({ opening, enrolments: [GENESIS], asked }, opener.recipient, sha256);
      const read = readRequest(bytes, sha256);
      if (read === null) throw new TypeError("no request");
      return read;
    };
    const good = boxes[0]!.bytes;
    // Somebody put a box of their own beside it: it opens, is no share, and is passed over.
    const request = await requestWith([await ageTo([d!.recipient], utf8("no box")), good]);
    const files = [];
    for (const { identity } of [d!, c!]) {
      const answered = await answerRequest(request, identity, opener.recipient, sha256);
      if (answered.status !== "answered") throw new TypeError(answered.status);
      files.push({ name: answered.custodian, bytes: answered.file });
    }
    const done = await combineShares(request, files, opener.identity, sha256);
    expect(done?.items[0]?.opened.status).toBe("opened");
    expect(done?.custodians).toEqual([d!.recipient, c!.recipient]);
    const inside = (await firstOpened(d!.identity, [good]))!.bytes;
    const altered = await ageTo(
      [d!.recipient],
      inside.map((byte, at) => (at === inside.length - 20 ? byte ^ 1 : byte)),
    );
    const wrong = await answerRequest(await requestWith([altered]), d!.identity, opener.recipient, sha256);
    expect(wrong).toEqual({ status: "handed-wrong", subject: subject(0) });
    const none = await answerRequest(await requestWith([]), d!.identity, opener.recipient, sha256);
    expect(none).toEqual({ status: "not-yours" });
  });
});
