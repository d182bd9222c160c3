/**
 * A desk that this process holds: appending ops, reading facts, the vault, keys and seals.
 *
 * Everything that writes or reads the register goes in turn. An append goes: lock looked at, rows put
 * into the register's transaction, one write and fsync of the op file, commit, then the ids come back.
 * So a failure before the disk has the ops leaves nothing anywhere, and a crash after it leaves ops that
 * the next open applies. A batch that was never acknowledged may survive in part, each op whole.
 */
import {
  type Approval,
  concatBytes,
  type DeskFile,
  type Facts,
  fromHex,
  type OpBody,
  type OpEnvelope,
  type OpType,
  opBytes,
  opLine,
  type RecordCell,
  type Sign,
  toHex,
  utf8,
} from "@daftar/model";
import type { DeskKeys } from "../keys/deskKeys.ts";
import { hmacSha256, sha256 } from "../keys/ed25519.ts";
import {
  type NewPersonKey,
  newPersonKey,
  PRACTICE_WORK_FACTOR,
  type Signer,
  unlockPerson,
  WORK_FACTOR,
} from "../keys/personKey.ts";
import type { Hold } from "../lock/holdDesk.ts";
import { bytesToApprove, checkApprovals } from "../ops/approvals.ts";
import { checkedBody, checkedOpText, isDecision, type KnownOp, type OpDraft } from "../ops/checkOp.ts";
import type { OpAppender } from "../ops/opFile.ts";
import type { ChainState } from "../ops/readChain.ts";
import { getPublished, putPublished } from "../published/publishedTrees.ts";
import { type ApplySources, applyOps } from "../register/applyOps.ts";
import { catchUp } from "../register/catchUp.ts";
import { registerDigest } from "../register/digest.ts";
import { readFacts } from "../register/facts.ts";
import { readCells, readHeads } from "../register/lookUps.ts";
import { closeRegister } from "../register/openRegister.ts";
import { createTables, dropTables, type RegisterDb } from "../register/schema.ts";
import type { RowChunks, RowToKeep } from "../rows/rowChunks.ts";
import type { Vault } from "../vault/blobs.ts";
import { sealTo } from "../vault/custodians.ts";
import type { OpenOptions } from "./openOptions.ts";
import type { Places } from "./places.ts";

export interface DeskInfo extends DeskFile {
  readonly dir: string;
  /** What the first op says: keys, custodians, founders, the log's origin. */
  readonly genesis: OpBody<"genesis">;
}

export interface AppendedOp {
  readonly opId: string;
  readonly op: OpEnvelope;
}

/** What a desk is made of when `openDesk` has it. */
export interface DeskParts {
  readonly info: DeskInfo;
  readonly places: Places;
  readonly keys: DeskKeys;
  readonly hold: Hold;
  readonly appender: OpAppender;
  readonly db: RegisterDb;
  readonly rows: RowChunks;
  readonly vault: Vault;
  readonly options: OpenOptions;
  readonly files: readonly string[];
  readonly chain: ChainState;
}

export class OpenDesk {
  readonly info: DeskInfo;
  readonly #parts: DeskParts;
  readonly #sources: ApplySources;
  #chain: ChainState;
  #turn: Promise<unknown> = Promise.resolve();
  #changes = 0;
  #kept: { readonly changes: number; readonly facts: Facts } | null = null;
  /** Why nothing more can be done here; the op files are whole, the register may not be. */
  #unusable: "closed" | "broken" | null = null;

  constructor(parts: DeskParts) {
    this.info = parts.info;
    this.#parts = parts;
    this.#chain = parts.chain;
    const { rows, vault, options } = parts;
    this.#sources = { rows, vault, readFields: options.readFields };
  }

  /** Does one thing after the other, also after one that failed. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(async () => {
      // PGlite answers without ever waiting for the system: without a breath here, a loop of appends
      // would leave those who ask for the desk without an answer.
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#unusable !== null) throw new TypeError(`this desk is ${this.#unusable}; open it again`);
      return work();
    });
    this.#turn = mine.catch(() => {});
    return mine;
  }

  /**
   * Writes ops: signed by the node, on the disk and in the register when it resolves.
   *
   * @throws DaftarError op.invalid, op.too-large, desk.lock-lost, blob.missing, blob.damaged; nothing is
   *   then written
   * @throws RangeError for an approval that is not of this draft
   */
  append(drafts: readonly OpDraft[]): Promise<AppendedOp[]> {
    return this.#inTurn(async () => {
      if (drafts.length === 0) return [];
      const { hold, db } = this.#parts;
      hold.check();
      const { known, lines } = await this.#signed(drafts);
      let written = false;
      try {
        await db.transaction().execute(async (trx) => {
          await applyOps(trx, known, this.#sources);
          hold.check();
          this.#parts.appender.append(lines);
          written = true;
        });
      } catch (error) {
        if (written) this.#unusable = "broken";
        throw error;
      }
      this.#changes += 1;
      const last = known.at(-1)!;
      this.#chain = { ...this.#chain, next: last.op.seq + 1, head: last.id, bytes: last.end };
      return known.map(({ id, op }) => ({ opId: id, op }));
    });
  }

  async #signed(drafts: readonly OpDraft[]): Promise<{ known: KnownOp[]; lines: string[] }> {
    const { keys, options } = this.#parts;
    let { next: seq, head: prev } = this.#chain;
    let end = this.#parts.appender.size;
    const heads = await this.#headsFor(drafts);
    const known: KnownOp[] = [];
    const lines: string[] = [];
    for (const draft of drafts) {
      const subject = draft.subject ?? "";
      const about = `${draft.type} ${subject}`;
      const seen = heads.get(about);
      const parents = draft.parents ?? [...(seen ?? [])].sort();
      const op: OpEnvelope = {
        v: 1,
        desk: this.info.id,
        node: this.#chain.node,
        epoch: this.#chain.epoch,
        seq,
        prev,
        time: new Date(options.clock()).toISOString(),
        by: draft.by,
        type: draft.type,
        subject,
        parents: [...parents],
        reason: draft.reason ?? "",
        body: checkedBody(draft.type, draft.body),
        approvals: [...(draft.approvals ?? [])],
      };
      checkedOpText(op);
      checkApprovals(op);
      const bytes = opBytes(op);
      const line = opLine({ op, sig: toHex(keys.node.sign(bytes)) });
      const id = toHex(sha256(bytes));
      end += utf8(line).length + 1;
      known.push({ id, op, end });
      lines.push(line);
      // The next draft of this batch about the same subject sees this one.
      for (const parent of op.parents) seen?.delete(parent);
      seen?.add(id);
      seq += 1;
      prev = id;
    }
    return { known, lines };
  }

  /** Heads of every decision whose draft does not name what its writer saw. */
  async #headsFor(drafts: readonly OpDraft[]): Promise<Map<string, Set<string>>> {
    const subjects = new Map<OpType, Set<string>>();
    for (const { type, subject, parents } of drafts) {
      if (!isDecision(type) || parents !== undefined) continue;
      const known = subjects.get(type) ?? new Set();
      subjects.set(type, known.add(subject ?? ""));
    }
    const heads = new Map<string, Set<string>>();
    for (const [type, named] of subjects) {
      const found = await readHeads(this.#parts.db, type, [...named]);
      for (const subject of named) heads.set(`${type} ${subject}`, new Set(found.get(subject)));
    }
    return heads;
  }

  /**
   * The bytes of a draft that a person approves. The draft must name its parents: an approval is of
   * exactly what was seen. They hold no time and no place, so the same draft has the same bytes.
   *
   * @throws RangeError for a decision without `parents`
   * @throws DaftarError op.invalid
   */
  bytesToApprove(draft: Omit<OpDraft, "approvals">): Uint8Array {
    return bytesToApprove(this.info.id, draft);
  }

  /** A person's approval of a draft by their key file. @throws as `bytesToApprove` */
  approve(signer: Signer, draft: Omit<OpDraft, "approvals">): Approval {
    const signature = toHex(signer.sign(this.bytesToApprove(draft)));
    return { person: signer.person, key: signer.key, signature };
  }

  /** A draft that names every head there is now, approved by the signers: ready to append. */
  async decide(draft: Omit<OpDraft, "approvals" | "parents">, signers: readonly Signer[]): Promise<OpDraft> {
    const parents = isDecision(draft.type) ? await this.headsOf(draft.type, draft.subject ?? "") : [];
    const whole = { ...draft, parents };
    return { ...whole, approvals: signers.map((signer) => this.approve(signer, whole)) };
  }

  /** Decisions of one type and subject that no other names as parent, sorted. */
  headsOf(type: OpType, subject: string): Promise<string[]> {
    return this.#inTurn(async () => (await readHeads(this.#parts.db, type, [subject])).get(subject) ?? []);
  }

  /**
   * Everything the ops say.
   *
   * @param options.asOf UTC to the millisecond: ops counted from later stay out (J12)
   */
  facts(options: { readonly asOf?: string } = {}): Promise<Facts> {
    return this.#inTurn(async () => {
      if (options.asOf !== undefined) return readFacts(this.#parts.db, options.asOf);
      const changes = this.#changes;
      if (this.#kept?.changes !== changes) this.#kept = { changes, facts: await readFacts(this.#parts.db) };
      return this.#kept.facts;
    });
  }

  /** Rises whenever this desk comes to say something else: what was derived at one number holds at it. */
  get changes(): number {
    return this.#changes;
  }

  /** Cells of a record's version in force, as they came; null for an unknown record or an erased row. */
  recordCells(record: string): Promise<RecordCell[] | null> {
    return this.#inTurn(() => readCells(this.#parts.db, this.#parts.rows, record));
  }

  /** Digest of an ordered dump of the register, in hexadecimal. */
  registerDigest(): Promise<string> {
    return this.#inTurn(() => registerDigest(this.#parts.db));
  }

  /**
   * Empties the register and applies every op again, each checked.
   *
   * @param options.shuffleSeed applies them in an order of this number's; the register is the same
   * @throws DaftarError op.damaged, blob.missing, blob.damaged
   */
  rebuild(options: { readonly shuffleSeed?: number } = {}): Promise<void> {
    return this.#inTurn(async () => {
      const { db, hold } = this.#parts;
      hold.check();
      try {
        await dropTables(db);
        await createTables(db);
        this.#changes += 1;
        this.#chain = await this.#apply([], options.shuffleSeed);
      } catch (error) {
        this.#unusable = "broken";
        throw error;
      }
    });
  }

  /** Applies what the op files hold beyond the register. Called once, by `openDesk`. */
  async applyRest(vector: readonly ChainState[]): Promise<void> {
    this.#chain = await this.#apply(vector);
  }

  #apply(vector: readonly ChainState[], shuffleSeed?: number): Promise<ChainState> {
    const { info, files, db, options } = this.#parts;
    return catchUp({
      db,
      files,
      vector,
      own: { ...this.#chain, next: 0, head: "", bytes: 0 },
      root: { desk: info.id, nodeKey: info.genesis.nodeKey },
      sources: this.#sources,
      ...(options.progress === undefined ? {} : { progress: options.progress }),
      ...(shuffleSeed === undefined ? {} : { shuffleSeed }),
    });
  }

  /** Keeps bytes in the vault. @returns their SHA-256 */
  putBlob(bytes: Uint8Array): string {
    return this.#parts.vault.put(bytes);
  }

  /** @throws DaftarError blob.missing, blob.damaged */
  getBlob(hash: string): Uint8Array {
    return this.#parts.vault.get(hash);
  }

  /** Keeps up to 1,000 imported rows; an import op names them by this root. */
  putRows(rows: readonly RowToKeep[]): { readonly root: string } {
    return this.#parts.rows.put(rows);
  }

  /** Rows of a chunk that were not erased. @throws DaftarError blob.missing, blob.damaged */
  getRows(root: string): RowToKeep[] {
    return this.#parts.rows.get(root).map(({ record, version, cells }) => ({ record, version, cells }));
  }

  /** Seals bytes to every custodian and keeps them. @returns SHA-256 of what is kept */
  async seal(bytes: Uint8Array): Promise<string> {
    return this.putBlob(await sealTo(this.info.genesis.custodians, bytes));
  }

  /** HMAC-SHA256 under the organisation's secret, in hexadecimal. @param domain what the id is for */
  hmac(domain: string, text: string): string {
    return toHex(hmacSha256(this.#parts.keys.secret, concatBytes(utf8(`${domain}\0`), utf8(text))));
  }

  /**
   * Makes a person's key; a `key` decision approved by an admin enrols it. Nothing is written before
   * `keep`, which locks it with the passphrase.
   *
   * @param options.workFactor base-2 logarithm of scrypt's N; 18, and 10 on a practice desk
   * @throws DaftarError person.name-like, person.exists
   */
  newPersonKey(person: string, options: { readonly workFactor?: number } = {}): NewPersonKey {
    const workFactor = options.workFactor ?? (this.info.practice ? PRACTICE_WORK_FACTOR : WORK_FACTOR);
    return newPersonKey(this.#parts.places.people, person, {
      workFactor,
      random: this.#parts.options.random,
    });
  }

  /** @throws DaftarError person.unknown, person.wrong-passphrase */
  unlockPerson(person: string, passphrase: string): Promise<Signer> {
    return unlockPerson(this.#parts.places.people, person, passphrase);
  }

  /** The public log's key. */
  get logKey(): { readonly publicKey: Uint8Array; readonly sign: Sign } {
    const { publicKey, sign } = this.#parts.keys.log;
    return { publicKey: fromHex(publicKey), sign };
  }

  /** This desk's node: first bytes of the hash of its public key. */
  get node(): string {
    return this.#chain.node;
  }

  /** Keeps a release's files under its digest. */
  putPublished(digest: string, files: ReadonlyMap<string, Uint8Array>): void {
    putPublished(this.#parts.places.published, digest, files);
  }

  /** Files of a release by path. @throws DaftarError blob.missing */
  getPublished(digest: string): Map<string, Uint8Array> {
    return getPublished(this.#parts.places.published, digest);
  }

  /** Lets the desk go, with the register's mark where all is well. A second call does nothing. */
  async close(): Promise<void> {
    await this.#turn;
    if (this.#unusable === "closed") return;
    const complete = this.#unusable === null;
    this.#unusable = "closed";
    const { hold, places, db } = this.#parts;
    this.#parts.appender.close();
    try {
      hold.check();
    } catch {
      // Somebody took over: closing PGlite would write into what is theirs now.
      await hold.release();
      return;
    }
    await closeRegister(places.register, db, complete);
    await hold.release();
  }
}
