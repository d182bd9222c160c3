/** In which language a result is told at a terminal: that of the environment where there are words for it, else English. */

export type Language = "en" | "fa";

/** As POSIX has it: the first of these that is set decides. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return /^fa(?:[_.@-]|$)/i.test(locale) ? "fa" : "en";
}
