/**
 * Whether a claim's figure holds just what its words set.
 *
 * Source: rule J13. `value` is the one number named (between, worded: none); low and high are set only
 * where the words set them: exact and between both; at-least, more-than the low; up-to, fewer-than the
 * high; about, could-exceed, worded neither. Denials: decision 0010. Cost: constant.
 */
import type { Claim, ClaimFigure, ClaimQualifier } from "@daftar/model";

export interface FigureFault {
  /** Field of the claim, as in the schema (`figure.low`). */
  readonly field: string;
  readonly message: string;
}

interface Shape {
  readonly value: boolean;
  readonly low: boolean;
  readonly high: boolean;
}

const SHAPES: Readonly<Record<ClaimQualifier, Shape>> = {
  exact: { value: true, low: true, high: true },
  "at-least": { value: true, low: true, high: false },
  "more-than": { value: true, low: true, high: false },
  about: { value: true, low: false, high: false },
  "up-to": { value: true, low: false, high: true },
  "fewer-than": { value: true, low: false, high: true },
  "could-exceed": { value: true, low: false, high: false },
  between: { value: false, low: true, high: true },
  worded: { value: false, low: false, high: false },
};

const ENDS = ["value", "low", "high"] as const;

function shapeFaults(figure: ClaimFigure, qualifier: ClaimQualifier): FigureFault[] {
  const shape = SHAPES[qualifier];
  const faults: FigureFault[] = [];
  for (const end of ENDS) {
    const given = figure[end] !== null;
    if (given !== shape[end]) {
      faults.push({
        field: `figure.${end}`,
        message: shape[end]
          ? `a figure worded ${qualifier} sets ${end}`
          : `a figure worded ${qualifier} sets no ${end}`,
      });
    }
  }
  const { value, low, high } = figure;
  if (low !== null && high !== null && low > high) {
    faults.push({ field: "figure.low", message: "low must not exceed high" });
  }
  if (value !== null && low !== null && low !== value) {
    faults.push({ field: "figure.low", message: "low is the number named, or is not set" });
  }
  if (value !== null && high !== null && high !== value) {
    faults.push({ field: "figure.high", message: "high is the number named, or is not set" });
  }
  return faults;
}

function emptyFaults(figure: ClaimFigure, what: string): FigureFault[] {
  const faults: FigureFault[] = ENDS.filter((end) => figure[end] !== null).map((end) => ({
    field: `figure.${end}`,
    message: `${what} sets no ${end}`,
  }));
  if (figure.qualifier !== null) {
    faults.push({ field: "figure.qualifier", message: `${what} has no qualifier` });
  }
  return faults;
}

/** Where the figure of a claim breaks J13; empty when it fits. */
export function figureFaults(claim: Claim): FigureFault[] {
  const { figure, kind } = claim;
  if (kind === "refusal-to-state") return emptyFaults(figure, "a refusal to state");
  if (kind === "denial") {
    const empty = ENDS.every((end) => figure[end] === null) && figure.qualifier === null;
    if (empty) return [];
    const zero = figure.qualifier === "exact" && ENDS.every((end) => figure[end] === 0);
    return zero ? [] : [{ field: "figure.value", message: "a denial is exact 0, or names no number" }];
  }
  if (figure.qualifier === null) {
    return [{ field: "figure.qualifier", message: "a figure says how it is qualified" }];
  }
  if ((kind === "worded-figure") !== (figure.qualifier === "worded")) {
    return [{ field: "figure.qualifier", message: "a worded figure, and only that, is qualified worded" }];
  }
  if (figure.qualifier === "worded" && figure.asWorded === "") {
    return [{ field: "figure.asWorded", message: "a worded figure keeps its words" }];
  }
  return shapeFaults(figure, figure.qualifier);
}
