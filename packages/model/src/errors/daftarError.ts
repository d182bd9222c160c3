/** An error that a person is shown: a code of the catalogue, what, where, which rule, what to do. */
import { CATALOGUE, type ErrorCode } from "./catalogue.ts";

/** Where in a person's own material a fault lies. Values never come from a sealed column. */
export interface ErrorPlace {
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  readonly field?: string;
}

export interface ErrorReport {
  readonly code: ErrorCode;
  readonly message: string;
  readonly where: string | null;
  readonly rule: string | null;
  readonly fix: string;
}

function describePlace(place: ErrorPlace): string | null {
  const parts: string[] = [];
  if (place.file !== undefined) parts.push(place.file);
  if (place.row !== undefined) parts.push(`row ${place.row}`);
  if (place.column !== undefined) parts.push(`column ${JSON.stringify(place.column)}`);
  if (place.field !== undefined) parts.push(`field ${place.field}`);
  if (place.value !== undefined) parts.push(`value ${JSON.stringify(place.value)}`);
  return parts.length === 0 ? null : parts.join(", ");
}

export class DaftarError extends Error {
  readonly code: ErrorCode;
  readonly place: ErrorPlace;

  /**
   * @param message what is wrong, in a sentence without a real person's details
   */
  constructor(code: ErrorCode, message: string, place: ErrorPlace = {}) {
    super(message);
    this.name = "DaftarError";
    this.code = code;
    this.place = place;
  }

  get exitCode(): 1 | 2 | 3 {
    return CATALOGUE[this.code].exit;
  }

  report(): ErrorReport {
    const { rule, fix } = CATALOGUE[this.code];
    return { code: this.code, message: this.message, where: describePlace(this.place), rule, fix };
  }
}
