/** Stamps of two authorities made here with `openssl ts`, on a desk's ops (skipped where openssl is not installed). */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DaftarError } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { inventedPhoto } from "../../testing/inventedPhoto.ts";
import { formOf, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";
import { HAS_OPENSSL, type InventedAuthority, newAuthority } from "../../testing/timeAuthority.ts";

const bound = z.object({ time: z.string(), authority: z.string(), why: z.string() }).nullable();
const bracket = z.object({ notBefore: bound, notAfter: bound, authorities: z.array(z.string()) });
const listed = z.object({
  requests: z.array(
    z.object({
      digest: z.string(),
      waits: z.boolean(),
      stamps: z.array(z.object({ authority: z.string(), state: z.string(), renewed: z.boolean() })),
    }),
  ),
  authorities: z.array(z.string()),
  stampAgainBefore: z.string().nullable(),
});

describe.skipIf(!HAS_OPENSSL)("stamps of time", () => {
  let desk: SharedDesk;
  let [north, south]: InventedAuthority[] = [];
  const refusal = async (work: Promise<unknown>) =>
    work.then(
      () => null,
      (thrown: unknown) => (thrown instanceof DaftarError ? thrown.code : String(thrown)),
    );
  const list = async () => listed.parse(await desk.run("timestamp list", {}));
  const show = async (id: string) => bracket.parse(await desk.run("timestamp show", { id }));
  const added = z.object({ ops: z.array(z.string()), evidence: z.array(z.object({ id: z.string() })) });
  const account = async (origin: string): Promise<string> => {
    const file = desk.file(`${origin}.json`, formOf(origin, "Invented Person"));
    const record = z.object({ record: z.string() });
    return record.parse(await desk.run("account add", { file, list: "forms", as: ["dimitri"] })).record;
  };
  const photo = async (name: string, about: string) =>
    added.parse(
      await desk.run("evidence add", {
        files: [desk.file(`${name}.jpg`, inventedPhoto(name))],
        about: [about],
        as: ["clara"],
      }),
    );
  const request = async (name: string): Promise<Uint8Array> => {
    await desk.run("timestamp request", { out: desk.path(`${name}.tsq`), as: [] });
    return new Uint8Array(readFileSync(desk.path(`${name}.tsq`)));
  };
  let [first, later] = ["", ""];

  beforeAll(async () => {
    desk = await sharedDesk();
    [north, south] = [newAuthority("North", 3000), newAuthority("South", 9000)];
    first = (await photo("first", await account("ward"))).evidence[0]!.id;
  });
  afterAll(async () => {
    await desk.remove();
    for (const one of [north, south]) one?.remove();
  });

  it("none yet: nothing but the machine says when", async () => {
    expect(await show(first)).toEqual({ notBefore: null, notAfter: null, authorities: [] });
    const answer = desk.file(
      "early.tsr",
      north!.answer(new Uint8Array(readFileSync(desk.path("first.jpg")))),
    );
    expect(await refusal(desk.run("timestamp add", { file: answer, as: ["anna"] }))).toMatch(/^timestamp\./);
  });

  it("are kept once they hold, by an authority that somebody names; two end the wait", async () => {
    const asked = await request("one");
    const file = desk.file("north.tsr", north!.answer(asked));
    expect(await refusal(desk.run("timestamp add", { file, as: ["anna"] }))).toBe("timestamp.untrusted");
    const root = desk.file("north.pem", north!.root);
    const other = desk.file("south.pem", south!.root);
    expect(await refusal(desk.run("timestamp add", { file, anchor: other, as: ["anna"] }))).toBe(
      "timestamp.untrusted",
    );
    expect(await refusal(desk.run("timestamp add", { file, anchor: root, as: [] }))).toBe("person.needed");
    const changed = readFileSync(desk.path("north.tsr"));
    changed[changed.length - 4] = (changed[changed.length - 4] ?? 0) ^ 1;
    expect(
      await refusal(
        desk.run("timestamp add", { file: desk.file("changed.tsr", changed), anchor: root, as: ["anna"] }),
      ),
    ).toBe("timestamp.invalid");
    expect((await list()).requests).toMatchObject([{ waits: true, stamps: [] }]);
    expect(await desk.run("timestamp add", { file, anchor: root, as: ["anna"] })).toMatchObject({
      authority: "CN=North (invented)",
      known: false,
      authorities: 1,
    });
    expect(await desk.run("timestamp add", { file, as: ["anna"] })).toMatchObject({ known: true });
    const second = desk.file("south.tsr", south!.answer(asked));
    await desk.run("timestamp add", { file: second, anchor: other, as: ["anna"] });
    const { requests, authorities } = await list();
    expect(requests).toMatchObject([{ waits: false, stamps: [{ state: "holds" }, { state: "holds" }] }]);
    expect(authorities).toEqual(["CN=North (invented)", "CN=South (invented)"]);
  });

  it("hold what was there before them, and put a floor under what comes after, by its own words too", async () => {
    later = (await photo("later", await account("kin"))).evidence[0]!.id;
    const [before, after] = [await show(first), await show(later)];
    expect(before).toMatchObject({
      notBefore: null,
      notAfter: { why: "stamped" },
      authorities: ["CN=North (invented)", "CN=South (invented)"],
    });
    expect(after).toMatchObject({ notBefore: { why: "named-in-what-was-signed" }, notAfter: null });
    const near = Math.abs(Date.parse(after.notBefore?.time ?? "") - Date.now());
    // Now, and not the desk's 2031; how long ago is the machine's business.
    expect(near).toBeLessThan(3_600_000);
    const custody = (await desk.open.facts()).custody.at(-1)!;
    expect(await show(custody.opId)).toMatchObject({ notBefore: { why: "after-on-its-chain" } });
    await desk.run("timestamp add", {
      file: desk.file("again.tsr", south!.answer(await request("two"))),
      as: ["anna"],
    });
    const closed = await show(later);
    expect(closed.notBefore!.time <= closed.notAfter!.time).toBe(true);
    expect(closed.authorities).toEqual(["CN=South (invented)"]);
  });

  it("stamps whose certificates end are told, until a later one that lasts longer covers them", async () => {
    const { requests, stampAgainBefore } = await list();
    expect(requests[0]?.stamps.map(({ renewed }) => renewed)).toEqual([true, false]);
    expect(Date.parse(stampAgainBefore ?? "") - Date.now()).toBeGreaterThan(8000 * 86_400_000);
    desk.later(2000);
    expect((await list()).requests[0]?.stamps.map(({ state }) => state)).toEqual(["ended", "holds"]);
  });

  it("an audit verifies each, and finds one that was exchanged for another", async () => {
    const audited = z.object({ ok: z.boolean(), faults: z.array(z.object({ code: z.string() })) });
    const audit = async () => audited.parse(await desk.run("audit", { dir: join(desk.dir, "desk") }));
    expect(await audit()).toEqual({ ok: true, faults: [] });
    const token = (await desk.open.facts()).timestamps[0]!.body.token;
    const path = join(desk.dir, "desk", "blobs", token.slice(0, 2), token);
    const bytes = readFileSync(path);
    writeFileSync(path, south!.answer(await request("other")));
    const { ok, faults } = await audit();
    expect([ok, [...new Set(faults.map(({ code }) => code))].sort()]).toEqual([
      false,
      ["audit.blob", "audit.stamp"],
    ]);
    writeFileSync(path, bytes);
  });

  it("one whose op says more than it does, or whose answer is gone, holds nothing: no authority, no time, no cover", async () => {
    const { timestamps } = await desk.open.facts();
    const { body } = timestamps.at(-1)!;
    const lie = { ...body, authority: "CN=Third (invented)", expires: "2099-01-01T00:00:00.000Z" };
    const draft = { type: "timestamp", subject: "", parents: [], reason: "", body: lie, by: "anna" } as const;
    const signer = await desk.open.unlockPerson("anna", "anna's words");
    const statesOf = ({ requests }: z.infer<typeof listed>) =>
      requests.find(({ digest }) => digest === body.digest)?.stamps.map(({ state }) => state);
    const before = await list();
    await desk.open.append([{ ...draft, approvals: [desk.open.approve(signer, draft)] }]);
    const after = await list();
    expect(statesOf(after)).toEqual(["holds", "does-not-hold"]);
    expect([after.authorities, after.stampAgainBefore]).toEqual([
      before.authorities,
      before.stampAgainBefore,
    ]);
    const path = join(desk.dir, "desk", "blobs", body.token.slice(0, 2), body.token);
    const bytes = readFileSync(path);
    writeFileSync(path, "");
    const gone = await list();
    writeFileSync(path, bytes);
    expect(statesOf(gone)).toEqual(["does-not-hold", "does-not-hold"]);
    expect(gone.requests[0]?.stamps.map(({ renewed }) => renewed)).toEqual([false, false]);
  });
});
