/**
 * Invented people, households among them, on three invented lists in two scripts; truth known by make.
 */
import { addDays, type DateSpan } from "@daftar/model";
import { rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { type LinkRecord, linkRecord } from "../record/linkRecord.ts";
import { linkRecords } from "./linkRecords.ts";

const GIVEN = {
  male: "علی Ali,رضا Reza,حسین Hossein,مهدی Mehdi,امیر Amir,سعید Saeed,کیان Kian,پویا Pouya,آرش Arash,بهنام Behnam,سینا Sina,فرهاد Farhad,نیما Nima,کامران Kamran,یاسر Yaser,داریوش Dariush,میلاد Milad,شهاب Shahab",
  female:
    "زهرا Zahra,مریم Maryam,فاطمه Fatemeh,نگار Negar,مینا Mina,مونا Mona,سارا Sara,نیلوفر Niloufar,شیرین Shirin,لیلا Leila,الهام Elham,پریسا Parisa,رویا Roya,ژیلا Jila,هانیه Hanieh,کیمیا Kimia",
};
const FAMILY =
  "کریمی Karimi,احمدی Ahmadi,رضایی Rezaei,حسینی Hosseini,محمدی Mohammadi,موسوی Mousavi,رحیمی Rahimi,جعفری Jafari,صادقی Sadeghi,قاسمی Ghasemi,اکبری Akbari,شریفی Sharifi,مرادی Moradi,کاظمی Kazemi,باقری Bagheri,نوری Nouri,زارعی Zarei,یوسفی Yousefi,طاهری Taheri,سلیمانی Soleimani,خسروی Khosravi,بهرامی Bahrami,فرهادی Farhadi,نظری Nazari,دلاور Delavar,پاکزاد Pakzad,سپهری Sepehri,هاتفی Hatefi,گودرزی Goudarzi,ولدان Valdan";
const TOWNS = "گلرود Golrud,کامور Kamvar,سپیدان Sepidan,نروستان Narvestan,بادرود Badrud,هوراب Hurab".split(
  ",",
);

const twoScripts = (text: string): [string, string] => {
  const [persian = "", latin = ""] = text.split(" ");
  return [persian, latin];
};
const on = (day: string): DateSpan => ({
  from: day,
  to: day,
  precision: "day",
  calendar: "gregorian",
  asWritten: day,
});

export function made(seed: number, count: number): { records: LinkRecord[]; truth: number[] } {
  const draw = rng(seed);
  const records: LinkRecord[] = [];
  const truth: number[] = [];
  const families = FAMILY.split(",");
  let person = 0;
  while (person < count) {
    const family = twoScripts(draw.pick(families));
    const father = twoScripts(draw.pick(GIVEN.male.split(",")));
    const died = addDays("2031-03-01", draw.integer(30));
    const town = twoScripts(draw.pick(TOWNS));
    const household = draw.bernoulli(0.15) ? 2 + draw.integer(3) : 1;
    const taken = new Set<string>();
    for (let member = 0; member < household; member += 1) {
      const sex = draw.bernoulli(0.6) ? "male" : "female";
      const name = draw.pick(GIVEN[sex].split(","));
      if (taken.has(name)) continue;
      taken.add(name);
      const given = twoScripts(name);
      const age = 8 + draw.integer(60);
      const told = (): DateSpan | null =>
        draw.bernoulli(0.2) ? null : on(draw.bernoulli(0.85) ? died : addDays(died, 1 + draw.integer(4)));
      const aged = (): { low: number; high: number } | null => {
        if (draw.bernoulli(0.2)) return null;
        const low = age + (draw.bernoulli(0.8) ? 0 : draw.integer(3) - 1);
        return { low, high: low };
      };
      const put = (list: string, said: Partial<LinkRecord>): void => {
        records.push(linkRecord({ list, id: `${list}${records.length}`, sex, ...said }));
        truth.push(person);
      };
      // A hospital: Persian, father's name. A rights group: Latin. A family's form: Persian, guessed age.
      if (draw.bernoulli(0.6))
        put("hospital", {
          names: [`${given[0]} ${family[0]}`],
          father: father[0],
          age: aged(),
          deathDate: told(),
          deathPlace: town[0],
        });
      if (draw.bernoulli(0.6))
        put("rights", {
          names: [`${given[1]} ${family[1]}`],
          age: aged(),
          deathDate: told(),
          deathPlace: draw.bernoulli(0.9) ? town[1] : null,
        });
      if (draw.bernoulli(0.4))
        put("forms", {
          given: given[0],
          family: family[0],
          father: draw.bernoulli(0.7) ? father[0] : null,
          age: draw.bernoulli(0.5) ? { low: age - 2, high: age + 2 } : null,
          deathDate: told(),
          deathPlace: town[0],
        });
      person += 1;
    }
  }
  return { records, truth };
}

function judge(clusters: Int32Array, truth: readonly number[]) {
  let [right, linked, real] = [0, 0, 0];
  for (let i = 0; i < truth.length; i += 1)
    for (let j = i + 1; j < truth.length; j += 1) {
      const joined = clusters[i] === clusters[j];
      const same = truth[i] === truth[j];
      if (joined) linked += 1;
      if (same) real += 1;
      if (joined && same) right += 1;
    }
  return { precision: right / linked, recall: right / real };
}

describe("linking invented lists in two scripts, households killed together among them", () => {
  it("finds the people, and keeps brothers and sisters apart", () => {
    const { records, truth } = made(11, 700);
    const { clusters } = linkRecords(records, { seed: 1 });
    const { precision, recall } = judge(clusters, truth);
    expect(precision).toBeGreaterThan(0.95);
    expect(recall).toBeGreaterThan(0.9);
    // Housemates share father, family, day and town; only given name, sex and age tell them apart.
    const number = new Set(clusters).size / new Set(truth).size;
    expect(number).toBeGreaterThan(0.95);
    expect(number).toBeLessThan(1.08);
  });

  it("does as well through the blocking of large inputs as on small ones", () => {
    const { records, truth } = made(12, 1800);
    expect(records.length).toBeGreaterThan(1200);
    const result = linkRecords(records, { seed: 1 });
    expect(result.comparedPairs).toBeLessThan((records.length * (records.length - 1)) / 2 / 3);
    const { precision, recall } = judge(result.clusters, truth);
    expect(precision).toBeGreaterThan(0.93);
    expect(recall).toBeGreaterThan(0.88);
  });

  it("leaves to people most of what it gets wrong", () => {
    const { records, truth } = made(13, 700);
    const { pairs } = linkRecords(records, { seed: 1 });
    const sure = pairs.filter((pair) => pair.band === "link");
    const wrong = sure.filter((pair) => truth[pair.left] !== truth[pair.right]).length;
    expect(sure.length).toBeGreaterThan(300);
    expect(wrong / sure.length).toBeLessThan(0.03);
    const waiting = pairs.filter((pair) => pair.band === "review");
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.length).toBeLessThan(sure.length);
  });

  it("parts three brothers killed together whose accounts differ in given name only", () => {
    const { records } = made(14, 300);
    const home = { father: "فرهاد", deathDate: on("2031-03-09"), deathPlace: "هوراب", sex: "male" } as const;
    const brothers = ["آرش", "نیما", "یاسر"].map((given, at) =>
      linkRecord({
        list: "hospital",
        id: `x${at}`,
        ...home,
        given,
        family: "پاکزاد",
        age: { low: 20 + 4 * at, high: 20 + 4 * at },
      }),
    );
    const { clusters } = linkRecords([...records, ...brothers], { seed: 1 });
    expect(new Set(clusters.slice(-3)).size).toBe(3);
  });

  it("joins accounts of one person that differ in the day of death alone", () => {
    const { records } = made(15, 300);
    const home = {
      father: "فرهاد",
      deathPlace: "هوراب",
      sex: "male",
      given: "داریوش",
      family: "ولدان",
    } as const;
    const two = [
      linkRecord({
        list: "hospital",
        id: "x1",
        ...home,
        age: { low: 31, high: 31 },
        deathDate: on("2031-03-02"),
      }),
      linkRecord({
        list: "forms",
        id: "x2",
        ...home,
        age: { low: 31, high: 31 },
        deathDate: on("2031-03-24"),
      }),
    ];
    const { clusters } = linkRecords([...records, ...two], { seed: 1 });
    expect(clusters.at(-1)).toBe(clusters.at(-2));
  });
});
