/** What every column of the released tables means. A test holds it to the columns there are. */
import {
  ageBand,
  causeClass,
  claimBasis,
  claimKind,
  claimQualifier,
  type DictionaryFile,
  datePrecision,
  dispute,
  population,
  publicLevel,
} from "@daftar/model";
import { csvFile } from "./csv.ts";

const one = (options: readonly string[]) => options.join(" · ");
const DAY = "a day, YYYY-MM-DD, Gregorian";
const WHOLE = "a whole number";
const ID = "letters and digits; random, and new where a person may only be counted";
const TEXT = "text as published";

type Entry = readonly [column: string, meaning: string, values: string];

const INVENTED: Entry = ["invented", "Whether this row is invented, for practice.", "true · false"];

const PEOPLE: readonly Entry[] = [
  INVENTED,
  ["public_id", "The id of this row in releases; stands in no other record.", ID],
  ["version", "1 at first, one more each time the row changed.", WHOLE],
  [
    "class",
    "How much may be shown: only counted; name, sex, month, province and level; or all columns.",
    "count-only · public-reduced · public-full",
  ],
  ["group", "People with the same group may turn out to be one person; that is undecided.", ID],
  ["level", "How well the death is documented.", one(publicLevel.options)],
  ["named", "Shown with a full name, or a given name and family or father's name.", "true · false"],
  ["name_forms", "Name as written in accounts, in each script, separated by |.", TEXT],
  ["age_band", "Years of age; empty where unknown, across two bands, or not shown.", one(ageBand.options)],
  ["sex", "Sex.", "female · male"],
  ["date_from", "First day the death may have been on.", DAY],
  ["date_to", "Last day the death may have been on.", DAY],
  ["date_precision", "How precise the date is.", one(datePrecision.options)],
  ["city", "City of injury or death, as an id of release.json, scope.area.", "an id"],
  ["province", "Province of injury or death, as an id of release.json, scope.area.", "an id"],
  ["cause", "Class of cause of death.", one(causeClass.options)],
  ["population", "Who the person was in the events.", one(population.options)],
  ["dispute", "What about this person is disputed.", one(dispute.options)],
  ["two_or_more_origins", "Whether two or more known origins told of the death.", "true · false"],
  ["missing_presumed", "Missing and presumed dead: counted in no line of the toll.", "true · false"],
  ["first_published", "Slot of first publication under this id.", DAY],
  ["changed", "Slot in which this version was published.", DAY],
  ["reason", "Why this version differs from the one before.", "level-changed · details-changed"],
];

const COUNTS: readonly Entry[] = [
  INVENTED,
  ["public_id", "The id of this count account in releases.", ID],
  ["version", "1 at first, one more each time the row changed.", WHOLE],
  ["province", "Province counted; empty: the whole area.", "an id"],
  ["city", "City counted; empty: the whole province.", "an id"],
  ["window_from", "First day counted.", DAY],
  ["window_to", "Last day counted.", DAY],
  ["low", "Lowest number the account gives.", WHOLE],
  ["high", "Highest number the account gives.", WHOLE],
  ["extent", "Whether it counts all of its place and days, or a part.", "whole · partial"],
  ["level", "One assessed account; or two origins, one direct, and two signatures.", "credible · verified"],
];

const CLAIMS: readonly Entry[] = [
  INVENTED,
  ["claim_id", "The id of this claim.", "letters, digits, dots and dashes"],
  ["kind", "What was said.", one(claimKind.options)],
  ["claimant", "Who said it.", TEXT],
  [
    "claimant_kind",
    "What kind of body said it.",
    "rights-group · official · media · un · collective · other",
  ],
  ["via", "Who carried it, nearest to the claimant first, separated by |.", TEXT],
  ["value", "The one number named.", WHOLE],
  ["low", "The lower end, where the words set one.", WHOLE],
  ["high", "The upper end, where the words set one.", WHOLE],
  ["qualifier", "How the number was worded.", one(claimQualifier.options)],
  ["as_worded", "The words themselves.", TEXT],
  ["counted", "What was counted.", TEXT],
  ["population_note", "Who is in and who is out, as worded.", TEXT],
  ["window_from", "First day it speaks of.", DAY],
  ["window_to", "Last day it speaks of.", DAY],
  ["area", "Where it speaks of.", TEXT],
  ["basis", "What it rests on, by its own words.", one(claimBasis.options)],
  ["stated", "Whether the claimant said it, or it was derived from what they said.", "stated · derived"],
  ["part_of", "The claim that this one is a part of.", "a claim_id"],
  ["part_kind", "How parts relate.", "disjoint · subset · unknown"],
  ["as_of", "The day it was true of, by its own words or its date.", DAY],
  ["supersedes", "An earlier claim of the same claimant that this one replaces.", "a claim_id"],
  ["answers", "A claim of another claimant that this one answers.", "a claim_id"],
  ["rebuts", "A claim of another claimant that this one denies.", "a claim_id"],
  ["caveats", "Reservations of the claimant, as worded.", TEXT],
  ["responsibility", "Whom the claimant holds responsible, as worded; quoted, not graded.", TEXT],
  ["published_in", "Where it was published.", TEXT],
  ["source_tier", "How near to the claimant the document is that it was taken from.", TEXT],
  ["note", "A note by those who entered it.", TEXT],
  ["verdict", "What the documentation released here says beside it.", "the sentences of rule J14"],
];

const entries = (file: string, of: readonly Entry[]) =>
  of.map(([column, meaning, values]) => ({ file, column, meaning, values }));

export const DICTIONARY: DictionaryFile = [
  ...entries("data/people.csv", PEOPLE),
  ...entries("data/counts.csv", COUNTS),
  ...entries("data/claims.csv", CLAIMS),
];

/** The dictionary as a table; it describes rows and is none, but is marked like them (J19). */
export function dictionaryCsv(invented: boolean): Uint8Array {
  return csvFile(
    ["invented", "file", "column", "meaning", "values"],
    DICTIONARY.map(({ file, column, meaning, values }) => [invented, file, column, meaning, values]),
  );
}
