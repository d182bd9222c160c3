import type { ApprovalFact } from "@daftar/model";
import { expect, it } from "vitest";
import { twoWhoMayOpen } from "./whoMayOpen.ts";

const approver = (person: string, more: Partial<ApprovalFact> = {}): ApprovalFact => ({
  person,
  key: `key of ${person}`,
  enrolledBy: null,
  roles: ["approver"],
  ...more,
});

it("[J7] two approvers with two keys ask, neither enrolled by the other", () => {
  const [a, b] = [approver("a"), approver("b")];
  expect(twoWhoMayOpen([b, a])).toEqual(["a", "b"]);
  expect(twoWhoMayOpen([a, approver("a", { key: "passkey of a" })])).toBeNull();
  expect(twoWhoMayOpen([a, approver("b", { key: "key of a" })])).toBeNull();
  expect(twoWhoMayOpen([a, approver("b", { enrolledBy: "a" })])).toBeNull();
  expect(twoWhoMayOpen([a, approver("b", { roles: ["signatory"] })])).toBeNull();
});
