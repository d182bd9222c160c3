/**
 * Prints what reading names and comparing words cost.
 *
 * Run from the repository's root after a build: node packages/names/training/speed.mjs
 * The names are invented: four words, drawn from syllables so that some words are frequent and most rare.
 * CPU time of one thread, best of three; "near" pairs sound alike or are a letter apart, and so go through every test.
 */
import { compareForms, nameForm, normaliseName } from "../dist/index.js";

let state = 1;
const draw = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

const CONSONANTS = Array.from("بتجحدرسشصعفقكلمن");
const LONG = ["", "", "ا", "و", "ي"];
const LATIN = Array.from("btjhdrsxcgfqklmn");
const VOWELS = ["a", "e", "i", "o", "u"];

function invented() {
  let arabic = "";
  let latin = "";
  for (let syllable = 2 + draw(2); syllable > 0; syllable -= 1) {
    const [which, long] = [draw(CONSONANTS.length), draw(LONG.length)];
    arabic += CONSONANTS[which] + LONG[long];
    latin += LATIN[which] + VOWELS[long];
  }
  const [ending, other] = [
    ["ي", "i"],
    ["ة", "ah"],
    ["", "n"],
  ][draw(3)];
  return [arabic + ending, latin + other];
}

const words = Array.from({ length: 20_000 }, invented);
const drawWord = () => words[Math.floor(words.length * (draw(1000) / 1000) ** 3)];
const COMPOUNDS = ["عبد ", "أبو ", "محمد ", ""];
const names = Array.from({ length: 1_000_000 }, (_, at) => {
  const prefix = at % 10 === 0 ? COMPOUNDS[draw(3)] : "";
  return `${prefix}${drawWord()[0]} ${drawWord()[0]} ${drawWord()[0]} ${drawWord()[0]}`;
});

function timed(what, count, run) {
  let best = Number.POSITIVE_INFINITY;
  let result = 0;
  for (let round = 0; round < 3; round += 1) {
    const start = process.cpuUsage();
    result = run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, 1000 * (user + system));
  }
  console.log(`${what.padEnd(52)} ${(best / count).toFixed(0).padStart(7)} ns each  (${result})`);
}

timed("normaliseName, four words", names.length, () => {
  let tokens = 0;
  for (const name of names) tokens += normaliseName(name).tokens.length;
  return tokens;
});
timed("normaliseName and nameForm of its words", names.length, () => {
  let letters = 0;
  for (const name of names)
    for (const token of normaliseName(name).tokens) letters += nameForm(token).points.length;
  return letters;
});
const distinct = [...new Set(words.map(([arabic]) => normaliseName(arabic).tokens[0]))];
timed("nameForm, distinct words", distinct.length, () => {
  let letters = 0;
  for (const token of distinct) letters += nameForm(`${token}ن`).points.length;
  return letters;
});

const forms = words.slice(0, 3000).map(([arabic, latin]) => ({
  arabic: nameForm(normaliseName(arabic).tokens[0]),
  latin: nameForm(normaliseName(latin).tokens[0]),
}));
const changed = forms.map(({ arabic, latin }) => {
  const [a, l] = [arabic.token, latin.token];
  const at = 1 + draw(a.length - 1);
  return {
    arabic: nameForm(`${a.slice(0, at)}ل${a.slice(at + 1)}`),
    latin: nameForm(`${l.slice(0, at)}l${l.slice(at + 1)}`),
  };
});
const pairs = (left, right, step) => () => {
  let levels = 0;
  for (let i = 0; i < left.length; i += 1)
    for (let j = i % step; j < right.length; j += step) levels += compareForms(left[i], right[j]);
  return levels;
};
const of = (list, script) => list.map((form) => form[script]);
const near = (left, right) => () => {
  let levels = 0;
  for (let round = 0; round < 100; round += 1)
    for (let i = 0; i < left.length; i += 1) levels += compareForms(left[i], right[i]);
  return levels;
};
const all = Math.ceil((forms.length * forms.length) / 10);
timed("compareForms, Arabic, any two words", all, pairs(of(forms, "arabic"), of(forms, "arabic"), 10));
timed("compareForms, Latin, any two words", all, pairs(of(forms, "latin"), of(forms, "latin"), 10));
timed("compareForms, across scripts, any two words", all, pairs(of(forms, "arabic"), of(forms, "latin"), 10));
timed("compareForms, Arabic, near", 100 * forms.length, near(of(forms, "arabic"), of(changed, "arabic")));
timed("compareForms, Latin, near", 100 * forms.length, near(of(forms, "latin"), of(changed, "latin")));
timed(
  "compareForms, across scripts, near",
  100 * forms.length,
  near(of(forms, "arabic"), of(changed, "latin")),
);
timed(
  "compareForms, across scripts, a spelling",
  100 * forms.length,
  near(of(forms, "arabic"), of(forms, "latin")),
);
