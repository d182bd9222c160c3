/** Multiple systems estimation: what the overlaps of lists say about people on no list. */

export { BELIEF, type Belief } from "./averaging/belief.ts";
export { type ModelAverage, modelAverage } from "./averaging/modelAverage.ts";
// How the choice of a model carries through
export {
  type SelectionBootstrap,
  type SelectionBootstrapOptions,
  selectionBootstrap,
} from "./bootstrap/selectionBootstrap.ts";
// How often intervals held a truth that was known
export { MEASURED } from "./coverage/measured.ts";
export type { MeasuredCoverage, MeasuredScenario } from "./coverage/measuredCoverage.ts";
// Single methods
export { type ExactOptions, exactPosterior } from "./decomposable/exactPosterior.ts";
export {
  type GraphAverage,
  type GraphAveraging,
  type GraphAveragingOptions,
  graphAveraging,
} from "./decomposable/graphAveraging.ts";
export type { Undocumented } from "./interval/logInterval.ts";
export { sampleClasses } from "./latent-classes/sampleClasses.ts";
export { type Admissibility, admissibility } from "./loglinear/admissible.ts";
export { allModels, hierarchicalModel, type Model, modelName } from "./loglinear/model.ts";
export { profileInterval } from "./loglinear/profile.ts";
export { type Criterion, type FittedModel, type ModelSearch, searchModels } from "./loglinear/search.ts";
export { type Stepwise, stepwise } from "./loglinear/stepwise.ts";
export { chao } from "./lower-bound/chao.ts";
export { chaoMth } from "./lower-bound/chaoMth.ts";
// Plots, as SVG text
export { type Bins, binsOf } from "./plot/bins.ts";
export { coveragePlot } from "./plot/coveragePlot.ts";
export { type DensityInput, densityPlot } from "./plot/densityPlot.ts";
export { englishPlots } from "./plot/englishPlots.ts";
export { type InteractionInput, interactionPlot } from "./plot/interactionPlot.ts";
export { type MethodsInput, methodsPlot } from "./plot/methodsPlot.ts";
export { makesHeadline, posteriorsOf, type ReportedMethod } from "./plot/ofReport.ts";
export { type OverlapsInput, overlapsPlot } from "./plot/overlapsPlot.ts";
export { persianPlots } from "./plot/persianPlots.ts";
export { type PosteriorInput, posteriorPlot } from "./plot/posteriorPlot.ts";
export { FIGURE_INSET, type Figure, figureOf, type Sheet, sheetText } from "./plot/sheet.ts";
export type { Speech } from "./plot/speech.ts";
export { type Overlap, type UpSetLayout, upSetLayout } from "./plot/upSetLayout.ts";
export type { PlotWords } from "./plot/words.ts";
// Strata, clusterings and missing labels pooled
export { DRAWN_METHODS } from "./pooling/drawMethod.ts";
export { type PoolingOptions, pooledEstimate } from "./pooling/pooledEstimate.ts";
export type { PoolingInput } from "./pooling/replicates.ts";
export { drawTable, type RunTasks, type TableAnswer, type TableTask } from "./pooling/tableTask.ts";
export { type Combining, type Pooled, type PooledReport, pooledReport } from "./pooling/types.ts";
// The whole report
export { ASSUMPTIONS, assumptionsOf, HEADLINE_LABEL, STAND_IN_LABEL } from "./report/assumptions.ts";
export { type EstimateOptions, estimate } from "./report/estimate.ts";
export { DISAGREEMENT_FACTOR, OUTSIDE_FACTOR, WIDTH_FACTOR } from "./report/headline.ts";
export { headlineWords } from "./report/headlineWords.ts";
export { HEADLINE_METHODS } from "./report/methods.ts";
export { settingsOf } from "./report/settings.ts";
export {
  type Diagnostics,
  type DiagnosticValue,
  type Estimate,
  type EstimateReport,
  estimateReport,
  type Headline,
  METHOD_IDS,
  type MethodId,
  type MethodResult,
  type MethodStatus,
  type Refusal,
  type Sensitivity,
  type SensitivityReport,
  type Settings,
  type Warning,
} from "./report/types.ts";
// What would change it
export { knownSizes } from "./sensitivity/knownSizes.ts";
export { withEachPairMerged, withoutEachList } from "./sensitivity/otherLists.ts";
export type { SensitivityOptions } from "./sensitivity/sensitivity.ts";
export { type TableMethod, type TableOutcome, unionOf } from "./sensitivity/tableMethod.ts";
export {
  atInteraction,
  INTERACTIONS,
  tippingInteraction,
  withoutTopInteraction,
} from "./sensitivity/topInteraction.ts";
// Tables of overlaps
export { canonicalTable } from "./table/canonicalTable.ts";
export {
  type CaptureCell,
  type CaptureTable,
  captureTable,
  MAX_LISTS,
  peopleIn,
} from "./table/captureTable.ts";
export { type LabelledCell, type LabelledTable, labelledTable, wholeOf } from "./table/labelledTable.ts";
export { LABEL_JOINT, parseLabelledTable, parseTable } from "./table/parseTable.ts";
export { type DocumentedCount, documentedCount, type EstimatedTotal, people } from "./table/people.ts";
export { tableOf } from "./table/tableOf.ts";
export { type AtOddsRatio, type Chapman, chapman, oddsRatioTable } from "./two-lists/chapman.ts";
