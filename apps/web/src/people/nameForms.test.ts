import { describe, expect, it } from "vitest";
import { nameForms, plainlyDiffer } from "./nameForms.ts";

describe("forms of one name", () => {
  const names = ["Ahmad Ghazlavani", "احمد غزلاوني", "احمد غزلاونی", "احمدغزلاونی"];

  it("those that differ only in how a letter is typed are shown once", () => {
    expect(nameForms(names, "ltr")).toEqual(["Ahmad Ghazlavani", "احمد غزلاوني"]);
  });

  it("those in the reader's script stand first", () => {
    expect(nameForms(names, "rtl")).toEqual(["احمد غزلاوني", "Ahmad Ghazlavani"]);
  });

  it("values differ plainly only within one script, and not by the key that a letter was typed with", () => {
    expect(plainlyDiffer("60", "61")).toBe(true);
    expect(plainlyDiffer("اکبر", "اكبر")).toBe(false);
    expect(plainlyDiffer("Zarkouna", "زرکونا")).toBe(false);
  });
});
