/**
 * Precision and recall of drafts beside the claims written by hand, for every field.
 *
 * A draft matches a claim of the same sentence with the same figure: kind, qualifier and numbers, for worded
 * figures the words. The other fields are scored on drafts that match: a value is right where both have the
 * same words. Window, area and responsibility are scored on wholes alone, since parts have those of their
 * whole. Cost: linear in sentences.
 */
import type { DraftClaim } from "../draft.ts";
import type { ClaimExtractor } from "../extractClaims.ts";
import { foldWord } from "../text/foldWord.ts";
import type { Article, Gold, GoldSentence } from "./readCorpus.ts";

export interface Tally {
  right: number;
  drafted: number;
  written: number;
}

export interface Score {
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly sentences: number;
  /** Sentences with a number that is no toll, and how many of all sentences had one taken for a toll. */
  readonly withOtherNumbers: number;
  readonly falseTolls: number;
  /** What went wrong, in words, for whoever mends the rules. */
  readonly faults: readonly string[];
}

export const FIELDS = [
  "figure",
  "claimant",
  "via",
  "population",
  "part",
  "basis",
  "window",
  "area",
  "responsibility",
] as const;

const plain = (value: string): string =>
  value
    .split(/[\s\u200c]+/)
    .map(foldWord)
    .join(" ")
    .replace(/^(?:the|a|an) /, "");

function sameFigure({ figure, kind }: DraftClaim, gold: Gold): boolean {
  if (kind !== gold.kind || (figure.qualifier ?? null) !== gold.qualifier) return false;
  if (gold.words !== null) return plain(figure.asWorded).includes(plain(gold.words));
  const [first, second] = gold.numbers;
  if (gold.qualifier === "between") return figure.low === first && figure.high === second;
  return figure.value === (first ?? null);
}

const days = (draft: DraftClaim): string => {
  const { from, to } = draft.window;
  if (from === null && to === null) return "";
  return from === to ? (from ?? "") : `${from ?? ""}..${to ?? ""}`;
};

/** One field of a draft as the corpus writes it; empty where unknown. */
function written(draft: DraftClaim, field: string): string {
  if (field === "claimant") return draft.claimant ?? "";
  if (field === "via") return draft.via.join(" > ");
  if (field === "population") return draft.population ?? "";
  if (field === "part") return draft.partKind ?? "";
  if (field === "basis") return draft.basis === "stated" ? "" : (draft.basis ?? "");
  if (field === "window") return days(draft);
  if (field === "area") return draft.area ?? "";
  return (draft.responsibility ?? "").replace(/: killed$/, "");
}

const NAMES: Readonly<Record<string, string>> = {
  claimant: "who",
  via: "via",
  population: "pop",
  part: "part",
  basis: "basis",
  window: "on",
  area: "in",
  responsibility: "by",
};

const expected = (gold: Gold, field: string): string =>
  (gold.fields[NAMES[field] ?? ""] ?? "").replace(/^subset \d+$/, "subset");

const FIGURES = /[0-9\u0660-\u0669\u06f0-\u06f9]/;

/** Scores an extractor on articles. */
export function score(articles: readonly Article[], extract: ClaimExtractor): Score {
  const tallies: Record<string, Tally> = {};
  for (const field of FIELDS) tallies[field] = { right: 0, drafted: 0, written: 0 };
  const faults: string[] = [];
  let sentences = 0;
  let falseTolls = 0;
  let withOtherNumbers = 0;
  const tally = (field: string): Tally => tallies[field] ?? { right: 0, drafted: 0, written: 0 };
  const judge = (article: Article, sentence: GoldSentence, drafts: readonly DraftClaim[]): void => {
    const left = [...drafts];
    const figure = tally("figure");
    figure.written += sentence.gold.length;
    figure.drafted += drafts.length;
    for (const gold of sentence.gold) {
      const at = left.findIndex((draft) => sameFigure(draft, gold));
      const draft = left[at];
      if (draft === undefined) {
        faults.push(
          `${article.id}: missed ${gold.qualifier ?? gold.kind} ${gold.numbers.join("–")} in: ${sentence.text}`,
        );
        continue;
      }
      left.splice(at, 1);
      figure.right += 1;
      for (const field of FIELDS.slice(1)) {
        const [got, want] = [plain(written(draft, field)), plain(expected(gold, field))];
        if (
          /^(?:window|area|responsibility)$/.test(field) &&
          want === "" &&
          gold.fields["part"] !== undefined
        )
          continue;
        const count = tally(field);
        if (got !== "") count.drafted += 1;
        if (want !== "") count.written += 1;
        if (got === want && got !== "") count.right += 1;
        if (got !== want) faults.push(`${article.id}: ${field} “${got}”, not “${want}” in: ${sentence.text}`);
      }
    }
    for (const draft of left) {
      faults.push(
        `${article.id}: drafted ${draft.kind} ${draft.figure.qualifier} ${draft.figure.asWorded} in: ${sentence.text}`,
      );
    }
    if (left.some(({ kind }) => kind === "figure" || kind === "worded-figure")) {
      // A number taken for a toll, where the sentence has no such number: a wrong qualifier is no false toll.
      const numbers = new Set(sentence.gold.flatMap(({ numbers: all }) => all));
      const wrong = left.some(
        ({ kind, figure: { value, low } }) => kind === "figure" && !numbers.has(value ?? low ?? -1),
      );
      if (wrong || sentence.gold.length === 0) falseTolls += 1;
    }
  };
  for (const article of articles) {
    const { claims } = extract(article.text, { date: article.date });
    for (const sentence of article.sentences) {
      sentences += 1;
      if (sentence.gold.length === 0 && FIGURES.test(sentence.text)) withOtherNumbers += 1;
      judge(
        article,
        sentence,
        claims.filter(({ figureStart }) => figureStart >= sentence.start && figureStart < sentence.end),
      );
    }
  }
  return { tallies, sentences, withOtherNumbers, falseTolls, faults };
}

/** Precision, recall and F1 of a tally; 1 where nothing was to be found and nothing was. */
export function rates({ right, drafted, written: all }: Tally): {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
} {
  const precision = drafted === 0 ? 1 : right / drafted;
  const recall = all === 0 ? 1 : right / all;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}
