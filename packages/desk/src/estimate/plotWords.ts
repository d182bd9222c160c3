/** The words of the plots as files have them: numbers, methods and refusals are worded as on release pages. */
import { englishPlots, type PlotWords, persianPlots } from "@daftar/estimate";
import { english, persian } from "@daftar/publish";

/** A word by its key; the key itself where there is none. */
const wordOf = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;

export const ENGLISH: PlotWords = englishPlots({
  number: english.number,
  digits: english.digits,
  point: ".",
  day: english.day,
  method: (id) => wordOf(english.estimate.methods, id),
  status: (status) => wordOf(english.estimate.status, status),
  refused: english.estimate.refused,
});

export const PERSIAN: PlotWords = persianPlots({
  number: persian.number,
  digits: persian.digits,
  point: "٫",
  day: persian.day,
  method: (id) => wordOf(persian.estimate.methods, id),
  status: (status) => wordOf(persian.estimate.status, status),
  refused: persian.estimate.refused,
});
