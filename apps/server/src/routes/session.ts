/** `/api/session`: the start token exchanged for a cookie, and who is asking on which desk (J23). */
import { VERSION } from "@daftar/desk";
import type { Hono } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import { checked, readJson } from "../http/body.ts";
import type { Env, Parts } from "../parts.ts";

export const sessionInput = z.strictObject({ token: z.string().min(1).max(200) });
export const sessionShown = z.object({
  desk: z.object({ id: z.string(), name: z.string(), practice: z.boolean() }),
  version: z.string(),
  /** People whose keys this session has unlocked, and until when. */
  unlocked: z.array(z.object({ person: z.string(), until: z.string() })),
});

/** Cookies do not keep ports apart, so that two servers of one machine need names of their own. */
const cookieName = (port: number): string => `daftar_${port}`;

function shown(
  parts: Parts,
  unlocked: z.infer<typeof sessionShown>["unlocked"],
): z.infer<typeof sessionShown> {
  const { id, name, practice } = parts.desk.info;
  return { desk: { id, name, practice }, version: VERSION, unlocked };
}

/** Stands before the guard: nobody has a cookie yet. */
export function addSignIn(app: Hono<Env>, parts: Parts): void {
  app.post("/api/session", async (c) => {
    const { token } = checked(sessionInput, await readJson(c.req.raw));
    setCookie(c, cookieName(parts.port), parts.sessions.begin(token), {
      httpOnly: true,
      sameSite: "Strict",
      path: "/",
    });
    return c.json(shown(parts, []));
  });
}

export function addSession(app: Hono<Env>, parts: Parts): void {
  app.get("/api/session", (c) => c.json(shown(parts, c.var.session.unlockedPeople())));
  app.delete("/api/session", (c) => {
    const value = cookieOf(c.req.raw.headers, parts.port);
    if (value !== undefined) parts.sessions.end(value);
    deleteCookie(c, cookieName(parts.port), { path: "/" });
    return c.json({ ended: true });
  });
}

export function cookieOf(headers: Headers, port: number): string | undefined {
  const name = `${cookieName(port)}=`;
  const pair = (headers.get("cookie") ?? "").split(/;\s*/).find((one) => one.startsWith(name));
  return pair?.slice(name.length);
}
