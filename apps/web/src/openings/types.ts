import type * as z from "zod/mini";
import type { custodianOpenings } from "../api/routes.ts";

type Answer = z.infer<typeof custodianOpenings.reply>["result"];
export type Opening = Answer["openings"][number];
export type MayAsk = Answer["mayAsk"];
