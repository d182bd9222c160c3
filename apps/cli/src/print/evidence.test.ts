import { expect, it } from "vitest";
import { printEvidence } from "./evidence.ts";

const shown = (custodyHolds: boolean, code: string) =>
  printEvidence({
    id: "e".repeat(32),
    kind: "photo",
    mediaType: "image/jpeg",
    about: ["a".repeat(32)],
    workingCopy: null,
    custody: [],
    custodyHolds,
    faults: [{ code, words: "as it is" }],
    time: { claimed: "2031-01-05", notBefore: null, notAfter: null, authorities: [], checkpoint: null },
  });

it("entries made apart on two machines are told, and not called a break in the chain of custody", () => {
  expect(shown(true, "branch")).toContain("branch: as it is");
  expect(shown(true, "branch")).not.toContain("does not hold together");
  expect(shown(false, "gap")).toContain("does not hold together");
});
