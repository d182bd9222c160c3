/**
 * What a desk said of a past moment stays said, whatever comes later and whatever time it carries: clocks
 * that go back, ops of another desk that are dated long ago or far ahead, parcels that come late or twice.
 *
 * The store's real code on real folders; each history goes on from where the one before ended.
 */
import { canonicalText, DaftarError } from "@daftar/model";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import type { OpenDesk } from "../desk/heldDesk.ts";
import { accountDraft, conditionsDraft, inventedDesk, open, removeFolders } from "../testing/inventedDesk.ts";
import { joined, type Parcel, parcel } from "../testing/joinedDesks.ts";

afterAll(removeFolders);

const HOUR = 3_600_000;
const START = Date.UTC(2031, 0, 6);

/** Hours by which a clock is set on, or back. */
const shift = fc.oneof(fc.integer({ min: -24 * 10, max: 24 * 10 }), fc.integer({ min: 0, max: 24 }));
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("own" as const), shift, n: fc.nat(3) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("theirs" as const), shift, n: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("receive" as const), shift, again: fc.boolean() }) },
);

async function receive(desk: OpenDesk, given: Parcel): Promise<void> {
  try {
    await desk.exchange.receive(given);
  } catch (error) {
    if (!(error instanceof DaftarError) || !error.code.startsWith("bundle.")) throw error;
  }
}

it("[J12] nothing that comes later changes what was said of a moment that its desk has passed", async () => {
  const clocks = { own: START, theirs: START };
  const desk = await open(await inventedDesk(), { clock: () => clocks.own });
  const other = await open(await joined(desk), { clock: () => clocks.theirs });
  const said = new Map<string, string>();
  const underway: Parcel[] = [];
  /** A moment before the newest of the desk's own ops: from there on its own chain only goes on. */
  const tell = async (opId: string): Promise<void> => {
    const time = (await desk.facts()).decisions.find((one) => one.opId === opId)?.time;
    if (time === undefined) throw new Error("the op that was written is no fact");
    const moment = new Date(Date.parse(time) - 1).toISOString();
    if (!said.has(moment)) said.set(moment, canonicalText(await desk.facts({ asOf: moment })));
  };
  // Of clocks drawn at random few may ever advance; these moments there are always.
  for (let n = 0; n < 3; n += 1) {
    clocks.own += HOUR;
    const [written] = await desk.append([conditionsDraft(`s${n}`, "before")]);
    await tell(written?.opId ?? "");
  }
  expect(said.size).toBe(3);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
      for (const one of steps) {
        const whose = one.do === "theirs" ? "theirs" : "own";
        clocks[whose] = Math.max(Date.UTC(2031, 0, 5, 13), clocks[whose] + one.shift * HOUR);
        if (one.do === "own") {
          const [written] = await desk.append([conditionsDraft(`s${one.n}`, `v${one.shift}`)]);
          if (written !== undefined) await tell(written.opId);
        } else if (one.do === "theirs") {
          await other.append([
            conditionsDraft(`s${one.n}`, `w${one.shift}`),
            accountDraft(one.n, `n${one.shift}`),
          ]);
          underway.push(await parcel(other, await other.exchange.heldBy(desk.node)));
        } else {
          const given = one.again ? underway[0] : underway.shift();
          if (given !== undefined) await receive(desk, given);
        }
      }
      for (const [moment, words] of said)
        expect(canonicalText(await desk.facts({ asOf: moment })), moment).toBe(words);
    }),
    { numRuns: 8, endOnFailure: true },
  );
  await desk.rebuild({ shuffleSeed: 5 });
  for (const [moment, words] of said)
    expect(canonicalText(await desk.facts({ asOf: moment })), moment).toBe(words);
  await desk.close();
  await other.close();
});
