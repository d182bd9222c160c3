/** What the scope calls the places that accounts were resolved to; an id that it does not have names itself. */
import type { PlacePath, Scope } from "@daftar/model";

export function provinceNames(id: string, scope: Scope | null): string[] {
  return scope?.area.provinces.find((one) => one.id === id)?.names ?? [id];
}

/** Every name of the city, then every name of the province, of what is known of a place. */
export function placeNames(place: PlacePath | null, scope: Scope | null): string[][] {
  if (place === null) return [];
  const { city, province } = place;
  const within = (scope?.area.provinces ?? []).filter(({ id }) => province === null || id === province);
  const known = within.flatMap(({ cities }) => cities).find(({ id }) => id === city);
  return [
    ...(city === null ? [] : [known?.names ?? [city]]),
    ...(province === null ? [] : [provinceNames(province, scope)]),
  ];
}
