/**
 * Markup as blanks of the same length, so that offsets still point into the text as it came.
 *
 * Elements that end a paragraph become a blank line, entities the sign they stand for; scripts, styles and
 * comments are no words of the story. Cost: linear, whatever is left unclosed.
 */

const BLOCK =
  /^<\/?(?:p|div|li|ul|ol|h[1-6]|tr|td|th|table|section|article|header|footer|blockquote|title|figure)\b/i;
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: " ",
  zwnj: "\u200c",
  amp: "&",
  quot: '"',
  lt: "<",
  gt: ">",
  rsquo: "’",
  lsquo: "‘",
  ldquo: "“",
  rdquo: "”",
  ndash: "–",
  mdash: "—",
};
const HIDDEN = [
  { open: "<!--", close: "-->" },
  { open: "<script", close: "</script" },
  { open: "<style", close: "</style" },
];

function signOf(entity: string): string | null {
  if (!entity.startsWith("#")) return ENTITIES[entity] ?? null;
  const hex = entity.startsWith("#x") || entity.startsWith("#X");
  const code = Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10);
  // Longer than its entity it cannot be, since no entity is shorter than four signs.
  return code > 31 && code < 0x11_0000 && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : null;
}

const blanks = (length: number): string => " ".repeat(length);

function withoutHidden(text: string): string {
  let out = text;
  for (const { open, close } of HIDDEN) {
    const pieces: string[] = [];
    let at = 0;
    const lower = out.toLowerCase();
    // Lower case may change lengths in a few scripts; then such elements are left to the tags' own rule.
    if (lower.length !== out.length) continue;
    for (let from = lower.indexOf(open); from >= 0; from = lower.indexOf(open, at)) {
      const to = lower.indexOf(close, from);
      if (to < 0) break;
      pieces.push(out.slice(at, from), blanks(to + close.length - from));
      at = to + close.length;
    }
    if (at > 0) out = pieces.join("") + out.slice(at);
  }
  return out;
}

/** @returns `text` of the same length; `marked` where anything was blanked */
export function blankMarkup(text: string): { readonly text: string; readonly marked: boolean } {
  if (!/<[a-zA-Z/!]|&[#a-zA-Z]/.test(text)) return { text, marked: false };
  const plain = withoutHidden(text)
    .replace(/<\/?[A-Za-z][^<>]{0,4000}>/g, (tag) => {
      if (BLOCK.test(tag)) return `\n\n${blanks(tag.length - 2)}`;
      return /^<br\b/i.test(tag) ? `\n${blanks(tag.length - 1)}` : blanks(tag.length);
    })
    .replace(/&(#?[A-Za-z0-9]{2,8});/g, (entity, name: string) => {
      const sign = signOf(name);
      return sign === null ? entity : sign + blanks(entity.length - sign.length);
    });
  return { text: plain, marked: plain !== text };
}
