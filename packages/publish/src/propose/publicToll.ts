/**
 * The public toll: J10–J11 over just the rows that leave, by the same functions that count the desk's
 * own and that audit counts with again.
 */
import { type CountRow, openPairsOfRows, type PersonRow, type PublicLines, placeOfRow } from "@daftar/model";
import { type CountableCount, type CountablePerson, type TollFlag, tollLines } from "@daftar/toll";

/** A released row as the toll counts it. */
export function countablePerson(row: PersonRow): CountablePerson {
  return {
    id: row.publicId,
    level: row.level,
    named: row.named,
    place: placeOfRow(row),
    when: row.date && { from: row.date.from, to: row.date.to },
    status: row.missingPresumed ? "missing-presumed" : "dead",
    disputed: row.dispute === "identity" || row.dispute === "fact-of-death",
  };
}

function countableCount(row: CountRow): CountableCount {
  return {
    id: row.publicId,
    place: { province: row.province, city: row.city, incident: null },
    window: { from: row.windowFrom, to: row.windowTo },
    low: row.low,
    high: row.high,
    extent: row.extent,
    level: row.level,
  };
}

export interface PublicToll {
  readonly lines: PublicLines;
  readonly flags: TollFlag[];
}

/** Counts a release's rows. */
export function publicToll(people: readonly PersonRow[], counts: readonly CountRow[]): PublicToll {
  const { verifiedNamed, verified, reported, corroborated, disputed, missingPresumed, flags } = tollLines({
    people: people.map(countablePerson),
    counts: counts.map(countableCount),
    openPairs: openPairsOfRows(people),
  });
  return {
    lines: {
      verifiedNamed,
      verified,
      corroborated,
      disputed,
      missingPresumed,
      reported: {
        low: reported.low,
        high: reported.high,
      },
    },
    flags: flags.map(({ code, words }) => ({ code, words })),
  };
}
