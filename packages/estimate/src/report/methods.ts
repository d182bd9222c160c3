/**
 * The methods as a report runs them: each says what it found about people on no list, or why it did not.
 *
 * A method sees the lists that share people (`overlapping.ts`); what it says of people on no list is added
 * to everyone documented, whichever list they are on. Cost: see the method.
 */
import type { Progress } from "@daftar/model";
import { MOST_LISTS } from "../averaging/candidates.ts";
import { modelName } from "../loglinear/model.ts";
import { profileInterval, UNBOUNDED_FACTOR } from "../loglinear/profile.ts";
import { type Criterion, type FittedModel, type ModelSearch, searchModels } from "../loglinear/search.ts";
import { P_THRESHOLD, stepwise } from "../loglinear/stepwise.ts";
import { countsArray } from "../loglinear/sums.ts";
import { chao } from "../lower-bound/chao.ts";
import { chaoMth } from "../lower-bound/chaoMth.ts";
import { type CaptureTable, countsByLists, peopleIn } from "../table/captureTable.ts";
import { chapman, oddsRatioTable } from "../two-lists/chapman.ts";
import { runAveraged } from "./averagedMethod.ts";
import { runClasses } from "./classMethod.ts";
import { type Finding, NO_OVERLAP, notRun, type Workbench } from "./finding.ts";
import { runGraphAveraging } from "./graphMethod.ts";
import { METHOD_IDS, type MethodId } from "./types.ts";

export function workbench(
  table: CaptureTable | null,
  documented: number,
  seed: number,
  progress?: Progress,
): Workbench {
  let found: Record<Criterion, ModelSearch> | null = null;
  return {
    table,
    documented,
    seed,
    progress,
    search: () => {
      if (table === null) throw new TypeError("table must not be null: nothing overlaps");
      found ??= searchModels(table, progress);
      return found;
    },
  };
}

function runChapman({ table, documented }: Workbench): Finding {
  const none = { oddsRatios: null, independentLists: null };
  if (table === null) return notRun("refused", NO_OVERLAP, none);
  const lists = table.lists.length;
  if (lists !== 2) return notRun("excluded", `It is for two lists; ${lists} share people here.`, none);
  const counts = countsArray(table);
  const both = counts[3]!;
  const onA = counts[1]! + both;
  const onB = counts[2]! + both;
  const result = chapman(onA, onB, both);
  const aside = documented - peopleIn(table);
  return {
    status: "ok",
    reason: null,
    undocumented: result.undocumented,
    diagnostics: {
      oddsRatios: oddsRatioTable(onA, onB, both).map(({ oddsRatio, total }) => ({
        oddsRatio,
        total: Math.round((total + aside) * 100) / 100,
      })),
      independentLists: "cannot be shown from two lists",
    },
  };
}

function runChao({ table }: Workbench): Finding {
  const none = { onExactlyOne: null, onExactlyTwo: null };
  if (table === null) return notRun("refused", NO_OVERLAP, none);
  const f = countsByLists(table);
  const diagnostics = { onExactlyOne: f[1]!, onExactlyTwo: f[2]! };
  if (f[2] === 0) return notRun("refused", "Nobody is on exactly two lists.", diagnostics);
  return { status: "ok", reason: null, undocumented: chao(table), diagnostics };
}

function runChaoMth({ table }: Workbench): Finding {
  const none = { onExactlyOne: null, onExactlyTwo: null };
  if (table === null) return notRun("refused", NO_OVERLAP, none);
  const f = countsByLists(table);
  const diagnostics = { onExactlyOne: f[1]!, onExactlyTwo: f[2]! };
  const bound = chaoMth(table);
  if (bound === null) return notRun("refused", "Nobody is on exactly two lists.", diagnostics);
  return { status: "ok", reason: null, undocumented: bound, diagnostics };
}

const SEARCH_UNKNOWN = {
  model: null,
  criterion: null,
  parameters: null,
  standardError: null,
  profilePoint: null,
  search: null,
  models: null,
  admissible: null,
  notExisting: null,
  notIdentifiable: null,
  notSettled: null,
  runnersUp: null,
};

const round = (value: number, to: number): number => Math.round(value * to) / to;
/** Rcapture's convention: spread of the fitted intercept, plus that of the undocumented themselves. */
const standardError = ({ fit }: FittedModel): number => {
  const undocumented = fit.fitted[0]!;
  return Math.sqrt(undocumented * undocumented * fit.interceptVariance + undocumented);
};

function runSearch(by: Criterion, { table, documented, search }: Workbench): Finding {
  if (table === null) return notRun("refused", NO_OVERLAP, SEARCH_UNKNOWN);
  if (table.lists.length < 3) {
    return notRun("excluded", "It needs three lists that share people.", SEARCH_UNKNOWN);
  }
  const found = search()[by];
  const counted = {
    search: found.how,
    models: found.looked,
    admissible: found.admissible,
    notExisting: found.notExisting,
    notIdentifiable: found.notIdentifiable,
    notSettled: found.failed,
  };
  const best = found.best[0];
  if (best === undefined) {
    return notRun("refused", "No model has an estimate on this table.", { ...SEARCH_UNKNOWN, ...counted });
  }
  const point = best.fit.fitted[0]!;
  const profile = profileInterval(countsArray(table), best.terms, best.open, point);
  const diagnostics = {
    model: modelName(best.model, table.lists),
    criterion: round(best[by], 1000),
    parameters: best.parameters,
    standardError: round(standardError(best), 100),
    profilePoint: profile === null ? null : round(documented + profile.point, 100),
    ...counted,
    runnersUp: found.best.slice(1, 5).map((other) => ({
      model: modelName(other.model, table.lists),
      criterion: round(other[by], 1000),
      point: round(documented + other.fit.fitted[0]!, 100),
    })),
  };
  if (profile === null) return notRun("failed", "The limits did not settle.", diagnostics);
  // The two likelihoods put the point a little apart; the interval reported holds both.
  const undocumented = {
    point,
    low: Math.min(profile.low, point),
    high: profile.high === null ? null : Math.max(profile.high, point),
  };
  const reason =
    profile.high === null
      ? `The data set no upper limit below ${UNBOUNDED_FACTOR} undocumented for each documented person.`
      : null;
  return { status: reason === null ? "ok" : "refused", reason, undocumented, diagnostics };
}

function runStepwise({ table }: Workbench): Finding {
  const none = { model: null, parameters: null, standardError: null, threshold: P_THRESHOLD };
  if (table === null) return notRun("refused", NO_OVERLAP, none);
  if (table.lists.length < 3) return notRun("excluded", "It needs three lists that share people.", none);
  const found = stepwise(table);
  if (found === null) {
    return notRun("refused", "The model of independent lists has no estimate on this table.", none);
  }
  return {
    status: "ok",
    reason: null,
    undocumented: found.undocumented,
    diagnostics: {
      model: modelName(found.chosen.model, table.lists),
      parameters: found.chosen.parameters,
      standardError: round(standardError(found.chosen), 100),
      threshold: P_THRESHOLD,
    },
  };
}

/**
 * `headline`: its interval is the headline; `check`: its point may refuse the headline, and where the headline's method
 * is not for so many lists its interval stands in; `lower-bound`: its point is told beside; `shown`: none of these.
 */
export type MethodRole = "headline" | "check" | "lower-bound" | "shown";
export const METHODS: Record<
  MethodId,
  { readonly role: MethodRole; readonly run: (bench: Workbench) => Finding }
> = {
  chapman: { role: "shown", run: runChapman },
  chao: { role: "lower-bound", run: runChao },
  "chao-mth": { role: "lower-bound", run: runChaoMth },
  "loglinear-bic": { role: "check", run: (bench) => runSearch("bic", bench) },
  "loglinear-aic": { role: "check", run: (bench) => runSearch("aic", bench) },
  "loglinear-stepwise": { role: "shown", run: runStepwise },
  dga: { role: "shown", run: runGraphAveraging },
  averaged: { role: "headline", run: runAveraged },
  lcmcr: { role: "shown", run: runClasses },
};

/** Methods whose intervals make the headline of so many lists that share people. */
export const headlineMethods = (lists: number): readonly MethodId[] =>
  METHOD_IDS.filter((id) => METHODS[id].role === (lists > MOST_LISTS ? "check" : "headline"));

/** Those that a headline, what may refuse it and its lower bound are made of. */
export const HEADLINE_METHODS: readonly MethodId[] = METHOD_IDS.filter((id) => METHODS[id].role !== "shown");
