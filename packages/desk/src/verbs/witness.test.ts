/** A release that waits for witnesses, by files alone: policy, request, answer, and what goes out (J17). */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  addCheckpointText,
  checkpointText,
  checkpointUnder,
  consistencyProof,
  leafHash,
  parsePolicy,
  rootOf,
  signNote,
} from "@daftar/log";
import {
  checkpointScript,
  fromHex,
  fromUtf8,
  RELEASE_PATHS,
  releaseCandidate,
  toHex,
  utf8,
} from "@daftar/model";
import { keyPairOf, sha256, verify } from "@daftar/store";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";
import { runVerb } from "../index.ts";
import { releasedEntries } from "../release/signReleases.ts";

let desk: SharedDesk;
const vkeys = new Map<string, string>();
const witnessDir = (name: string) => join(desk.dir, `witness-${name}`);

const shown = z.object({
  digest: z.string(),
  published: z.boolean(),
  witnesses: z.object({ cosigned: z.number(), missing: z.number() }).nullable(),
});
const taken = z.object({ added: z.array(z.string()), missing: z.number() });
const status = z.object({
  log: z.object({ vkey: z.string() }),
  missing: z.number().nullable(),
  witnesses: z.array(
    z.object({
      name: z.string(),
      current: z.boolean(),
      last: z.object({ size: z.number(), days: z.number() }).nullable(),
    }),
  ),
});
const release = async (input: Record<string, unknown>) => shown.parse(await desk.run("release", input));
const statusNow = async () => status.parse(await desk.run("witness status", {}));

async function newRelease(): Promise<string> {
  const { digest } = await release({ propose: true });
  await release({ approve: digest, as: ["anna"] });
  await release({ approve: digest, as: ["behzad"] });
  return digest;
}

async function addPerson(name: string): Promise<void> {
  const file = desk.file("form.json", formOf(`origin of ${name}`, name));
  const { record } = z
    .object({ record: z.string() })
    .parse(await desk.run("account add", { file, as: ["clara"] }));
  await desk.run("assess account", { ids: [record], as: ["behzad"] });
  await desk.run("consent", { ids: [record], class: "public-full", kin: "yes", as: ["anna"] });
}

let files = 0;
function fresh(name: string): string {
  files += 1;
  return `${name}-${files}.txt`;
}

/** The way of a file: from the desk to a witness and back. */
async function cosign(name: string, more: Record<string, unknown> = {}): Promise<string> {
  const [request, answer] = [fresh("request"), fresh("answer")];
  await desk.run("witness request", { witness: name, out: request, ...more });
  await desk.run("witness sign", { dir: witnessDir(name), request, out: answer });
  return answer;
}

beforeAll(async () => {
  desk = await sharedDesk();
  await desk.run("scope", { file: desk.file("scope.json", SCOPE), as: ["anna"] });
  const gate = { minimumOrigins: 0, undecidedPairsPerMille: 1000, reviewsAsked: 9 };
  await desk.run("policy", { file: desk.file("policy.json", { version: "open", gate }), as: ["anna"] });
  await addPerson("Invented One");
  for (const name of ["a", "b", "c"]) {
    const made = await desk.run("witness init", { dir: witnessDir(name), name: `witness.invalid/${name}` });
    vkeys.set(name, z.object({ vkey: z.string() }).parse(made).vkey);
    await desk.run("witness trust", { dir: witnessDir(name), logvkey: (await statusNow()).log.vkey });
  }
});
afterAll(() => desk.remove());

const policyText = (quorum = "group two 2 a b c\nquorum two\n") =>
  `${["a", "b", "c"].map((name) => `witness ${name} ${vkeys.get(name)}\n`).join("")}${quorum}`;

describe("[J20] a release that a machine proposed of its own making", () => {
  it("is approved by nobody: with another page, another toll, or under a digest that is not its own", async () => {
    const { digest } = await release({ propose: true });
    const said = (await desk.open.facts()).decisions.find(({ subject }) => subject === digest)?.body;
    const candidate = releaseCandidate.parse(
      JSON.parse(fromUtf8(desk.open.getBlob(String(said?.["candidate"])))),
    );
    const propose = async (path: string, change: (text: string) => string): Promise<string> => {
      const files: Record<string, string> = { ...candidate.files };
      const blobOf = (of: string) => fromUtf8(desk.open.getBlob(files[of] ?? ""));
      const changed = change(blobOf(path));
      files[path] = desk.open.putBlob(utf8(changed));
      const manifest = JSON.parse(blobOf(RELEASE_PATHS.manifest));
      manifest.files[path] = { bytes: utf8(changed).length, sha256: files[path] };
      const other = desk.open.putBlob(utf8(`${JSON.stringify(manifest, null, 1)}\n`));
      files[RELEASE_PATHS.manifest] = other;
      const closing = fromUtf8(fromHex(candidate.leaves.at(-1) ?? "")).replace(digest, other);
      const leaves = [...candidate.leaves.slice(0, -1), toHex(utf8(closing))];
      const state = { ...candidate.state, manifest: other };
      const kept = desk.open.putBlob(
        utf8(JSON.stringify({ ...candidate, digest: other, files, leaves, state })),
      );
      const body = { digest: other, verdict: "propose", candidate: kept, checkpointBefore: null };
      await desk.open.append([{ type: "release", subject: other, body, by: "machine" }]);
      return other;
    };
    const page = await propose(RELEASE_PATHS.english, (text) =>
      text.replace("</main>", "<p>5,000</p></main>"),
    );
    await expect(release({ approve: page, as: ["anna"] })).rejects.toMatchObject({
      code: "release.not-ours",
      message: expect.stringContaining(RELEASE_PATHS.english),
    });
    const toll = await propose(RELEASE_PATHS.toll, (text) => text.replace('"verified": 0', '"verified": 9'));
    await expect(release({ approve: toll, as: ["anna"] })).rejects.toMatchObject({
      code: "release.not-ours",
    });
    const same = await release({ propose: true, title: "Ours" });
    expect(await release({ approve: same.digest, as: ["anna"] })).toMatchObject({ digest: same.digest });
  });
});

describe("who the witnesses are", () => {
  const set = (text: string, as: readonly string[]) =>
    desk.run("witness policy", { file: desk.file("witnesses.txt", text), as });

  it("two people say it, one of them an admin; a policy that does not read, or names other logs alone, is refused", async () => {
    await expect(set(policyText(), ["anna"])).rejects.toMatchObject({ code: "person.needed" });
    await desk.run("person add", { name: "puppet", role: ["admin", "approver"], as: ["anna"] });
    await expect(set(policyText(), ["anna", "puppet"])).rejects.toMatchObject({
      code: "person.needed",
      message: expect.stringContaining("enrolled the other"),
    });
    await expect(set(policyText("quorum x\n"), ["anna", "behzad"])).rejects.toMatchObject({
      code: "witness.policy",
      place: { row: 4 },
    });
    const other = `log ${(await statusNow()).log.vkey.replace(/^[^+]+/, "else.invalid/log")}\n${policyText()}`;
    await expect(set(other, ["anna", "behzad"])).rejects.toMatchObject({ code: "witness.policy" });
    await expect(desk.run("witness request", {})).rejects.toMatchObject({ code: "witness.no-policy" });
    expect(await desk.run("witness policy", {})).toEqual({ policy: null, changed: false });
  });

  it("a witness's folder is never made in a desk, nor twice in one folder", async () => {
    const inside = join(desk.dir, "desk", "witness");
    await expect(desk.run("witness init", { dir: inside, name: "w.invalid/x" })).rejects.toMatchObject({
      code: "witness.in-desk",
    });
    expect(existsSync(inside)).toBe(false);
    await expect(
      desk.run("witness init", { dir: witnessDir("a"), name: "w.invalid/x" }),
    ).rejects.toMatchObject({
      code: "witness.exists",
    });
  });
});

describe("[J17] a release under a policy", () => {
  it("is signed and waits; each answer is counted once; with the quorum it goes out, cosigned", async () => {
    const text = policyText();
    await desk.run("witness policy", { file: desk.file("w.txt", text), as: ["anna", "clara"] });
    const digest = await newRelease();
    const out = join(desk.dir, "out-1");
    expect(await release({})).toMatchObject({ published: true, witnesses: { cosigned: 0, missing: 2 } });
    await expect(release({ out })).rejects.toMatchObject({ code: "release.not-witnessed" });
    expect(existsSync(out)).toBe(false);

    const first = await cosign("a");
    expect(taken.parse(await desk.run("witness add", { answer: first }))).toEqual({
      added: ["a"],
      missing: 1,
    });
    expect(taken.parse(await desk.run("witness add", { answer: first }))).toEqual({ added: [], missing: 1 });
    // The same witness once more is no second witness.
    const again = await cosign("a");
    expect(taken.parse(await desk.run("witness add", { answer: again }))).toMatchObject({ missing: 1 });
    await expect(release({ out })).rejects.toMatchObject({ code: "release.not-witnessed" });
    // A machine's op alone is nobody's cosignature.
    const [{ body } = { body: null }] = (await desk.open.facts()).cosigned;
    const others = { witness: vkeys.get("b"), line: body?.line.replace("invalid/a", "invalid/b") };
    for (const forged of [
      { ...body, ...others },
      { ...body, logSize: 99 },
      { ...body, time: 9e9 },
    ])
      await desk.open.append([{ type: "cosigned", body: forged, by: "machine" }]);
    expect((await desk.open.facts()).cosigned).toHaveLength(2);
    expect(await release({})).toMatchObject({ witnesses: { cosigned: 1, missing: 1 } });
    expect(taken.parse(await desk.run("witness add", { answer: await cosign("c") }))).toEqual({
      added: ["c"],
      missing: 0,
    });

    await release({ out });
    const checkpoint = readFileSync(join(out, RELEASE_PATHS.checkpoint), "utf8");
    const reading = parsePolicy(text, sha256);
    const logs = reading.status === "read" ? reading.policy : null;
    const key = (await import("@daftar/log")).parseVkey((await statusNow()).log.vkey, sha256);
    const under =
      logs === null || key === null ? null : checkpointUnder(utf8(checkpoint), logs, verify, [key]);
    expect(under).toMatchObject({ missing: 0, witnessed: [{ name: "a" }, { name: "c" }] });
    const script = readFileSync(join(out, RELEASE_PATHS.checkpointScript), "utf8");
    expect(script).toBe(checkpointScript(checkpoint, { approvals: 2, dissents: [] }));
    expect(await desk.run("audit", { dir: out })).toMatchObject({ ok: true });
    // What is kept stays as it was signed.
    expect(desk.open.publicLog.files(digest).get(RELEASE_PATHS.checkpoint)?.length).toBeLessThan(
      checkpoint.length,
    );
  });

  it("an answer to another checkpoint, of another witness, or with a bit flipped is refused", async () => {
    const good = readFileSync(join(desk.dir, await cosign("b")), "utf8");
    const flipped = good.replace(
      /(.)(.{6})\n$/,
      (_, letter, rest) => `${letter === "A" ? "B" : "A"}${rest}\n`,
    );
    await desk.run("witness init", { dir: witnessDir("x"), name: "witness.invalid/x" });
    await desk.run("witness trust", { dir: witnessDir("x"), logvkey: (await statusNow()).log.vkey });
    const [request, answer] = [fresh("request"), fresh("answer")];
    await desk.run("witness request", { witness: "b", old: 0, out: request });
    await desk.run("witness sign", { dir: witnessDir("x"), request, out: answer });
    const others = readFileSync(join(desk.dir, answer), "utf8");
    for (const text of [flipped, others, "", "not an answer\n", Buffer.from([0xff, 0xfe])]) {
      writeFileSync(join(desk.dir, "bad.txt"), text);
      await expect(desk.run("witness add", { answer: "bad.txt" })).rejects.toMatchObject({
        code: "witness.answer",
      });
    }
    // The way through a QR reader may cost the line end, and add others.
    writeFileSync(join(desk.dir, "scanned.txt"), `\r\n ${good.trim()}`);
    expect(await desk.run("witness add", { answer: "scanned.txt" })).toMatchObject({
      added: ["b"],
      missing: 0,
    });
  });

  it("the next release waits anew, and is asked from what each witness saw last", async () => {
    await addPerson("Invented Two");
    await newRelease();
    desk.later(12);
    const now = await statusNow();
    expect(now).toMatchObject({ missing: 2 });
    expect(now.witnesses.map(({ name, current, last }) => [name, current, last?.days])).toEqual([
      ["a", false, 12],
      ["b", false, 12],
      ["c", false, 12],
    ]);
    const asked = z.object({ old: z.number(), size: z.number(), request: z.string() });
    const { old, size, request } = asked.parse(await desk.run("witness request", { witness: "a" }));
    expect(old).toBeGreaterThan(0);
    expect(size).toBeGreaterThan(old);
    expect(request.startsWith(`old ${old}\n`)).toBe(true);
    // No name and no id leaves with a request.
    expect(request).not.toContain("Invented");
    await desk.run("witness add", { answer: await cosign("a") });
    // Now they saw different sizes, and one request does not serve all.
    await expect(desk.run("witness request", {})).rejects.toMatchObject({ code: "usage.wrong" });
    await expect(cosign("c", { old: 0 })).rejects.toMatchObject({
      code: "witness.not-granted",
      message: expect.stringContaining(`${old}`),
    });
    expect(await desk.run("witness add", { answer: await cosign("c", { old }) })).toMatchObject({
      missing: 0,
    });
    await release({ out: join(desk.dir, "out-2") });
  });

  it("a request as a QR code is drawn, and read again it is the request", async () => {
    const asked = z.object({
      request: z.string(),
      code: z.object({ size: z.number(), rows: z.array(z.string()) }),
    });
    const { request, code } = asked.parse(
      await desk.run("witness request", { witness: "a", code: true, svg: "code.svg" }),
    );
    const { default: decode } = await import("qr/decode.js");
    const [margin, scale] = [4, 4];
    const side = (code.size + 2 * margin) * scale;
    const data = new Uint8Array(side * side * 4).fill(255);
    code.rows.forEach((row, y) => {
      for (const [x, square] of [...row].entries()) {
        if (square === "0") continue;
        for (let at = 0; at < scale * scale; at += 1) {
          const px = (x + margin) * scale + (at % scale);
          const py = (y + margin) * scale + Math.floor(at / scale);
          data.fill(0, (py * side + px) * 4, (py * side + px) * 4 + 3);
        }
      }
    });
    expect(decode({ width: side, height: side, data })).toBe(request);
    expect(readFileSync(join(desk.dir, "code.svg"), "utf8")).toContain("<svg ");
  });

  it("[J15] a release that waited goes out with nobody whose consent was lowered meanwhile", async () => {
    const { victims } = z
      .object({ victims: z.array(z.object({ id: z.string(), records: z.array(z.string()) })) })
      .parse(await desk.run("victim list", {}));
    const ids = victims[0]?.records ?? [];
    await desk.run("consent", { ids, class: "sealed", as: ["anna"] });
    await expect(release({ out: join(desk.dir, "out-less") })).rejects.toMatchObject({
      code: "release.stale",
    });
    // What is asked of a server that holds the desk says the same.
    expect(await desk.run("release", {})).toMatchObject({ heldBack: { code: "release.stale" } });
    await desk.run("consent", { ids, class: "public-full", kin: "yes", as: ["anna"] });
    await release({ out: join(desk.dir, "out-same") });
  });

  it("a policy that asks for more makes the newest release wait again; with quorum none nothing waits", async () => {
    const set = (quorum: string) =>
      desk.run("witness policy", { file: desk.file("w.txt", policyText(quorum)), as: ["anna", "clara"] });
    await set("group all all a b c\nquorum all\n");
    await expect(release({ out: join(desk.dir, "out-3") })).rejects.toMatchObject({
      code: "release.not-witnessed",
    });
    await set("quorum none\n");
    await release({ out: join(desk.dir, "out-3") });
    expect((await statusNow()).missing).toBe(0);
  });
});

describe("[J7] [J20] two who approved a release, one of whom enrolled the other", () => {
  it("are told to wait for somebody else, who ends the wait", async () => {
    const waiting = z.object({
      release: z.object({ approvals: z.number(), needed: z.number(), apart: z.boolean() }).nullable(),
    });
    const waits = async () => waiting.parse(await desk.run("today", {})).release;
    await addPerson("Invented Three");
    const { digest } = await release({ propose: true });
    await release({ approve: digest, as: ["anna"] });
    expect(await waits()).toEqual({ approvals: 1, needed: 2, apart: false });
    await expect(release({ approve: digest, as: ["puppet"] })).rejects.toMatchObject({
      code: "release.same-person",
    });
    // As it comes from another desk, where anna's word had not arrived.
    const { decisions } = await desk.open.facts();
    const parents = decisions.filter(({ subject }) => subject === digest).map(({ opId }) => opId);
    const body = { digest, verdict: "approve", candidate: null, checkpointBefore: null };
    const draft = { type: "release", subject: digest, parents, reason: "", body, by: "puppet" } as const;
    const signer = await desk.open.unlockPerson("puppet", "practice");
    await desk.open.append([{ ...draft, approvals: [desk.open.approve(signer, draft)] }]);
    expect(await waits()).toEqual({ approvals: 2, needed: 2, apart: true });
    expect(await release({ approve: digest, as: ["behzad"] })).toMatchObject({ published: true });
    expect(await waits()).toBeNull();
  });
});

describe("[J17] a desk that was set back", () => {
  it("signs nothing behind what its key signed, and says so", async () => {
    const keys = join(desk.dir, "desk", "keys", "log-signed.json");
    const before = readFileSync(keys, "utf8");
    const { size } = z.object({ size: z.number() }).parse(JSON.parse(before));
    writeFileSync(keys, before.replace(`"size":${size}`, `"size":${size + 1}`));
    for (const input of [{}, { propose: true }, { out: join(desk.dir, "out-4") }])
      await expect(release(input)).rejects.toMatchObject({ code: "log.behind" });
    const other = before.replace(/"root":"./, (start) => (start.endsWith("0") ? '"root":"1' : '"root":"0'));
    writeFileSync(keys, other);
    await expect(release({ propose: true })).rejects.toMatchObject({ code: "log.behind" });
    writeFileSync(keys, "{}");
    await expect(release({})).rejects.toMatchObject({ code: "desk.damaged" });
    writeFileSync(keys, before);
    await release({});
  });
});

describe("[J17] an insider who edits, with the folder, its database and its keys at hand", () => {
  // By itself too, without the tests before.
  beforeAll(async () => {
    if ((await desk.open.facts()).cosigned.length === 0) {
      await desk.run("witness policy", { file: desk.file("w.txt", policyText()), as: ["anna", "clara"] });
      await newRelease();
      for (const name of ["a", "c"]) await desk.run("witness add", { answer: await cosign(name) });
    }
    // Days went by, and a gate shuts over silence.
    await addPerson("Invented Three");
  });

  let folder = "";
  const run = async (verb: string, input: Record<string, unknown>) =>
    (await runVerb(verb, desk.contextOf(folder), input)).result;
  const proposed = z.object({ digest: z.string(), published: z.boolean(), lines: z.unknown() });
  /** The desk as it lies there; its register is made anew by whoever opens it first. */
  const copied = (name: string): void => {
    folder = join(desk.dir, name);
    const derived = [join(desk.dir, "desk", "register"), join(desk.dir, "desk", "desk.lock")];
    cpSync(join(desk.dir, "desk"), folder, { recursive: true, filter: (path) => !derived.includes(path) });
  };
  /** Changes the register behind the desk's back. @returns rows changed */
  const sql = async (statement: string): Promise<number> => {
    const database = await PGlite.create({ dataDir: join(folder, "register", "pg") });
    const { affectedRows = 0 } = await database.query(statement);
    await database.close();
    return affectedRows;
  };

  it("the register: no release is made of what the ops do not say, and no approval is believed that nobody gave", async () => {
    copied("edited-register");
    const honest = proposed.parse(await run("release", { propose: true }));
    const other = "update record_versions set fields = replace(fields::text, 'Invented', 'Another')::jsonb";
    expect(await sql(other)).toBeGreaterThan(0);
    await expect(run("release", { propose: true })).rejects.toMatchObject({ code: "register.altered" });
    const { digest, lines } = proposed.parse(await run("release", { propose: true }));
    expect(lines).toEqual(honest.lines);
    await run("release", { approve: digest, as: ["anna"] });
    await run("release", { dissent: digest, as: ["behzad"], reason: "not yet" });
    const said = `jsonb_set(body, '{verdict}', '"approve"')`;
    expect(await sql(`update ops set body = ${said} where body->>'verdict' = 'dissent'`)).toBe(1);
    await expect(run("release", {})).rejects.toMatchObject({ code: "register.altered" });
    expect(proposed.partial().parse(await run("release", {})).digest).not.toBe(digest);
  });

  it("an op: audit finds it, and nothing is released of it", async () => {
    copied("edited-op");
    await run("audit", { dir: folder });
    const ops = join(folder, "ops");
    const file = join(ops, readdirSync(ops).find((name) => !name.includes("-5")) ?? "");
    const text = readFileSync(file, "utf8");
    const edited = text.replace('"verdict":"credible"', '"verdict":"undecide"');
    expect(edited).not.toBe(text);
    await run("toll", {});
    writeFileSync(file, edited);
    expect(await run("audit", { dir: folder })).toMatchObject({ ok: false });
    await expect(run("release", { propose: true })).rejects.toMatchObject({ code: "op.damaged" });
    rmSync(join(folder, "register"), { recursive: true });
    await expect(run("toll", {})).rejects.toMatchObject({ code: "op.damaged" });
  });

  it("the log, signed again by its own key: a witness answers 422, and signs what grew honestly", async () => {
    const { release, logSize } = (await desk.open.facts()).published.at(-1)!.body;
    const entries = releasedEntries(desk.open.publicLog.files(release), logSize)!;
    const seed = /"seed":"([0-9a-f]{64})"/.exec(
      readFileSync(join(desk.dir, "desk", "keys", "log.json"), "utf8"),
    );
    const { publicKey, sign } = keyPairOf(seed?.[1] ?? "");
    const name = desk.open.info.genesis.logOrigin;
    const old = (await statusNow()).witnesses.find((one) => one.name === "a")?.last?.size ?? 0;
    expect(old).toBeGreaterThan(2);
    /** What the witness says to a log that its holder wrote without this program. */
    const ask = (leaves: readonly Uint8Array[]) => {
      const text = checkpointText({ origin: name, size: leaves.length, root: rootOf(leaves, sha256) });
      const note = utf8(signNote(text, { name, publicKey: fromHex(publicKey), sign }, sha256));
      const hashes = leaves.map((leaf) => leafHash(leaf, sha256));
      const proof = old === leaves.length ? [] : consistencyProof(hashes, old, sha256);
      const request = desk.file(fresh("forged"), addCheckpointText({ old, proof, note }));
      return desk.run("witness sign", { dir: witnessDir("a"), request });
    };
    const [one, two] = [utf8("one leaf more"), utf8("and another")];
    for (const edited of [entries.with(1, utf8("another person")), entries.toSpliced(1, 1)])
      await expect(ask([...edited, one, two])).rejects.toMatchObject({
        code: "witness.not-granted",
        message: expect.stringContaining("(422)"),
      });
    expect(await ask([...entries, one])).toMatchObject({ size: entries.length + 1 });
  });
});

it("what is signed after a cosignature came names it, and is not older than it (decision 0062)", async () => {
  const { records } = await desk.open.facts();
  const input = { files: [desk.file("letter.pdf", "%PDF-1.4\n%%EOF\n")], about: [records[0]!.id] };
  const { evidence } = z
    .object({ evidence: z.array(z.object({ id: z.string() })) })
    .parse(await desk.run("evidence add", { ...input, as: ["clara"] }));
  const shownNow = z.object({
    notBefore: z.object({ time: z.string(), authority: z.string(), why: z.string() }),
    notAfter: z.null(),
    checkpoint: z.object({ size: z.number() }),
  });
  const bracket = shownNow.parse(await desk.run("timestamp show", { id: evidence[0]!.id }));
  const { cosigned, published } = await desk.open.facts();
  const newest = Math.max(...cosigned.map(({ body }) => body.time));
  expect(bracket).toMatchObject({
    notBefore: {
      time: new Date(newest * 1000).toISOString(),
      authority: expect.stringMatching(/^witness\.invalid\/[abc]$/),
      why: "named-in-what-was-signed",
    },
    checkpoint: { size: Math.max(...published.map(({ body }) => body.logSize)) },
  });
});
