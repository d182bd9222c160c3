import { UNKNOWN_LINEAGE } from "@daftar/model";
import { describe, expect, it } from "vitest";
import type { Account } from "../types.ts";
import { attestationsOf } from "./attestation.ts";

const source = (id: string, attestedDifferentFrom: string[] = []) => ({
  id,
  place: "p",
  from: "2031-01-01",
  to: "2031-01-09",
  attestedDifferentFrom,
});
const account = (
  record: string,
  lineage: Account["lineage"],
): Pick<Account, "record" | "lineage" | "heads"> => ({
  record,
  lineage,
  heads: { assess: [], lineage: [`head-of-${record}`] },
});
const shownWith = (accounts: readonly ReturnType<typeof account>[]) => ({ accounts });
const pair = (first: string[], second: string[]) => ({
  sources: ["s1", "s2"],
  attestable: { first, second },
});
const family = { ...UNKNOWN_LINEAGE, origin: "x", household: "h", sourceClass: "medic" as const };

describe("an attestation", () => {
  it("[J3, T3] keeps all else of the lineage as it stands, and names what it has seen", () => {
    const lineage = { ...family, sealedSource: source("s2", ["s9"]) };
    const shown = shownWith([account("a", null), account("b", lineage)]);
    expect(attestationsOf(shown, pair([], ["b"]))).toEqual([
      {
        record: "b",
        lineage: { ...lineage, sealedSource: source("s2", ["s9", "s1"]) },
        also: ["s9"],
        seen: ["head-of-b"],
      },
    ]);
  });

  it("[J3] is written on every account of the source with fewer of them, once", () => {
    const shown = shownWith([
      account("a", { ...family, sealedSource: source("s1", ["s2"]) }),
      account("b", { ...family, sealedSource: source("s1") }),
      account("c", { ...family, sealedSource: source("s2") }),
    ]);
    expect(attestationsOf(shown, pair(["a", "b"], ["c"])).map(({ record }) => record)).toEqual(["c"]);
    const both = attestationsOf(shown, pair(["a", "b"], []));
    expect(both.map(({ lineage }) => lineage.sealedSource?.attestedDifferentFrom)).toEqual([["s2"], ["s2"]]);
    expect(attestationsOf(shown, pair([], []))).toEqual([]);
  });
});
