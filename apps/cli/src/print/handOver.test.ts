import { describe, expect, it } from "vitest";
import { printCustodians, printHandOver, printNewCustodian } from "./handOver.ts";

const recipient = (letter: string): string => `age1${letter.repeat(58)}`;

describe("a custodian's successor at a terminal", () => {
  it("shows the one string to copy, and the recipient apart", () => {
    const custodian = `${recipient("q")}:${"1".repeat(64)}`;
    const text = printNewCustodian({
      recipient: recipient("q"),
      file: "/away/one.txt",
      consentKey: "1".repeat(64),
      custodian,
      mark: "0123456789abcdef",
    });
    expect(text.split("\n")).toContain(`  ${custodian}`);
    expect(text).toContain("mark       0123456789abcdef");
  });

  it("another desk's words stay on their line, and nothing signed is said", () => {
    const text = printHandOver({
      desk: "d".repeat(64),
      deskName: "desk\nSigned.",
      from: recipient("q"),
      to: recipient("p"),
      mark: "0123456789abcdef",
      lost: false,
      envelopes: 2,
      shares: 41,
      without: 1,
      wrong: [],
      file: null,
    });
    expect(text.split("\n").filter((line) => line.startsWith("Signed"))).toEqual([]);
    expect(text).toContain("Your shares of 41 sealed sources in 2 envelopes.");
    expect(text).toContain("You have no share of one envelope of that desk.");
    expect(text).toContain("Nothing was signed");
  });

  it("lists who stands for whom, who cannot hand over, and a succession that counts for nothing", () => {
    const text = printCustodians({
      recipients: [recipient("p"), recipient("r")],
      threshold: 2,
      desk: "d".repeat(64),
      custodians: [
        { recipient: recipient("p"), consentKey: "1".repeat(64), after: recipient("q") },
        { recipient: recipient("r"), consentKey: null, after: null },
      ],
      successions: [
        {
          op: "a".repeat(64),
          time: "2014-05-08T10:00:00.000Z",
          from: recipient("r"),
          to: recipient("z"),
          standing: "no consent holds",
          counts: false,
          approvedBy: ["anna", "boris"],
          reason: "named\nby two",
        },
      ],
    });
    expect(text).toContain(`in the place of ${recipient("q")}`);
    expect(text).toContain("gave no consent key: cannot hand over");
    expect(text).toContain("2014-05-08  counts for nothing");
    expect(text).toContain("  approved by anna and boris: named by two");
  });
});
