/** `/api/verbs`: the table, and each verb run with its input as JSON. */
import { DaftarError } from "@daftar/model";
import type { Hono } from "hono";
import { z } from "zod";
import { readJson } from "../http/body.ts";
import type { Env, Parts } from "../parts.ts";
import { runServed } from "../work/runServed.ts";
import type { ServedVerb } from "../work/servedVerbs.ts";

export const verbsShown = z.object({
  verbs: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      summary: z.string(),
      details: z.string(),
      needsDesk: z.boolean(),
      effect: z.enum(["reads", "changes"]),
      positional: z.array(z.string()),
      /** Inputs that take `upload:ID`. */
      files: z.array(z.string()),
      stoppable: z.boolean(),
    }),
  ),
});

function shown({ entry, slug, verb }: ServedVerb): z.infer<typeof verbsShown>["verbs"][number] {
  const { details, needsDesk, effect, files, places, positional, stoppable } = verb;
  return {
    name: entry.name,
    path: `/api/verbs/${slug}`,
    summary: entry.summary,
    details,
    needsDesk,
    effect,
    positional: positional.filter((key) => !places.includes(key)),
    files: [...files],
    stoppable,
  };
}

/** @throws DaftarError `server.no-route` for a verb that is not served */
export function verbNamed(parts: Parts, slug: string): ServedVerb {
  const served = parts.verbs.find((one) => one.slug === slug);
  if (served === undefined) throw new DaftarError("server.no-route", "no verb of this name is served");
  return served;
}

const nothing = (): void => {};

export function addVerbs(app: Hono<Env>, parts: Parts): void {
  app.get("/api/verbs", (c) => c.json({ verbs: parts.verbs.map(shown) }));
  app.post("/api/verbs/:verb", async (c) => {
    const served = verbNamed(parts, c.req.param("verb"));
    const input = await readJson(c.req.raw);
    const { result, exit, notices } = await runServed(parts, served, c.var.session, input, {
      begin: nothing,
      progress: nothing,
    });
    // Written out here: hono would have its type spelt out, and a verb's own schema has it already.
    return c.body(JSON.stringify({ result, exit, notices }), 200, { "content-type": "application/json" });
  });
}
