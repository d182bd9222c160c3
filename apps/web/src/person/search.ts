/** What a person's page opens with: a decision that another page sent here to be made anew. */
import { literal, object, optional, catch as orElse } from "zod/mini";

const ACTS = ["assess", "sign", "consent", "dispute", "aside", "lineage"] as const;
export type PersonAct = (typeof ACTS)[number];
export const personSearch = object({ act: orElse(optional(literal([...ACTS])), undefined) });
