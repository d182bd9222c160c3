/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** end this session */
export const signOut = route<null>()("DELETE", "/api/session", z.object({ ended: z.literal(true) }));
