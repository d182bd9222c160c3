/** What stands in the catalogue of errors for one code. */
export interface CatalogueEntry {
  /** How the command ends: 1 the answer is no; 2 wrong usage or input, nothing changed; 3 it broke or is held. */
  readonly exit: 1 | 2 | 3;
  readonly rule: string | null;
  readonly fix: string;
}

export const entry = (exit: 1 | 2 | 3, rule: string | null, fix: string): CatalogueEntry => ({
  exit,
  rule,
  fix,
});
