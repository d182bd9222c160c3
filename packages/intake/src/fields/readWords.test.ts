import { describe, expect, it } from "vitest";
import { readCause, readEventLink, readPopulation, readSex, readStatus } from "./readWords.ts";

describe("words of three languages", () => {
  it.each(["F", "female", "Woman", "زن", "مؤنث", "أنثى", "انثي", "دختر"])("%s is female", (text) => {
    expect(readSex(text)).toEqual({ kind: "sex", sex: "female" });
  });
  it.each(["m", "Male", "مرد", "مذكر", "ذكر", "پسر"])("%s is male", (text) => {
    expect(readSex(text)).toEqual({ kind: "sex", sex: "male" });
  });
  it("sex: unknown and other say nothing, anything else is refused", () => {
    for (const text of ["", "unknown", "نامشخص", "intersex"]) expect(readSex(text).kind).toBe("missing");
    for (const text of ["1", "q", "female | male"]) expect(readSex(text).kind).toBe("unreadable");
  });

  it.each([
    ["Protester", "protester"],
    ["معترض", "protester"],
    ["معترضان", "protester"],
    ["رهگذر", "bystander"],
    ["passer-by", "bystander"],
    ["police officer", "security-forces"],
    ["نیروی انتظامی", "security-forces"],
    ["زندانی", "prisoner"],
    ["معتقل", "prisoner"],
    ["rioter", null],
    ["martyr", null],
    ["", null],
  ])("population %j: %s", (text, meaning) => {
    expect(readPopulation(text)).toBe(meaning);
  });

  it.each([
    ["gunshot to the chest", "gunfire"],
    ["اصابت گلوله", "gunfire"],
    ["تیر جنگی", "gunfire"],
    ["طلق ناري", "gunfire"],
    ["shotgun pellets", "pellets"],
    ["گلوله ساچمه‌ای", "pellets"],
    ["ضرب و شتم", "beating"],
    ["tear gas canister", "tear-gas"],
    ["گاز اشک‌آور", "tear-gas"],
    ["tear-gas", "tear-gas"],
    ["run over", "vehicle"],
    ["died in custody", "in-custody"],
    ["اعدام", "execution"],
    ["سکته قلبی", "other"],
    ["cardiac arrest", "other"],
    ["unknown", null],
    ["xyz", null],
  ])("cause %j: %s", (text, meaning) => {
    expect(readCause(text)).toBe(meaning);
  });

  it.each([
    ["missing", "missing-presumed"],
    ["ناپدید شده", "missing-presumed"],
    ["مفقود", "missing-presumed"],
    ["dead", "dead"],
    ["جان‌باخته", "dead"],
    ["died of injury after release", "dead"],
    ["شهيد", "dead"],
    ["injured", "living"],
    ["مجروح", "living"],
    ["حي", "living"],
    ["xyz", null],
  ])("status %j: %s", (text, meaning) => {
    expect(readStatus(text)).toBe(meaning);
  });

  it("event links by the codebook's own words", () => {
    expect(readEventLink("died-later-of-injury")).toBe("died-later-of-injury");
    expect(readEventLink("suicide-after-release")).toBe("suicide-after-release");
    expect(readEventLink("direct")).toBe("direct");
    expect(readEventLink("maybe")).toBeNull();
  });
});
