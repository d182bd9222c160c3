/** The result that deciding verbs share, and how they write it. */
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import type { VerbContext } from "../verb/context.ts";
import { done } from "../verb/verb.ts";
import { type Deciding, type Decision, decide } from "./decide.ts";
import { Signers } from "./signers.ts";

export const decided = z.object({ decided: z.number(), ops: z.array(z.string()) });

/** Decides all of it, or nothing. */
export async function decideAll(
  context: VerbContext,
  desk: OpenDesk,
  decisions: readonly Decision[],
  as: readonly string[],
  deciding: Deciding,
) {
  const ops = await decide(new Signers(desk, context), decisions, as, deciding);
  return done({ decided: ops.length, ops });
}
