/**
 * Changes of people as numbers for the outside: by how much each line moved, for which reason, and nobody named.
 *
 * Of each change the first reason is told, so that reasons sum to the movement of the people in a line. Lines can move
 * besides by count accounts and open pairs (J10, J11): that part is the rest. Cost: linear in changes.
 */
import {
  CHANGE_REASONS,
  type ChangeReason,
  type PeopleChange,
  type PersonStanding,
} from "./peopleChanges.ts";

export const LINE_NAMES = ["verifiedNamed", "verified", "reported"] as const;
export type LineName = (typeof LINE_NAMES)[number];

export interface LineMovement {
  readonly line: LineName;
  readonly reason: ChangeReason;
  /** People who came into the line, and who left it. */
  readonly more: number;
  readonly fewer: number;
}

const inLine: Record<LineName, (person: PersonStanding) => boolean> = {
  reported: ({ standing }) => standing !== "in-no-line",
  verified: ({ standing }) => standing === "verified",
  verifiedNamed: ({ standing, named }) => standing === "verified" && named,
};

/** Movements of people by line and first reason, in the order of lines and reasons; none that is zero. */
export function changeTotals(changes: readonly PeopleChange[]): readonly LineMovement[] {
  return LINE_NAMES.flatMap((line) =>
    CHANGE_REASONS.flatMap((reason) => {
      const steps = changes
        .filter(({ reasons }) => reasons[0] === reason)
        .map(({ before, after }) => after.filter(inLine[line]).length - before.filter(inLine[line]).length);
      const more = steps.reduce((sum, step) => sum + Math.max(0, step), 0);
      const fewer = steps.reduce((sum, step) => sum + Math.max(0, -step), 0);
      return more + fewer === 0 ? [] : [{ line, reason, more, fewer }];
    }),
  );
}
