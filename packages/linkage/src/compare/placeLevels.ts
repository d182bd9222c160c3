/** Levels of the places of two accounts: of the event, and of birth and burial. Cost: constant. */
import type { Columns } from "../encode/columns.ts";
import { isTold } from "../encode/isTold.ts";
import type { OfTwo } from "./remembered.ts";

type OfRows = (i: number, j: number) => number;

/** Where somebody died or was hurt; an injury in one town and a death in another is no disagreement. */
export function eventPlaceLevel(columns: Columns, compare: OfTwo): OfRows {
  const { place, city, province } = columns;
  const hasArea = [...city, ...province].some(isTold);
  const hasInjury = isTold(place[1]) || isTold(city[1]) || isTold(province[1]);
  const pair = (i: number, s: 0 | 1, j: number, t: 0 | 1): number => {
    const [a, b] = [place[s][i]!, place[t][j]!];
    let sameProvince = false;
    let provinces = false;
    if (hasArea) {
      const [pa, pb] = [province[s][i]!, province[t][j]!];
      provinces = pa >= 0 && pb >= 0;
      sameProvince = provinces && pa === pb;
      const [ca, cb] = [city[s][i]!, city[t][j]!];
      if (ca >= 0 && cb >= 0) return ca === cb ? 3 : sameProvince ? 1 : 0;
    }
    if (a < 0 || b < 0) return sameProvince ? 1 : provinces ? 0 : -1;
    const level = a === b ? 4 : compare(a, b);
    return level >= 3 ? 3 : level === 2 ? 2 : sameProvince ? 1 : 0;
  };
  if (!hasInjury) return (i, j) => pair(i, 0, j, 0);
  return (i, j) => {
    const like = Math.max(pair(i, 0, j, 0), pair(i, 1, j, 1));
    if (like === 3) return like;
    const across = Math.max(pair(i, 0, j, 1), pair(i, 1, j, 0));
    return across === 3 || (like < 0 && across > 0) ? across : like;
  };
}

/** Where somebody was born, and where buried. */
export function originLevel({ birthPlace, burialPlace }: Columns, compare: OfTwo): OfRows {
  const written = (a: number, b: number): number => {
    if (a < 0 || b < 0) return -1;
    const level = a === b ? 4 : compare(a, b);
    return level >= 3 ? 2 : level === 2 ? 1 : 0;
  };
  return (i, j) =>
    Math.max(written(birthPlace[i]!, birthPlace[j]!), written(burialPlace[i]!, burialPlace[j]!));
}
