import type * as z from "zod/mini";
import type { evidenceShow } from "../../api/routes.ts";

export type ShownEvidence = z.infer<typeof evidenceShow.reply>["result"];
export type Step = ShownEvidence["custody"][number];
export type Bound = NonNullable<ShownEvidence["time"]["notBefore"]>;
