/**
 * Every number that decides a report beside the table and the seed, so that it can be made again.
 *
 * Only what is in force is told: the methods that run, and each one's own settings. What each means stands in
 * docs/methods.md.
 */
import { BELIEF } from "../averaging/belief.ts";
import { LEFT_OUT } from "../averaging/weigh.ts";
import { SATURATED_RULES, TOLERANCE } from "../decomposable/graphAveraging.ts";
import { USUAL_REACH } from "../decomposable/posterior.ts";
import { LEVEL } from "../interval/logInterval.ts";
import { SAMPLING } from "../latent-classes/sampleClasses.ts";
import { MAX_LISTS_ALL_MODELS } from "../loglinear/model.ts";
import { UNBOUNDED_FACTOR } from "../loglinear/profile.ts";
import { P_THRESHOLD } from "../loglinear/stepwise.ts";
import type { SensitivityOptions } from "../sensitivity/sensitivity.ts";
import { ODDS_RATIOS } from "../two-lists/chapman.ts";
import { OTHER_DELTAS } from "./graphMethod.ts";
import { DISAGREEMENT_FACTOR, OUTSIDE_FACTOR, WIDTH_FACTOR } from "./headline.ts";
import { headlineMethods } from "./methods.ts";
import type { Diagnostics, MethodId, Settings } from "./types.ts";

const SEARCH = { allModelsUpTo: MAX_LISTS_ALL_MODELS };
/** A method without numbers of its own has none here, rather than no entry: a new one must say. */
const OF_METHOD: Record<MethodId, Diagnostics> = {
  chapman: { oddsRatios: ODDS_RATIOS },
  chao: {},
  "chao-mth": {},
  "loglinear-bic": SEARCH,
  "loglinear-aic": SEARCH,
  "loglinear-stepwise": { threshold: P_THRESHOLD },
  dga: {
    delta: "2^-lists",
    otherDeltas: OTHER_DELTAS,
    saturatedRules: SATURATED_RULES,
    usualReach: USUAL_REACH,
    tolerance: TOLERANCE,
  },
  averaged: {
    alpha: BELIEF.alpha,
    spreadScale: BELIEF.spreadScale,
    weights: BELIEF.weights,
    threeLists: BELIEF.threeLists,
    // JSON knows no infinity: `null` is no limit.
    gammaBelow: Number.isFinite(BELIEF.gammaBelow) ? BELIEF.gammaBelow : null,
    leftOut: LEFT_OUT,
  },
  lcmcr: SAMPLING,
};

/**
 * @param methods those that run
 * @param lists that share people
 * @param asked what would change it; `undefined` where it is not reckoned
 */
export function settingsOf(
  methods: readonly MethodId[],
  lists: number,
  asked?: SensitivityOptions,
): Settings {
  return {
    level: LEVEL,
    unboundedFactor: UNBOUNDED_FACTOR,
    disagreementFactor: DISAGREEMENT_FACTOR,
    outsideFactor: OUTSIDE_FACTOR,
    widthFactor: WIDTH_FACTOR,
    methods: Object.fromEntries(methods.map((id) => [id, OF_METHOD[id]])),
    sensitivity:
      asked === undefined
        ? null
        : {
            by: asked.by ?? headlineMethods(lists),
            figure: asked.figure ?? null,
            replicates: asked.replicates ?? null,
          },
  };
}
