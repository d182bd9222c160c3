/**
 * The parts of every row's name, as numbers of words, once for each script it is written in.
 *
 * Assumes: a list whose whole names mostly have four words or more and which has no column for the father
 * writes given, father, grandfather, family (the Arabic custom); others write given, then family, where a
 * given name of two words is known by its usual first and second word (Mohammad Reza).
 * Columns win over what is read out of a whole name. Cost: each distinct value is read once.
 */
import type { NormalisedName } from "@daftar/names";
import { type LinkTable, textColumns } from "../table/linkTable.ts";
import { isTold } from "./isTold.ts";
import type { NameReader } from "./nameReader.ts";
import type { Words } from "./words.ts";

/** `[Arabic script, Latin and any other]`: number of a word for each row, -1 where there is none. */
export type ByScript = readonly [Int32Array, Int32Array];
/** Given, father, grandfather, family. */
export type NamePartColumns = readonly [ByScript, ByScript, ByScript, ByScript];

export interface RowNames {
  readonly parts: NamePartColumns;
  /**
   * Names of a chain (given, father, grandfather, family) word by word: number of the chain for each row, by
   * script, -1 where the name is none. Where chains differ in length, one cut or glued a word elsewhere.
   */
  readonly chains: ByScript;
  /** Words of each chain. */
  readonly chainWords: readonly Int32Array[];
}
const PARTS = ["given", "father", "grandfather", "family"] as const;

type Tokens = readonly string[];
interface Parted {
  readonly given: Tokens;
  readonly father: Tokens;
  readonly grandfather: Tokens;
  readonly family: Tokens;
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

const MOST_IN_CHAIN = 8;
const NONE: Tokens = [];
const ARABIC_LETTER = /\p{Script=Arabic}/u;
const scriptOf = (tokens: Tokens): 0 | 1 => (ARABIC_LETTER.test(tokens[0] ?? "") ? 0 : 1);

type Name = Pick<NormalisedName, "tokens" | "unknownAt" | "fathers">;

/** Words of a chain, "son of" taken off: what is told of each ancestor, null where a part is written as unknown. */
function chainOf({ tokens, unknownAt, fathers }: Name): (string | null)[] {
  const words: (string | null)[] = [...tokens];
  for (const [at, name] of fathers) if (at > 0) words[at] = name;
  // From the end, so that places before stay what they are.
  for (let gap = unknownAt.length - 1; gap >= 0; gap -= 1) words.splice(unknownAt[gap]!, 0, null);
  return words;
}

const told = (words: readonly (string | null)[]): Tokens => words.filter((word) => word !== null);

/** "Ali bin Hasan Karimi": whose son is a father, whatever the list's custom. */
function partedByFathers({ tokens, fathers }: Name, first: number): Parted {
  const nameAt = new Map(fathers);
  const grandfather = nameAt.get(first + 1);
  const rest = tokens.slice(first + (grandfather === undefined ? 1 : 2));
  return {
    given: tokens.slice(0, first),
    father: [nameAt.get(first) ?? ""],
    grandfather: grandfather === undefined ? NONE : [grandfather],
    // bin Laden: what ends the name may be a family called after a father.
    family: rest.length > 0 ? rest : tokens.slice(-1),
  };
}

function parted(name: Name, patronymic: boolean): Parted {
  const { tokens, unknownAt, fathers } = name;
  const nothing = { given: NONE, father: NONE, grandfather: NONE, family: NONE };
  if (tokens.length === 0) return nothing;
  const chain = chainOf(name);
  if (patronymic && chain.length >= 3) {
    const part = (from: number, to: number): Tokens => told(chain.slice(from, to));
    const three = chain.length === 3;
    return {
      given: part(0, 1),
      father: part(1, 2),
      grandfather: three ? NONE : part(2, 3),
      family: part(three ? 2 : 3, chain.length),
    };
  }
  const first = fathers.find(([at]) => at > 0)?.[0];
  if (first !== undefined && unknownAt.length === 0) return partedByFathers(name, first);
  const two = tokens.length >= 3 && FIRST.has(tokens[0] ?? "") && SECOND.has(tokens[1] ?? "");
  const cut = unknownAt.includes(0) ? 0 : two ? 2 : 1;
  return { ...nothing, given: tokens.slice(0, cut), family: tokens.slice(cut) };
}

/** The words of a father's name, where "son of Hasan" is Hasan. */
function fatherTokens({ tokens, fathers }: NormalisedName): Tokens {
  const [first] = fathers;
  return first !== undefined && first[0] === 0 ? [first[1], ...tokens.slice(1)] : tokens;
}

/**
 * Lists whose whole names run given, father, grandfather, family: more than half of them have four words
 * or more, and the father has no column.
 */
export function patronymicLists(table: LinkTable, reader: NameReader): string[] {
  const names = textColumns(table, "name");
  const [father] = textColumns(table, "father");
  const count = (): Float64Array => new Float64Array(table.lists.length);
  const [told, long, fathers] = [count(), count(), count()];
  for (const { values, at } of names) {
    const lengths = values.map((value) => reader.tokens(value).length);
    for (let row = 0; row < table.size; row += 1) {
      const value = at[row]!;
      if (value < 0 || lengths[value] === 0) continue;
      told[table.list[row]!]! += 1;
      if (lengths[value]! >= 4) long[table.list[row]!]! += 1;
    }
  }
  if (father)
    for (let row = 0; row < table.size; row += 1) if (father.at[row]! >= 0) fathers[table.list[row]!]! += 1;
  return table.lists
    .filter((_, list) => fathers[list] === 0 && told[list]! >= 5 && long[list]! * 2 > told[list]!)
    .sort();
}

/**
 * @param patronymic names of lists as `patronymicLists` gives them
 * @param silent stands for every column that says nothing
 */
export function rowNames(
  table: LinkTable,
  patronymic: ReadonlySet<string>,
  words: Words,
  reader: NameReader,
  silent: Int32Array,
): RowNames {
  const { size } = table;
  const column = (): Int32Array => new Int32Array(size).fill(-1);
  const out: NamePartColumns = [
    [column(), column()],
    [column(), column()],
    [column(), column()],
    [column(), column()],
  ];
  const chains = [column(), column()] as const;
  const chainWords: Int32Array[] = [];
  const columns = PARTS.map((part) => {
    const [found] = textColumns(table, part);
    if (!found) return null;
    const own =
      part === "father" || part === "grandfather" ? fatherTokens : (name: NormalisedName) => name.tokens;
    return { at: found.at, tokens: found.values.map((value) => own(reader.read(value))) };
  });
  columns.forEach((own, part) => {
    if (own === null) return;
    const ids = own.tokens.map((tokens) => words.id(tokens));
    const scripts = own.tokens.map(scriptOf);
    for (let row = 0; row < size; row += 1) {
      const value = own.at[row]!;
      if (value >= 0 && ids[value]! >= 0) out[part]![scripts[value]!][row] = ids[value]!;
    }
  });
  const isPatronymic = table.lists.map((list) => patronymic.has(list));
  for (const name of textColumns(table, "name")) {
    const names = name.values.map((value) => reader.read(value));
    const tokens = names.map((own) => own.tokens);
    const scripts = tokens.map(scriptOf);
    const ids = [false, true].map((long) =>
      names.map((own) => {
        const { given, father, grandfather, family } = parted(own, long);
        return [words.id(given), words.id(father), words.id(grandfather), words.id(family)] as const;
      }),
    );
    const chainAt = new Int32Array(tokens.length).fill(-1);
    for (let row = 0; row < size; row += 1) {
      const value = name.at[row]!;
      if (value < 0 || tokens[value]!.length === 0) continue;
      const script = scripts[value]!;
      const fatherTold = columns[1]?.at[row] ?? -1;
      const long = isPatronymic[table.list[row]!]! && fatherTold < 0 ? 1 : 0;
      const [given, father, grandfather, family] = ids[long]![value]!;
      const length = tokens[value]!.length;
      // A chain with an unknown part is not cut elsewhere: its parts are where they are.
      if (long === 1 && length >= 3 && length <= MOST_IN_CHAIN && names[value]!.unknownAt.length === 0) {
        if (chainAt[value]! < 0) {
          chainAt[value] = chainWords.length;
          chainWords.push(Int32Array.from(told(chainOf(names[value]!)), (token) => words.id([token])));
        }
        chains[script][row] = chainAt[value]!;
      }
      const [ownGiven, ownFamily] = [out[0][script], out[3][script]];
      // One column of the pair tells where the other lies in the whole name.
      if (ownGiven[row]! < 0 && ownFamily[row]! >= 0) {
        const cut = tokens[value]!.length - words.tokens(ownFamily[row]!).length;
        if (cut > 0) ownGiven[row] = words.id(tokens[value]!.slice(0, cut));
      } else if (ownFamily[row]! < 0 && ownGiven[row]! >= 0)
        ownFamily[row] = words.id(tokens[value]!.slice(words.tokens(ownGiven[row]!).length));
      else if (ownGiven[row]! < 0) {
        ownGiven[row] = given;
        ownFamily[row] = family;
      }
      if (out[1][script][row]! < 0) out[1][script][row] = father;
      if (out[2][script][row]! < 0) out[2][script][row] = grandfather;
    }
  }
  const orSilent = ([one, other]: ByScript): ByScript => [
    isTold(one) ? one : silent,
    isTold(other) ? other : silent,
  ];
  return {
    parts: [orSilent(out[0]), orSilent(out[1]), orSilent(out[2]), orSilent(out[3])],
    chains: orSilent(chains),
    chainWords,
  };
}
