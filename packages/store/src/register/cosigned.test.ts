import type { Role } from "@daftar/model";
import { expect, it } from "vitest";
import { logOriginsIn, originsAt } from "./cosigned.ts";

const FIRST = "practice.invalid/first";

function renewal(
  origin: string,
  size: number,
  approvers: readonly (readonly [person: string, role: Role])[],
) {
  return {
    type: "log-key" as const,
    subject: "log",
    opId: origin,
    parents: [],
    time: "",
    by: "anna",
    reason: "",
    approvedBy: [],
    approvals: approvers.map(([person, role]) => ({
      person,
      key: person,
      enrolledBy: null,
      roles: [role],
    })),
    body: {
      origin,
      key: "0".repeat(64),
      version: 1,
      from: { origin: FIRST, key: "0".repeat(64), size, root: "0".repeat(64) },
    },
  };
}

it("[S64] a cosignature is over the log under its origin of that size, which two approvers alone change", () => {
  const two = [
    ["anna", "approver"],
    ["behzad", "approver"],
  ] as const;
  const origins = logOriginsIn(FIRST, [
    renewal("practice.invalid/second", 10, two),
    renewal("practice.invalid/forged", 4, []),
    renewal("practice.invalid/alone", 4, two.slice(1)),
    renewal("practice.invalid/no-role", 4, [
      ["anna", "approver"],
      ["clara", "admin"],
    ]),
  ]);
  expect([0, 10, 11].map((size) => originsAt(origins, size))).toEqual([
    [FIRST],
    [FIRST],
    ["practice.invalid/second"],
  ]);
});
