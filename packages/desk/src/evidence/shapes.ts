/** Evidence as verbs tell it. */
import { z } from "zod";
import type { Bracket } from "../time/bracket.ts";
import type { DeskView } from "../view/view.ts";
import type { Piece } from "./pieces.ts";

const bound = z.object({ time: z.string(), authority: z.string(), why: z.string() }).nullable();

export const bracketShape = z.object({
  /** What the machine's own clock said. */
  claimed: z.string(),
  notBefore: bound,
  notAfter: bound,
  authorities: z.array(z.string()),
  checkpoint: z.object({ size: z.number(), root: z.string() }).nullable(),
});

export function shownBracket({
  claimed,
  notBefore,
  notAfter,
  authorities,
  checkpoint,
}: Bracket): z.infer<typeof bracketShape> {
  return { claimed, notBefore, notAfter, authorities: [...authorities], checkpoint };
}

export const pieceShape = z.object({
  id: z.string(),
  kind: z.string(),
  mediaType: z.string(),
  /** Bytes, rounded up. */
  size: z.number(),
  received: z.string(),
  by: z.string(),
  about: z.array(z.string()),
  victims: z.array(z.string()),
  /** Pixels of the copy to look at; null where there is none. */
  workingCopy: z.object({ width: z.number(), height: z.number() }).nullable(),
  events: z.number(),
  /** Whether the chain of custody holds. */
  custodyHolds: z.boolean(),
});

/** Told, and no fault: two machines wrote without knowing of each other; a copy is encrypted to machines of an earlier day. */
const TOLD: ReadonlySet<string> = new Set(["branch", "evidence.other-machine"]);

export function holdsWith(faults: readonly { readonly code: string }[]): boolean {
  return faults.every(({ code }) => TOLD.has(code));
}

export function shownPiece(view: DeskView, piece: Piece): z.infer<typeof pieceShape> {
  const { id, op, body, about, custody } = piece;
  const victims = about.flatMap((record) => view.victimOfRecord(record)?.id ?? []);
  return {
    id,
    kind: body.kind,
    mediaType: body.mediaType,
    size: body.size,
    received: op.time,
    by: op.by,
    about: [...about],
    victims: [...new Set(victims)].sort(),
    workingCopy: body.working === null ? null : { width: body.working.width, height: body.working.height },
    events: custody.steps.length,
    custodyHolds: holdsWith(custody.faults),
  };
}
