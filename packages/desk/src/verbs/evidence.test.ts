import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { leftIn } from "@daftar/evidence";
import { DaftarError } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { CANARY, hugePhoto, inventedPhoto } from "../../testing/inventedPhoto.ts";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";

const added = z.object({
  evidence: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      mediaType: z.string(),
      workingCopy: z.boolean(),
      again: z.boolean(),
    }),
  ),
  about: z.array(z.string()),
  ops: z.array(z.string()),
});
const shown = z.object({
  id: z.string(),
  events: z.number(),
  custodyHolds: z.boolean(),
  commitment: z.string(),
  victims: z.array(z.string()),
  custody: z.array(z.object({ event: z.string(), holder: z.string(), by: z.string(), note: z.string() })),
  faults: z.array(z.object({ code: z.string() })),
});
const victim = z.object({ victim: z.object({ level: z.string(), reviewAsked: z.boolean() }) });

let desk: SharedDesk;
const records: string[] = [];
let count = "";
const add = async (files: readonly string[], more: Record<string, unknown> = {}) =>
  added.parse(await desk.run("evidence add", { files, about: [records[0]], as: ["clara"], ...more }));
const show = async (id: string) => shown.parse(await desk.run("evidence show", { id }));
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown: unknown) => (thrown instanceof DaftarError ? thrown.code : String(thrown)),
  );
const judged = async () => victim.parse(await desk.run("victim show", { id: records[0] })).victim;

/** Every file of the desk's folder, with its bytes. */
function* filesBelow(dir: string): Generator<Buffer> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield readFileSync(path);
  }
}

beforeAll(async () => {
  desk = await sharedDesk();
  await desk.run("scope", { file: desk.file("scope.json", SCOPE), as: ["anna"] });
  for (const origin of ["ward", "kin"]) {
    const file = desk.file(`${origin}.json`, formOf(origin, "Invented Person"));
    const record = z.object({ record: z.string() });
    records.push(
      record.parse(await desk.run("account add", { file, list: `${origin}-forms`, as: ["dimitri"] })).record,
    );
  }
  const [a, b] = records;
  await desk.run("review decide", { a, b, verdict: "same", as: ["dimitri"] });
  await desk.run("assess account", { ids: records, as: ["anna"] });
  for (const person of ["anna", "behzad"]) await desk.run("sign", { ids: [a], as: [person] });
  const account = {
    place: { province: "North", city: "Arvandis", incident: null },
    window: { from: "2031-01-08", to: "2031-01-09" },
    low: 3,
    high: 4,
    asWorded: "three or four",
    whatCounted: "bodies-seen",
    extent: "whole",
    includes: [],
    lineage: formOf("ward", "x").lineage,
  };
  const counted = z.object({ id: z.string() });
  const file = desk.file("count.json", { account });
  count = counted.parse(await desk.run("account count", { file, as: ["dimitri"] })).id;
});
afterAll(() => desk.remove());

describe("a photograph taken in", () => {
  let id = "";

  it("[J7] [J8] asks those who signed to look again, and they sign over it", async () => {
    expect(await judged()).toEqual({ level: "verified", reviewAsked: false });
    const photo = desk.file("IMG_2031-SECRETNAME.jpg", inventedPhoto());
    const result = await add([photo], { holder: "behzad", note: "handed over on paper" });
    expect(result.evidence).toMatchObject([
      { kind: "photo", mediaType: "image/jpeg", workingCopy: true, again: false },
    ]);
    expect(result.about).toEqual([records[0]]);
    id = result.evidence[0]!.id;
    expect(await judged()).toEqual({ level: "verified", reviewAsked: true });
    for (const person of ["anna", "behzad"]) await desk.run("sign", { ids: [records[0]], as: [person] });
    expect(await judged()).toEqual({ level: "verified", reviewAsked: false });
    const { signatures } = await desk.open.facts();
    expect(signatures.at(-1)?.body.seen).toContain((await show(id)).commitment);
  });

  it("[J18] is nowhere on the desk in the clear: no byte of it, no name, no hash that a copy would show", () => {
    const own = [...filesBelow(join(desk.dir, "desk"))];
    expect(own.length).toBeGreaterThan(5);
    for (const bytes of own) {
      expect(bytes.includes("SECRETNAME")).toBe(false);
      expect(bytes.includes(CANARY)).toBe(false);
      expect(bytes.includes(inventedPhoto().subarray(40, 120))).toBe(false);
    }
  });

  it("has a chain of custody: who held it, who took it in, which program made the copy", async () => {
    const { custody, faults, custodyHolds, events } = await show(id);
    expect(custody).toMatchObject([
      { event: "received", holder: "behzad", by: "clara", note: "handed over on paper" },
      { event: "transcoded", holder: "clara", by: "clara" },
    ]);
    expect([faults, custodyHolds, events]).toEqual([[], true, 2]);
  });

  it("is opened by a custodian, and shown to be the bytes that were taken in", async () => {
    const piece = (await desk.open.facts()).evidence[0]!;
    // Keys lie in no desk, so outside its folder and beside it.
    const [request, opener, share] = ["request", "opener.txt", "share"].map((name) => desk.path(name));
    const identity = desk.file("custodian.txt", new TextEncoder().encode(`${desk.custodian}\n`));
    const people = ["anna", "behzad"];
    const asked = {
      subject: [id],
      reason: "the court asks for it",
      as: people,
      out: request,
      identity: opener,
    };
    await desk.run("custodian open", asked);
    await desk.run("custodian share", { request, identity, out: share, yes: true });
    const combine = { request, share: [share], identity: opener };
    const photo = desk.path("photo.jpg");
    const combined = z.object({
      opened: z.array(z.object({ fileName: z.string(), commitment: z.string() })),
    });
    expect(combined.parse(await desk.run("custodian combine", { ...combine, out: photo })).opened).toEqual([
      { fileName: "IMG_2031-SECRETNAME.jpg", commitment: piece.body.commitment },
    ]);
    expect(readFileSync(photo).equals(inventedPhoto())).toBe(true);
    const file = desk.path("opened");
    await desk.run("custodian combine", { ...combine, out: file, asSealed: true });
    const opened = new Uint8Array(readFileSync(file));
    const whole = z.object({ original: z.object({ id: z.string(), size: z.number() }) });
    expect(whole.parse(await desk.run("evidence check", { opened: file })).original).toEqual({
      id,
      size: inventedPhoto().length,
    });
    const line = opened.indexOf(0x0a) + 1;
    expect(Buffer.from(opened.subarray(line, line + inventedPhoto().length)).equals(inventedPhoto())).toBe(
      true,
    );
    expect(Buffer.from(opened.subarray(0, line)).includes("IMG_2031-SECRETNAME.jpg")).toBe(true);
    for (const at of [5, line + 3]) {
      const other = opened.slice();
      other[at] = (other[at] ?? 0) ^ 1;
      expect(await refusal(desk.run("evidence check", { opened: desk.file("other", other) }))).toBe(
        "evidence.not-the-original",
      );
    }
  });

  it("[J16] opened and published, is recorded; what is published is pixels and nothing else", async () => {
    const out = desk.path("copy.jpg");
    await desk.run("evidence open", { id, out, as: ["anna"], note: "to look at the mark" });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(await leftIn(readFileSync(out))).toEqual([]);
    mkdirSync(desk.path("public"));
    const made = z.object({ file: z.string(), checkedBy: z.array(z.string()) });
    const published = made.parse(
      await desk.run("evidence publish", { id, out: desk.path("public"), as: ["behzad"] }),
    );
    expect(published.file).toMatch(/\/public\/[0-9a-f]{16}\.jpg$/);
    expect(published.checkedBy).toEqual(expect.arrayContaining(["segments", "exifr"]));
    const bytes = readFileSync(published.file);
    expect(bytes.includes("CANARY")).toBe(false);
    expect(await leftIn(bytes)).toEqual([]);
    expect(statSync(published.file).mtime.toISOString()).toBe("2000-01-01T00:00:00.000Z");
    const { custody, faults } = await show(id);
    expect(custody.slice(2)).toMatchObject([
      { event: "opened", holder: "anna" },
      { event: "exported", holder: "behzad" },
    ]);
    expect(faults).toEqual([]);
  });

  it("is not handed out where something was written down of it meanwhile: each event names the one before", async () => {
    const open = (name: string, person: string) =>
      desk.run("evidence open", { id, out: desk.path(name), as: [person] });
    desk.beforeNextWrite(() => open("theirs.jpg", "behzad"));
    expect(await refusal(open("mine.jpg", "anna"))).toBe("decision.stale");
    expect(existsSync(desk.path("mine.jpg"))).toBe(false);
    expect((await show(id)).faults).toEqual([]);
  });

  it("handed in by two at once is taken in once: the second is told", async () => {
    const file = desk.file("both.jpg", inventedPhoto("both"));
    desk.beforeNextWrite(() => add([file], { as: ["dimitri"] }));
    expect(await refusal(add([file]))).toBe("decision.stale");
    const { evidence } = await desk.open.facts();
    expect(new Set(evidence.map(({ body }) => body.mark)).size).toBe(evidence.length);
    const { custody } = await show(evidence.at(-1)!.body.id);
    expect(custody[0]).toMatchObject({ event: "received", by: "dimitri" });
  });

  it("that comes again is noticed, sealed once, and about more than before where it is", async () => {
    const before = (await desk.open.facts()).evidence[0]!.body.original;
    const file = desk.file("again.jpg", inventedPhoto());
    const twice = desk.file("twice.jpg", inventedPhoto());
    const result = await add([file, twice], { about: [records[1]], as: ["dimitri"] });
    expect(result.evidence).toMatchObject([{ id, again: true }]);
    const evidence = (await desk.open.facts()).evidence.filter(({ body }) => body.id === id);
    expect(evidence.map(({ body }) => body.original)).toEqual([before, before]);
    const { custody, faults } = await show(id);
    expect([custody.at(-1)?.event, custody.at(-1)?.holder, faults]).toEqual(["received", "dimitri", []]);
    const list = z.object({ evidence: z.array(z.object({ id: z.string(), about: z.array(z.string()) })) });
    expect(list.parse(await desk.run("evidence list", { about: [records[1]] })).evidence).toEqual([
      { id, about: [...records].sort() },
    ]);
  });

  it("is looked at small, without a word in the records", async () => {
    const look = z.object({ picture: z.string().nullable(), width: z.number().nullable() });
    const { picture, width } = look.parse(await desk.run("evidence look", { id, edge: 32 }));
    expect(width).toBe(32);
    expect(await leftIn(Buffer.from(picture ?? "", "base64"))).toEqual([]);
  });
});

describe("other files", () => {
  it("a document has only its sealed original, and says so", async () => {
    const pdf = desk.file("letter.pdf", "%PDF-1.4\ninvented\n%%EOF\n");
    const { evidence } = await add([pdf], { about: [count] });
    expect(evidence).toMatchObject([{ kind: "document", mediaType: "application/pdf", workingCopy: false }]);
    const { id } = evidence[0]!;
    const out = desk.path("letter-copy");
    expect(await refusal(desk.run("evidence open", { id, out, as: ["anna"] }))).toBe("evidence.no-copy");
    expect(await refusal(desk.run("evidence publish", { id, out, as: ["anna"] }))).toBe("evidence.no-copy");
    expect(await desk.run("evidence look", { id })).toMatchObject({ picture: null });
    expect((await show(id)).events).toBe(1);
  });

  it("what is not what it seems is refused, with nothing kept; --kind other keeps it sealed as it is", async () => {
    const blobs = () => readdirSync(join(desk.dir, "desk", "blobs"), { recursive: true }).length;
    const facts = async () => (await desk.open.facts()).evidence.length;
    const before = [blobs(), await facts()];
    const sparse = desk.file("claims.mp4", "x");
    truncateSync(desk.path(sparse), 2 * 1024 ** 3);
    symlinkSync(desk.path("letter.pdf"), desk.path("link.pdf"));
    const zip = Buffer.from("504b0304140000000000000000000000000000000000000001000000610a", "hex");
    const cut = inventedPhoto("cut").subarray(0, 300);
    const cases: readonly (readonly [string, string])[] = [
      [desk.file("empty.jpg", ""), "file.empty"],
      [sparse, "file.too-large"],
      ["link.pdf", "evidence.link"],
      [desk.file("huge.png", hugePhoto()), "evidence.pixels"],
      [desk.file("zip.jpg", zip), "evidence.type-differs"],
      [desk.file("cut.jpg", cut), "evidence.damaged"],
      ["nothing-here.jpg", "file.not-found"],
    ];
    for (const [file, code] of cases) expect([file, await refusal(add([file]))]).toEqual([file, code]);
    const sound = desk.file("sound.jpg", inventedPhoto("sound"));
    expect(await refusal(add([sound, "cut.jpg"]))).toBe("evidence.damaged");
    expect(await refusal(add([sound], { about: ["f".repeat(32)] }))).toBe("subject.unknown");
    expect(await refusal(add([sound], { kind: "video" }))).toBe("evidence.type-differs");
    expect(await refusal(add([sound], { note: "call 0912 345 6789" }))).toBe("row.source-in-cell");
    const [piece] = (await desk.open.facts()).evidence;
    for (const [verb, out] of [
      ["evidence open", "told.jpg"],
      ["evidence publish", "told-public.jpg"],
    ] as const) {
      const told = { id: piece?.body.id, out, note: "for someone@example.invalid", as: ["clara"] };
      expect([verb, await refusal(desk.run(verb, told))]).toEqual([verb, "row.source-in-cell"]);
      expect(existsSync(desk.path(out))).toBe(false);
    }
    expect(await refusal(add([sound], { as: [] }))).toBe("person.needed");
    expect([blobs(), await facts()]).toEqual(before);
    const { evidence } = await add(["cut.jpg", "zip.jpg"], { kind: "other" });
    expect(evidence.map((one) => [one.kind, one.workingCopy])).toEqual([
      ["other", false],
      ["other", false],
    ]);
  });

  it("a copy or an original that is gone or changed is found", async () => {
    const check = z.object({ checked: z.number(), evidence: z.array(z.object({ holds: z.boolean() })) });
    const { checked, evidence } = check.parse(await desk.run("evidence check", {}));
    expect(checked).toBe(evidence.length);
    expect(evidence.every(({ holds }) => holds)).toBe(true);
    const [piece] = (await desk.open.facts()).evidence;
    for (const hash of [piece!.body.original, piece!.body.working!.blob]) {
      const path = join(desk.dir, "desk", "blobs", hash.slice(0, 2), hash);
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.subarray(1));
      const after = check.parse(await desk.run("evidence check", { id: piece!.body.id }));
      expect(after.evidence.map(({ holds }) => holds)).toEqual([false]);
      writeFileSync(path, bytes);
    }
    // What is encrypted to machines of an earlier day is told, and is no damage.
    const blind = vi.spyOn(desk.open.exchange, "decrypt").mockResolvedValue(null);
    const faults = z.object({
      evidence: z.array(z.object({ faults: z.array(z.object({ code: z.string() })) })),
    });
    const seen = await desk.run("evidence check", { id: piece!.body.id });
    blind.mockRestore();
    expect(check.parse(seen).evidence).toMatchObject([{ holds: true }]);
    expect(faults.parse(seen).evidence).toMatchObject([{ faults: [{ code: "evidence.other-machine" }] }]);
    expect(await refusal(desk.run("evidence show", { id: "0".repeat(32) }))).toBe("evidence.unknown");
  });
});
