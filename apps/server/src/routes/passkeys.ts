/**
 * `/api/passkeys`: what a browser is asked to make for a person, and the key it made, read and checked.
 *
 * Nothing is enrolled here: `person passkey` does that, with an admin's approval.
 */
import { beginEnrolment, enrolmentAnswer, finishEnrolment } from "@daftar/desk";
import { pseudonym } from "@daftar/model";
import type { Hono } from "hono";
import { z } from "zod";
import { checked, readJson } from "../http/body.ts";
import type { Env, Parts } from "../parts.ts";

export const passkeyInput = z.strictObject({ person: pseudonym });
export const passkeyAnswer = enrolmentAnswer.strict();

export function addPasskeys(app: Hono<Env>, parts: Parts): void {
  app.post("/api/passkeys", async (c) => {
    const { person } = checked(passkeyInput, await readJson(c.req.raw));
    const { people } = await parts.desk.facts();
    const { practice } = parts.desk.info;
    return c.json(beginEnrolment(c.var.session.enrolments, parts.random, { practice, people }, person));
  });
  app.post("/api/passkeys/answer", async (c) => {
    const answer = checked(passkeyAnswer, await readJson(c.req.raw));
    // Passkeys are of `localhost`: the same server at 127.0.0.1 is another relying party.
    const origin = `http://localhost:${parts.port}`;
    return c.json(await finishEnrolment(c.var.session.enrolments, answer, origin));
  });
}
