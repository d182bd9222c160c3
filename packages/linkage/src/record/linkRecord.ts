/**
 * What linkage reads of one account of one person, and how a record's fields become it.
 *
 * `null` and empty say that the account is silent; silence is never disagreement. Places stand as written
 * and, where the scope's area knows them, as ids of its cities and provinces.
 */
import type { AgeSpan, DateSpan, RecordFields, Sex } from "@daftar/model";
import type { Gazetteer } from "@daftar/names";

export interface LinkRecord {
  readonly list: string;
  /** Unique within its list. */
  readonly id: string;
  /** Whole names, one for each script or spelling. */
  readonly names: readonly string[];
  readonly given: string | null;
  readonly father: string | null;
  readonly grandfather: string | null;
  readonly family: string | null;
  readonly sex: Sex | null;
  readonly age: AgeSpan | null;
  readonly birthDate: DateSpan | null;
  readonly deathDate: DateSpan | null;
  readonly injuryDate: DateSpan | null;
  readonly birthPlace: string | null;
  readonly deathPlace: string | null;
  readonly deathCity: string | null;
  readonly deathProvince: string | null;
  readonly injuryPlace: string | null;
  readonly injuryCity: string | null;
  readonly injuryProvince: string | null;
  readonly burialPlace: string | null;
  readonly nationalId: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Other words that say who is meant, such as an address, by the header of their column. */
  readonly text: Readonly<Record<string, string>>;
}

const EMPTY: Omit<LinkRecord, "list" | "id"> = {
  names: [],
  given: null,
  father: null,
  grandfather: null,
  family: null,
  sex: null,
  age: null,
  birthDate: null,
  deathDate: null,
  injuryDate: null,
  birthPlace: null,
  deathPlace: null,
  deathCity: null,
  deathProvince: null,
  injuryPlace: null,
  injuryCity: null,
  injuryProvince: null,
  burialPlace: null,
  nationalId: null,
  phone: null,
  email: null,
  text: {},
};

/** A record that says nothing but what is given. */
export function linkRecord(said: Partial<LinkRecord> & Pick<LinkRecord, "list" | "id">): LinkRecord {
  return { ...EMPTY, ...said };
}

/**
 * The record of one version of an account.
 *
 * @param places the gazetteer of the scope's area; without it places are compared as written
 */
export function linkRecordOf(list: string, id: string, fields: RecordFields, places?: Gazetteer): LinkRecord {
  const death = places?.resolve(fields.deathPlace);
  const injury = places?.resolve(fields.injuryPlace);
  return {
    ...EMPTY,
    list,
    id,
    names: fields.names,
    given: fields.given,
    father: fields.father,
    grandfather: fields.grandfather,
    family: fields.family,
    sex: fields.sex,
    age: fields.age,
    birthDate: fields.birthDate,
    deathDate: fields.deathDate,
    injuryDate: fields.injuryDate,
    birthPlace: fields.birthPlace,
    deathPlace: fields.deathPlace.place ?? fields.deathPlace.province,
    deathCity: death?.city ?? null,
    deathProvince: death?.province ?? null,
    injuryPlace: fields.injuryPlace.place ?? fields.injuryPlace.province,
    injuryCity: injury?.city ?? null,
    injuryProvince: injury?.province ?? null,
    burialPlace: fields.burialPlace,
    nationalId: fields.nationalId,
  };
}
