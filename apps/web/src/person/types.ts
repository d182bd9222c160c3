import type * as z from "zod/mini";
import type { victimShow } from "../api/routes.ts";

export type Shown = z.infer<typeof victimShow.reply>["result"];
export type Account = Shown["accounts"][number];
export type SideField = Shown["fields"][number];
