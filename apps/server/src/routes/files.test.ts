import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN_LINEAGE } from "@daftar/model";
import { newCustodian } from "@daftar/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { LARGEST_UPLOAD } from "../files/keptFiles.ts";
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
  server = await testServer();
});
afterAll(() => server.close());

const CANARY = "Q7-canary-informant-Zz";

function everyFile(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? everyFile(path) : [path];
  });
}

const imported = z.object({
  imported: z.boolean(),
  counts: z.object({ accepted: z.number(), rejected: z.number() }),
  rejectedFile: z.string().nullable(),
});

describe("[J18] files that were sent", () => {
  it("are imported from memory; rows that cannot be taken come back as a download; no disk has a source in clear", async () => {
    const text = inventedList(5, (n) => `,${CANARY}-${n}`).replace(
      "sex,date_of_death",
      "sex,date_of_death,informant",
    );
    const file = await server.upload(`${CANARY}.csv`, text.replace("2014-05-08", "2014-99-99"));
    const result = await server.run("import", { file, list: "sent", yes: true }, imported);
    expect(result).toMatchObject({ imported: true, counts: { accepted: 4, rejected: 1 } });
    const download = await server.ask(`/api/downloads/${result.rejectedFile?.replace("download:", "")}`);
    expect(download.headers.get("content-disposition")).toContain(`${CANARY}.rejected.csv`);
    expect(await download.text()).toContain("2014-99-99");
    const holding = everyFile(server.dir).filter((path) => readFileSync(path).includes(CANARY));
    expect(holding).toEqual([]);
  });

  it("belong to the session that sent them", async () => {
    const file = await server.upload("mine.csv", inventedList(1));
    const signIn = await server.ask("/api/session", { body: { token: server.token }, anonymous: true });
    const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const other = { anonymous: true, headers: { cookie, origin: ORIGIN } };
    const body = { file, list: "theirs", propose: true };
    expect((await server.ask("/api/verbs/import", { ...other, body })).status).toBe(404);
    expect((await server.ask("/api/verbs/import", { body })).status).toBe(200);
    const id = file.replace("upload:", "");
    await server.ask(`/api/uploads/${id}`, { ...other, method: "DELETE" });
    expect((await server.ask("/api/verbs/import", { body })).status).toBe(200);
    await server.ask(`/api/uploads/${id}`, { method: "DELETE" });
    expect((await server.ask("/api/verbs/import", { body })).status).toBe(404);
  });

  it("are forgotten after half an hour, and refused beyond the limit before they are read", async () => {
    const file = await server.upload("old.csv", inventedList(1));
    server.clock.now += 31 * 60_000;
    const answer = await server.ask("/api/verbs/import", { body: { file, list: "old", propose: true } });
    expect(await refusal(answer)).toEqual({ status: 404, code: "file.not-found" });
    const huge = await server.ask("/api/uploads?name=huge.csv", {
      bytes: new Uint8Array(1),
      headers: { "content-length": String(LARGEST_UPLOAD + 1) },
    });
    expect(await refusal(huge)).toEqual({ status: 413, code: "server.too-large" });
    const typed = await server.ask("/api/uploads?name=a.csv", { body: {} });
    expect(await refusal(typed)).toEqual({ status: 415, code: "server.media-type" });
    expect((await server.ask("/api/uploads", { bytes: new Uint8Array(1) })).status).toBe(400);
  });

  it("a name in any script comes back as a header can hold it", async () => {
    const file = await server.upload(
      'سند"\r\nX-Evil: 1.csv',
      inventedList(5).replace("2014-05-08", "2014-99-99"),
    );
    const { rejectedFile } = await server.run("import", { file, list: "named", yes: true }, imported);
    const download = await server.ask(`/api/downloads/${rejectedFile?.replace("download:", "")}`);
    expect(download.headers.get("x-evil")).toBe(null);
    expect(download.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+$/);
  });
});

describe("[J18] what is sealed", () => {
  it("is given by no route", async () => {
    const text = inventedList(3, (n) => `,${CANARY}-${n}`).replace(
      "sex,date_of_death",
      "sex,date_of_death,informant",
    );
    const file = await server.upload("list.csv", text);
    await server.run("import", { file, list: "canary", yes: true }, anything);
    const form = {
      cells: { name: "Zarkuna Navarsi", reporter: CANARY, text: CANARY },
      lineage,
      source: { name: CANARY },
    };
    const account = await server.upload("form.json", JSON.stringify(form));
    const { record } = await server.run(
      "account-add",
      { file: account, as: ["anna"] },
      z.object({ record: z.string() }),
    );
    const replies: string[] = [];
    for (const { slug, verb } of server.parts.verbs) {
      if (verb.effect !== "reads") continue;
      for (const body of [{}, { id: record }, { limit: 1000 }]) {
        replies.push(await (await server.ask(`/api/verbs/${slug}`, { body })).text());
      }
    }
    for (const path of ["/api/session", "/api/jobs", "/api/verbs", "/api/releases", "/api/openapi.json"])
      replies.push(await (await server.ask(path)).text());
    expect(replies.filter((reply) => reply.includes(CANARY))).toEqual([]);
    expect(replies.some((reply) => reply.includes("Zarkuna Navarsi"))).toBe(true);
  });
});

const lineage = {
  origin: "invented-origin",
  from: [],
  household: null,
  sawThemself: false,
  body: null,
  direct: false,
  sourceClass: "witness",
  anonymous: false,
  sealedSource: null,
};

/** A request that goes out, and what never comes in. */
describe("[J18] openings of what is sealed", () => {
  let opener: { readonly identity: string; readonly recipient: string };
  let record: string;
  beforeAll(async () => {
    opener = await newCustodian();
    const form = {
      cells: { given: "Invented", family: "Person" },
      lineage: UNKNOWN_LINEAGE,
      source: { name: CANARY },
    };
    const file = await server.upload("form.json", JSON.stringify(form));
    const added = z.object({ record: z.string() });
    ({ record } = await server.run("account-add", { file, as: ["clara"] }, added));
  });

  const asking = () => ({
    subject: [record],
    reason: "the family asks for help",
    recipient: opener.recipient,
    as: ["anna", "boris"],
  });

  it("are asked for over HTTP, and the request fetched by whoever is in, as often as it is wanted", async () => {
    const shape = z.object({ opening: z.string(), request: z.null(), identity: z.null() });
    const { opening } = await server.run("custodian-open", asking(), shape);
    const path = `/api/openings/${opening}/request`;
    for (const turn of [1, 2]) {
      const answer = await server.ask(path);
      expect(answer.status, String(turn)).toBe(200);
      expect(answer.headers.get("content-disposition")).toContain(`opening-${opening.slice(0, 8)}.request`);
      const text = Buffer.from(await answer.arrayBuffer()).toString("latin1");
      expect(text.startsWith("daftar.opening/v1\n")).toBe(true);
      expect(text).not.toMatch(/AGE-SECRET-KEY|canary-informant/);
    }
    expect((await server.ask(path, { anonymous: true })).status).toBe(401);
    for (const other of ["0".repeat(64), opening.slice(0, 16), "..%2f..", "%00"])
      expect(await refusal(await server.ask(`/api/openings/${other}/request`)), other).toMatchObject({
        status: 404,
      });
    expect(server.faults).toEqual([]);
  });

  it("[J23] nobody has a server make an opener's key, or write a request to a place", async () => {
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
    expect(
      await refusal(
        await server.ask("/api/verbs/custodian-request", {
          body: { opening: "0".repeat(64), out: "/tmp/request" },
        }),
      ),
    ).toEqual({ status: 400, code: "usage.wrong" });
    for (const verb of ["custodian-share", "custodian-combine", "custodian-new"])
      expect((await server.ask(`/api/verbs/${verb}`, { body: {} })).status, verb).toBe(404);
    expect(await server.desk.openings()).toEqual(before);
  });
});
