/** The words of plots, with the digits, dates and names that this reader reads elsewhere on the page. */
import { englishPlots, type PlotWords, persianPlots } from "@daftar/estimate";
import type { Reader } from "../app/reading.tsx";
import { refusalWords } from "../toll/refusalWords.ts";
import { methodWords, stateWords } from "./methodWords.ts";

const IN = { en: englishPlots, fa: persianPlots } as const;

export const plotWords = ({ choices, dir, format, say }: Reader): PlotWords =>
  IN[dir === "rtl" ? "fa" : "en"]({
    number: (value) => format.number(value),
    digits: (text) => format.digits(text),
    point: choices.digits === "persian" ? "٫" : ".",
    day: (iso) => format.day(iso),
    method: (id) => methodWords(id, say),
    status: (status) => stateWords(status, say) ?? status,
    refused: (code, message) => refusalWords({ code, message }, say),
  });
