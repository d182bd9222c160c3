/**
 * The same in a browser as here. Figures: engines may differ in the last digits of their elementary functions, and a
 * figure that was published must come out wherever it is reckoned again. Signatures: what one accepts and
 * another refuses would be a silent fork.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { estimate, estimateReport, METHOD_IDS, parseTable } from "@daftar/estimate";
import {
  checkpointText,
  cosign,
  parseEntryBundle,
  rootOf,
  signNote,
  withLines,
  witnessKey,
  witnessVkey,
} from "@daftar/log";
import { fromHex, RELEASE_PATHS, toHex, utf8 } from "@daftar/model";
import { keyPairOf, sha256, verify } from "@daftar/store";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hasChromium, openChromium } from "../testing/browser.ts";
import { answered } from "../testing/command.ts";
import { copyFolder, folders } from "../testing/folders.ts";
import { axeFaults } from "../testing/servedPages.ts";

const ROOT = resolve(import.meta.dirname, "../../../..");
const published = z
  .object({ tables: z.record(z.string(), z.object({ rows: z.array(z.string()) })) })
  .parse(JSON.parse(readFileSync(join(ROOT, "packages/estimate/src/report/published.vectors.json"), "utf8")));
const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".mjs": "text/javascript" };

/** Where the browser finds what the built packages import by name: the files that Node takes. */
function importMap(): string {
  const names = [
    "@daftar/estimate",
    "@daftar/log",
    "@daftar/numeric",
    "@daftar/model",
    "zod",
    "canonicalize",
    "@internationalized/date",
    "@noble/hashes/sha2.js",
  ];
  const found = names.map((name) => [name, `/${relative(ROOT, fileURLToPath(import.meta.resolve(name)))}`]);
  return JSON.stringify({ imports: Object.fromEntries(found) });
}

/** As text, since what is written here is made over for this engine before it runs. */
const ASKED = `
  import { estimate, parseTable } from "@daftar/estimate";
  globalThis.estimated = (rows, methods) =>
    JSON.stringify(estimate(parseTable(rows), { seed: 1, methods }));

  import { isSoundSignature, verifierOf } from "@daftar/log";
  import { fromHex } from "@daftar/model";
  import { sha512 } from "@noble/hashes/sha2.js";
  const verify = verifierOf(sha512);
  globalThis.judged = (signed) => signed.map((parts) => verify(...parts.map(fromHex)));
  globalThis.judgedByEngine = (signed) =>
    Promise.all(signed.map(async (parts) => {
      const [key, message, signature] = parts.map(fromHex);
      if (!isSoundSignature(key, signature)) return false;
      const imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
      return crypto.subtle.verify("Ed25519", imported, signature, message);
    }));
`;

const VECTORS = join(process.env["DAFTAR_SHARED"] ?? resolve(ROOT, "../shared"), "vectors");

/** Key, message and signature in hexadecimal, of the 914 CCTV vectors and the 151 of Wycheproof. */
function signedVectors(): (readonly [string, string, string])[] {
  const read = <T>(path: string, schema: z.ZodType<T>): T =>
    schema.parse(JSON.parse(readFileSync(join(VECTORS, path), "utf8")));
  const text = z.string();
  const cctv = read(
    "cctv-ed25519/ed25519/ed25519vectors.json",
    z.array(z.object({ key: text, msg: text, sig: text })),
  );
  const { testGroups } = read(
    "wycheproof/ed25519_test.json",
    z.object({
      testGroups: z.array(
        z.object({ publicKey: z.object({ pk: text }), tests: z.array(z.object({ msg: text, sig: text })) }),
      ),
    }),
  );
  return [
    ...cctv.map(({ key, msg, sig }) => [key, toHex(utf8(msg)), sig] as const),
    ...testGroups.flatMap(({ publicKey, tests }) =>
      tests.map(({ msg, sig }) => [publicKey.pk, msg, sig] as const),
    ),
  ];
}

const GOLDEN = join(ROOT, "packages/publish/golden/release");
const CHECKER = join(ROOT, "apps/checker/dist/audit.html");
const SAME = { en: "The two fingerprints are the same.", fa: "دو اثر انگشت یکسان‌اند." } as const;
const audited = z.object({
  fingerprint: z.object({ hex: z.string(), english: z.string(), persian: z.string() }),
  witnesses: z.object({ cosigned: z.array(z.object({ name: z.string() })), missing: z.number() }).nullable(),
  faults: z.array(z.object({ code: z.string(), where: z.string() })),
});
/** What the page says of what a reader brings, in words that stand in no other answer. */
const SAYS = {
  en: {
    continues: /continues the one you kept.* 5 of them/,
    same: /at the same size/,
    rewritten: /does not continue.* rewritten/,
    notFit: /does not fit/,
    few: /0 of 3\. That is too few/,
    enough: /2 of 3/,
    age: /in days: 2\./,
  },
  fa: {
    continues: /با همان ۵ برگ آغاز می‌شود/,
    same: /به همان اندازه/,
    rewritten: /ادامه‌ی دفتری نیست.*بازنویسی/,
    notFit: /نمی‌خواند/,
    few: /۰ از ۳.*کافی نیست/,
    enough: /۲ از ۳/,
    age: /به روز: ۲\./,
  },
} as const;

/** A key that anybody can make: of the golden release's log, or of an invented witness. */
function openSigner(name: string) {
  const { publicKey, sign } = keyPairOf(toHex(sha256(utf8(`test key of ${name}`))));
  return { name, publicKey: fromHex(publicKey), sign };
}

/** Checkpoints of the golden log that somebody may have kept, a policy, and a copy that two of its witnesses signed. */
async function broughtAlong(folder: string) {
  const log = openSigner("practice.invalid/sample");
  const note = readFileSync(join(GOLDEN, RELEASE_PATHS.checkpoint), "utf8");
  const size = Number(note.split("\n")[1]);
  const entries = parseEntryBundle(
    new Uint8Array(readFileSync(join(GOLDEN, `log/tile/entries/000.p/${size}`))),
  );
  const checkpoint = (root: Uint8Array) =>
    signNote(checkpointText({ origin: log.name, size: 5, root }), log, sha256);
  const witnesses = ["a", "b", "c"].map((name) => openSigner(`witness.invalid/${name}`));
  const lines = witnesses.map(
    ({ name, publicKey }, at) => `witness w${at} ${witnessVkey(witnessKey(name, publicKey, sha256))}`,
  );
  const cosigned = join(folder, "cosigned");
  await copyFolder(GOLDEN, cosigned);
  const time = Math.floor(Date.now() / 1000) - 60 * 3600;
  const text = note.slice(0, note.indexOf("\n\n") + 1);
  const signed = withLines(
    note,
    witnesses.slice(0, 2).map((witness) => cosign(text, time, witness, sha256).trim()),
  );
  writeFileSync(join(cosigned, RELEASE_PATHS.checkpoint), signed);
  const script = join(cosigned, RELEASE_PATHS.checkpointScript);
  writeFileSync(
    script,
    readFileSync(script, "utf8").replace(JSON.stringify(note), () => JSON.stringify(signed)),
  );
  const brought = {
    older: checkpoint(rootOf(entries?.slice(0, 5) ?? [], sha256)),
    other: checkpoint(sha256(utf8("another history"))),
    policy: [...lines, "group two 2 w0 w1 w2", "quorum two", ""].join("\n"),
  };
  for (const [name, text] of Object.entries(brought)) writeFileSync(join(folder, name), text);
  return { ...brought, cosigned };
}
const newFolder = folders();

describe.skipIf(!hasChromium)("in Chromium as in Node (skipped where there is none)", () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = normalize(join(ROOT, new URL(request.url ?? "/", "http://localhost").pathname));
      if (path === `${ROOT}/`) {
        response.setHeader("content-type", "text/html");
        response.end(
          `<!doctype html><script type="importmap">${importMap()}</script><script type="module">${ASKED}</script>`,
        );
        return;
      }
      try {
        const bytes = readFileSync(path.startsWith(ROOT) ? path : ROOT);
        response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
        response.end(bytes);
      } catch {
        response.statusCode = 404;
        response.end();
      }
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    browser = await openChromium();
    page = await browser.newPage();
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction("'estimated' in globalThis");
  });
  afterAll(async () => {
    await browser?.close();
    await new Promise((done) => server?.close(done));
  });

  it.each(Object.keys(published.tables))("%s: every method to the hundredth of a person", async (name) => {
    const rows = published.tables[name]!.rows.map((row) => row.split(","));
    // Latent classes take seconds in each: they are asked of the smallest table only.
    const methods = METHOD_IDS.filter((id) => id !== "lcmcr" || name === "korea");
    const here = estimateReport(estimate(parseTable(rows), { seed: 1, methods }));
    const asked = `estimated(${JSON.stringify(rows)}, ${JSON.stringify(methods)})`;
    const there = z.string().parse(await page.evaluate(asked));
    const seen = z
      .object({ headline: z.json(), methods: z.array(z.record(z.string(), z.json())) })
      .parse(JSON.parse(there));
    const told = (from: readonly { readonly [key: string]: unknown }[]) =>
      from.map(({ id, status, point, low, high }) => ({ id, status, point, low, high }));
    expect(told(seen.methods)).toEqual(told(here.methods.map((method) => ({ ...method }))));
    expect(seen.headline).toEqual(here.headline);
  });

  it.skipIf(!existsSync(VECTORS))(
    "[S22] [L24] each of 914 CCTV and 151 Wycheproof signatures is judged as in Node, by our arithmetic and by the engine's own behind our refusals (skipped without $DAFTAR_SHARED)",
    async () => {
      const signed = signedVectors();
      const here = signed.map(([key, message, signature]) =>
        verify(fromHex(key), fromHex(message), fromHex(signature)),
      );
      expect(here).toHaveLength(914 + 151);
      const asked = JSON.stringify(signed);
      expect(await page.evaluate(`judged(${asked})`)).toEqual(here);
      expect(await page.evaluate(`judgedByEngine(${asked})`)).toEqual(here);
    },
  );

  describe.each([
    ["en-GB", "en", 1280],
    ["fa-IR", "fa", 390],
  ] as const)(
    "[J22] the page that audits a release, from a disk and offline, %s, %s, %i wide",
    (locale, lang, width) => {
      it("finds what audit finds, and asks nobody for anything", async () => {
        const context = await browser.newContext({ locale, viewport: { width, height: 900 }, offline: true });
        const page = await context.newPage();
        const asked: string[] = [];
        page.on("request", (request) => asked.push(request.url()));
        await page.goto(pathToFileURL(CHECKER).href);
        expect(await axeFaults(page)).toEqual([]);
        await page.setInputFiles("#folder", GOLDEN);
        await page.waitForSelector("#hex");
        const whole = await answered(0, ["audit", GOLDEN], audited);
        const { hex, english, persian } = whole.fingerprint;
        const shown = async (id: string) =>
          ((await page.textContent(id)) ?? "").split(/\s+/).filter(Boolean).join(" ");
        expect((await shown("#hex")).replaceAll(" ", "")).toBe(hex);
        expect(await shown("#words")).toBe(lang === "fa" ? persian : english);
        expect(await page.getAttribute("html", "lang")).toBe(lang);
        expect(await page.textContent("#page")).not.toMatch(/[✓✔☑✅]/);
        for (const typed of [hex, english, persian]) {
          await page.fill("#other", typed);
          expect(await page.textContent("#compared")).toBe(SAME[lang]);
        }
        await page.fill(
          "#other",
          hex.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
        );
        expect(await page.textContent("#compared")).toContain(lang === "fa" ? "۳۲" : "32");
        expect(await axeFaults(page)).toEqual([]);

        const folder = newFolder();
        const { older, other, policy, cosigned } = await broughtAlong(folder);
        const says = SAYS[lang];
        const saysSoon = (id: string, what: RegExp) => expect.poll(() => page.textContent(id)).toMatch(what);
        await page.fill("#kept", older);
        await saysSoon("#kept-found", says.continues);
        await page.setInputFiles("#kept-file", join(GOLDEN, RELEASE_PATHS.checkpoint));
        await saysSoon("#kept-found", says.same);
        expect(await page.textContent("#found")).not.toMatch(says.notFit);
        await page.fill("#kept", other);
        await saysSoon("#kept-found", says.rewritten);
        await saysSoon("#found", says.notFit);
        await page.setInputFiles("#policy-file", join(folder, "policy"));
        await saysSoon("#policy-found", says.few);
        expect(await page.inputValue("#policy")).toBe(policy);
        expect(await axeFaults(page)).toEqual([]);
        // Another copy is compared with what was brought before.
        await page.fill("#kept", older);
        await page.setInputFiles("#folder", cosigned);
        await saysSoon("#policy-found", says.enough);
        await saysSoon("#policy-found", says.age);
        await saysSoon("#kept-found", says.continues);
        const seenBy = await answered(
          0,
          ["audit", cosigned, "--witness-policy", join(folder, "policy"), "--seen", join(folder, "older")],
          audited,
        );
        expect(seenBy.witnesses).toMatchObject({ cosigned: [{ name: "w0" }, { name: "w1" }], missing: 0 });
        expect(await page.locator("#policy-found li").count()).toBe(2);
        expect(await page.textContent("#found")).not.toMatch(says.notFit);

        const damaged = join(folder, "damaged");
        await copyFolder(GOLDEN, damaged);
        const people = join(damaged, "data/people.json");
        writeFileSync(
          people,
          readFileSync(people).map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
        );
        await page.setInputFiles("#folder", damaged);
        await page.waitForSelector("ul.faults");
        const { faults } = await answered(1, ["audit", damaged], audited);
        expect(await page.locator("ul.faults code").allInnerTexts()).toEqual(
          faults.map(({ code, where }) => `${code} · ${where}`),
        );
        expect(await axeFaults(page)).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        expect(asked).toEqual([pathToFileURL(CHECKER).href]);
        await context.close();
      });
    },
  );
});
