/**
 * Where two words differ, letter by letter: the difference is marked inside the word, not the whole cell.
 *
 * The longest common run of letters (LCS) over what is compared, with the letters themselves shown: case,
 * the two forms of kaf and yeh, and zero-width joiners are no difference. Cost: product of the lengths,
 * which are those of names.
 */

export interface Piece {
  readonly text: string;
  readonly differs: boolean;
}

const SAME: Readonly<Record<string, string>> = { ي: "ی", ى: "ی", ك: "ک", ة: "ه", أ: "ا", إ: "ا", آ: "ا" };
// Joiners and vowel signs, one by one: within a class they would join one another.
const IGNORED = /^(?:\u200c|\u200d|[\u064b-\u065f])$/u;
const compared = (letter: string) => SAME[letter] ?? letter.toLowerCase();

/** Letters, each with what hangs on it. */
function lettersOf(text: string): string[] {
  const letters: string[] = [];
  for (const sign of text) {
    if (IGNORED.test(sign) && letters.length > 0) letters[letters.length - 1] += sign;
    else letters.push(sign);
  }
  return letters;
}

function pieces(letters: readonly string[], shared: ReadonlySet<number>): Piece[] {
  const made: { text: string; differs: boolean }[] = [];
  letters.forEach((letter, at) => {
    const differs = !shared.has(at);
    const last = made.at(-1);
    if (last?.differs === differs) last.text += letter;
    else made.push({ text: letter, differs });
  });
  return made;
}

export function wordDiff(left: string, right: string): { left: Piece[]; right: Piece[] } {
  const [a, b] = [lettersOf(left), lettersOf(right)];
  const [x, y] = [a.map((one) => compared([...one][0] ?? "")), b.map((one) => compared([...one][0] ?? ""))];
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        x[i] === y[j]
          ? 1 + (longest[(i + 1) * width + j + 1] ?? 0)
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  const [inLeft, inRight] = [new Set<number>(), new Set<number>()];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (x[i] === y[j]) {
      inLeft.add(i);
      inRight.add(j);
      i += 1;
      j += 1;
    } else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return { left: pieces(a, inLeft), right: pieces(b, inRight) };
}
