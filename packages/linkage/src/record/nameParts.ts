/**
 * The parts of a record's name, once for each script it is written in.
 *
 * Assumes: a list whose whole names mostly have four words or more and which has no column for the father
 * writes given, father, grandfather, family (the Arabic custom); others write given, then family, where a
 * given name of two words is known by its usual first and second word (Mohammad Reza).
 * Columns win over what is read out of a whole name. Cost: linear.
 */
import { joinedSkeletons, normaliseName } from "@daftar/names";
import type { LinkRecord } from "./linkRecord.ts";

/** Tokens of one part in one script; empty where unknown. */
interface NameParts {
  given: readonly string[];
  father: readonly string[];
  grandfather: readonly string[];
  family: readonly string[];
}

export interface ReadName {
  /** Index 0: Arabic script; 1: Latin and any other. */
  readonly scripts: readonly [NameParts, NameParts];
  /** Skeletons of the whole name without spaces, whatever its parts; none for a single word. */
  readonly whole: readonly string[];
}

const FIRST = new Set(
  (
    "محمد امیر علی سید غلام عبدال فاطمه زهرا نور گل مریم حمید احمد حسین حسن مهدی شاه بی " +
    "mohammad mohamad mohammed muhammad amir ali gholam fatemeh fatima zahra gol maryam nur noor hamid shah ahmad hossein mehdi"
  ).split(" "),
);
const SECOND = new Set(
  (
    "رضا علی حسین حسن مهدی امین هادی صادق جواد باقر کاظم تقی نقی طاها پارسا سعید زهرا سادات بانو اکبر اصغر عباس محمد " +
    "مصطفی مرتضی ابراهیم سینا متین عرفان حسام جان بیبی " +
    "reza ali hossein hosein hussein hassan hasan mehdi mahdi amin hadi sadegh javad bagher kazem taghi naghi taha " +
    "parsa saeed zahra sadat banoo akbar asghar abbas mohammad mohamad mostafa morteza ebrahim sina matin erfan hesam jan"
  ).split(" "),
);

const NOTHING: NameParts = { given: [], father: [], grandfather: [], family: [] };

const isArabic = (tokens: readonly string[]): boolean => /\p{Script=Arabic}/u.test(tokens.join(""));

function partsOf(tokens: readonly string[], patronymic: boolean): NameParts {
  if (tokens.length === 0) return NOTHING;
  if (patronymic && tokens.length >= 3) {
    const [given = "", father = "", third = ""] = tokens;
    return tokens.length === 3
      ? { given: [given], father: [father], grandfather: [], family: [third] }
      : { given: [given], father: [father], grandfather: [third], family: tokens.slice(3) };
  }
  const two = tokens.length >= 3 && FIRST.has(tokens[0] ?? "") && SECOND.has(tokens[1] ?? "");
  const cut = two ? 2 : 1;
  return { ...NOTHING, given: tokens.slice(0, cut), family: tokens.slice(cut) };
}

/** @param patronymic whether whole names of this list run given, father, grandfather, family */
export function readName(record: LinkRecord, patronymic: boolean): ReadName {
  const scripts: [NameParts, NameParts] = [{ ...NOTHING }, { ...NOTHING }];
  const whole = new Set<string>();
  const addWhole = (tokens: readonly string[]): void => {
    if (tokens.length > 1) for (const key of joinedSkeletons(tokens)) if (key.length >= 5) whole.add(key);
  };
  const columns: NameParts = { ...NOTHING };
  for (const part of ["given", "father", "grandfather", "family"] as const) {
    const written = record[part];
    const tokens = written === null ? [] : normaliseName(written).tokens;
    columns[part] = tokens;
    if (tokens.length > 0) scripts[isArabic(tokens) ? 0 : 1][part] = tokens;
  }
  if (columns.given.length > 0 && columns.family.length > 0) addWhole([...columns.given, ...columns.family]);
  for (const name of record.names) {
    const { tokens } = normaliseName(name);
    if (tokens.length === 0) continue;
    addWhole(tokens);
    const into = scripts[isArabic(tokens) ? 0 : 1];
    const parts = partsOf(tokens, patronymic && columns.father.length === 0);
    // One column of the pair tells where the other lies in the whole name.
    if (into.given.length === 0 && into.family.length > 0 && tokens.length > into.family.length)
      into.given = tokens.slice(0, tokens.length - into.family.length);
    else if (into.family.length === 0 && into.given.length > 0) into.family = tokens.slice(into.given.length);
    else if (into.given.length === 0) {
      into.given = parts.given;
      into.family = parts.family;
    }
    if (into.father.length === 0) into.father = parts.father;
    if (into.grandfather.length === 0) into.grandfather = parts.grandfather;
  }
  return { scripts, whole: [...whole] };
}

/**
 * Lists whose whole names run given, father, grandfather, family: more than half of them have four words
 * or more, and the father has no column.
 */
export function patronymicLists(records: readonly LinkRecord[]): string[] {
  const seen = new Map<string, { names: number; long: number; father: boolean }>();
  for (const record of records) {
    let list = seen.get(record.list);
    if (!list) {
      list = { names: 0, long: 0, father: false };
      seen.set(record.list, list);
    }
    if (record.father !== null) list.father = true;
    for (const name of record.names) {
      const { length } = normaliseName(name).tokens;
      if (length === 0) continue;
      list.names += 1;
      if (length >= 4) list.long += 1;
    }
  }
  return [...seen]
    .filter(([, { names, long, father }]) => !father && names >= 5 && long * 2 > names)
    .map(([list]) => list)
    .sort();
}
