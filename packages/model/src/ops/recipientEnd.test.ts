import { describe, expect, it } from "vitest";
import { recipientEnd } from "./succession.ts";

describe("the end of a recipient, to compare by voice", () => {
  it("[J18] is more than a checksum that a forger steers: 12 letters alike are not alike", () => {
    const end = "qrstuvwxabcd";
    const own = recipientEnd(`age1${"q".repeat(34)}${"a".repeat(12)}${end}`);
    expect(own).toBe("age1…aaaa aaaa aaaa qrst uvwx abcd");
    expect(recipientEnd(`age1${"q".repeat(34)}${"c".repeat(12)}${end}`)).not.toBe(own);
  });

  it("tells a post-quantum recipient from a classic one with the same end", () => {
    expect(recipientEnd(`age1pq1${"q".repeat(60)}`)).toBe("age1pq1…qqqq qqqq qqqq qqqq qqqq qqqq");
  });
});
