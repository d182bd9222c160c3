import type * as z from "zod/mini";
import type { conflicts } from "../api/routes.ts";

export type Conflict = z.infer<typeof conflicts.reply>["result"]["conflicts"][number];
export type Said = Conflict["heads"][number];
