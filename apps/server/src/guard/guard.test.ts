import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, ORIGIN, PORT, refusal, type TestServer, testServer } from "../testing/testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const TOLL = "/api/verbs/toll";
const documentShape = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ security: z.array(z.unknown()).optional() }))),
});

describe("[J23] whose page asks", () => {
  it.each([
    "evil.example",
    `evil.example:${PORT}`,
    `127.0.0.1:${PORT + 1}`,
    "127.0.0.1",
    `127.0.0.1.evil.example:${PORT}`,
    `[::1]:${PORT}`,
    `0.0.0.0:${PORT}`,
    "",
  ])("Host %j is refused, for pages too", async (host) => {
    for (const path of [TOLL, "/", "/api/openapi.json"])
      expect(await refusal(await server.ask(path, { headers: { host } }))).toEqual({
        status: 403,
        code: "server.host",
      });
  });

  it.each([
    "http://evil.example",
    "null",
    `https://127.0.0.1:${PORT}`,
    `http://127.0.0.1:${PORT + 1}`,
    "http://localhost:3000",
    `http://localhost:${PORT}.evil.example`,
  ])("Origin %j is refused, with the token too", async (origin) => {
    const answer = await server.ask(TOLL, { body: {}, headers: { origin } });
    expect(await refusal(answer)).toEqual({ status: 403, code: "server.origin" });
    const signIn = await server.ask("/api/session", { body: { token: server.token }, headers: { origin } });
    expect(signIn.status).toBe(403);
    expect(signIn.headers.get("set-cookie")).toBe(null);
  });

  it.each(["cross-site", "same-site"])("Sec-Fetch-Site %s is refused for the API", async (site) => {
    const answer = await server.ask("/api/verbs", { headers: { "sec-fetch-site": site } });
    expect(await refusal(answer)).toEqual({ status: 403, code: "server.origin" });
    expect((await server.ask("/", { headers: { "sec-fetch-site": site } })).status).toBe(200);
  });

  it.each([`http://127.0.0.1:${PORT}`, `http://localhost:${PORT}`])("Origin %s is ours", async (origin) => {
    expect((await server.ask(TOLL, { body: {}, headers: { origin, host: origin.slice(7) } })).status).toBe(
      200,
    );
  });
});

describe("[J23] who asks", () => {
  it("everything that reads the desk needs the token; the shell and the document do not", async () => {
    const { paths } = documentShape.parse(
      await (await server.ask("/api/openapi.json", { anonymous: true })).json(),
    );
    const closed: string[] = [];
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { security }] of Object.entries(methods)) {
        if (security !== undefined) continue;
        closed.push(path);
        const at = path.replace("{person}", "anna").replace(/\{\w+\}/g, "0".repeat(64));
        const body = method === "post" ? { body: {} } : { method: method.toUpperCase() };
        const answer = await server.ask(at, { ...body, anonymous: true });
        expect(await refusal(answer), `${method} ${path}`).toEqual({ status: 401, code: "server.token" });
      }
    }
    expect(closed.length).toBeGreaterThan(40);
    expect((await server.ask("/", { anonymous: true })).status).toBe(200);
    expect((await server.ask("/api/nowhere", { anonymous: true })).status).toBe(401);
  });

  it("the token is exchanged for a cookie that no script reads and no other site sends", async () => {
    const signIn = await server.ask("/api/session", { body: { token: server.token }, anonymous: true });
    expect(signIn.status).toBe(200);
    const set = signIn.headers.get("set-cookie") ?? "";
    expect(set).toMatch(/^daftar_4870=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/);
    const cookie = set.split(";")[0] ?? "";
    const asked = { body: {}, anonymous: true, headers: { cookie, origin: ORIGIN } };
    expect((await server.ask(TOLL, asked)).status).toBe(200);
    // A page that does not say whose it is may read, and change nothing.
    const unsaid = await server.ask(TOLL, { ...asked, headers: { cookie } });
    expect(await refusal(unsaid)).toEqual({ status: 403, code: "server.origin" });
    expect((await server.ask("/api/session", { anonymous: true, headers: { cookie } })).status).toBe(200);
    await server.ask("/api/session", {
      method: "DELETE",
      anonymous: true,
      headers: { cookie, origin: ORIGIN },
    });
    expect((await server.ask(TOLL, asked)).status).toBe(401);
  });

  it("yesterday's token and cookie count no longer, and a cookie unused for half a day neither", async () => {
    const yesterday = { authorization: `Bearer ${"6".repeat(32)}` };
    expect(await refusal(await server.ask(TOLL, { body: {}, headers: yesterday }))).toEqual({
      status: 401,
      code: "server.token",
    });
    const cookie = `daftar_${PORT}=${"a".repeat(64)}`;
    const stale = await server.ask("/api/session", { anonymous: true, headers: { cookie } });
    expect(await refusal(stale)).toEqual({ status: 401, code: "server.token" });
    const signIn = await server.ask("/api/session", { body: { token: server.token }, anonymous: true });
    const mine = { cookie: (signIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
    expect((await server.ask("/api/session", { anonymous: true, headers: mine })).status).toBe(200);
    server.clock.now += 13 * 3_600_000;
    expect((await server.ask("/api/session", { anonymous: true, headers: mine })).status).toBe(401);
  });

  it("wrong tokens are counted, and after ten in a minute even the right one waits", async () => {
    server.clock.now += 61_000;
    const wrong = { body: {}, headers: { authorization: "Bearer nothing" } };
    for (let n = 0; n < 10; n += 1) expect((await server.ask(TOLL, wrong)).status).toBe(401);
    expect(await refusal(await server.ask(TOLL, { body: {} }))).toEqual({
      status: 429,
      code: "server.too-many-tries",
    });
    server.clock.now += 61_000;
    await server.run("toll", {}, anything);
  });
});

describe("[J23] headers", () => {
  it("nothing of the desk is cached, framed, sniffed or told to others; no reply lets other origins read it", async () => {
    const replies = [
      await server.ask(TOLL, { body: {} }),
      await server.ask("/api/nowhere"),
      await server.ask(TOLL, { body: {}, anonymous: true }),
      await server.ask("/api/openapi.json"),
    ];
    for (const { headers } of replies) {
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("access-control-allow-origin")).toBe(null);
    }
  });

  it("pages run scripts and styles of this server alone", async () => {
    const policy = (await server.ask("/people/1")).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("http");
  });
});
