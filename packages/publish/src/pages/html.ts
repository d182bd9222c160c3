/** HTML as text: what is data is escaped, what is markup says so by its type. */

/** Markup that is safe to place as it stands. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? "");
}

/** Markup known to be safe: our own, or what another page function made. */
export function raw(html: string): Html {
  return { html };
}

function write(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  if ("html" in part) return part.html;
  return part.map(write).join("");
}

/** A template whose values are escaped, unless they are markup themselves. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0] ?? "";
  parts.forEach((part, at) => {
    text += write(part) + (strings[at + 1] ?? "");
  });
  return { html: text };
}

/** The same for plain text, as Unicode has it: words within a sentence of ours. */
export const isolate = (text: string) => `\u2068${text}\u2069`;

/** Text whose script may run against the page's: kept from turning its neighbours round. */
export function bdi(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}
