/** What the words of plots are made with: digits, and names that whoever draws has words for already. */
export interface Speech {
  /** A whole number of people. */
  readonly number: (value: number) => string;
  /** The reader's digits in any text. */
  readonly digits: (text: string) => string;
  /** Of a decimal fraction. */
  readonly point: string;
  /** An ISO day as the reader writes it. */
  readonly day: (iso: string) => string;
  readonly method: (id: string) => string;
  readonly status: (status: string) => string;
  /** Why there is no headline, and how many are documented. */
  readonly refused: (code: string, message: string, documented: string) => string;
}

/** To three figures, as people speak of multipliers. */
export function shortNumber(value: number, { digits, point }: Speech): string {
  const places = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return digits(String(Number(value.toFixed(places))).replace(".", point));
}
