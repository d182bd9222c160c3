/**
 * How this reader reads: language, digits, calendar, light or dark; kept in this browser, and nothing else is.
 */
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import * as z from "zod/mini";
import { type Formats, formatsFor, type Language, type Reading } from "../formats/formats.ts";
import { firstWordsIn, type Say, wordsIn } from "../words/say.ts";

export type Theme = "auto" | "light" | "dark";
export interface Choices extends Reading {
  readonly theme: Theme;
}

const stored = z.object({
  language: z.literal(["en", "fa"]),
  digits: z.literal(["latin", "persian"]),
  calendar: z.literal(["gregorian", "jalali"]),
  theme: z.literal(["auto", "light", "dark"]),
});
const PLACE = "daftar.reading";

const choicesOf = (language: Language): Choices =>
  language === "fa"
    ? { language, digits: "persian", calendar: "jalali", theme: "auto" }
    : { language, digits: "latin", calendar: "gregorian", theme: "auto" };

function remembered(): Choices {
  try {
    const kept = stored.safeParse(JSON.parse(localStorage.getItem(PLACE) ?? "null"));
    if (kept.success) return kept.data;
  } catch {
    // A browser that keeps nothing still reads.
  }
  return choicesOf(navigator.language.startsWith("fa") ? "fa" : "en");
}

export interface Reader {
  readonly choices: Choices;
  readonly choose: (changes: Partial<Choices>) => void;
  readonly say: Say;
  /** Whether it says all there is to say, and not only what the first page needs. */
  readonly whole: boolean;
  /** Asks for the rest of the words. */
  readonly sayMore: () => void;
  /** Why the words asked for did not come; the page says so in the ones it has. */
  readonly wordless: Error | null;
  readonly format: Formats;
  readonly dir: "ltr" | "rtl";
}

const ReaderContext = createContext<Reader | null>(null);

export function useReader(): Reader {
  const reader = use(ReaderContext);
  if (reader === null) throw new TypeError("useReader: outside of ReaderProvider");
  return reader;
}

export function ReaderProvider({ children }: { readonly children: ReactNode }) {
  const [choices, setChoices] = useState(remembered);
  const [loaded, setLoaded] = useState<{ language: Language; say: Say; whole: boolean } | null>(null);
  const [wanted, setWanted] = useState(false);
  const [wordless, setWordless] = useState<Error | null>(null);

  useEffect(() => {
    let current = true;
    const { language } = choices;
    (wanted ? wordsIn(language) : firstWordsIn(language)).then(
      (say) => {
        if (current) setLoaded({ language, say, whole: wanted });
      },
      (error: unknown) => {
        if (current) setWordless(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      current = false;
    };
  }, [choices, wanted]);

  useEffect(() => {
    const { documentElement: page } = document;
    page.lang = choices.language;
    page.dir = choices.language === "fa" ? "rtl" : "ltr";
    page.dataset["theme"] = choices.theme;
    try {
      localStorage.setItem(PLACE, JSON.stringify(choices));
    } catch {
      // As above.
    }
  }, [choices]);

  const reader = useMemo<Reader | null>(() => {
    if (loaded === null) return null;
    const language = loaded.language;
    return {
      choices,
      choose: (changes) => setChoices((now) => ({ ...now, ...changes })),
      say: loaded.say,
      whole: loaded.whole,
      sayMore: () => setWanted(true),
      wordless,
      format: formatsFor({ ...choices, language }),
      dir: language === "fa" ? "rtl" : "ltr",
    };
  }, [choices, loaded, wordless]);

  return reader === null ? null : <ReaderContext value={reader}>{children}</ReaderContext>;
}
