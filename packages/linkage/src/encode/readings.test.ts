import { describe, expect, it } from "vitest";
import { linkRecord } from "../record/linkRecord.ts";
import { tableOf } from "../table/tableOf.ts";
import { levelsOfTwo } from "../testing/levelsOfTwo.ts";
import { encode } from "./columns.ts";
import { customsOf } from "./customs.ts";

/** Accounts that carry the family name in both scripts, with the same given name. */
const both = (arabic: string, latin: string, times: number) =>
  Array.from({ length: times }, () => ({ names: [`نبیل ${arabic}`, `Nabil ${latin}`] }));

function readings(accounts: readonly { names: string[] }[]) {
  const table = tableOf(accounts.map((said, at) => linkRecord({ list: "list", id: String(at), ...said })));
  return encode(table, customsOf(table)).readings;
}

describe("spellings learnt from accounts in two scripts", () => {
  it("are those met twice that are not known to stand for one word", () => {
    expect(readings(both("زرکوهنش", "Zirkawnaj", 2))).toEqual([["زرکوهنش", "zirkawnaj", 2]]);
    expect(readings(both("زرکوهنش", "Zirkawnaj", 1))).toEqual([]);
    expect(readings(both("کریمی", "Karimi", 9))).toEqual([]);
  });

  it("make the two words the same where another list has only one of them", () => {
    const [persian, latin] = [{ names: ["نبیل زرکوهنش"] }, { names: ["Nabil Zirkawnaj"] }];
    expect(levelsOfTwo(persian, latin)("family")).toBeLessThan(4);
    expect(levelsOfTwo(persian, latin, both("زرکوهنش", "Zirkawnaj", 3))("family")).toBe(4);
  });

  it("are not taken from a few accounts of which the words sound like nothing of one another", () => {
    expect(readings(both("زرکوهنش", "Delavar", 4))).toEqual([]);
    expect(readings([...both("زرکوهنش", "Delavar", 5), ...both("زرکوهنش", "Zarkuhanesh", 9)])).toEqual([]);
    expect(readings(both("زرکوهنش", "Delavar", 5))).toEqual([["زرکوهنش", "delavar", 5]]);
  });
});
