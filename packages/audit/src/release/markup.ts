/**
 * What a page is written in: so little that every reader reads the same text, and nothing that takes its place.
 *
 * A browser reads comments, attributes and entities otherwise than a search for tags does, so that names could
 * stand where only an audit sees them, and others where only a reader does. So a page is tags with quoted attributes, text
 * and five entities (docs/release-format.md). What its style and its script do, nobody here can judge. Cost: linear.
 */

const TAG =
  /<!doctype html>|<\/[a-zA-Z][a-zA-Z0-9]*>|<([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)\/?>/y;
const ATTRIBUTE = / ([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?/g;
/** What shows another page within this one, leads elsewhere, or whose text is read by rules of its own. */
const REFUSED = new Set(
  "base embed frame frameset iframe link noembed noframes object plaintext portal template textarea xmp".split(
    " ",
  ),
);
/** Parts that the page's script shows when it has something to show. */
const MAY_HIDE = new Set(["print", "print-compare", "said", "said-none", "said-some", "tools"]);
/** A figure that stands for a program where another one is the same; no part of what anybody reads. */
const HIDDEN_FIGURE = /<span hidden><data [^<>]*>[^<>]*<\/data><\/span>/g;
const RAW = new Set(["script", "style"]);
const NEAR = /^(?:#.*|(?:data\/|log\/)?[a-z][a-z.-]*)$/;

function wrongAttribute(tag: string, name: string, value: string, id: string): boolean {
  switch (name) {
    case "style":
      return tag !== "svg";
    case "hidden":
      return !MAY_HIDE.has(id);
    case "href":
    case "src":
      return !NEAR.test(value);
    case "srcdoc":
      return true;
    case "http-equiv":
      return value !== "Content-Security-Policy";
    default:
      return name.startsWith("on");
  }
}

function wrongIn(tag: string, attributes: string): string | null {
  if (REFUSED.has(tag)) return `the element ${tag}`;
  const all = [...attributes.matchAll(ATTRIBUTE)].map(
    ([, name = "", value = ""]) => [name.toLowerCase(), value] as const,
  );
  const id = all.find(([name]) => name === "id")?.[1] ?? "";
  const wrong = all.find(([name, value]) => wrongAttribute(tag, name, value, id));
  return wrong === undefined ? null : `the attribute ${wrong[0]}`;
}

/** A page without what nobody sees. */
export function seenPart(page: string): string {
  return page.replace(HIDDEN_FIGURE, "");
}

/** What of a page no page of a release holds; none where it holds to it. Names of elements and attributes, no values. */
export function strangeMarkup(page: string): string[] {
  const found = new Set<string>();
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(page.replace(/<(script|style)>[\s\S]*?<\/\1>/g, "")))
    found.add("an entity");
  // An isolate keeps a name from turning its neighbours round; an override turns the letters of a name or number.
  if (/[\u202a-\u202e]/.test(page)) found.add("a turn of direction");
  for (let at = page.indexOf("<"); at >= 0; ) {
    TAG.lastIndex = at;
    const match = TAG.exec(page);
    if (match === null) return [...found, "markup that is none"];
    const tag = match[1]?.toLowerCase();
    at = TAG.lastIndex;
    if (tag !== undefined) {
      const wrong = wrongIn(tag, match[2] ?? "");
      if (wrong !== null) found.add(wrong);
      if (RAW.has(tag)) {
        at = page.indexOf("</", at);
        if (at < 0) return [...found, "markup that is none"];
        continue;
      }
    }
    const next = page.indexOf("<", at);
    if (page.slice(at, next < 0 ? page.length : next).includes(">")) found.add("a loose >");
    at = next;
  }
  return [...found];
}
