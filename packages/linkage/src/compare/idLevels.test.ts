import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emailText, idText, phoneText } from "../encode/idText.ts";
import type { LinkRecord } from "../record/linkRecord.ts";
import { levelsOfTwo } from "../testing/levelsOfTwo.ts";
import { CONTACT_LEVELS, ID_LEVELS, idLevel, phoneLevel } from "./idLevels.ts";

const ids = (a: string, b: string) => {
  const level = levelsOfTwo({ nationalId: a }, { nationalId: b })("nationalId");
  return level < 0 ? null : ID_LEVELS[level];
};
const contacts = (a: Partial<LinkRecord>, b: Partial<LinkRecord>) => {
  const level = levelsOfTwo(a, b)("contact");
  return level < 0 ? null : CONTACT_LEVELS[level];
};

describe("two ids", () => {
  it("are the same however digits are written and parted, and where zeros in front are lost", () => {
    expect(ids("0012345678", "۰۰۱۲۳۴۵۶۷۸")).toBe("same");
    expect(ids("001-2345-678", "0012345678")).toBe("same");
    expect(ids("0012345678", "12345678")).toBe("same");
  });

  it("are a slip apart where one digit is off, lost, or in its neighbour's place", () => {
    for (const other of ["4312345679", "431234578", "4312354678", "43112345678"])
      expect(ids("4312345678", other), other).toBe("a slip apart");
    expect(ids("4312345678", "4399345678")).toBe("differs");
  });

  it("agree as far as a list shows them", () => {
    const [few, most] = ["a few signs agree, no more told", "most signs agree, no more told"];
    expect(ids("4312345678", "5678")).toBe(few);
    expect(ids("4312345678", "******5678")).toBe(few);
    expect(ids("4312345678", "xxxxxx5678")).toBe(few);
    expect(ids("5678", "5678")).toBe(few);
    expect(ids("4312345678", "431***5678")).toBe(most);
    expect(ids("4312345678", "345678")).toBe(most);
    expect(ids("******5678", "5678")).toBe(few);
    expect(ids("4312345678", "5679")).toBe("differs");
    expect(ids("4312345678", "99****5678")).toBe("differs");
  });

  it("say nothing where too little of one is shown", () => {
    expect(ids("4312345678", "********78")).toBe(null);
    expect(ids("4312345678", "********79")).toBe("differs");
    expect(ids("4312345678", "**********")).toBe(null);
  });

  it("are compared alike from both sides, and agree with themselves", () => {
    const digit = fc.constantFrom("0", "1", "2", "3");
    const written = fc.string({
      unit: fc.oneof(digit, digit, digit, fc.constant("*")),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(written, written, (one, other) => {
        const [a, b] = [idText(one), idText(other)];
        if (a === "" || b === "") return;
        expect(idLevel(a, b)).toBe(idLevel(b, a));
        expect(idLevel(a, a)).not.toBe(0);
      }),
    );
  });
});

describe("two contacts", () => {
  it("are the same phone with country code or without, a slip apart, or agree in part", () => {
    expect(contacts({ phone: "+98 912 345 6789" }, { phone: "09123456789" })).toBe("same");
    expect(contacts({ phone: "09123456789" }, { phone: "09123456798" })).toBe("same user or nearly the same");
    expect(contacts({ phone: "09123456789" }, { phone: "0912***6789" })).toBe(
      "part of it agrees, no more told",
    );
    expect(contacts({ phone: "09123456789" }, { phone: "6789" })).toBe("part of it agrees, no more told");
    expect(contacts({ phone: "09123456789" }, { phone: "0912***6781" })).toBe("differs");
    expect(phoneText("0912*******")).toBe("");
    expect(phoneLevel("34567890", "67890")).toBe(2);
  });

  it("agree on an e-mail address with hidden letters", () => {
    const own = { email: "Nabil.D@mail.example" };
    expect(contacts(own, { email: "na***d@mail.example" })).toBe("part of it agrees, no more told");
    expect(contacts(own, { email: "na***d@other.example" })).toBe("differs");
    expect(contacts(own, { email: "n***@mail.example" })).toBe(null);
    expect(contacts(own, { email: "nabil.d@mail.exmaple" })).toBe("same user or nearly the same");
    expect(emailText(" A…@B.example")).toBe("a*@b.example");
  });
});
