import { describe, expect, it } from "vitest";
import { holdsSecret, recipientIn } from "./recipient.ts";

const recipient = `age1${"q".repeat(46)}abcdefghijkl`;

describe("what is pasted as a recipient", () => {
  it("is read as it was printed, alone or before a consent key", () => {
    expect(recipientIn(` ${recipient}\n`)).toBe(recipient);
    expect(recipientIn(`${recipient}:${"a".repeat(64)}`)).toBe(recipient);
  });

  it("is none where it is cut short, or something else", () => {
    for (const text of ["", "age1", recipient.slice(0, 40), `${recipient}:abc`, `x ${recipient}`, "AGE1QQQ"])
      expect(recipientIn(text), text).toBeNull();
  });

  it("[J18] is known for a secret half, whole or in a file's lines, so that it is sent nowhere", () => {
    expect(holdsSecret("AGE-SECRET-KEY-1QQQ")).toBe(true);
    expect(holdsSecret(`# recipient: ${recipient}\nage-secret-key-pq-1qqq\n`)).toBe(true);
    expect(recipientIn(`AGE-SECRET-KEY-1${"Q".repeat(58)}`)).toBeNull();
    expect(holdsSecret(recipient)).toBe(false);
  });
});
