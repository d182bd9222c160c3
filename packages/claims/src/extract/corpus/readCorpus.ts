/**
 * The corpus of invented texts with the claims written beside them.
 *
 * A line `= id | style | day` begins an article, a blank line a paragraph; every other line is a sentence, and
 * lines with `>` under it are its claims: `QUALIFIER NUMBERS | field value | …`. Cost: linear.
 */
import type { Language } from "../numbers/readNumber.ts";

export interface Gold {
  readonly kind: string;
  readonly qualifier: string | null;
  readonly numbers: readonly number[];
  /** Of a worded figure. */
  readonly words: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

export interface GoldSentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly gold: readonly Gold[];
}

export interface Article {
  readonly id: string;
  readonly style: string;
  readonly date: string;
  readonly language: Language;
  readonly text: string;
  readonly sentences: readonly GoldSentence[];
}

function goldOf(line: string): Gold {
  const [head = "", ...rest] = line
    .slice(1)
    .split(" | ")
    .map((part) => part.trim());
  const fields = Object.fromEntries(
    rest.map((part) => {
      const at = part.indexOf(" ");
      return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
    }),
  );
  const [name = "", ...values] = head.split(" ");
  const words = /"(.*)"/.exec(head)?.[1] ?? null;
  const numbers = words === null ? values.map(Number) : [];
  if (name === "denial") {
    return { kind: "denial", qualifier: numbers.length > 0 ? "exact" : null, numbers, words, fields };
  }
  if (name === "refusal") return { kind: "refusal-to-state", qualifier: null, numbers, words, fields };
  return { kind: name === "worded" ? "worded-figure" : "figure", qualifier: name, numbers, words, fields };
}

function languageOfId(id: string): Language {
  const language = id.slice(0, 2);
  if (language === "en" || language === "fa" || language === "ar") return language;
  throw new RangeError(`an article's id begins with its language: ${id}`);
}

/** Styles whose sentences stand on lines of their own. */
const BY_LINE: ReadonlySet<string> = new Set(["tweets", "telegram"]);

/** The articles of one file of the corpus. */
export function readCorpus(file: string): Article[] {
  const articles: Article[] = [];
  for (const block of file.split(/^= /m).slice(1)) {
    const lines = block.split("\n");
    const [id = "", style = "", date = ""] = (lines[0] ?? "").split(" | ");
    const sentences: { start: number; end: number; text: string; gold: Gold[] }[] = [];
    let text = "";
    let between = "";
    for (const line of lines.slice(1)) {
      if (line === "") between = text === "" ? "" : "\n\n";
      else if (line.startsWith(">")) sentences.at(-1)?.gold.push(goldOf(line));
      else {
        text += between;
        sentences.push({ start: text.length, end: text.length + line.length, text: line, gold: [] });
        text += line;
        between = BY_LINE.has(style) ? "\n" : " ";
      }
    }
    articles.push({ id, style, date, language: languageOfId(id), text, sentences });
  }
  return articles;
}
