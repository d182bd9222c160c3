/** What is looked for among people, as it stands in the address: so that it can be sent, and gone back to. */
import * as z from "zod/mini";
import { LEVELS } from "../design/LevelMark.tsx";

export const RELEASES = ["sealed", "count-only", "public-reduced", "public-full"] as const;
export const DISPUTES = ["none", "identity", "fact-of-death", "circumstances", "attribution"] as const;
export const ORDERS = ["id", "name", "level", "death", "place", "origins"] as const;

/** What an address holds that is none of these is passed over. */
export const peopleSearch = z.object({
  q: z.catch(z.optional(z.string()), undefined),
  level: z.catch(z.optional(z.literal([...LEVELS])), undefined),
  release: z.catch(z.optional(z.literal([...RELEASES])), undefined),
  sort: z.catch(z.optional(z.literal([...ORDERS])), undefined),
});
export type PeopleSearch = z.infer<typeof peopleSearch>;
