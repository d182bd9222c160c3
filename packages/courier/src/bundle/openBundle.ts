/**
 * Opens a bundle and believes nothing of it that it has not checked: decryption, format, signature,
 * desk, recipient, every size before anything is cut out by it, every hash, and the zeros at the end
 * (SPEC, C3 to C9). What its ops say is the store's to check; nothing is written here.
 *
 * Cost: one hash of every byte, and the memory of the whole bundle twice over.
 */
import {
  type BundleContent,
  canonicalText,
  type ErrorCode,
  fromHex,
  fromUtf8,
  type Sha256,
  toHex,
  utf8,
  type Verify,
} from "@daftar/model";
import {
  BUNDLE_FORMAT,
  type BundleEntry,
  type BundleManifest,
  LARGEST_MANIFEST,
  manifestBytes,
  nameOfHash,
  signedManifest,
} from "./manifest.ts";
import { paddedSize } from "./paddedSize.ts";

export interface OpenTools {
  readonly sha256: Sha256;
  readonly verify: Verify;
  /** Null where the bytes are encrypted to somebody else; throws where they are cut off or changed. */
  readonly decrypt: (bytes: Uint8Array) => Promise<Uint8Array | null>;
}

export interface OpenedBundle {
  /** SHA-256 of what its sender signed. */
  readonly id: string;
  readonly manifest: BundleManifest;
  readonly contents: readonly BundleContent[];
}

export type Opened =
  | { readonly status: "opened"; readonly bundle: OpenedBundle }
  | {
      readonly status: "refused";
      readonly code: ErrorCode & `bundle.${string}`;
      readonly words: string;
    };

const LINE_END = 0x0a;

const refused = (code: ErrorCode & `bundle.${string}`, words: string): Opened => ({
  status: "refused",
  code,
  words,
});
const altered = (words: string): Opened => refused("bundle.altered", words);

/** The manifest in its one spelling, with the offset after its line; null where there is none. */
function readManifest(plain: Uint8Array, from: number) {
  const end = plain.subarray(0, from + LARGEST_MANIFEST).indexOf(LINE_END, from);
  if (end < 0) return null;
  try {
    const line = fromUtf8(plain.subarray(from, end));
    const parsed = signedManifest.safeParse(JSON.parse(line));
    if (!parsed.success || canonicalText(parsed.data) !== line) return null;
    return { ...parsed.data, end: end + 1 };
  } catch {
    return null;
  }
}

function contentOf(entry: BundleEntry, bytes: Uint8Array): BundleContent {
  switch (entry.kind) {
    case "ops":
      return { kind: "ops", node: entry.node, epoch: entry.epoch, bytes };
    case "blob":
      return { kind: "blob", bytes };
    case "rows":
      return { kind: "rows", root: entry.root, bytes };
    case "published":
      return { kind: "published", digest: entry.digest, path: entry.path, bytes };
  }
}

/** Contents as the manifest lists them; null where sizes, hashes or what follows them do not fit. */
function readContents(
  plain: Uint8Array,
  from: number,
  entries: readonly BundleEntry[],
  sha256: Sha256,
): BundleContent[] | null {
  const size = entries.reduce((sum, entry) => sum + entry.size, from);
  if (paddedSize(size) !== plain.length) return null;
  const contents: BundleContent[] = [];
  let at = from;
  for (const entry of entries) {
    const bytes = plain.subarray(at, at + entry.size);
    if (toHex(sha256(bytes)) !== entry.sha256) return null;
    contents.push(contentOf(entry, bytes));
    at += entry.size;
  }
  return plain.subarray(at).every((byte) => byte === 0) ? contents : null;
}

/**
 * @param expected.desk id of the desk's genesis op; null while a machine joins and has none yet
 * @param expected.node this machine's node
 */
export async function openBundle(
  bytes: Uint8Array,
  expected: { readonly desk: string | null; readonly node: string },
  { sha256, verify, decrypt }: OpenTools,
): Promise<Opened> {
  let plain: Uint8Array | null;
  try {
    plain = await decrypt(bytes);
  } catch {
    return altered("it does not decrypt to its end");
  }
  if (plain === null) return refused("bundle.not-for-us", "it is encrypted to another machine");
  const format = /^daftar\.bundle\/v([1-9]\d{0,3})\n/.exec(
    String.fromCharCode(...plain.subarray(0, BUNDLE_FORMAT.length + 8)),
  );
  if (format === null) return altered("it does not begin as a bundle does");
  if (format[1] !== "1") return refused("bundle.newer", `its format is daftar.bundle/v${format[1]}`);
  const read = readManifest(plain, utf8(format[0]).length);
  if (read === null) return altered("its manifest does not read");
  const { manifest, sig, end } = read;
  const signed = manifestBytes(manifest);
  const key = fromHex(manifest.from.key);
  if (manifest.from.node !== nameOfHash(toHex(sha256(key))) || !verify(key, signed, fromHex(sig))) {
    return altered("it is not signed by the machine that it says it is from");
  }
  if (expected.desk !== null && manifest.desk !== expected.desk) {
    return refused("bundle.foreign", "it is of another organisation's desk");
  }
  if (manifest.to !== expected.node) return refused("bundle.not-for-us", "it was packed for another machine");
  const contents = readContents(plain, end, manifest.entries, sha256);
  if (contents === null) return altered("its contents are not those that its manifest lists");
  return { status: "opened", bundle: { id: toHex(sha256(signed)), manifest, contents } };
}
