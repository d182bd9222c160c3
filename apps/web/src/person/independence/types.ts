import type { Shown } from "../types.ts";

export type Lineage = Shown["lineage"];
export type LineageAccount = Lineage["accounts"][number];
export type Why = LineageAccount["why"][number];
export type SourcePair = Lineage["perhapsSame"][number];
