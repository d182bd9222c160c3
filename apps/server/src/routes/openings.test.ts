import { UNKNOWN_LINEAGE } from "@daftar/model";
import { newCustodian } from "@daftar/store";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { refusal, type TestServer, testServer } from "../testing/testServer.ts";

let server: TestServer;
let opener: { readonly identity: string; readonly recipient: string };
let record: string;
beforeAll(async () => {
  server = await testServer();
  opener = await newCustodian();
  const form = {
    cells: { given: "Invented", family: "Person" },
    lineage: UNKNOWN_LINEAGE,
    source: { name: "told" },
  };
  const file = await server.upload("form.json", JSON.stringify(form));
  const added = z.object({ record: z.string() });
  ({ record } = await server.run("account-add", { file, as: ["clara"] }, added));
});
afterAll(() => server.close());

const asking = () => ({
  subject: [record],
  reason: "the family asks for help",
  recipient: opener.recipient,
  as: ["anna", "boris"],
});

it("[J18] an opening is asked for over HTTP, and its request fetched by whoever is in, as often as it is wanted", async () => {
  const shape = z.object({ opening: z.string(), request: z.null(), identity: z.null() });
  const { opening } = await server.run("custodian-open", asking(), shape);
  const path = `/api/openings/${opening}/request`;
  for (const turn of [1, 2]) {
    const answer = await server.ask(path);
    expect(answer.status, String(turn)).toBe(200);
    expect(answer.headers.get("content-disposition")).toContain(`opening-${opening.slice(0, 8)}.request`);
    const text = Buffer.from(await answer.arrayBuffer()).toString("latin1");
    expect(text.startsWith("daftar.opening/v1\n")).toBe(true);
    expect(text).not.toMatch(/AGE-SECRET-KEY|"told"/);
  }
  expect((await server.ask(path, { anonymous: true })).status).toBe(401);
  for (const other of ["0".repeat(64), opening.slice(0, 16), "..%2f..", "%00"])
    expect(await refusal(await server.ask(`/api/openings/${other}/request`)), other).toMatchObject({
      status: 404,
    });
  expect(server.faults).toEqual([]);
});

it("[J18] [J23] nobody has a server make an opener's key, or write a request to a place", async () => {
  const before = await server.desk.openings();
  for (const place of [{ identity: "/tmp/opener.txt" }, { out: "/tmp/request" }])
    expect(
      await refusal(await server.ask("/api/verbs/custodian-open", { body: { ...asking(), ...place } })),
    ).toEqual({ status: 400, code: "usage.wrong" });
  const { recipient: _, ...without } = asking();
  expect(await refusal(await server.ask("/api/verbs/custodian-open", { body: without }))).toEqual({
    status: 400,
    code: "usage.wrong",
  });
  for (const verb of ["custodian-share", "custodian-combine", "custodian-new", "custodian-request"])
    expect((await server.ask(`/api/verbs/${verb}`, { body: {} })).status, verb).toBe(404);
  expect(await server.desk.openings()).toEqual(before);
});
