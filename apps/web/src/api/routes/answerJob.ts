/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** bring what the passkeys approved that a job waits for */
export const answerJob = route<{
  readonly assertions: readonly {
    readonly id: string;
    readonly type: "public-key";
    readonly response: {
      readonly clientDataJSON: string;
      readonly authenticatorData: string;
      readonly signature: string;
    };
  }[];
}>()(
  "POST",
  "/api/jobs/{id}/answer",
  z.object({
    id: z.string(),
    verb: z.string(),
    state: z.literal(["waiting", "running", "approve", "done", "failed", "stopped"]),
    asked: z.string(),
    ended: z.nullable(z.string()),
    canStop: z.boolean(),
    progress: z.nullable(
      z.object({ what: z.string(), done: z.number(), total: z.number(), fraction: z.nullable(z.number()) }),
    ),
    result: z.json(),
    exit: z.nullable(z.number()),
    error: z.nullable(
      z.object({
        code: z.string(),
        message: z.string(),
        where: z.nullable(z.string()),
        rule: z.nullable(z.string()),
        fix: z.string(),
      }),
    ),
    approve: z.nullable(
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
      }),
    ),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
