/** A fingerprint, to be read aloud: hexadecimal in eights, words four to a line (J22). */

function inRows(parts: readonly string[], each: number): string[] {
  const rows = Array.from({ length: Math.ceil(parts.length / each) }, (_, at) =>
    parts.slice(at * each, (at + 1) * each),
  );
  return rows.map((row) => `  ${row.join(" ")}`);
}

export function printFingerprint({
  hex,
  english,
  persian,
}: {
  readonly hex: string;
  readonly english: string;
  readonly persian: string;
}): string[] {
  return [
    "fingerprint",
    ...inRows(hex.match(/.{1,8}/g) ?? [], 4),
    ...inRows(english.split(" "), 8),
    ...inRows(persian.split(" "), 8),
  ];
}
