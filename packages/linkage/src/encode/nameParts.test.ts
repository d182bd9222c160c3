import { describe, expect, it } from "vitest";
import { type LinkRecord, linkRecord } from "../record/linkRecord.ts";
import { tableOf } from "../table/tableOf.ts";
import { encode } from "./columns.ts";

/** Given, father, grandfather, family as they are compared; null where there is none. */
function parts(said: Partial<LinkRecord>, patronymicLists: readonly string[] = []): (string | null)[] {
  const { parts: columns, words } = encode(tableOf([linkRecord({ list: "chains", id: "0", ...said })]), {
    patronymicLists,
  });
  return columns.map(([arabic, latin]) => {
    const word = Math.max(arabic[0]!, latin[0]!);
    return word < 0 ? null : words.texts[word]!;
  });
}
const chain = (name: string) => parts({ names: [name] }, ["chains"]);

describe("the parts of a name", () => {
  it("know whose son or daughter somebody is, whatever the list's custom", () => {
    expect(parts({ names: ["Nabil bin Samer Delavar"] })).toEqual(["nabil", "samer", null, "delavar"]);
    expect(parts({ names: ["Nabil ibn Samer ibn Kamil Delavar"] })).toEqual([
      "nabil",
      "samer",
      "kamil",
      "delavar",
    ]);
    expect(parts({ names: ["نبيل بن عبد الله دلاور"] })).toEqual(["نبیل", "عبدالله", null, "دلاور"]);
    expect(parts({ names: ["زهرا بنت سامر"] })).toEqual(["زهرا", "سامر", null, "بنتسامر"]);
    expect(parts({ father: "بن سامر" })).toEqual([null, "سامر", null, null]);
    expect(chain("نبيل بن سامر كميل دلاور")).toEqual(["نبیل", "سامر", "کمیل", "دلاور"]);
  });

  it("stay in their places where one is written as unknown", () => {
    expect(chain("نبيل مجهول كميل دلاور")).toEqual(["نبیل", null, "کمیل", "دلاور"]);
    expect(chain("نبيل سامر مجهول دلاور")).toEqual(["نبیل", "سامر", null, "دلاور"]);
    expect(chain("نبيل مجهول")).toEqual(["نبیل", null, null, null]);
    expect(parts({ names: ["ناشناس دلاور"] })).toEqual([null, null, null, "دلاور"]);
    expect(parts({ names: ["Nabil Unknown"] })).toEqual(["nabil", null, null, null]);
  });

  it("are none where no name is known, in whichever column that is said", () => {
    for (const nobody of ["مجهول الهوية", "ناشناس", "نامعلوم", "Unidentified man", "N/A", "John Doe"]) {
      expect(parts({ names: [nobody] }), nobody).toEqual([null, null, null, null]);
      expect(parts({ given: nobody, father: nobody, family: nobody }), nobody).toEqual([
        null,
        null,
        null,
        null,
      ]);
    }
  });

  it("hold no title and no kunya", () => {
    expect(parts({ names: ["الشهيد نبيل دلاور"] })).toEqual(["نبیل", null, null, "دلاور"]);
    expect(parts({ given: "Dr. Nabil", family: "Delavar" })).toEqual(["nabil", null, null, "delavar"]);
    expect(chain("ابو سامر نبيل كميل فراس دلاور")).toEqual(["نبیل", "کمیل", "فراس", "دلاور"]);
  });
});
