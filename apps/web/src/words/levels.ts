/** Death levels, in the order of the ladder. */
export const LEVELS = ["alleged", "reported", "corroborated", "verified", "set-aside"] as const;
export type Level = (typeof LEVELS)[number];
