import { decisionWaits, enrolmentBegun, madePasskey } from "@daftar/desk";
import type { InventedPasskey } from "@daftar/simulate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { newPasskey } from "../testing/passkey.ts";
import {
  anything,
  inventedList,
  ORIGIN,
  refusal,
  type TestServer,
  testServer,
} from "../testing/testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ practice: false, passphrase: "four invented words here" });
  await server.ask("/api/people/boris/unlock", { body: { passphrase: "four invented words here" } });
});
afterAll(() => server.close());

const json = async <T extends z.ZodType>(answer: Response, shape: T): Promise<z.infer<T>> => {
  const said = await answer.text();
  expect(answer.status, said).toBe(200);
  return shape.parse(JSON.parse(said));
};
const post = (path: string, body: unknown) => server.ask(path, { body });
const made = new Map<string, InventedPasskey>();
const held = (person: string): InventedPasskey => made.get(person) ?? newPasskey();
const done = z.object({ state: z.literal("done"), exit: z.number(), result: z.unknown() });
const ops = async () => (await server.desk.facts()).decisions.length;

async function keyMadeFor(person: string, passkey: InventedPasskey) {
  const { ticket, options } = await json(await post("/api/passkeys", { person }), enrolmentBegun);
  return post("/api/passkeys/answer", { ticket, response: passkey.register(options.challenge) });
}

/** Enrols a passkey by boris's key file, which is unlocked. */
async function enrol(person: string): Promise<void> {
  const passkey = newPasskey();
  const input = { ...(await json(await keyMadeFor(person, passkey), madePasskey)), as: ["boris"] };
  await json(await post("/api/decisions", { verb: "person-passkey", input }), done);
  made.set(person, passkey);
}

const cut = (where: string, as = "anna") => ({
  verb: "conditions",
  input: { from: "2031-01-04", where, cut: "telephones", as: [as] },
});
const begin = async (where: string, as?: string) =>
  json(await post("/api/decisions", cut(where, as)), decisionWaits);

describe("/api/decisions", () => {
  beforeAll(() => enrol("anna"));

  it("[J7] asks for the passkey of whoever has one, and writes when it approved, once", async () => {
    const before = await ops();
    const { ticket, approvals } = await begin("First");
    expect(approvals).toMatchObject([
      {
        person: "anna",
        of: [{ type: "conditions" }],
        options: { rpId: "localhost", userVerification: "required" },
      },
    ]);
    expect(await ops()).toBe(before);
    const answer = { ticket, assertions: [held("anna").assert(approvals[0]?.options.challenge ?? "")] };
    await json(await post("/api/decisions/answer", answer), done);
    expect((await server.desk.facts()).decisions.at(-1)?.approvedBy).toEqual(["anna"]);
    expect(await refusal(await post("/api/decisions/answer", answer))).toEqual({
      status: 409,
      code: "passkey.expired",
    });
    expect(await ops()).toBe(before + 1);
  });

  it("[J7] a key file that is unlocked decides at once, and who has neither is asked for a passphrase", async () => {
    await json(await post("/api/decisions", cut("By key file", "boris")), done);
    expect(await refusal(await post("/api/decisions", cut("Locked", "clara")))).toEqual({
      status: 403,
      code: "person.locked",
    });
  });

  it("[J7] takes no assertion of another challenge, page, passkey or unverified user, and writes nothing", async () => {
    const before = await ops();
    const { ticket, approvals } = await begin("Refused");
    const challenge = approvals[0]?.options.challenge ?? "";
    const other = (await begin("Another")).approvals[0]?.options.challenge ?? "";
    for (const assertion of [
      held("anna").assert(other),
      held("anna").assert(challenge, { origin: "http://127.0.0.1:4870" }),
      held("anna").assert(challenge, { origin: "https://localhost:4870" }),
      held("anna").assert(challenge, { flags: 0x01 }),
      held("anna").assert(challenge, { crossOrigin: true }),
      newPasskey().assert(challenge),
    ])
      expect(await refusal(await post("/api/decisions/answer", { ticket, assertions: [assertion] }))).toEqual(
        {
          status: 403,
          code: "passkey.refused",
        },
      );
    expect(await ops()).toBe(before);
    // The ticket is still good for what was asked.
    await json(
      await post("/api/decisions/answer", { ticket, assertions: [held("anna").assert(challenge)] }),
      done,
    );
  });

  it("[J7] a ticket is its session's alone, and one that was dropped is none", async () => {
    const { ticket, approvals } = await begin("Of one session");
    const answer = { ticket, assertions: [held("anna").assert(approvals[0]?.options.challenge ?? "")] };
    const signIn = await server.ask("/api/session", { body: { token: server.token }, anonymous: true });
    const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const elsewhere = { body: answer, headers: { cookie, origin: ORIGIN }, anonymous: true };
    expect(await refusal(await server.ask("/api/decisions/answer", elsewhere))).toMatchObject({
      code: "passkey.expired",
    });
    const dropped = await server.ask(`/api/decisions/${ticket}`, { method: "DELETE" });
    await json(dropped, anything);
    expect(await refusal(await post("/api/decisions/answer", answer))).toMatchObject({
      code: "passkey.expired",
    });
  });

  it("asks anew where somebody decided meanwhile: the challenge is another, and the old one approves nothing", async () => {
    const { ticket, approvals } = await begin("Meanwhile");
    const old = held("anna").assert(approvals[0]?.options.challenge ?? "");
    await json(await post("/api/decisions", cut("Meanwhile", "boris")), done);
    const again = await json(
      await post("/api/decisions/answer", { ticket, assertions: [old] }),
      decisionWaits,
    );
    expect(again.changed).toBe(true);
    expect(again.approvals[0]?.options.challenge).not.toBe(approvals[0]?.options.challenge);
    expect(await refusal(await post("/api/decisions/answer", { ticket, assertions: [old] }))).toMatchObject({
      code: "passkey.refused",
    });
  });

  it("runs no verb that only reads, and none that is not served", async () => {
    const of = (verb: string) => post("/api/decisions", { verb, input: {} });
    expect(await refusal(await of("person-list"))).toMatchObject({ status: 400, code: "usage.wrong" });
    expect(await refusal(await of("init"))).toMatchObject({ status: 404, code: "server.no-route" });
  });
});

describe("a job that needs a passkey", () => {
  const job = z.object({ state: z.string(), error: anything.nullable(), approve: decisionWaits.nullable() });
  const read = async (id: string) => json(await server.ask(`/api/jobs/${id}`), job);
  const importBy = async (list: string): Promise<string> => {
    const file = await server.upload("list.csv", inventedList(2));
    const begun = await post("/api/jobs/import", { file, list, yes: true, as: ["anna"] });
    return z.object({ job: z.string() }).parse(await begun.json()).job;
  };
  const asked = async (id: string) => {
    await expect.poll(async () => (await read(id)).state).toBe("approve");
    return (await read(id)).approve?.approvals[0]?.options.challenge ?? "";
  };
  const imports = async () => (await server.desk.facts()).imports.map(({ body, by }) => [body.list, by]);

  it("[J7] waits for it while others use the desk, tells what was wrong with one, and goes on with the right one", async () => {
    const id = await importBy("by-passkey");
    const challenge = await asked(id);
    await json(await post("/api/decisions", cut("While it waits", "boris")), done);
    await post(`/api/jobs/${id}/answer`, { assertions: [held("anna").assert(challenge, { flags: 0x01 })] });
    await expect.poll(async () => (await read(id)).error).toMatchObject({ code: "passkey.refused" });
    expect(await imports()).toEqual([]);
    await post(`/api/jobs/${id}/answer`, { assertions: [held("anna").assert(challenge)] });
    await expect.poll(async () => (await read(id)).state).toBe("done");
    expect(await imports()).toEqual([["by-passkey", "anna"]]);
  });

  it("is stopped while it waits, and imports nothing", async () => {
    const id = await importBy("stopped");
    await asked(id);
    await server.ask(`/api/jobs/${id}/stop`, { method: "POST" });
    await expect.poll(async () => (await read(id)).state).toBe("stopped");
    expect(await refusal(await post(`/api/jobs/${id}/answer`, { assertions: [] }))).toMatchObject({
      code: "passkey.expired",
    });
    expect(await imports()).toEqual([["by-passkey", "anna"]]);
  });
});

describe("/api/passkeys", () => {
  it("[J7] a passkey that another person has enrols nobody, and its authenticator is excluded", async () => {
    await enrol("clara");
    const { options } = await json(await post("/api/passkeys", { person: "dimitri" }), enrolmentBegun);
    const claras = Buffer.from(held("clara").credential, "hex").toString("base64url");
    expect(options.excludeCredentials.map(({ id }) => id)).toContain(claras);
    const { key, credential } = held("clara");
    const input = { name: "dimitri", key, credential, as: ["boris"] };
    expect(await refusal(await post("/api/decisions", { verb: "person-passkey", input }))).toEqual({
      status: 409,
      code: "passkey.shared",
    });
  });
});
