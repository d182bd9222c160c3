import type * as z from "zod/mini";
import type { incidentList, incidentShow } from "../api/routes.ts";

export type Opened = z.infer<typeof incidentShow.reply>["result"];
export type IncidentRow = z.infer<typeof incidentList.reply>["result"]["incidents"][number];
export type ByDay = z.infer<typeof incidentList.reply>["result"]["byDay"];
export type Condition = ByDay["conditions"][number];
