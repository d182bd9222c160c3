import { expect, it } from "vitest";
import { persianSortKey } from "./persianSortKey.ts";

it("names stand in the order of the Persian alphabet, whichever keyboard wrote them", () => {
  const names = ["ژاله", "پونه", "گلنار", "آرمیتا", "چکاوک", "هما", "بهرنگ", "یاس", "کیوان", "زری"];
  const sorted = [...names].sort((a, b) => (persianSortKey(a) < persianSortKey(b) ? -1 : 1));
  expect(sorted).toEqual(["آرمیتا", "بهرنگ", "پونه", "چکاوک", "زری", "ژاله", "کیوان", "گلنار", "هما", "یاس"]);
  expect(persianSortKey("كيوان")).toBe(persianSortKey("کیوان"));
});
