/**
 * The routes of a server, guarded: first whose page asks, then who asks, then what is asked.
 *
 * Made of its parts alone, so that tests ask it without a port. Everything that goes wrong is a report of
 * the catalogue.
 */
import { DaftarError } from "@daftar/model";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { setHeaders } from "./guard/headers.ts";
import { requireOurs, requireOwnPage } from "./guard/hosts.ts";
import type { Session } from "./guard/sessions.ts";
import { replyError } from "./http/reply.ts";
import { openApiDocument } from "./openapi/document.ts";
import type { Env, Parts } from "./parts.ts";
import { addDecisions } from "./routes/decisions.ts";
import { addFiles } from "./routes/files.ts";
import { addJobs } from "./routes/jobs.ts";
import { addOpenings } from "./routes/openings.ts";
import { addPasskeys } from "./routes/passkeys.ts";
import { addPeople } from "./routes/people.ts";
import { addReleases } from "./routes/releases.ts";
import { addSession, addSignIn, cookieOf } from "./routes/session.ts";
import { addVerbs } from "./routes/verbs.ts";
import { addWeb } from "./routes/web.ts";

const isApi = (path: string): boolean => path === "/api" || path.startsWith("/api/");
const kindOf = (path: string): "api" | "release" | "page" => {
  if (!isApi(path)) return "page";
  return /^\/api\/releases\/[^/]+\/./.test(path) ? "release" : "api";
};

/** @throws DaftarError `server.token`, `server.too-many-tries`, `server.origin` */
function whoAsks(request: Request, cookie: string | undefined, parts: Parts): Session {
  const bearer = /^Bearer (\S{1,200})$/.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) return parts.sessions.ofToken(bearer);
  const session = cookie === undefined ? null : parts.sessions.ofCookie(cookie);
  if (session === null) throw new DaftarError("server.token", "this needs the token of this server");
  if (request.method !== "GET" && request.method !== "HEAD") requireOwnPage(request.headers);
  return session;
}

export function createApp(parts: Parts): Hono<Env> {
  const app = new Hono<Env>();
  const document = openApiDocument(parts.verbs);

  app.use(async (c, next) => {
    await next();
    setHeaders(c.res.headers, kindOf(c.req.path));
  });
  app.use(async (c, next) => {
    requireOurs(c.req.raw.headers, parts.port, isApi(c.req.path));
    await next();
  });
  app.onError((error, c) => {
    if (!(error instanceof DaftarError) || error.code === "internal.broke") parts.onFault(error);
    const reply = replyError(c, error);
    setHeaders(reply.headers, "api");
    return reply;
  });

  app.get("/api/openapi.json", (c) => c.json(document));
  addSignIn(app, parts);
  app.use("/api/*", async (c, next) => {
    c.set("session", whoAsks(c.req.raw, cookieOf(c.req.raw.headers, parts.port), parts));
    await next();
  });
  addSession(app, parts);
  // A reply holds neither token nor cookie, and no other page may ask: its length gives nothing of them away.
  app.use("/api/verbs/*", compress());
  addVerbs(app, parts);
  addJobs(app, parts);
  addFiles(app, parts);
  addPeople(app, parts);
  addDecisions(app, parts);
  addPasskeys(app, parts);
  addReleases(app, parts);
  addOpenings(app, parts);
  app.all("/api/*", () => {
    throw new DaftarError("server.no-route", "there is nothing at this address");
  });
  app.all("/api", () => {
    throw new DaftarError("server.no-route", "there is nothing at this address");
  });
  addWeb(app, parts);
  app.notFound((c) => replyError(c, new DaftarError("server.no-route", "there is nothing at this address")));
  return app;
}
