import { readFileSync } from "node:fs";
import { join } from "node:path";
import { utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { ed25519Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { vectorsFolder } from "../testing/vectors.suite.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { checkpointText, parseCheckpoint } from "./checkpoint.ts";
import { openNote } from "./openNote.ts";
import { signNote } from "./signNote.ts";
import { parseVkey, verifierKey, vkey } from "./vkey.ts";

const NAME = "example.invalid/log";
const signer = { name: NAME, ...testKey(7) };
const key = verifierKey(NAME, signer.publicKey, sha256);
const TEXT = "first\n\nthird\n";
const note = signNote(TEXT, signer, sha256);
const open = (text: string, keys = [key]) => openNote(utf8(text), keys, ed25519Verify);

const examples = vectorsFolder("c2sp-examples");
it.skipIf(examples === null)(
  "[L6] [L7] the published note opens under its key (skipped where the shared vectors are absent)",
  () => {
    const text = readFileSync(join(examples ?? "", "signed-note.example.txt"));
    const line = readFileSync(join(examples ?? "", "signed-note.example.vkey"), "utf8").trim();
    const known = parseVkey(line, sha256);
    expect(known).not.toBeNull();
    const opened = openNote(new Uint8Array(text), known === null ? [] : [known], ed25519Verify);
    expect(opened).toMatchObject({ status: "verified", text: "This is an example message.\n" });
    expect(known === null ? null : vkey(known.name, known.publicKey, sha256)).toBe(line);
  },
);

describe("verifier keys", () => {
  const text = vkey(NAME, signer.publicKey, sha256);

  it("[L6] a key read from its text is the same key", () => {
    expect(parseVkey(text, sha256)).toEqual(key);
  });

  it("[L6] a key with a wrong id, another type, another length or a broken spelling is refused", () => {
    const [name, id, coded] = text.split("+", 3);
    const bytes = fromBase64(text.slice(`${name}+${id}+`.length))!;
    const again = (changed: Uint8Array) => `${name}+${id}+${toBase64(changed)}`;
    for (const bad of [
      `${name}+00000000+${coded}`,
      again(bytes.map((byte, at) => (at === 0 ? 4 : byte))),
      again(bytes.slice(0, -1)),
      `${text}=`,
      text.replace(NAME, "example.invalid/other"),
      text.replace(NAME, "two words"),
      "",
      "no key",
    ]) {
      expect(parseVkey(bad, sha256)).toBeNull();
    }
  });

  it("[L7] names with spaces of any script, plus or control characters are a programmer's mistake", () => {
    for (const name of ["", "a b", "a+b", "a\u00a0b", "a\u2003b", "a\u0085b", "a\tb", "\ud800"]) {
      expect(() => verifierKey(name, signer.publicKey, sha256)).toThrow(RangeError);
    }
    expect(() => verifierKey(NAME, new Uint8Array(31), sha256)).toThrow(RangeError);
  });
});

describe("notes", () => {
  it("[L7] a signed note opens, with its empty lines", () => {
    expect(open(note)).toMatchObject({ status: "verified", text: TEXT, signers: [key] });
  });

  it("[L8] every flipped bit of a note is refused", () => {
    const bytes = utf8(note);
    const passed: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const damaged = bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      if (openNote(damaged, [key], ed25519Verify).status !== "refused") passed.push(bit);
    }
    expect(passed).toEqual([]);
  });

  it("[L8] unknown signatures are ignored, and alone are not enough", () => {
    const other = { name: "witness.invalid/w", ...testKey(8) };
    const witness = verifierKey(other.name, other.publicKey, sha256);
    const line = signNote(TEXT, other, sha256).slice(TEXT.length + 1);
    expect(open(note + line)).toMatchObject({ status: "verified", signers: [key] });
    expect(open(note + line, [witness, key])).toMatchObject({ status: "verified", signers: [key, witness] });
    expect(open(`${TEXT}\n${line}`).status).toBe("refused");
    // A witness may use a type we do not read: it is unknown, of whatever length.
    expect(open(`${note}— ${other.name} ${toBase64(new Uint8Array(90))}\n`).status).toBe("verified");
  });

  it("[L8] one bad signature of a known key refuses the note, though another holds", () => {
    const other = { name: "witness.invalid/w", ...testKey(8) };
    const witness = verifierKey(other.name, other.publicKey, sha256);
    const line = signNote("another text\n", other, sha256).slice("another text\n".length + 1);
    expect(open(note + line, [key, witness]).status).toBe("refused");
    expect(open(note + line, [key]).status).toBe("verified");
  });

  it("[L8] a name or an id alone makes no known key", () => {
    expect(open(note, [{ ...key, id: "00000000" }]).status).toBe("refused");
    expect(open(note, [{ ...key, name: "example.invalid/else" }]).status).toBe("refused");
  });

  it("[L8] more than 64 signature lines are refused, 64 are read", () => {
    const spare = `— else.invalid/x ${toBase64(new Uint8Array(68))}\n`;
    expect(open(note + spare.repeat(63)).status).toBe("verified");
    expect(open(note + spare.repeat(64)).status).toBe("refused");
  });

  it("[L7] malformed notes are refused, whatever their signature", () => {
    const line = note.slice(TEXT.length + 1);
    for (const bad of [
      "",
      "\n",
      TEXT,
      `${TEXT}\n`,
      note.slice(0, -1),
      `${note}\n`,
      `${TEXT}\n${line.replace("— ", "- ")}`,
      `${TEXT}\n${line.replace(" ", "  ")}`,
      `${TEXT}\n${line.replace("\n", " x\n")}`,
      `${TEXT}\n— ${NAME} AAAA\n`,
      `\r${note}`,
      `${note.replace("first", "fi\u0000rst")}`,
    ]) {
      expect(open(bad).status).toBe("refused");
    }
    expect(openNote(Uint8Array.of(0xff, 0xfe, 10, 10, 10), [key], ed25519Verify).status).toBe("refused");
  });

  it("[L7] a text that no note can hold is a programmer's mistake", () => {
    for (const text of ["no end", "tab\there\n", "\ud800\n"]) {
      expect(() => signNote(text, signer, sha256)).toThrow(RangeError);
    }
  });
});

describe("checkpoints", () => {
  const root = sha256(utf8("root"));

  it("[L9] text and checkpoint are each other's inverse", () => {
    for (const size of [0, 1, 20_852_163, Number.MAX_SAFE_INTEGER]) {
      const text = checkpointText({ origin: NAME, size, root });
      expect(parseCheckpoint(text)).toEqual({ origin: NAME, size, root, extensions: [] });
    }
  });

  it("[L9] extension lines of others are kept; empty ones are refused", () => {
    const text = checkpointText({ origin: NAME, size: 3, root });
    expect(parseCheckpoint(`${text}more\n`)?.extensions).toEqual(["more"]);
    expect(parseCheckpoint(`${text}\n`)).toBeNull();
  });

  it("[L9] sizes with leading zeros, signs or too many digits, and roots of another length are refused", () => {
    const rootText = toBase64(root);
    for (const size of ["", "00", "01", "+1", "-1", "1.0", "1e3", " 1", "9007199254740992", "1".repeat(30)]) {
      expect(parseCheckpoint(`${NAME}\n${size}\n${rootText}\n`)).toBeNull();
    }
    for (const bad of [
      `${NAME}\n1\n${toBase64(root.slice(1))}\n`,
      `${NAME}\n1\n${rootText.slice(0, -1)}\n`,
      `${NAME}\n1\n`,
      `\n1\n${rootText}\n`,
      `${NAME}\n1\n${rootText}`,
      // Whatever stands where the line end should: it is not cut off unseen.
      `${NAME}\n1\n${rootText}x`,
      "",
    ]) {
      expect(parseCheckpoint(bad)).toBeNull();
    }
  });

  it("[L9] a checkpoint that cannot be written is a programmer's mistake", () => {
    const good = { origin: NAME, size: 1, root };
    for (const bad of [
      { ...good, origin: "" },
      { ...good, origin: "two\nlines" },
      { ...good, size: -1 },
      { ...good, size: 1.5 },
      { ...good, root: root.slice(1) },
    ]) {
      expect(() => checkpointText(bad)).toThrow(RangeError);
    }
  });
});

it("[L7] Base 64 has one spelling", () => {
  expect(fromBase64("QQ==")).toEqual(Uint8Array.of(65));
  for (const other of ["QR==", "QQ", "QQ=", "QQ== ", "QQ-_", "=QQ="]) expect(fromBase64(other)).toBeNull();
});
