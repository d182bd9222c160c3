/** Where each claim stands in the band, and where its words find room: pure, so that it is tested without a page. */
import {
  type Box,
  type ClaimAt,
  extentOf,
  type Label,
  linesOf,
  roomIn,
  type Timeline,
  timelineOf,
} from "@daftar/claims";
import type { Claim } from "@daftar/model";
import { claimMark, type Mark } from "./claimMark.tsx";
import { AXIS, across, BOTTOM, type Frame } from "./frame.ts";

export interface PlacedClaim extends ClaimAt {
  readonly x: number;
  readonly mark: Mark;
  readonly box: Box;
  readonly drawn: boolean;
  readonly successor: Claim | null;
  /** Its words whole, or its number alone where they find no room; null where even that finds none. */
  readonly label: (Label & { readonly whole: boolean }) | null;
}

const NARROWEST_SLOT = 10;

export const timelineFor = (claims: readonly ClaimAt[], width: number): Timeline =>
  timelineOf(claims, width - AXIS - 12, NARROWEST_SLOT);

export function placeClaims(
  claims: readonly ClaimAt[],
  timeline: Timeline,
  frame: Frame,
  words: {
    readonly quote: (text: string) => string;
    readonly number: (value: number) => string;
    readonly whole: boolean;
  },
): PlacedClaim[] {
  const successors = new Map(
    claims.flatMap(({ claim }) => (claim.supersedes === null ? [] : [[claim.supersedes, claim] as const])),
  );
  const placed = claims.map((entry) => {
    const x = AXIS + (timeline.at.get(entry.claim.id) ?? 0);
    const extent = extentOf(entry.claim);
    const mark = claimMark(frame, across(frame, x), extent, entry.depth > 0);
    const box = { ...mark.box, x: x - mark.box.width / 2 };
    return {
      ...entry,
      x,
      mark,
      box,
      drawn: extent.kind !== "none",
      successor: successors.get(entry.claim.id) ?? null,
    };
  });
  const room = roomIn(
    { x: AXIS, y: 2, width: frame.width - AXIS, height: BOTTOM + 22 },
    placed.map(({ box }) => box),
  );
  // Figures that stand are offered room first, then parts, then what was replaced.
  const turn = ({ depth, successor }: (typeof placed)[number]) =>
    successor !== null ? 2 : depth > 0 ? 1 : 0;
  const labels = new Map<string, PlacedClaim["label"]>();
  for (const one of [...placed].sort((a, b) => turn(a) - turn(b) || a.key - b.key)) {
    const lines = words.whole ? linesOf(words.quote(one.claim.figure.asWorded)) : null;
    const whole = lines && room.place(lines, one.box);
    const short = whole ? null : room.place([words.number(one.key).padStart(2)], one.box);
    labels.set(one.claim.id, whole ? { ...whole, whole: true } : short ? { ...short, whole: false } : null);
  }
  return placed.map((one) => ({ ...one, label: labels.get(one.claim.id) ?? null }));
}
