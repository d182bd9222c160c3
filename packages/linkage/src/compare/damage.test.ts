import { expect, it } from "vitest";
import { levelsOfTwo } from "../testing/levelsOfTwo.ts";

/** Chains, so that the list is read as one of given, father, grandfather, family. */
const CHAINS = Array.from({ length: 9 }, () => ({ names: ["سامر جمال فراس دلاور"] }));

/** Levels of given, father, grandfather, family of two whole names. */
function levels(a: string, b: string): number[] {
  const of = levelsOfTwo({ names: [a] }, { names: [b] }, CHAINS);
  return ["given", "father", "grandfather", "family"].map(of);
}

it("whole names agree through what PDF extraction does to them", () => {
  // Lam-alef turned round, Allah back to front, a letter split off, two words glued, the last letter lost.
  expect(levels("صلاح جمال فراس الاعرج", "صالح جمال فراس االعرج")).toEqual([3, 4, 4, 3]);
  expect(levels("سامر عبدالله فراس دلاور", "سامر عبدهللا فراس دلاور")).toEqual([4, 3, 4, 4]);
  expect(levels("نرمین جمال فراس دلاور", "نرمی ن جمال فراس دلاور")).toEqual([4, 4, 4, 4]);
  expect(levels("سامر جمال فراس دلاور", "سامر جمالفراس دلاور").slice(0, 1)).toEqual([4]);
  expect(levels("سامر جمال فراس زاهر دلاور", "سامر جمال فراس زاهردلاور")).toEqual([4, 4, 4, 4]);
  expect(levels("سامر جمال فراس دلاور", "سامر جمال فراس دلاو")).toEqual([4, 4, 4, 2]);
});

it("an initial agrees weakly with what it may begin, and with another initial", () => {
  const of = (a: string, b: string) =>
    levelsOfTwo({ names: [`${a} Delavar`] }, { names: [`${b} Delavar`] })("given");
  expect([of("N.", "Nabil"), of("N.", "N."), of("S.", "Nabil")]).toEqual([1, 1, 0]);
  expect(levelsOfTwo({ names: ["ن. دلاور"] }, { names: ["Nabil Delavar"] })("given")).toBe(1);
});
