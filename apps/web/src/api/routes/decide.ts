/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** run a verb that changes the desk, and say whose passkeys must approve it first */
export const decide = route<{ readonly verb: string; readonly input: Readonly<Record<string, unknown>> }>()(
  "POST",
  "/api/decisions",
  z.union([
    z.object({
      state: z.literal("done"),
      exit: z.union([z.literal(0), z.literal(1)]),
      result: z.json(),
      notices: z.array(z.object({ code: z.string(), words: z.string() })),
    }),
    z.object({
      state: z.literal("approve"),
      ticket: z.string(),
      expires: z.string(),
      changed: z.boolean(),
      approvals: z.array(
        z.object({
          person: z.string(),
          of: z.array(
            z.object({
              type: z.literal([
                "genesis",
                "import",
                "account",
                "count-account",
                "claim",
                "signature",
                "linkage-run",
                "published",
                "cosigned",
                "receive",
                "restored",
                "erase",
                "opening",
                "succession",
                "evidence",
                "custody",
                "stamp-request",
                "timestamp",
                "pair",
                "assess-account",
                "assess-list",
                "resolve",
                "dispute",
                "set-aside",
                "lineage",
                "scope",
                "coverage",
                "conditions",
                "consent",
                "release",
                "policy",
                "witness-policy",
                "role",
                "key",
                "node",
                "log-writer",
                "log-key",
              ]),
              subject: z.string(),
              reason: z.string(),
              body: z.record(z.string(), z.json()),
            }),
          ),
          options: z.object({
            challenge: z.string(),
            rpId: z.string(),
            timeout: z.number(),
            userVerification: z.literal("required"),
            allowCredentials: z.array(z.object({ id: z.string(), type: z.literal("public-key") })),
          }),
        }),
      ),
      notices: z.array(z.object({ code: z.string(), words: z.string() })),
    }),
  ]),
);
