/**
 * What two accounts say where they do not agree, so that a reader sees which date or place is missing, and why.
 *
 * Source: J5, J6. Cost: constant.
 */
import { type DateSpan, daysIn, type Policy, type WrittenPlace } from "@daftar/model";
import type { Account } from "./account.ts";
import type { Lack } from "./agreement.ts";
import type { Missing, Said } from "./victim.ts";

const SHORT = 8;

const spanWords = ({ from, to }: DateSpan): string => (from === to ? from : `${from} to ${to}`);
const placeWords = ({ place, province }: WrittenPlace): string | null =>
  place === null ? province : province === null || province === place ? place : `${place}, ${province}`;

function placeOf({ fields }: Account): string | null {
  return placeWords(fields.deathPlace) ?? placeWords(fields.injuryPlace);
}

const dateOf = ({ fields: { deathDate } }: Account): string | null =>
  deathDate === null
    ? null
    : deathDate.from === deathDate.to
      ? deathDate.from
      : `${deathDate.from}/${deathDate.to}`;

const VALUE: Readonly<Record<Lack, (account: Account) => string | null>> = {
  window: dateOf,
  "date-one-origin": dateOf,
  "date-unknown-origin": dateOf,
  area: placeOf,
  "place-one-origin": placeOf,
  "place-unknown-origin": placeOf,
  "told-dead": ({ fields }) => fields.status,
  body: ({ fields }) => fields.bodyTag,
};

type Agreement = Policy["agreement"];
type Words = (one: Account, policy: Agreement) => string;

const saysDate: Words = ({ fields: { deathDate } }, { longestWindowDays }) => {
  if (deathDate === null) return "gives none";
  const long = daysIn(deathDate) > longestWindowDays ? `, longer than ${longestWindowDays} days` : "";
  return `says ${spanWords(deathDate)}${long}`;
};

const saysPlace: Words = (one) => {
  const written = placeOf(one);
  if (written === null) return "gives none";
  const known = one.deathPlace !== null || one.injuryPlace !== null;
  return `says “${written}”${known ? "" : ", which is no place of the scope"}`;
};

const SAYS: Readonly<Record<Lack, Words>> = {
  window: saysDate,
  "date-one-origin": saysDate,
  "date-unknown-origin": saysDate,
  area: saysPlace,
  "place-one-origin": saysPlace,
  "place-unknown-origin": saysPlace,
  "told-dead": ({ fields }) => (fields.status === "dead" ? "tells of a death" : "tells of somebody missing"),
  body: ({ fields }) => (fields.bodyTag === null ? "gives none" : `says “${fields.bodyTag}”`),
};

const NEEDED: Readonly<Record<Lack, (policy: Agreement) => string>> = {
  window: ({ widenDays }) =>
    `one more independent account of the date: two origins must agree on it, give or take ${widenDays} day${widenDays === 1 ? "" : "s"}`,
  "date-one-origin": () =>
    "one more account of the date, from another origin: both accounts have their date from one origin, so it confirms only itself",
  "date-unknown-origin": () =>
    "where the date comes from: in one of the two accounts that is not known, so it confirms nothing yet",
  "place-one-origin": () =>
    "one more account of the place, from another origin: both accounts have their place from one origin, so it confirms only itself",
  "place-unknown-origin": () =>
    "where the place comes from: in one of the two accounts that is not known, so it confirms nothing yet",
  area: ({ area }) =>
    `one more independent account of the place: two origins must agree on the ${area} of injury or of death`,
  "told-dead": () => "two origins that tell of a death, not of somebody missing",
  body: () => "the body told by its tag or number and its place, or judged the same by two people",
};

/** @param pair the two accounts of two origins that come nearest to agreeing */
export function lackMissing(
  lack: Lack,
  pair: readonly [Account, Account],
  policy: Agreement,
): Missing & { readonly said: readonly Said[] } {
  const oneList = pair[0].list === pair[1].list;
  const labelled = pair.map((one) => ({
    one,
    label: oneList ? `${one.list} (${one.id.slice(0, SHORT)})` : one.list,
  }));
  const says = labelled.map(({ one, label }) => `${label} ${SAYS[lack](one, policy)}`);
  return {
    code: lack,
    words: `${NEEDED[lack](policy)}; ${says.join(", ")}`,
    said: labelled.map(({ one, label }) => ({ account: one.id, label, value: VALUE[lack](one) })),
  };
}
