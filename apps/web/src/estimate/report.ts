/** What the desk answers to a question for an estimate. */
import type * as z from "zod/mini";
import type { estimate } from "../api/routes.ts";

export type Report = z.infer<typeof estimate.reply>["result"];
export type Sensitivity = NonNullable<Report["sensitivity"]>;
export type Pooled = NonNullable<Report["pooled"]>;
