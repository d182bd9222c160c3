/** [J12] What a desk received counts from when it was told of it first. */
import { expect, it } from "vitest";
import { Receipts } from "./receipts.ts";

const node = "a".repeat(16);
const other = "b".repeat(16);
const op = (seq: number, of = node, epoch = 0, op_id = `${of} ${epoch} ${seq}`) => ({
  op_id,
  node: of,
  epoch,
  seq,
});
const stretch = (first: number, next: number, of = node, epoch = 0) => ({
  node: of,
  epoch,
  first,
  next,
  head: "0".repeat(64),
});
const told = (time: string, chains: object[], forks: string[] = []) => ({
  time,
  body: { bundle: "0".repeat(64), from: node, chains, forks, has: [] },
});
const fork = "f".repeat(64);

it("[J12] by chain and number, forks by their id; what came twice from the first time; an own op never", () => {
  const receipts = new Receipts([
    told("1", [stretch(0, 2)]),
    told("2", [stretch(1, 4), stretch(0, 1, other)], [fork]),
    told("3", [stretch(4, 5), stretch(3, 6, node, 1)], [fork]),
  ]);
  expect([0, 1, 2, 3, 4, 5].map((seq) => receipts.of(op(seq)))).toEqual(["1", "1", "2", "2", "3", null]);
  expect([0, 1].map((seq) => receipts.of(op(seq, other)))).toEqual(["2", null]);
  expect([2, 3, 5, 6].map((seq) => receipts.of(op(seq, node, 1)))).toEqual([null, "3", "3", null]);
  // A fork has a number that its chain's own op has too.
  expect(receipts.of(op(0, node, 0, fork))).toBe("2");
});
