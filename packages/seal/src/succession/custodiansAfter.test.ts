/** [J18] A custodian's part goes to nobody without the custodians' own signatures, whoever approves it (threat 14). */
import { generateHybridIdentity, identityToRecipient } from "age-encryption";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { DESK } from "../testing/custodians.ts";
import { type Consenting, consenting, succession, termsOf, verify } from "../testing/succession.ts";
import {
  type Beginning,
  type Counts,
  type CountsNot,
  custodiansAfter,
  type SuccessionOp,
} from "./custodiansAfter.ts";

const BOXES = "b".repeat(64);
let founders: Consenting[] = [];
let strangers: Consenting[] = [];
beforeAll(async () => {
  founders = await consenting(5);
  strangers = await consenting(5);
});

const beginning = (count = 3, threshold = 2): Beginning => ({
  desk: DESK,
  custodians: founders.slice(0, count).map(({ recipient }) => recipient),
  consentKeys: founders.slice(0, count).map(({ recipient, key }) => ({ recipient, key })),
  threshold,
});
const op = (body: SuccessionOp["body"], approved = true, opId = "1".repeat(64)): SuccessionOp => ({
  opId,
  body,
  approved,
});
const standings = (ops: readonly SuccessionOp[], begin = beginning()): (Counts | CountsNot)[] =>
  custodiansAfter(begin, ops, verify).judged.map(({ standing }) => standing);
const recipients = (all: readonly { readonly recipient: string }[]): string[] =>
  all.map(({ recipient }) => recipient);

describe("a part is handed over", () => {
  it("with the consent of whoever leaves: the successor stands in their place, and may hand over in turn", () => {
    const [a, b, c] = founders;
    const [d, e] = strangers;
    const first = op(succession(DESK, termsOf(a!, d!, BOXES), [a!], d!), true, "1".repeat(64));
    const second = op(succession(DESK, termsOf(d!, e!, "c".repeat(64)), [d!], e!), true, "2".repeat(64));
    const after = custodiansAfter(beginning(), [first, second], verify);
    expect(after.judged.map(({ standing }) => standing)).toEqual(["handed-over", "handed-over"]);
    expect(recipients(after.now)).toEqual(recipients([e!, b!, c!]));
    expect(after.now[0]?.after).toEqual({
      recipient: d!.recipient,
      opId: "2".repeat(64),
      how: "handed-over",
    });
    expect(after.boxes).toEqual([
      { hash: BOXES, to: d!.recipient },
      { hash: "c".repeat(64), to: e!.recipient },
    ]);
    expect(after.former.map(({ recipient, to }) => [recipient, to])).toEqual([
      recipients([a!, d!]),
      recipients([d!, e!]),
    ]);
    expect(after.sets).toEqual([
      recipients([a!, b!, c!]),
      recipients([d!, b!, c!]),
      recipients([e!, b!, c!]),
    ]);
  });

  it("once: not by somebody who left, nor to two successors; shares of what came since may follow", () => {
    const [a, b] = founders;
    const [d, e] = strangers;
    const first = op(succession(DESK, termsOf(a!, d!, BOXES), [a!], d!));
    const again = op(succession(DESK, termsOf(a!, e!, BOXES), [a!], e!));
    const more = op(succession(DESK, termsOf(a!, d!, "c".repeat(64)), [a!], d!));
    const moreByOther = op(succession(DESK, termsOf(a!, d!, "d".repeat(64)), [b!], d!));
    const after = custodiansAfter(beginning(), [first, again, more, moreByOther], verify);
    expect(after.judged.map(({ standing }) => standing)).toEqual([
      "handed-over",
      "no-custodian",
      "more-shares",
      "no-consent",
    ]);
    expect(after.boxes.map(({ hash }) => hash)).toEqual([BOXES, "c".repeat(64)]);
    expect(after.now).toHaveLength(3);
    // Further shares make nobody a custodian anew, and no further set.
    expect(after.former.map(({ recipient, to }) => [recipient, to])).toEqual([recipients([a!, d!])]);
    expect(after.sets).toHaveLength(2);
  });
});

describe("[J18] nothing else moves a part", () => {
  it("a consent to another desk, custodian, successor, consent key or boxes is none", () => {
    const [a, b] = founders;
    const [d, e] = strangers;
    const terms = termsOf(a!, d!, BOXES);
    const good = succession(DESK, terms, [a!], d!);
    expect(standings([op(good)])).toEqual(["handed-over"]);
    const others = [
      succession("e".repeat(64), terms, [a!], d!).consents,
      succession(DESK, { ...terms, from: b!.recipient }, [a!], d!).consents,
      succession(DESK, { ...terms, to: e!.recipient }, [a!], d!).consents,
      succession(DESK, { ...terms, toKey: e!.key }, [a!], d!).consents,
      succession(DESK, { ...terms, boxes: "c".repeat(64) }, [a!], d!).consents,
      // The successor's own word passes for no consent, nor does one of another key under the custodian's name.
      [{ key: a!.key, signature: good.accepted }],
      succession(DESK, terms, [b!], d!).consents.map(({ signature }) => ({ key: a!.key, signature })),
    ];
    for (const [at, consents] of others.entries())
      expect(standings([op({ ...good, consents })]), String(at)).toEqual(["no-consent"]);
  });

  it("two people's approval without custodians is nothing, and custodians without it is nothing", () => {
    const [a] = founders;
    const [d, e] = strangers;
    for (const boxes of [BOXES, null])
      expect(standings([op(succession(DESK, termsOf(a!, d!, boxes), [d!, e!], d!))])).toEqual(["no-consent"]);
    expect(standings([op(succession(DESK, termsOf(a!, d!, BOXES), [a!], d!), false)])).toEqual([
      "not-approved",
    ]);
  });

  it("nobody who is or was a custodian succeeds, nor anybody who has not accepted just this, nor another kind", async () => {
    const [a, b] = founders;
    const [d, e] = strangers;
    expect(standings([op(succession(DESK, termsOf(a!, b!, BOXES), [a!], b!))])).toEqual(["known"]);
    const sameRecipient = { ...d!, recipient: b!.recipient };
    expect(standings([op(succession(DESK, termsOf(a!, sameRecipient, BOXES), [a!], sameRecipient))])).toEqual(
      ["known"],
    );
    const sameKey = { ...d!, key: b!.key, secret: b!.secret };
    expect(standings([op(succession(DESK, termsOf(a!, sameKey, BOXES), [a!], sameKey))])).toEqual(["known"]);
    const back = [
      op(succession(DESK, termsOf(a!, d!, BOXES), [a!], d!)),
      op(succession(DESK, termsOf(d!, a!, BOXES), [d!], a!)),
    ];
    expect(standings(back)).toEqual(["handed-over", "known"]);
    const terms = termsOf(a!, d!, BOXES);
    const unaccepted = {
      ...succession(DESK, terms, [a!], d!),
      accepted: succession(DESK, terms, [a!], e!).accepted,
    };
    expect(standings([op(unaccepted)])).toEqual(["not-accepted"]);
    const hybrid = { ...d!, recipient: await identityToRecipient(await generateHybridIdentity()) };
    expect(standings([op(succession(DESK, termsOf(a!, hybrid, BOXES), [a!], hybrid))])).toEqual(["kind"]);
  });

  it("desks without consent keys, or made before thresholds, have no succession", () => {
    const [a] = founders;
    const [d] = strangers;
    const good = op(succession(DESK, termsOf(a!, d!, BOXES), [a!], d!));
    const { desk, custodians, threshold } = beginning();
    expect(standings([good], { desk, custodians, threshold })).toEqual(["no-consent"]);
    expect(standings([good], { ...beginning(), threshold: undefined })).toEqual(["no-custodian"]);
  });

  it("nobody hands over a part that they never had", () => {
    const [d, e] = strangers;
    for (const boxes of [BOXES, null])
      expect(standings([op(succession(DESK, termsOf(d!, e!, boxes), [d!, ...founders], e!))])).toEqual([
        "no-custodian",
      ]);
  });

  it("somebody whose part is another's is replaced by nobody, by their own word or by others'", () => {
    const [a, b, c] = founders;
    const [d] = strangers;
    const handed = op(succession(DESK, termsOf(a!, d!, BOXES), [a!], d!));
    for (const by of [[a!], [b!, c!], [a!, b!, c!]])
      expect(standings([handed, op(succession(DESK, termsOf(a!, d!, null), by, d!))])).toEqual([
        "handed-over",
        "no-consent",
      ]);
  });
});

describe("[J18] a lost custodian is replaced", () => {
  it("by as many of the others as open together, of those who are custodians then", () => {
    const [a, b, c] = founders;
    const [d, e] = strangers;
    const terms = termsOf(a!, d!, null);
    const after = custodiansAfter(beginning(), [op(succession(DESK, terms, [b!, c!], d!))], verify);
    expect(after.judged.map(({ standing }) => standing)).toEqual(["replaced"]);
    expect(after.sets).toEqual([recipients([a!, b!, c!]), recipients([d!, b!, c!])]);
    expect(after.boxes).toEqual([]);
    for (const few of [[b!], [b!, b!], [b!, d!], [a!, b!], [a!]])
      expect(standings([op(succession(DESK, terms, few, d!))])).toEqual(["no-consent"]);
    // Somebody who handed over has no word any more.
    const left = op(succession(DESK, termsOf(b!, e!, BOXES), [b!], e!));
    expect(standings([left, op(succession(DESK, terms, [b!, c!], d!))])).toEqual([
      "handed-over",
      "no-consent",
    ]);
    expect(standings([left, op(succession(DESK, terms, [e!, c!], d!))])).toEqual(["handed-over", "replaced"]);
  });

  it("once, also where two machines tell of it", () => {
    const [a, b, c] = founders;
    const [d] = strangers;
    const told = succession(DESK, termsOf(a!, d!, null), [b!, c!], d!);
    expect(standings([op(told), op(told)])).toEqual(["replaced", "again"]);
    const handed = succession(DESK, termsOf(a!, d!, BOXES), [a!], d!);
    expect(standings([op(handed), op(handed), op(handed, false)])).toEqual([
      "handed-over",
      "again",
      "not-approved",
    ]);
  });

  it("and found again, hands over what they still hold", () => {
    const [a, b, c] = founders;
    const [d] = strangers;
    const ops = [
      op(succession(DESK, termsOf(a!, d!, null), [b!, c!], d!)),
      op(succession(DESK, termsOf(a!, d!, BOXES), [a!], d!)),
    ];
    expect(standings(ops)).toEqual(["replaced", "more-shares"]);
  });
});

it("[J18] whoever signs, a part moves only by its own custodian or by as many others as open together", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }).chain((count) =>
        fc.record({
          count: fc.constant(count),
          threshold: fc.integer({ min: 1, max: count }),
          from: fc.integer({ min: 0, max: count - 1 }),
          signers: fc.subarray([0, 1, 2, 3, 4]),
          outside: fc.subarray([0, 1, 2, 3]),
          boxes: fc.constantFrom(BOXES, null),
        }),
      ),
      ({ count, threshold, from, signers, outside, boxes }) => {
        const to = strangers[4]!;
        const by = [...signers.map((at) => founders[at]!), ...outside.map((at) => strangers[at]!)];
        const begin = beginning(count, threshold);
        const { now, judged } = custodiansAfter(
          begin,
          [op(succession(DESK, termsOf(founders[from]!, to, boxes), by, to))],
          verify,
        );
        const others = signers.filter((at) => at < count && at !== from).length;
        const moves = boxes === null ? others >= threshold : signers.includes(from);
        expect(judged[0]?.standing).toBe(
          moves ? (boxes === null ? "replaced" : "handed-over") : "no-consent",
        );
        const expected = begin.custodians.map((one, at) => (moves && at === from ? to.recipient : one));
        expect(recipients(now)).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});
