/** What is looked for among people, as it stands in the address: so that it can be sent, and gone back to. */
import { type infer as Infer, literal, object, optional, catch as orElse, string } from "zod/mini";
import { LEVELS } from "../words/levels.ts";

export const RELEASES = ["sealed", "count-only", "public-reduced", "public-full"] as const;
export const ORDERS = ["id", "name", "level", "death", "place", "origins"] as const;

/** What an address holds that is none of these is passed over. */
export const peopleSearch = object({
  q: orElse(optional(string()), undefined),
  level: orElse(optional(literal([...LEVELS])), undefined),
  release: orElse(optional(literal([...RELEASES])), undefined),
  sort: orElse(optional(literal([...ORDERS])), undefined),
});
export type PeopleSearch = Infer<typeof peopleSearch>;
