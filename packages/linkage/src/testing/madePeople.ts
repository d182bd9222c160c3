/**
 * Invented people on three invented lists in two scripts, with known truth, for tests.
 *
 * A seventh of draws are households of two to four killed together: one father, family, day and town. Lists
 * differ as real ones do: a hospital (Persian, father's name), a rights group (Latin), families' forms
 * (Persian, guessed ages); ages and days are missing for a fifth and wrong for some. Cost: linear.
 */
import { addDays, type DateSpan } from "@daftar/model";
import { rng } from "@daftar/numeric";
import { type LinkRecord, linkRecord } from "../record/linkRecord.ts";

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

/**
 * @param seed fixes everything
 * @param count people; some stand on no list
 * @returns records with the number of the person each tells of
 */
export function madePeople(seed: number, count: number): { records: LinkRecord[]; truth: number[] } {
  const draw = rng(seed);
  const records: LinkRecord[] = [];
  const truth: number[] = [];
  // A plain name, and two made of it: family names are many, given names few.
  const families = FAMILY.split(",").flatMap((pair) => {
    const [persian, latin] = twoScripts(pair);
    return [pair, `${persian}پور ${latin}pour`, `${persian}نژاد ${latin}nejad`];
  });
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
