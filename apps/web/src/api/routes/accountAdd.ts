/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** enter one account of one person */
export const accountAdd = route<{
  readonly file: string;
  readonly list?: string | undefined;
  readonly as?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/account-add",
  z.object({
    result: z.object({ record: z.string(), list: z.string(), sealed: z.boolean() }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
