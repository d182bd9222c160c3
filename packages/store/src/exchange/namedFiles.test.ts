import { expect, it } from "vitest";
import { namedFiles } from "./namedFiles.ts";

it("[S18] a bundle carries the shares that were handed over to a successor, and asks for none where there are none", () => {
  const recipient = (letter: string): string => `age1${letter.repeat(58)}`;
  const consents = [{ key: "1".repeat(64), signature: "2".repeat(128) }];
  const terms = { from: recipient("q"), to: recipient("p"), toKey: "3".repeat(64) };
  const body = { ...terms, boxes: "a".repeat(64), consents, accepted: "4".repeat(128) };
  const lost = { ...body, boxes: null };
  const named = (one: object) => namedFiles([{ type: "succession", body: { ...one } }], () => null).blobs;
  expect([...named(body)]).toEqual(["a".repeat(64)]);
  expect([...named(lost)]).toEqual([]);
});
