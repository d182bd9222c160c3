/** Packs a bundle for one machine of this desk, and writes it where the user wants it. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { packBundle } from "@daftar/courier";
import { type BundleContent, type ChainHeld, DaftarError, type JoinGift } from "@daftar/model";
import { type OpenDesk, sha256, writeNewFile } from "@daftar/store";
import type { VerbContext } from "../verb/context.ts";

export interface PackedFor {
  readonly file: string;
  readonly bundle: string;
  readonly bytes: number;
  readonly ops: number;
  readonly blobs: number;
  readonly rows: number;
  readonly releases: number;
}

const LINE_END = 0x0a;

/** The path of a file to write. @throws DaftarError usage.wrong where something stands there */
export function newFile(context: VerbContext, out: string): string {
  const file = resolve(context.cwd, out);
  if (existsSync(file)) {
    throw new DaftarError("usage.wrong", "the file exists and is not overwritten", { file: out });
  }
  return file;
}

function countOf(contents: readonly BundleContent[]) {
  const ops = contents.flatMap((one) => (one.kind === "ops" ? [one.bytes] : []));
  const lines = ops.reduce((sum, bytes) => sum + bytes.filter((byte) => byte === LINE_END).length, 0);
  const of = (kind: BundleContent["kind"]) => contents.filter((one) => one.kind === kind).length;
  const releases = new Set(contents.flatMap((one) => (one.kind === "published" ? [one.digest] : [])));
  return { ops: lines, blobs: of("blob"), rows: of("rows"), releases: releases.size };
}

/**
 * @param to.recipient age recipient of the machine
 * @param since what that machine holds; null to pack everything
 * @throws DaftarError bundle.too-large, blob.missing, blob.damaged
 */
export async function packFor(
  context: VerbContext,
  desk: OpenDesk,
  to: { readonly node: string; readonly recipient: string },
  { file, since, join }: { file: string; since: readonly ChainHeld[] | null; join: JoinGift | null },
): Promise<PackedFor> {
  const { exchange } = desk;
  const contents = await exchange.contentsSince(since);
  const packed = await packBundle(
    {
      desk: desk.info.id,
      key: exchange.publicKey,
      to: to.node,
      has: await exchange.holds(),
      since: since === null ? null : [...since],
      join,
      contents,
    },
    {
      sha256,
      sign: exchange.sign,
      random: context.random,
      encrypt: (bytes) => exchange.encryptTo(to.recipient, bytes),
    },
  );
  if (packed.status === "too-large")
    throw new DaftarError("bundle.too-large", "there is more than 1 GiB to pack");
  writeNewFile(file, packed.bytes);
  return { file, bundle: packed.id, bytes: packed.bytes.length, ...countOf(contents) };
}
