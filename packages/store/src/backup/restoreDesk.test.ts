/** [S53] A desk is made again only where key, name and parts are those that the manifest signs. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalText, DESK_FORMAT, utf8 } from "@daftar/model";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encryptFor } from "../keys/nodeKeys.ts";
import { identityOf } from "../testing/backups.ts";
import { newFolder, random, readNames, removeFolders } from "../testing/inventedDesk.ts";
import { type Ending, type File, maker, other, stream } from "../testing/inventedStream.ts";
import { partName, partOf, readPart } from "./format.ts";
import { restoreDesk } from "./restoreDesk.ts";

afterAll(removeFolders);

const SET = "0a".repeat(16);
const PLAIN = 4096;
const DESK = { format: DESK_FORMAT, id: "d".repeat(64), name: "invented", practice: true };
const deskJson = (changes: object = {}): File => [
  "desk.json",
  utf8(`${canonicalText({ ...DESK, ...changes })}\n`),
];
const keyOf = ({ pair }: typeof maker): File => [
  "keys/node.json",
  utf8(`${canonicalText({ public: pair.publicKey, seed: pair.seed })}\n`),
];

let key: { identity: string; recipient: string };
beforeAll(async () => {
  key = await identityOf();
});

/** Restores what one part holds. @returns why it is refused; the folder is then none */
async function refusal(files: readonly File[], ending: Ending = {}): Promise<string> {
  const [parts, dir] = [newFolder(), join(newFolder(), "desk")];
  const bytes = stream(ending, files);
  const plain = partOf({ set: SET, part: 1, last: true, bytes: bytes.length }, bytes, PLAIN);
  writeFileSync(join(parts, partName(SET, 1)), await encryptFor([key.recipient], plain));
  const options = {
    clock: () => Date.UTC(2031, 0, 5, 20),
    random,
    waitMs: 0,
    onNotice: () => {},
    readFields: readNames,
    database: null,
  };
  const error: unknown = await restoreDesk({ parts, dir, identities: [key.identity], options }).catch(
    (thrown: unknown) => thrown,
  );
  expect(existsSync(dir) ? readdirSync(dir) : []).toEqual([]);
  const { code = "", message = "" } = Object(error);
  return `${code} ${message}`;
}

it.each<readonly [string, readonly File[], Ending, string]>([
  ["without desk.json", [keyOf(maker)], {}, "desk.json does not read"],
  ["whose desk.json is no JSON", [["desk.json", utf8("x\n")], keyOf(maker)], {}, "desk.json does not read"],
  [
    "whose desk.json has another spelling",
    [["desk.json", utf8(`${JSON.stringify(DESK, null, 1)}\n`)], keyOf(maker)],
    {},
    "desk.json does not read",
  ],
  ["whose desk.json says more", [deskJson({ more: 1 }), keyOf(maker)], {}, "desk.json does not read"],
  [
    "of another desk",
    [deskJson({ id: "e".repeat(64) }), keyOf(maker)],
    {},
    "not the one that the manifest names",
  ],
  [
    "under another name",
    [deskJson({ name: "other" }), keyOf(maker)],
    {},
    "not the one that the manifest names",
  ],
  [
    "that is no practice",
    [deskJson({ practice: false }), keyOf(maker)],
    {},
    "not the one that the manifest names",
  ],
  ["without the machine's key", [deskJson()], {}, "the machine's key is not in it"],
  ["with another machine's key", [deskJson(), keyOf(other)], {}, "made with another key"],
  ["of two parts", [deskJson(), keyOf(maker)], { said: { parts: 2 } }, "another number of parts"],
])("[S53] a backup %s is no desk", async (_, files, ending, words) => {
  const said = await refusal(files, ending);
  expect(said).toContain("backup.invalid");
  expect(said).toContain(words);
});

it("[S53] a part is its first line, as many bytes as that says, and what fills it up", () => {
  const slice = utf8("bytes, invented");
  const head = { set: SET, part: 3, last: false, bytes: slice.length };
  const plain = partOf(head, slice, 300);
  expect(plain).toHaveLength(300);
  expect(readPart(plain)).toMatchObject({ head, slice });
  const text = Buffer.from(plain).toString("latin1");
  for (const change of [
    (whole: string) => whole.replace(`"bytes":${slice.length}`, '"bytes":999'),
    (whole: string) => whole.replace(`"bytes":${slice.length}`, '"bytes":-1'),
    (whole: string) => whole.replace('"part":3', '"part":0'),
    (whole: string) => whole.replace('{"bytes"', '{"more":1,"bytes"'),
    (whole: string) => whole.replace("backup/v1", "backup/v2"),
    (whole: string) => whole.replace(SET, SET.slice(1)),
    (whole: string) => whole.replace("\n", " "),
    (whole: string) => `${" ".repeat(1001)}${whole}`,
  ])
    expect(readPart(new Uint8Array(Buffer.from(change(text), "latin1"))), String(change)).toBeNull();
});
