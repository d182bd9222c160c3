import { expect, it } from "vitest";
import { Findings } from "./report.ts";

it("a report without faults is ok, notes or not", () => {
  const findings = new Findings();
  findings.note("here", "something to know");
  expect(findings.report(3, "aa", null)).toEqual({
    ok: true,
    size: 3,
    root: "aa",
    fingerprint: null,
    faults: [],
    notes: [{ where: "here", detail: "something to know" }],
  });
});

it("of each kind the first 50 are told, and how many more there are", () => {
  const findings = new Findings();
  for (let at = 0; at < 53; at += 1) {
    findings.fault("audit.leaf", `${at}`, "wrong");
    findings.note(`${at}`, "left behind");
  }
  findings.fault("audit.toll", "", "wrong");
  const { ok, faults, notes } = findings.report(null, null, null);
  expect(ok).toBe(false);
  expect(faults).toHaveLength(52);
  expect(faults.at(-1)).toEqual({ code: "audit.leaf", where: "", detail: "and 3 more of this kind" });
  expect(notes.at(-1)).toEqual({ where: "", detail: "left behind: and 3 more" });
});

it("a check that throws, at once or later, is a fault", async () => {
  const findings = new Findings();
  await findings.check("audit.page", "a", () => {
    throw new Error("at once");
  });
  await findings.check("audit.log", "b", () => Promise.reject(new Error("later")));
  expect(findings.report(null, null, null).faults.map((fault) => fault.code)).toEqual([
    "audit.page",
    "audit.log",
  ]);
});
