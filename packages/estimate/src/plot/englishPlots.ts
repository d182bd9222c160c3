/** The words of the plots in English. */
import { ASSUMPTIONS } from "../report/assumptions.ts";
import { type Speech, shortNumber } from "./speech.ts";
import type { PlotWords } from "./words.ts";

/** Panel A of bench/estimate/scenarios.mjs. */
const ENGLISH_SETTINGS: Readonly<Record<string, string>> = {
  indep: "Lists independent of one another",
  posdep: "Two lists share people more than by chance",
  negdep: "Two lists share people less than by chance",
  latent2: "Three in ten people far easier to list",
  logitnorm: "People differ in how easily they are listed",
  sparse: "Short lists with little overlap",
  unreach20: "A fifth of the people out of every list's reach",
};

export const englishPlots = (speech: Speech): PlotWords => ({
  lang: "en",
  dir: "ltr",
  number: speech.number,
  multiplier: (value) => shortNumber(value, speech),
  practice: "Practice. Everything here is invented: no person, place or event is real.",
  estimated: "Estimated, not counted: never to be added to a count, nor divided among named people.",
  unreachable: ASSUMPTIONS.unreachable,
  seed: (seed) => `Seed ${speech.digits(String(seed))}.`,
  figure: (value) => `a figure asked about, not ours: ${value}`,
  documented: (value) => `documented: ${value}`,
  headline: (low, high) => `headline: ${low} to ${high}`,
  overlaps: {
    title: (people, lists) =>
      `${people} people are documented on ${lists} lists, and this is how the lists overlap`,
    subtitle:
      "A column is the people on exactly the lists whose dots are filled. The bar beside a list is everyone on it.",
    counted:
      "Documented people, not estimated ones. How many are on no list is estimated from these overlaps.",
    rest: (columns, people) => `${columns} more overlaps with ${people} people are not drawn.`,
    small:
      "Some columns hold fewer than 50 people: for work, not for publication. A release shows totals, under aliases.",
  },
  methods: {
    title: (low, high, documented) =>
      `Estimated: between ${low} and ${high} people killed, of whom ${documented} are documented`,
    refused: speech.refused,
    subtitle: "Each line is one method's 95% interval, on one scale.",
    band: "The band behind is the headline.",
    name: speech.method,
    status: speech.status,
    marks:
      "Filled: the headline is made from it. Hollow: shown beside it. Broken line: refused. Methods without a line say why.",
    noUpper: "An arrow: the data set no upper limit.",
    logScale: "Equal distances are equal ratios.",
  },
  interaction: {
    title: "What no table can tell would change the estimate by this much",
    subtitle:
      "Every model takes the dependence of all lists together as absent. Were it not, the people on no list would be more or fewer by a multiplier, and the table would look the same.",
    axis: "people on no list, times what the model finds",
    curve: (id) => (id === "no-top-interaction" ? "every dependence but one" : speech.method(id)),
    leaves: (model, low, high) =>
      low === null && high === null
        ? `${model}: there is no headline to leave.`
        : `${model}: at ${low ?? "no multiplier"} it reaches the headline's lower end, at ${high ?? "no multiplier"} its upper.`,
  },
  posterior: {
    title: (low, high) =>
      `Estimated: between ${low} and ${high} people killed, and how well each number goes with the lists`,
    subtitle:
      "The taller a shape stands over a number, the better that total goes with how the lists overlap. A broad shape: the lists settle little. Two heaps: they leave two answers open.",
    row: (method, low, high) => `${method}: ${low} to ${high}`,
    marks:
      "Filled: the headline is made from it. Outlined: shown beside it. The line beneath a shape is its 95% interval. Each shape has a height of its own: compare where they stand and how broad they are, not how tall. The outermost hundredth of each is not drawn.",
    ends: (low, high) => `${low} to ${high}`,
    outside: (method, percent) => `${method}: ${percent}% lies further out and is not drawn.`,
  },
  coverage: {
    title: (average, worst) =>
      `Where the true number was known, such intervals held it ${average} times in 100 on average, in the worst setting ${worst} times`,
    subtitle:
      "Each setting is a way in which lists may reach people. Invented people were put on lists that way, over and over, and estimated without telling how many there were. A dot: how often the interval held the true number. The line through it: how sure that is (95%). Numbers are of 100 tables.",
    promised: speech.digits("95 in 100 promised"),
    columns: ["held it", "too low", "too high", "no interval given"],
    chosenOn: "Settings on which the method was chosen",
    afterwards: (settings) => `${settings} settings written afterwards and scored once`,
    heap: "A dot a setting; heaped where they lie close",
    setting: (id) => ENGLISH_SETTINGS[id] ?? id,
    short: (settings, of) =>
      `In ${settings} of ${of} settings (hollow) it held the true number surely less often than promised.`,
    worst: (settings) =>
      `The worst of those written afterwards: ${settings.map(([id, percent]) => `${id} (${percent})`).join(", ")}. bench/estimate/panelB.mjs says what they are.`,
    unreached: "Where some people can be reached by no list, or hardly by any",
    unknowable:
      "Where people can be reached by no list no method can know of them, and not one table looks wrong. Nothing tells whether your lists are of that kind.",
    measured: (day, least, most) =>
      `Measured on ${speech.day(day)}, on ${least === most ? most : `${least} to ${most}`} tables a setting; all of these people are invented. How often it holds the truth with your lists depends on how like one of these they are.`,
  },
  density: {
    title: (low, high) => `Estimated: 95 in 100 draws lie between ${low} and ${high} people`,
    subtitle: (source) =>
      source === "posterior"
        ? "How likely each number is, given the table and the method. The line is the 95% interval."
        : "What the chosen model would have said of other tables that chance could have given, the choice made anew for each. The line holds 95 in 100.",
    beyond: (percent) => `${percent}% of the draws lie further out and are not drawn.`,
  },
});
