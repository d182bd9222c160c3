import { expect, it } from "vitest";
import type { ApprovalFact } from "../facts.ts";
import { twoApprovers } from "./twoApprovers.ts";

const approver = (person: string, more: Partial<ApprovalFact> = {}): ApprovalFact => ({
  person,
  key: `key of ${person}`,
  enrolledBy: null,
  roles: ["approver"],
  ...more,
});

it("[J7] two approvers with two keys act, neither enrolled by the other", () => {
  const [a, b] = [approver("a"), approver("b")];
  expect(twoApprovers([b, a])).toEqual(["a", "b"]);
  expect(twoApprovers([a, approver("a", { key: "passkey of a" })])).toBeNull();
  expect(twoApprovers([a, approver("b", { key: "key of a" })])).toBeNull();
  expect(twoApprovers([a, approver("b", { enrolledBy: "a" })])).toBeNull();
  expect(twoApprovers([a, approver("b", { roles: ["signatory"] })])).toBeNull();
});
