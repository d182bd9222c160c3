/**
 * The id of an incident: its place and its window, as a person can read them.
 *
 * Nothing is kept under it, so it says everything itself: `sarvand~mirvanak~2014-05-11..2014-05-12`, the deeper parts of
 * the place left out where the incident is wider, `all` for the whole area, one day for a window of one day.
 * Cost: constant.
 */
import { isoDay, type PlacePath } from "@daftar/model";
import type { ScopeBox } from "../lines/place.ts";

const WHOLE_AREA = "all";

/** `~` parts, and `%` begins what stands for one. */
const written = (part: string): string => part.replaceAll("%", "%25").replaceAll("~", "%7E");
const read = (part: string): string => part.replaceAll("%7E", "~").replaceAll("%25", "%");

export function incidentId({ place, window }: ScopeBox): string {
  const { province, city, incident } = place;
  const parts = [province, city, incident].filter((part) => part !== null).map(written);
  // A province that bears the word for the whole area.
  if (parts[0] === WHOLE_AREA) parts[0] = `%${WHOLE_AREA}`;
  const days = window.from === window.to ? window.from : `${window.from}..${window.to}`;
  return [...(parts.length === 0 ? [WHOLE_AREA] : parts), days].join("~");
}

/** @returns null for a text that is the id of no place and window */
export function parseIncidentId(id: string): ScopeBox | null {
  const parts = id.split("~");
  const days = parts.pop() ?? "";
  const [from = "", to = from, ...more] = days.split("..");
  if (more.length > 0 || !isoDay.safeParse(from).success || !isoDay.safeParse(to).success || from > to)
    return null;
  if (parts.length === 0 || parts.length > 3) return null;
  const whole = parts.length === 1 && parts[0] === WHOLE_AREA;
  const [province = null, city = null, incident = null] = whole ? [] : parts;
  const place: PlacePath = {
    province: province === `%${WHOLE_AREA}` ? WHOLE_AREA : province === null ? null : read(province),
    city: city === null ? null : read(city),
    incident: incident === null ? null : read(incident),
  };
  const box = { place, window: { from, to } };
  // One id for one place and window: other spellings of it are none.
  return incidentId(box) === id ? box : null;
}
