import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  anything,
  inventedList,
  ORIGIN,
  refusal,
  type TestServer,
  testServer,
} from "../testing/testServer.ts";

const PASSPHRASE = "four invented words here";
let server: TestServer;
let id: string;
beforeAll(async () => {
  server = await testServer({ practice: false, passphrase: PASSPHRASE });
  const file = await server.upload("list.csv", inventedList(1));
  await server.run("import", { file, list: "people", yes: true }, anything);
  const rows = z.object({ victims: z.array(z.object({ id: z.string() })) });
  id = (await server.run("victim-list", {}, rows)).victims[0]?.id ?? "";
});
afterAll(() => server.close());

const decide = (who: string, headers: Record<string, string> = {}, anonymous = false) =>
  server.ask("/api/verbs/dispute", {
    body: { ids: [id], about: "identity", as: [who], reason: "asked" },
    headers,
    anonymous,
  });
const unlock = (who: string, passphrase: string) =>
  server.ask(`/api/people/${who}/unlock`, { body: { passphrase } });

describe("[J7] a person's key", () => {
  it("is locked until its passphrase is given, for this session alone and for minutes", async () => {
    expect(await refusal(await decide("anna"))).toEqual({ status: 403, code: "person.locked" });
    expect((await unlock("anna", PASSPHRASE)).status).toBe(200);
    expect((await decide("anna")).status).toBe(200);
    const signIn = await server.ask("/api/session", { body: { token: server.token }, anonymous: true });
    const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    expect(await refusal(await decide("anna", { cookie, origin: ORIGIN }, true))).toEqual({
      status: 403,
      code: "person.locked",
    });
    const session = z.object({ unlocked: z.array(z.object({ person: z.string() })) });
    expect(session.parse(await (await server.ask("/api/session")).json()).unlocked).toMatchObject([
      { person: "anna" },
    ]);
    server.clock.now += 11 * 60_000;
    expect(await refusal(await decide("anna"))).toEqual({ status: 403, code: "person.locked" });
  });

  it("is locked again when asked", async () => {
    await unlock("boris", PASSPHRASE);
    await server.ask("/api/people/boris/lock", { method: "POST" });
    expect(await refusal(await decide("boris"))).toEqual({ status: 403, code: "person.locked" });
  });

  it("is not guessed: five wrong passphrases in a minute, then even the right one waits", async () => {
    for (let n = 0; n < 5; n += 1)
      expect(await refusal(await unlock("clara", `wrong ${n}`))).toEqual({
        status: 403,
        code: "person.wrong-passphrase",
      });
    expect(await refusal(await unlock("clara", PASSPHRASE))).toEqual({
      status: 429,
      code: "server.too-many-tries",
    });
    expect((await unlock("dimitri", PASSPHRASE)).status).toBe(200);
    server.clock.now += 61_000;
    expect((await unlock("clara", PASSPHRASE)).status).toBe(200);
  });

  it("of somebody new is made with the passphrase given for it, once", async () => {
    await unlock("anna", PASSPHRASE);
    const add = () => server.ask("/api/verbs/person-add", { body: { name: "elif", as: ["anna"] } });
    expect(await refusal(await add())).toEqual({ status: 403, code: "person.locked" });
    expect(await (await unlock("elif", "another few words")).json()).toMatchObject({ key: "new" });
    expect((await add()).status).toBe(200);
    expect((await unlock("elif", PASSPHRASE)).status).toBe(403);
    expect((await unlock("elif", "another few words")).status).toBe(200);
    expect(await refusal(await add())).toEqual({ status: 409, code: "person.exists" });
  });
});
