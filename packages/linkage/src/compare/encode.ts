/**
 * Records turned into columns of small numbers, so that comparing two records touches no text.
 *
 * Each distinct word is read once; a part of a name holds at most one word for each script.
 * Days count from 1970. Cost: linear; about 200 bytes a record and what the distinct words take.
 */
import { type DateSpan, isoToDays } from "@daftar/model";
import { foldForSearch, joinedSkeletons, type NameForm, nameForm, normalisePlace } from "@daftar/names";
import type { LinkRecord } from "../record/linkRecord.ts";
import { readName } from "../record/nameParts.ts";

/** Distinct words with their forms. */
class Words {
  readonly forms: NameForm[] = [];
  readonly #ids = new Map<string, number>();

  /** @param tokens words of one part of a name, compared as one word */
  id(tokens: readonly string[]): number {
    const text = tokens.join("");
    if (text === "") return -1;
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.forms.length;
      this.#ids.set(text, id);
      this.forms.push(nameForm(text, tokens.length === 1 ? undefined : joinedSkeletons(tokens)));
    }
    return id;
  }
}

/** Distinct plain values. */
class Values {
  readonly texts: string[] = [];
  readonly #ids = new Map<string, number>();

  id(text: string | null): number {
    if (text === null || text === "") return -1;
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.#ids.set(text, id);
      this.texts.push(text);
    }
    return id;
  }
}

export interface Spans {
  /** First and last day; `UNKNOWN` where the account is silent. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}
export const UNKNOWN = -2_000_000_000;

export interface Columns {
  readonly size: number;
  readonly words: Words;
  /** Word of a part of the name: `parts[part][script][record]`; given, father, grandfather, family. */
  readonly parts: readonly (readonly [Int32Array, Int32Array])[];
  readonly wholeKeys: Values;
  /** Skeletons of the whole name, as ids of `wholeKeys`. */
  readonly whole: readonly Int32Array[];
  /** 0 female, 1 male, -1 unknown. */
  readonly sex: Int8Array;
  /** Years; -1 unknown. */
  readonly ageLow: Int16Array;
  readonly ageHigh: Int16Array;
  readonly birth: Spans;
  readonly death: Spans;
  readonly injury: Spans;
  readonly placeWords: Words;
  readonly areaIds: Values;
  /** Places of the event (death, injury): word, city and province of each. */
  readonly place: readonly [Int32Array, Int32Array];
  readonly city: readonly [Int32Array, Int32Array];
  readonly province: readonly [Int32Array, Int32Array];
  readonly birthPlace: Int32Array;
  readonly burialPlace: Int32Array;
  readonly ids: Values;
  readonly nationalId: Int32Array;
  readonly phone: Int32Array;
  readonly email: Int32Array;
  readonly emailUser: Int32Array;
  readonly textWords: Values;
  /** Distinct words of the text, ascending. */
  readonly text: readonly Int32Array[];
}

const NO_TEXT = new Int32Array(0);

function spans(records: readonly LinkRecord[], of: (record: LinkRecord) => DateSpan | null): Spans {
  const from = new Int32Array(records.length).fill(UNKNOWN);
  const to = new Int32Array(records.length).fill(UNKNOWN);
  const known = new Map<string, number>();
  const day = (iso: string): number => {
    let days = known.get(iso);
    if (days === undefined) {
      days = isoToDays(iso);
      known.set(iso, days);
    }
    return days;
  };
  records.forEach((record, at) => {
    const span = of(record);
    if (span === null) return;
    from[at] = day(span.from);
    to[at] = day(span.to);
  });
  return { from, to };
}

/**
 * Ages as told, else from birth and event, so that a list of ages meets a list of birth dates.
 * A told age beside a birth date is left out: it would count one fact twice.
 */
function ages(records: readonly LinkRecord[], columns: { birth: Spans; death: Spans; injury: Spans }) {
  const ageLow = new Int16Array(records.length).fill(-1);
  const ageHigh = new Int16Array(records.length).fill(-1);
  records.forEach((record, at) => {
    if (record.age !== null) {
      ageLow[at] = record.age.low;
      ageHigh[at] = record.age.high;
      return;
    }
    const event = columns.death.from[at] !== UNKNOWN ? columns.death : columns.injury;
    if (columns.birth.from[at] === UNKNOWN || event.from[at] === UNKNOWN) return;
    const low = Math.floor((event.from[at]! - columns.birth.to[at]!) / 365.2425);
    const high = Math.floor((event.to[at]! - columns.birth.from[at]!) / 365.2425);
    if (low < 0 || high > 130) return;
    ageLow[at] = low;
    ageHigh[at] = high;
  });
  return { ageLow, ageHigh };
}

/** @param patronymic lists whose whole names run given, father, grandfather, family */
export function encode(records: readonly LinkRecord[], patronymic: ReadonlySet<string>): Columns {
  const size = records.length;
  const column = (): Int32Array => new Int32Array(size).fill(-1);
  const pair = (): [Int32Array, Int32Array] => [column(), column()];
  const words = new Words();
  const parts = [pair(), pair(), pair(), pair()] as const;
  const wholeKeys = new Values();
  const whole: Int32Array[] = [];
  const sex = new Int8Array(size).fill(-1);
  const birth = spans(records, (record) => record.birthDate);
  const death = spans(records, (record) => record.deathDate);
  const injury = spans(records, (record) => record.injuryDate);
  const placeWords = new Words();
  const areaIds = new Values();
  const [place, city, province] = [pair(), pair(), pair()];
  const [birthPlace, burialPlace] = [column(), column()];
  const ids = new Values();
  const [nationalId, phone, email, emailUser] = [column(), column(), column(), column()];
  const textWords = new Values();
  const text: Int32Array[] = [];
  const placeIds = new Map<string, number>();
  const placeId = (written: string | null): number => {
    if (written === null) return -1;
    let id = placeIds.get(written);
    if (id === undefined) {
      id = placeWords.id(normalisePlace(written).split(" "));
      placeIds.set(written, id);
    }
    return id;
  };
  records.forEach((record, at) => {
    const read = readName(record, patronymic.has(record.list));
    for (const script of [0, 1] as const) {
      const name = read.scripts[script];
      parts[0][script][at] = words.id(name.given);
      parts[1][script][at] = words.id(name.father);
      parts[2][script][at] = words.id(name.grandfather);
      parts[3][script][at] = words.id(name.family);
    }
    whole.push(read.whole.length === 0 ? NO_TEXT : Int32Array.from(read.whole, (key) => wholeKeys.id(key)));
    if (record.sex !== null) sex[at] = record.sex === "male" ? 1 : 0;
    place[0][at] = placeId(record.deathPlace);
    city[0][at] = areaIds.id(record.deathCity);
    province[0][at] = areaIds.id(record.deathProvince);
    place[1][at] = placeId(record.injuryPlace);
    city[1][at] = areaIds.id(record.injuryCity);
    province[1][at] = areaIds.id(record.injuryProvince);
    birthPlace[at] = placeId(record.birthPlace);
    burialPlace[at] = placeId(record.burialPlace);
    nationalId[at] = ids.id(record.nationalId && foldForSearch(record.nationalId).replaceAll(" ", ""));
    const digits = record.phone === null ? "" : foldForSearch(record.phone).replace(/\D/g, "");
    // The last eight digits: country and trunk prefixes are written or left out at will.
    phone[at] = ids.id(digits.length >= 6 ? `tel:${digits.slice(-8)}` : null);
    const mail = record.email?.trim().toLowerCase() ?? "";
    email[at] = ids.id(mail === "" ? null : `mail:${mail}`);
    const user = mail.split("@")[0] ?? "";
    emailUser[at] = user === "" ? -1 : words.id([user]);
    const said = new Set<number>();
    for (const line of record.text)
      for (const word of foldForSearch(line).split(" ")) if (word !== "") said.add(textWords.id(word));
    text.push(said.size === 0 ? NO_TEXT : Int32Array.from(said).sort());
  });
  return {
    size,
    words,
    parts,
    wholeKeys,
    whole,
    sex,
    ...ages(records, { birth, death, injury }),
    birth,
    death,
    injury,
    placeWords,
    areaIds,
    place,
    city,
    province,
    birthPlace,
    burialPlace,
    ids,
    nationalId,
    phone,
    email,
    emailUser,
    textWords,
    text,
  };
}
