/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** lock it again */
export const lock = route<null>()("POST", "/api/people/{person}/lock", z.object({ locked: z.literal(true) }));
