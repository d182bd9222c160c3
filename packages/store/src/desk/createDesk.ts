/**
 * Makes a desk: its folder, keys, founders and genesis op.
 *
 * `desk.json` is written last, so a folder that has it is a whole desk, and a crash midway leaves a
 * folder that `init` may begin again. Cost: some twenty fsyncs and one scrypt a founder.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  type Clock,
  canonicalText,
  DaftarError,
  DESK_FORMAT,
  type DeskFile,
  type OpBody,
  type OpEnvelope,
  opBytes,
  opLine,
  type RandomBytes,
  type Role,
  toHex,
} from "@daftar/model";
import { makePrivateDir, syncDir, writeDurably } from "../disk/durable.ts";
import { createDeskKeys, secretMark } from "../keys/deskKeys.ts";
import { nodeIdOf, sha256 } from "../keys/ed25519.ts";
import { createPersonKey, PRACTICE_WORK_FACTOR, WORK_FACTOR } from "../keys/personKey.ts";
import { checkedBody, checkedOpText } from "../ops/checkOp.ts";
import { checkCustodians } from "../vault/custodians.ts";
import { firstLines } from "./firstLines.ts";
import { DESK_FILE, placesOf, UNFINISHED } from "./places.ts";

export interface NewDesk {
  readonly name: string;
  readonly practice: boolean;
  /** age recipients, each with its consent key after a colon where it has one; two different ones or more, one for practice. */
  readonly custodians: readonly string[];
  /** How many of them open together what is sealed; absent: the smallest majority. */
  readonly threshold?: number | undefined;
  /** Says plainly that any one custodian is to open alone; without it a threshold of 1 is for practice only. */
  readonly oneOpensAlone?: boolean;
  /** People enrolled by nobody (J7); one of them an admin, else nobody can ever enrol another. */
  readonly founders: readonly {
    readonly person: string;
    readonly passphrase: string;
    readonly roles: readonly Role[];
  }[];
  /** Origin of the public log; without it one that no other desk has, under `.invalid`. */
  readonly logOrigin?: string;
  /** Base-2 logarithm of scrypt's N for the founders' keys; 18, and 10 for practice. */
  readonly workFactor?: number;
  /** Address of the database that its ops are to lie in; absent: in the folder. */
  readonly database?: string | null;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

export interface MadeDesk {
  readonly node: string;
  readonly threshold: number;
  readonly custodians: number;
  /** How many of them can consent to a successor. */
  readonly consentKeys: number;
}

/** Throws unless nothing of anybody's is in the folder. */
export function checkFolderIsFree(dir: string): void {
  if (!existsSync(dir)) return;
  const names = readdirSync(dir);
  if (names.length === 0) return;
  if (names.includes(DESK_FILE) || !names.includes(UNFINISHED)) {
    throw new DaftarError("desk.exists", "the folder is not empty");
  }
  for (const place of Object.values({ ...placesOf(dir) })) rmSync(place, { recursive: true, force: true });
}

function checkFounders({ founders }: NewDesk): void {
  if (new Set(founders.map((founder) => founder.person)).size !== founders.length) {
    throw new DaftarError("person.exists", "a founder is named twice");
  }
  if (founders.length > 0 && !founders.some((founder) => founder.roles.includes("admin"))) {
    throw new RangeError("one of the founders must have the role admin");
  }
}

function originOf(given: NewDesk, nonce: string): string {
  const origin = given.logOrigin ?? `${given.practice ? "practice" : "desk"}.invalid/${nonce.slice(0, 16)}`;
  if (given.practice && !origin.startsWith("practice.invalid/")) {
    throw new DaftarError(
      "usage.wrong",
      "a practice desk's log has an origin under practice.invalid/ (J19)",
      {
        field: "origin",
      },
    );
  }
  return origin;
}

/**
 * Makes a desk in an empty or missing folder; on the disk when it resolves.
 *
 * @throws DaftarError desk.exists, custodian.too-few, custodian.invalid, custodian.threshold, person.name-like, person.exists,
 *   usage.wrong for a practice log whose origin is not under practice.invalid/, and those of a database
 * @returns the name of its node, how many custodians there are, and how many of them open together
 * @throws RangeError where there are founders and none is an admin
 */
export async function createDesk(dir: string, desk: NewDesk): Promise<MadeDesk> {
  const { recipients, consentKeys, threshold } = await checkCustodians(desk.custodians, desk);
  checkFounders(desk);
  const nonce = toHex(desk.random(32));
  const logOrigin = originOf(desk, nonce);
  checkFolderIsFree(dir);
  const first = await firstLines(dir, desk.database ?? null);

  makePrivateDir(dir);
  writeDurably(join(dir, UNFINISHED), "");
  const places = placesOf(dir);
  for (const place of Object.values({ ...places })) makePrivateDir(place);
  const keys = createDeskKeys(places.keys, desk.random);
  const workFactor = desk.workFactor ?? (desk.practice ? PRACTICE_WORK_FACTOR : WORK_FACTOR);
  const founders: OpBody<"genesis">["founders"] = [];
  for (const { person, passphrase, roles } of desk.founders) {
    const key = await createPersonKey(places.people, person, passphrase, {
      workFactor,
      random: desk.random,
    });
    founders.push({ person, key, roles: [...roles] });
  }

  const body: OpBody<"genesis"> = {
    name: desk.name,
    practice: desk.practice,
    nonce,
    nodeKey: keys.node.publicKey,
    logOrigin,
    logKey: keys.log.publicKey,
    custodians: recipients,
    threshold,
    ...(consentKeys.length === 0 ? {} : { consentKeys }),
    secretMark: secretMark(keys.secret),
    founders,
  };
  const node = nodeIdOf(keys.node.publicKey);
  const op: OpEnvelope = {
    v: 1,
    desk: "",
    node,
    epoch: 0,
    seq: 0,
    prev: "",
    time: new Date(desk.clock()).toISOString(),
    by: "machine",
    type: "genesis",
    subject: "",
    parents: [],
    reason: "",
    body: checkedBody("genesis", body),
    approvals: [],
  };
  checkedOpText(op);
  const bytes = opBytes(op);
  const line = opLine({ op, sig: toHex(keys.node.sign(bytes)) });
  const id = toHex(sha256(bytes));
  await first.keep(id, [{ chain: { node, epoch: 0, fork: false }, from: 0, lines: [line] }]);
  syncDir(dir);
  const file: DeskFile = { format: DESK_FORMAT, id, name: desk.name, practice: desk.practice, ...first.says };
  writeDurably(join(dir, DESK_FILE), `${canonicalText(file)}\n`);
  rmSync(join(dir, UNFINISHED), { force: true });
  return { node, threshold, custodians: new Set(recipients).size, consentKeys: consentKeys.length };
}
