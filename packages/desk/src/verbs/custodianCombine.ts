/** `custodian combine`: puts the custodians' answers together, on a machine that is no desk. */
import { DaftarError, fromUtf8 } from "@daftar/model";
import { type BadShares, type Combined, combineShares } from "@daftar/seal";
import { sha256, writeNewFile } from "@daftar/store";
import { z } from "zod";
import { readOpened } from "../evidence/sealedOriginal.ts";
import { placeOutside, readIdentity, readRequestFile } from "../opening/files.ts";
import { diskFiles } from "../session/diskFiles.ts";
import { readUserBytes } from "../session/userFile.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const WHY: Readonly<Record<BadShares["why"], string>> = {
  unreadable: "does not read, or is not for this identity",
  "other-request": "answers another request",
  "not-as-dealt": "holds other shares than were dealt",
  "dealt-wrong": "holds shares that were dealt wrong when it was sealed",
  twice: "is a second answer of one custodian",
};

const spelled = ({ file, custodian, why }: BadShares): string =>
  `${file}${custodian === null ? "" : ` (${custodian.slice(0, 16)}…)`} ${WHY[why]}`;

/** @throws DaftarError opening.too-few, opening.dealt-wrong, opening.altered */
function requireOpened({
  items,
  bad,
}: Combined): (Combined["items"][number] & { readonly bytes: Uint8Array })[] {
  const beside = bad.length === 0 ? "" : `; ${bad.map(spelled).join("; ")}`;
  return items.map((item) => {
    const { opened, subject, threshold } = item;
    if (opened.status === "opened") return { ...item, bytes: opened.bytes };
    const where = { value: subject };
    if (opened.status === "too-few")
      throw new DaftarError(
        "opening.too-few",
        `${opened.sound} of the ${threshold} custodians that it takes answered${beside}`,
        where,
      );
    if (opened.status === "dealt-wrong")
      throw new DaftarError("opening.dealt-wrong", `the shares are as dealt and give no key${beside}`, where);
    throw new DaftarError("opening.altered", "the key is right, and what it opens was changed", where);
  });
}

interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of a piece of evidence: what its op says of the bytes. */
  readonly commitment: string | null;
}

/** A list's file, or a piece of evidence: first a line with its name, then its bytes. */
function fileIn(bytes: Uint8Array): OpenedFile {
  const evidence = readOpened(bytes);
  if (evidence !== null) {
    const from = bytes.indexOf(0x0a) + 1;
    const { name, size, commitment } = evidence;
    return { name, bytes: bytes.subarray(from, from + size), commitment };
  }
  const end = bytes.indexOf(0x0a);
  const { file } = z.object({ file: z.string() }).parse(JSON.parse(fromUtf8(bytes.subarray(0, end))));
  return { name: file, bytes: bytes.subarray(end + 1), commitment: null };
}

const said = z.object({
  source: z.record(z.string(), z.string()).default({}),
  cells: z.array(z.object({ role: z.string(), header: z.string().nullable(), text: z.string() })).default([]),
});

export const custodianCombine = defineVerb({
  details:
    "SHARE are the custodians' answers to REQUEST; --identity is what opens them. Prints what is opened, or writes it\n" +
    "to --out, which a file needs. An answer that does not hold is named by its file and custodian, and the\n" +
    "others go on where they suffice. Do this on a machine that is not the desk, not on a network, and destroy the\n" +
    "identity and the answers after it. No desk is needed.",
  positional: ["request", "share"],
  needsDesk: false,
  effect: "changes",
  places: ["request", "share", "identity", "out"],
  input: z.object({
    request: path.describe("request that daftar custodian open wrote"),
    share: z.array(path).min(1).describe("answers of the custodians"),
    identity: path.describe("identity that was made for this opening"),
    out: path.optional().describe("file for what is opened; must not exist"),
    asSealed: z
      .boolean()
      .default(false)
      .describe("write evidence with the line before it, as daftar evidence check --opened reads it"),
  }),
  output: z.object({
    opened: z.array(
      z.object({
        kind: z.string(),
        subject: z.string(),
        /** What was said of the source; null where it was written to a file. */
        source: z.record(z.string(), z.string()).nullable(),
        cells: z
          .array(z.object({ role: z.string(), header: z.string().nullable(), text: z.string() }))
          .nullable(),
        /** The name that a list's file, or a piece of evidence, had. */
        fileName: z.string().nullable(),
        /** Of a piece of evidence: made from the bytes that were opened, to be compared with what its op says. */
        commitment: z.string().nullable(),
      }),
    ),
    custodians: z.array(z.string()),
    bad: z.array(z.object({ file: z.string(), custodian: z.string().nullable(), why: z.string() })),
    file: z.string().nullable(),
  }),
  async run(context, input) {
    const out = input.out === undefined ? null : placeOutside(context, input.out, "what is opened");
    const request = await readRequestFile(context, input.request);
    const identity = await readIdentity(context, input.identity);
    const files = await Promise.all(
      input.share.map(async (name) => ({ name, bytes: await readUserBytes(diskFiles(context.cwd), name) })),
    );
    const combined = await combineShares(request, files, identity, sha256);
    if (combined === null)
      throw new DaftarError("opening.identity", "this identity is not the one the request was made for", {
        file: input.identity,
      });
    const items = requireOpened(combined);
    for (const bad of combined.bad) context.notice("opening.bad-share", spelled(bad));
    const whole = items.find(({ kind }) => kind === "original");
    const found = whole === undefined ? null : fileIn(whole.bytes);
    if (found !== null && out === null)
      throw new DaftarError("usage.wrong", "a file is written, not printed: give --out", {
        field: "out",
      });
    const words =
      found === null
        ? items.map((item) => ({ ...item, ...said.parse(JSON.parse(fromUtf8(item.bytes))) }))
        : [];
    const shown = words.map(({ kind, subject, source, cells }) => ({ kind, subject, source, cells }));
    if (out !== null)
      writeNewFile(
        out,
        (input.asSealed ? whole?.bytes : found?.bytes) ?? `${JSON.stringify(shown, null, 2)}\n`,
      );
    return done({
      opened: items.map(({ kind, subject }, at) => ({
        kind,
        subject,
        source: out === null ? (shown[at]?.source ?? null) : null,
        cells: out === null ? (shown[at]?.cells ?? null) : null,
        fileName: found?.name ?? null,
        commitment: found?.commitment ?? null,
      })),
      custodians: [...combined.custodians],
      bad: combined.bad.map((one) => ({ ...one })),
      file: out,
    });
  },
});
