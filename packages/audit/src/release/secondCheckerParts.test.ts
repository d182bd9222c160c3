/**
 * Parts of the second checker against those of this one: shapes of all that a release holds, signatures, checkpoints,
 * keys. A forged release rarely gets as far as one of these; whoever forges would look for just the one that is looser.
 */
import { createHash } from "node:crypto";
import {
  isSoundKey,
  isSoundSignature,
  openNote,
  parseCheckpoint,
  parseVkey,
  signNote,
  verifierKey,
  vkey,
} from "@daftar/log";
import {
  claimsFile,
  correctionsFile,
  countsFile,
  fromHex,
  fromUtf8,
  manifestFile,
  openingsFile,
  peopleFile,
  publicLeaf,
  RELEASE_PATHS,
  releaseFile,
  toHex,
  tollFile,
  utf8,
} from "@daftar/model";
import { describe, expect, it } from "vitest";
import { Findings } from "../report.ts";
import { assemble } from "../testing/assemble.suite.ts";
import { ed25519Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { besideChecker, PYTHON } from "../testing/secondChecker.suite.ts";
import { closeLeaf, smallParts } from "../testing/smallRelease.suite.ts";
import { checkClasses } from "./classes.ts";

const parts = smallParts(false);
const zeros = "0".repeat(64);

/** Values of every kind, most of them wrong in most places. */
const VALUES: readonly unknown[] = [
  null,
  "",
  "x",
  0,
  1,
  2,
  -1,
  1.5,
  2 ** 53,
  true,
  false,
  [],
  {},
  [""],
  [1],
  { x: 1 },
  "2019-02-30",
  "2019-2-3",
  "2019-02-28",
  "2020-02-29",
  zeros,
  zeros.slice(1),
  `${zeros.slice(1)}G`,
  "A".repeat(64),
  "P0000000000000001",
  "PRACTICE-G0000000000000001",
  "X0000000000000001",
  "P000000000000000",
  "unknown",
  "verified",
  "public-full",
  "gunfire",
  "persian",
  "whole",
  "exact",
  "figure",
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value with one thing in it replaced, left out or added; not within what is `skipped`. */
function* changed(value: unknown, skipped: readonly string[], depth = 0): Generator<unknown> {
  if (depth > 0) yield* VALUES;
  if (Array.isArray(value))
    for (const [at, item] of value.slice(0, 1).entries())
      for (const one of changed(item, skipped, depth + 1)) yield value.with(at, one);
  if (!isObject(value)) return;
  yield { ...value, more: 1 };
  for (const [key, item] of Object.entries(value)) {
    if (skipped.includes(key)) continue;
    const { [key]: _, ...others } = value;
    yield others;
    for (const one of changed(item, skipped, depth + 1)) yield { ...value, [key]: one };
  }
}

interface Schema {
  safeParse(value: unknown): { success: boolean };
}
const manifest = JSON.parse(fromUtf8(assemble(parts).get(RELEASE_PATHS.manifest)!));
const gate = {
  open: true,
  code: "gate.open",
  measures: [{ id: "origins", value: 3, threshold: 3, met: true, words: "three" }],
  leftOut: [{ what: "set aside", province: null, people: 60 }],
};
const [publish, toll, release] = [0, 11, 12].map((at) => parts.before[at]!);
const renewal = {
  v: 1,
  type: "log.renew",
  version: 1,
  from: { origin: "a", vkey: "b", size: 1, root: zeros },
  origin: "c",
  vkey: "d",
};
const words = { v: 1, type: "words.publish", version: 1, approvals: 2, dissents: ["a"] };
const closing = publish !== undefined && "publicId" in publish ? closeLeaf(publish) : null;
const SHAPES: readonly (readonly [
  name: string,
  value: unknown,
  schema: Schema,
  skipped?: readonly string[],
])[] = [
  ["PERSON", parts.people[0], peopleFile.element],
  ["PERSON", parts.people.at(-1), peopleFile.element],
  ["COUNT", parts.counts[0], countsFile.element],
  ["CLAIM", parts.claims[0], claimsFile.element],
  [
    "CORRECTION",
    { invented: false, publicId: "P0000000000000001", reason: "correction", slot: "2019-03-11" },
    correctionsFile.element,
  ],
  ["OPENING", { publicId: "x", version: 1, salts: { level: zeros } }, openingsFile.element],
  // What rests on words and sentences it does not read (docs/release-format.md).
  ["TOLL", { ...parts.toll, gate }, tollFile, ["breakdowns", "value", "threshold"]],
  ["RELEASE", parts.release, releaseFile, ["scope", "policy"]],
  ["MANIFEST", { ...manifest, files: { "a.json": manifest.files["index.html"] } }, manifestFile],
  ...[publish, closing, toll, release, renewal, words].map((leaf) => ["LEAF", leaf, publicLeaf] as const),
];

describe.skipIf(!PYTHON)("[J16] parts of the second checker (skipped where python3 is absent)", () => {
  it.each(SHAPES.map(([name, ...rest], at) => [`${name} ${at}`, name, ...rest] as const))(
    "%s: takes what this one takes, and nothing else",
    (_, name, value, schema, skipped = []) => {
      const values = [value, ...changed(value, skipped)];
      const texts = values.map((one) => JSON.stringify(one));
      const ours = values.map((one) => schema.safeParse(one).success);
      const program = `
def takes(text):
    try:
        value = read_json(text.encode())
    except Wrong:
        return False
    if given["name"] != "LEAF":
        return bool(globals()[given["name"]](value))
    faults = Faults()
    return read_leaves([canonical_bytes(value)], faults)[0] is not None if type(value) is dict else False
def safely(text):
    try:
        return takes(text)
    except Wrong:
        return False
print(json.dumps([safely(text) for text in given["texts"]]))`;
      const theirs = besideChecker(program, { name, texts });
      const apart = texts.filter((__, at) => Array.isArray(theirs) && theirs[at] !== ours[at]);
      expect(ours[0]).toBe(true);
      expect(ours.filter((taken) => !taken).length).toBeGreaterThan(20);
      expect(apart.map((text) => text.slice(-260))).toEqual([]);
    },
  );

  it("[L24] signatures: of good ones, altered ones, and keys or R that are of small order, they judge alike", () => {
    const message = utf8("invented");
    const flipped = (bytes: Uint8Array, bit: number) =>
      bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    /** Canonical encodings of the points of small order. */
    const small = [
      `01${"00".repeat(31)}`,
      `ec${"ff".repeat(30)}7f`,
      "00".repeat(32),
      `${"00".repeat(31)}80`,
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ].map(fromHex);
    const cases: [key: Uint8Array, message: Uint8Array, signature: Uint8Array][] = [];
    for (const seed of [1, 2, 3]) {
      const { publicKey, sign } = testKey(seed);
      const signature = sign(message);
      cases.push([publicKey, message, signature], [publicKey, utf8("other"), signature]);
      for (const more of [signature.slice(1), signature.slice(0, -1), Uint8Array.of(...signature, 0)])
        cases.push([publicKey, message, more]);
      cases.push(
        [publicKey.slice(1), message, signature],
        [Uint8Array.of(...publicKey, 0), message, signature],
      );
      for (let bit = seed; bit < 512; bit += 83) {
        cases.push([publicKey, message, flipped(signature, bit)]);
        cases.push([flipped(publicKey, bit % 256), message, signature]);
      }
      for (const r of small) cases.push([publicKey, message, Uint8Array.of(...r, ...signature.slice(32))]);
    }
    // Made by whoever has the key, so that S·B = k·A: with R the identity the equation holds, and it is refused.
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const number = (bytes: Uint8Array) => BigInt(`0x${toHex(bytes.toReversed())}`);
    const sha512 = (bytes: Uint8Array) => new Uint8Array(createHash("sha512").update(bytes).digest());
    const secret = sha512(new Uint8Array(32).fill(1)).slice(0, 32);
    secret[0]! &= 248;
    secret[31] = (secret[31]! & 63) | 64;
    const [owner, identity] = [testKey(1).publicKey, small[0]!];
    const k = number(sha512(Uint8Array.of(...identity, ...owner, ...message)));
    const s = ((k * number(secret)) % order).toString(16).padStart(64, "0");
    const crafted = Uint8Array.of(...identity, ...fromHex(s).toReversed());
    expect(ed25519Verify(owner, message, crafted), "holds but for R").toBe(true);
    cases.push([owner, message, crafted]);
    // R = S·B for S = 0 is the identity: under a key of small order it holds for every eighth message or more.
    for (const key of small)
      for (const r of small)
        for (let n = 0; n < 3; n += 1)
          cases.push([key, utf8(`${n}`), Uint8Array.of(...r, ...new Uint8Array(32))]);
    const ours = cases.map(
      ([key, text, signature]) => isSoundSignature(key, signature) && ed25519Verify(key, text, signature),
    );
    const hex = cases.map((one) => one.map(toHex));
    const program = `print(json.dumps([ed25519_holds(*map(bytes.fromhex, one)) for one in given]))`;
    expect(besideChecker(program, hex)).toEqual(ours);
    expect(ours.filter((holds) => holds)).toHaveLength(3);
    const sound = `print(json.dumps([sound_key(bytes.fromhex(key)) is not None for key in given]))`;
    const keys = [...small, testKey(1).publicKey, new Uint8Array(32).fill(255)].map(toHex);
    expect(besideChecker(sound, keys)).toEqual(keys.map(isSoundKey));
    expect(keys.filter(isSoundKey)).toHaveLength(1);
  });

  it("[L6] [L7] [L8] [L9] checkpoints and keys: of every form they read the same, or nothing", () => {
    const signer = { name: "example.invalid/log", ...testKey(7) };
    const key = verifierKey(signer.name, signer.publicKey, sha256);
    const name = vkey(signer.name, signer.publicKey, sha256);
    const root = btoa("r".repeat(32));
    const text = `${signer.name}\n5\n${root}\n`;
    const signed = (other: string) => signNote(other, signer, sha256);
    const note = signed(text);
    const line = note.slice(text.length + 1);
    const stranger = `— else.invalid/x ${btoa("x".repeat(68))}\n`;
    const texts = [
      ...["", "0", "00", "05", "+5", "-5", "5.0", "5e0", " 5", "9007199254740991", "9007199254740992"].map(
        (size) => `${signer.name}\n${size}\n${root}\n`,
      ),
      `${text}more\n`,
      `${text}more\n\n`,
      `${text}\n`,
      `${text}\nmore\n`,
      `${signer.name}\n5\n`,
      `${signer.name}\n5\n${btoa("r".repeat(31))}\n`,
      `${signer.name}\n5\n${btoa("r".repeat(33))}\n`,
      `${signer.name}\n5\n${root.slice(0, -1)}\n`,
      `${signer.name}\n5\n${root.slice(0, -2)}t=\n`,
      `else.invalid/x\n5\n${root}\n`,
      "no checkpoint\n",
    ];
    const notes = [
      note,
      ...texts.map(signed),
      `${text}\n${stranger}`,
      note + stranger,
      stranger + note,
      note + stranger.repeat(63),
      note + stranger.repeat(64),
      note + line,
      note + signed("another\n").slice("another\n".length + 1),
      note.slice(0, -1),
      `${note.slice(0, -1)}x`,
      `${note}\n`,
      note.replace("5", "6"),
      note.replace("— ", "- "),
      note.replace("— ", "—  "),
      note.replace(/\n$/, " x\n"),
      note.replace("\n5", "\r\n5"),
      note.replace("\n\n", "\n"),
      `\t${note}`,
      `${text}\n— ${signer.name} AAAA\n`,
      `${text}\n— ${signer.name} ${line.split(" ")[2]?.replace("=", "")}`,
      `${text}\n— a+b ${btoa("x".repeat(68))}\n${line}`,
      `${text}\n— a\u00a0b ${btoa("x".repeat(68))}\n${line}`,
      "",
      "\n",
      text,
    ];
    const ours = notes.map((one) => {
      const opened = openNote(utf8(one), [key], ed25519Verify);
      const read = opened.status === "verified" ? parseCheckpoint(opened.text) : null;
      return read === null || read.origin !== key.name ? null : [read.size, toHex(read.root)];
    });
    const program = `
def opened(note):
    try:
        size, root = open_checkpoint(note.encode(), read_vkey(given["vkey"]))
        return [size, root.hex()]
    except Wrong:
        return None
print(json.dumps([opened(note) for note in given["notes"]]))`;
    expect(besideChecker(program, { vkey: name, notes })).toEqual(ours);
    expect(ours.filter((read) => read !== null).length).toBeGreaterThan(5);

    const [, id = "", coded = ""] = name.split("+");
    const keys = [
      name,
      `${name}=`,
      name.replace(id, "00000000"),
      name.replace(id, id.toUpperCase()),
      name.replace(signer.name, "else.invalid/x"),
      name.replace(signer.name, ""),
      vkeyNamed("a b"),
      vkeyNamed("a\u2003b"),
      vkeyNamed("é"),
      name.slice(0, -1),
      `${signer.name}+${id}+${btoa(`\x04${atob(coded).slice(1)}`)}`,
      `${signer.name}+${id}+${btoa(atob(coded).slice(0, -1))}`,
      "",
      "++",
      "no key",
    ];
    const reading = `print(json.dumps([read_vkey(key) is not None for key in given]))`;
    const readable = keys.map((one) => parseVkey(one, sha256) !== null);
    expect(besideChecker(reading, keys)).toEqual(readable);
    expect(readable.filter((holds) => holds)).toHaveLength(2);

    function vkeyNamed(other: string): string {
      const whole = Uint8Array.of(1, ...signer.publicKey);
      const mark = toHex(sha256(Uint8Array.of(...utf8(`${other}\n`), ...whole)).slice(0, 4));
      return `${other}+${mark}+${btoa(String.fromCharCode(...whole))}`;
    }
  });

  it("[J12] [J16] rows of each class, and days of releases, they judge alike", () => {
    const counted = parts.people.find((row) => row.class === "count-only")!;
    const month = { from: "2020-02-01", to: "2020-02-29", precision: "month" as const };
    const reduced = { ...counted, class: "public-reduced" as const, date: month };
    const days = ["2019-02-28", "2020-02-28", "2100-02-28", "2000-02-29", "2019-04-30", "2019-12-31"];
    const rows = [parts.people[0]!, counted, reduced]
      .flatMap((row) => [...changed(row, ["publicId", "changed"])])
      .concat(days.map((to) => ({ ...reduced, date: { ...month, from: `${to.slice(0, 8)}01`, to } })))
      .flatMap((row) => {
        const read = peopleFile.element.safeParse(row);
        return read.success ? [read.data] : [];
      });
    const ours = rows.map((row) => {
      const findings = new Findings();
      const { policy } = parts.release;
      const few = { policy: { ...policy, release: { ...policy.release, countOnlyShared: 1 } } };
      checkClasses({ people: [row], counts: [], claims: [], corrections: [], toll: null }, few, findings);
      return findings.clean;
    });
    expect(besideChecker("print(json.dumps([not too_much(row) for row in given]))", rows)).toEqual(ours);
    expect(ours.filter((kept) => !kept).length).toBeGreaterThan(20);
    expect(ours.filter((kept) => kept).length).toBeGreaterThan(20);

    const program = `
def days(first, second, slot):
    faults, chains = Faults(), {("person", "a"): Chain({}, 0, 0, ""), ("person", "b"): Chain({}, 3, 3, "")}
    row = {"class": "public-full", "version": 1, "reason": None}
    people = [dict(row, publicId=id, firstPublished=day, changed=day) for id, day in (("a", first), ("b", second))]
    check_days({"people": people, "corrections": []}, chains, [0, 2], {"slot": slot}, faults)
    return [fault["where"] for fault in faults.all]
print(json.dumps([days(*one) for one in given]))`;
    const [early, late] = ["2019-03-04", "2019-03-11"];
    expect(
      besideChecker(program, [
        [early, late, late],
        [late, late, late],
        [early, early, late],
        ["2019-03-12", late, late],
      ]),
    ).toEqual([[], [], ["b", "b"], [RELEASE_PATHS.people]]);
  });
});
