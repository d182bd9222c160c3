import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goOn } from "./goOn.ts";

/** Groups named by their smallest row, as a run gives them. */
const named = (labels: readonly number[]): Int32Array =>
  Int32Array.from(labels, (label) => labels.indexOf(label));

const groupsOf = (group: ArrayLike<number>, rows: readonly number[]): string =>
  JSON.stringify(
    rows.map((row) => rows.filter((other) => group[other] === group[row])).map((own) => own.join()),
  );

describe("going on from an earlier run", () => {
  const labels = fc.array(fc.nat(6), { minLength: 12, maxLength: 12 });

  it("keeps what nothing new reaches as it was, and takes the rest as the run over all has it", () => {
    fc.assert(
      fc.property(
        labels,
        labels,
        fc.array(fc.nat(11), { maxLength: 3 }),
        fc.array(fc.nat(11), { maxLength: 1 }),
        (now, then, fresh, said) => {
          const earlier = Int32Array.from(then, (cluster, row) => (fresh.includes(row) ? -1 : cluster));
          const group = named(now);
          const found = goOn(group, earlier, said);
          const rows = group.map((_, row) => row);
          // What hangs together by either, found the plain way.
          const reached = new Set([...fresh, ...said]);
          for (let size = -1; size !== reached.size; ) {
            size = reached.size;
            for (const i of rows)
              for (const j of rows)
                if (
                  reached.has(i) &&
                  (group[i] === group[j] || (earlier[i]! >= 0 && earlier[i] === earlier[j]))
                )
                  reached.add(j);
          }
          const inside = [...rows].filter((row) => reached.has(row));
          const outside = [...rows].filter((row) => !reached.has(row));
          expect(groupsOf(found.group, inside)).toBe(groupsOf(group, inside));
          expect(groupsOf(found.group, outside)).toBe(groupsOf(earlier, outside));
          for (const i of inside) for (const j of outside) expect(found.group[i]).not.toBe(found.group[j]);
          // Named by the smallest row.
          for (const row of rows) expect(found.group[found.group[row]!]).toBe(found.group[row]);
          expect(found.reach.newRows).toBe(new Set(fresh).size);
          expect(found.reach.reachedRows).toBe(inside.filter((row) => earlier[row]! >= 0).length);
          // None elsewhere: then this is the run over all.
          expect(found.reach.elsewhere === 0).toBe(
            groupsOf(found.group, [...rows]) === groupsOf(group, [...rows]),
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("tells how many people of before are grouped otherwise", () => {
    // Two of before become one by a third row; two others are left alone.
    const { group, reach } = goOn(Int32Array.of(0, 0, 2, 0, 2), Int32Array.of(7, 8, 9, -1, 10), []);
    expect([...group]).toEqual([0, 0, 2, 0, 4]);
    expect(reach).toEqual({ newRows: 1, reachedRows: 2, regrouped: 2, elsewhere: 2 });
  });
});
