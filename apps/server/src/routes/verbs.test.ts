import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  anything,
  FOUNDERS,
  inventedList,
  refusal,
  type TestServer,
  testServer,
} from "../testing/testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const table = z.object({
  verbs: z.array(z.object({ name: z.string(), effect: z.string(), files: z.array(z.string()) })),
});

describe("the table of verbs", () => {
  it("serves what works on the one desk, and nothing that needs a place on this machine", async () => {
    const { verbs } = table.parse(await (await server.ask("/api/verbs")).json());
    const names = verbs.map((verb) => verb.name);
    for (const name of ["toll", "import", "victim show", "review decide", "sign", "today"])
      expect(names).toContain(name);
    for (const name of ["init", "custodian new", "simulate", "audit", "serve"])
      expect(names).not.toContain(name);
    const away = await server.ask("/api/verbs/init", { body: { dir: "/tmp/elsewhere" } });
    expect(await refusal(away)).toEqual({ status: 404, code: "server.no-route" });
  });

  it.each([
    ["toll", { of: "/etc" }],
    ["release", { out: "/tmp/elsewhere" }],
    ["import", { file: "upload:1", list: "a", rejected: "/tmp/x.csv" }],
    ["link", { files: ["/etc/passwd"], id: "id", out: "/tmp/x" }],
    ["toll", { asof: "2031-01-01" }],
  ])("%s takes no place and no field that it does not know: %j", async (verb, body) => {
    expect(await refusal(await server.ask(`/api/verbs/${verb}`, { body }))).toEqual({
      status: 400,
      code: "usage.wrong",
    });
  });

  it.each([
    "/etc/passwd",
    "../desk.json",
    "desk.json",
    "upload:../../etc/passwd",
    `upload:${"0".repeat(32)}`,
  ])("a path is no file that was sent: %s", async (file) => {
    for (const [verb, body] of [
      ["scope", { file, as: ["anna"] }],
      ["import", { file, list: "a", yes: true }],
      ["estimate", { table: file }],
      ["claim-add", { file }],
    ] as const) {
      const answer = await server.ask(`/api/verbs/${verb}`, { body });
      expect(await refusal(answer), verb).toEqual({ status: 404, code: "file.not-found" });
    }
  });
});

describe("what is sent", () => {
  it.each([
    ["text/plain", "{}", 415, "server.media-type"],
    ["application/x-www-form-urlencoded", "a=b", 415, "server.media-type"],
    ["application/json", "{", 400, "server.body"],
    ["application/json", "[]", 400, "usage.wrong"],
    ["application/json", "null", 400, "usage.wrong"],
    ["application/json", "[".repeat(500_000), 400, "server.body"],
    ["application/json", "\ud800", 400, "server.body"],
    ["application/json", `"${"x".repeat(2 ** 20)}"`, 413, "server.too-large"],
  ])("%s %.12s is %i %s", async (type, text, status, code) => {
    const answer = await server.app.request("/api/verbs/toll", {
      method: "POST",
      headers: { host: "127.0.0.1:4870", authorization: `Bearer ${server.token}`, "content-type": type },
      body: text,
    });
    expect(await refusal(answer)).toEqual({ status, code });
  });
});

const ids = z.object({ victims: z.array(z.object({ id: z.string(), records: z.array(z.string()) })) });
const shown = z.object({
  heads: z.object({ dispute: z.array(z.string()) }),
  history: z.array(z.object({ type: z.string(), by: z.string() })),
});

describe("two people at one desk", () => {
  it("of two who decide one pair at once, the second sees the first, and nothing is lost", async () => {
    const file = await server.upload("list.csv", inventedList(4));
    await server.run("import", { file, list: "pairs", yes: true }, anything);
    const { victims } = await server.run("victim-list", { limit: 2 }, ids);
    const [a, b] = victims.map((victim) => victim.records[0]);
    const decide = (who: string, verdict: string) =>
      server.ask("/api/verbs/review-decide", { body: { a, b, verdict, as: [who], reason: "read both" } });
    const answers = await Promise.all([decide("anna", "same"), decide("boris", "different")]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 409]);
    const late = answers.find((answer) => answer.status === 409);
    const said = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
    expect(said.parse(await late?.json()).error).toEqual({
      code: "review.decided",
      message: "this pair has been decided: same, by anna",
    });
    const { decisions } = await server.desk.facts();
    expect(decisions.filter((one) => one.type === "pair")).toHaveLength(1);
  });

  it("a decision on what a page showed an hour ago is refused where somebody decided since", async () => {
    const { victims } = await server.run("victim-list", { limit: 4 }, ids);
    const id = victims.at(-1)?.id;
    const before = await server.run("victim-show", { id }, shown);
    const decide = (who: string, about: string, seen: readonly string[]) =>
      server.ask("/api/verbs/dispute", { body: { ids: [id], about, as: [who], reason: "asked", seen } });
    const answers = await Promise.all([
      decide("anna", "identity", before.heads.dispute),
      decide("boris", "circumstances", before.heads.dispute),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 409]);
    expect(await refusal(answers[1] ?? new Response())).toEqual({ status: 409, code: "decision.stale" });
    const now = await server.run("victim-show", { id }, shown);
    expect(now.history.at(-1)).toEqual({ type: "dispute", by: "anna" });
    expect((await decide("boris", "circumstances", now.heads.dispute)).status).toBe(200);
  });

  it("a history of one instant shows an account before what was decided of it, whatever their ids", async () => {
    // The clock of this server stands still, so that only the kind of a step can tell their order.
    const earlier = new Set(
      (await server.run("victim-list", { limit: 1000 }, ids)).victims.map(({ id }) => id),
    );
    const file = await server.upload("list.csv", inventedList(40));
    await server.run("import", { file, list: "instant", yes: true }, anything);
    const { victims } = await server.run("victim-list", { limit: 1000 }, ids);
    const all = victims.map(({ id }) => id).filter((id) => !earlier.has(id));
    expect(all).toHaveLength(40);
    const asked = { ids: all, about: "identity", as: ["anna"], reason: "asked" };
    await server.run("dispute", asked, anything);
    for (const id of all) {
      const { history } = await server.run("victim-show", { id }, shown);
      expect(history.map((step) => step.type)).toEqual(["account", "dispute"]);
    }
  });

  it("the same person signs one thing once", async () => {
    expect(FOUNDERS).toHaveLength(4);
    const { victims } = await server.run("victim-list", { limit: 1 }, ids);
    const answer = await server.ask("/api/verbs/sign", { body: { ids: [victims[0]?.id], as: ["anna"] } });
    // There is no scope yet, and the answer says so.
    expect(await refusal(answer)).toEqual({ status: 422, code: "scope.missing" });
  });
});
