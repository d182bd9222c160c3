import { expect, it } from "vitest";
import { type KindMoved, leftOutMost } from "./leftOutMost.ts";

const kind = (value: string, before: number, after: number): KindMoved => ({
  kind: "province",
  value,
  names: [],
  before: { people: before, verified: before },
  after: { people: before, verified: after },
});

it("names the kinds of whom the largest share would go, none of a handful, none that stay", () => {
  const found = leftOutMost([
    kind("large", 100, 80),
    kind("tiny", 4, 0),
    kind("small", 10, 5),
    kind("grown", 10, 12),
    kind("kept", 10, 10),
    kind("half", 20, 10),
    kind("little", 50, 49),
  ]);
  expect(found.map(({ value }) => value)).toEqual(["half", "small", "large"]);
  expect(leftOutMost([])).toEqual([]);
});
