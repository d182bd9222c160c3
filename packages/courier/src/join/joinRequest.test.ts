import { utf8 } from "@daftar/model";
import { expect, it } from "vitest";
import { newKey, sha256, verifyEd25519 } from "../testing/invented.suite.ts";
import { readJoinRequest, writeJoinRequest } from "./joinRequest.ts";

const tools = { sha256, verify: verifyEd25519 };
const recipient = `age1${"q".repeat(58)}`;

it("[C10] a request reads back, and no letter of it can be changed", () => {
  const { key, node, sign } = newKey();
  const text = writeJoinRequest(key, recipient, sign);
  expect(readJoinRequest(text, tools)).toEqual({ node, key, recipient });
  const bytes = utf8(text.trimEnd());
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = String.fromCharCode(...bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)));
    expect(readJoinRequest(changed, tools), `byte ${at}`).toBe(null);
  }
  expect(readJoinRequest(writeJoinRequest(key, recipient, newKey().sign), tools)).toBe(null);
  // What its key did not sign says nothing beside what it did.
  expect(readJoinRequest(text.replace('{"format"', '{"also":1,"format"'), tools)).toBe(null);
});
