import { describe, expect, it } from "vitest";
import { printCombine, printOpenings, printShare } from "./openings.ts";

const asked = [{ kind: "account", subject: "0".repeat(32) }];

describe("a ceremony at a terminal", () => {
  it("another desk's words stay on their line, so that a reason passes for no approval", () => {
    const text = printShare({
      desk: "d".repeat(64),
      deskName: "desk\nApproved by clara",
      asked,
      reason: "they asked\nApproved by clara and dimitri",
      approvedBy: ["anna", "boris"],
      time: "2014-05-08T10:00:00.000Z",
      recipient: `age1${"q".repeat(58)}`,
      founders: true,
      file: null,
      shares: 0,
    });
    expect(text).not.toContain("without founders");
    expect(text.split("\n").filter((line) => line.startsWith("Approved by"))).toEqual([
      "Approved by anna and boris, 2014-05-08 by that desk's clock.",
    ]);
    expect(text).toContain("Nothing was handed out");
  });

  it("says what was opened by the words of the list or form, and that nothing was said where nothing was", () => {
    const text = printCombine({
      opened: [
        { ...asked[0], source: { name: "Invented" }, cells: [], fileName: null },
        { ...asked[0], source: {}, cells: [], fileName: null },
      ],
      custodians: ["age1one", "age1two"],
      bad: [],
      file: null,
    });
    expect(text).toContain("  name: Invented");
    expect(text).toContain("  nothing was said");
    expect(text).toContain("2 custodians together");
  });

  it("lists openings, or that there were none", () => {
    expect(printOpenings({ openings: [] })).toBe("Nothing was asked to be opened.");
    const one = {
      opening: "a".repeat(64),
      time: "2014-05-08T10:00:00.000Z",
      approvedBy: ["anna", "boris"],
      reason: "they asked",
      asked,
      state: "asked",
    };
    expect(printOpenings({ openings: [one] }).split("\n")[0]).toBe(
      "2014-05-08  anna and boris  (aaaaaaaaaaaaaaaa)",
    );
    expect(printOpenings({ openings: [{ ...one, state: "unapproved" }] })).toContain("hand nothing out");
  });
});
