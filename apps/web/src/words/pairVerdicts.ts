/** What may be said of two records. */
export const PAIR_VERDICTS = ["same", "different", "cannot-tell"] as const;
