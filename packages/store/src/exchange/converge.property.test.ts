/**
 * Random histories on two and three desks, exchanged in random order with loss, repetition and parcels
 * that arrive late: the desks converge to one register, no op is lost, every difference shows.
 *
 * The store's real code on real folders. A desk takes seconds to make, so the desks are made once and each
 * history goes on from where the one before ended: histories grow through the runs, and nothing is begun
 * anew but the property. A failing run prints its seed; what led to it is the runs before.
 */
import { canonicalText } from "@daftar/model";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { OpenDesk } from "../desk/heldDesk.ts";
import { accountDraft, conditionsDraft, importRows, removeFolders } from "../testing/inventedDesk.ts";
import { openDesks, type Parcel, parcel } from "../testing/joinedDesks.ts";

const RUNS = Number(process.env["DAFTAR_CONVERGE_RUNS"] ?? 8);
const OUTCOMES = ["bundle.repeated", "bundle.older", "bundle.gap"];

afterAll(removeFolders);

type Step =
  | { readonly do: "decide"; readonly desk: number; readonly subject: number; readonly value: number }
  | { readonly do: "account"; readonly desk: number; readonly record: number; readonly value: number }
  | { readonly do: "import"; readonly desk: number; readonly record: number; readonly value: number }
  | { readonly do: "pack"; readonly desk: number; readonly to: number; readonly all: boolean }
  | { readonly do: "deliver"; readonly which: number; readonly keep: boolean }
  | { readonly do: "lose"; readonly which: number };

const desk = fc.nat({ max: 2 });
const small = fc.nat({ max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("decide" as const), desk, subject: small, value: small }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("account" as const), desk, record: small, value: small }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("import" as const), desk, record: small, value: small }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("pack" as const), desk, to: desk, all: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("deliver" as const), which: fc.nat(), keep: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("lose" as const), which: fc.nat() }) },
);

/** Every op written, kept beside the desks to judge them by. */
class Model {
  readonly written = new Set<string>();
  /** Ops that were there before. */
  before = 0;
  readonly decisions = new Map<string, { subject: string; value: string; parents: readonly string[] }>();

  /** Values that no later decision had seen, by subject. */
  heads(): Map<string, Set<string>> {
    const named = new Set([...this.decisions.values()].flatMap(({ parents }) => parents));
    const heads = new Map<string, Set<string>>();
    for (const [id, { subject, value }] of this.decisions) {
      if (!named.has(id)) heads.set(subject, (heads.get(subject) ?? new Set()).add(value));
    }
    return heads;
  }
}

async function receive(to: OpenDesk, given: Parcel): Promise<void> {
  try {
    await to.exchange.receive(given);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!OUTCOMES.includes(code)) throw error;
  }
}

async function run(desks: readonly OpenDesk[], steps: readonly Step[], model: Model): Promise<void> {
  const underway: { to: number; parcel: Parcel }[] = [];
  for (const one of steps) {
    if (one.do === "decide") {
      const subject = `s${one.subject}`;
      const [op] = await desks[one.desk % desks.length]!.append([conditionsDraft(subject, `v${one.value}`)]);
      model.written.add(op!.opId);
      model.decisions.set(op!.opId, { subject, value: canonicalText(op!.op.body), parents: op!.op.parents });
    } else if (one.do === "account") {
      const [op] = await desks[one.desk % desks.length]!.append([
        accountDraft(100 + one.record, `n${one.value}`),
      ]);
      model.written.add(op!.opId);
    } else if (one.do === "import") {
      const names = { [one.record]: `n${one.value}`, 9: "Nine" };
      model.written.add(await importRows(desks[one.desk % desks.length]!, "ledger", "partial", names));
    } else if (one.do === "pack") {
      const [from, to] = [one.desk % desks.length, one.to % desks.length];
      if (from === to) continue;
      const since = one.all ? null : await desks[from]!.exchange.heldBy(desks[to]!.node);
      underway.push({ to, parcel: await parcel(desks[from]!, since) });
    } else if (underway.length > 0) {
      const at = one.which % underway.length;
      const { to, parcel: given } = underway[at]!;
      if (one.do === "deliver") await receive(desks[to]!, given);
      if (one.do === "lose" || !one.keep) underway.splice(at, 1);
    }
  }
  // What is still underway arrives after all, out of order; then everybody hears from everybody.
  for (const { to, parcel: given } of underway.reverse()) await receive(desks[to]!, given);
  for (let round = 0; round < 2; round += 1) {
    for (const from of desks) {
      for (const to of desks) {
        if (from !== to) await receive(to, await parcel(from, await from.exchange.heldBy(to.node)));
      }
    }
  }
}

async function agree(desks: readonly OpenDesk[], model: Model): Promise<void> {
  const digests = await Promise.all(desks.map((one) => one.registerDigest()));
  expect(new Set(digests).size, "one register").toBe(1);
  const facts = await Promise.all(desks.map((one) => one.facts()));
  for (const one of facts) {
    expect(one).toEqual(facts[0]);
    const decisions = one.decisions.filter(({ type }) => type === "conditions").map(({ opId }) => opId);
    expect([...model.decisions.keys()].filter((id) => !decisions.includes(id))).toEqual([]);
  }
  for (const one of desks) {
    const holds = await one.exchange.holds();
    const count = holds.reduce((sum, { next }) => sum + next, 0);
    expect(count, "no op lost").toBe(model.written.size + model.before);
  }
  for (const [subject, values] of model.heads()) {
    for (const one of desks) {
      const heads = await one.headsOf("conditions", subject);
      const said = new Set(heads.map((id) => model.decisions.get(id)?.value));
      expect(said, `${subject}: every difference shows`).toEqual(values);
    }
  }
}

describe.each([2, 3])("%d desks", (count) => {
  it(`[S11] [S24] [S30] converge whatever happens on the way (${RUNS} histories, each upon the last)`, async () => {
    const desks = await openDesks(count);
    const model = new Model();
    await run(desks, [], model);
    model.before = (await desks[0]!.exchange.holds()).reduce((sum, { next }) => sum + next, 0);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30, size: "max" }), async (steps) => {
        await run(desks, steps, model);
        await agree(desks, model);
      }),
      { numRuns: RUNS, endOnFailure: true, verbose: 1 },
    );
    const digest = await desks[0]!.registerDigest();
    for (const one of desks) {
      await one.rebuild({ shuffleSeed: 11 });
      expect(await one.registerDigest()).toBe(digest);
      await one.close();
    }
  }, 600_000);
});
