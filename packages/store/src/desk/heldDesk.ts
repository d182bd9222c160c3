/**
 * A desk that this process has open: appending ops, reading facts, the vault, keys and seals.
 *
 * Everything that writes or reads ops or register goes in turn, and through the ledger (`ledger/`), which
 * says what a write is where they lie. Of an append in op files that was never acknowledged some ops may
 * survive, each whole; of one in a database all or none.
 */
import {
  type Approval,
  type ChainHeld,
  concatBytes,
  type Facts,
  type OpType,
  type RecordCell,
  type SealedKind,
  type SignedOp,
  toHex,
  utf8,
} from "@daftar/model";
import { type HandedBox, sealEnvelope, type ToSeal } from "@daftar/seal";
import { hmacSha256, sha256 } from "../keys/ed25519.ts";
import {
  type NewPersonKey,
  newPersonKey,
  PRACTICE_WORK_FACTOR,
  type Signer,
  unlockPerson,
  WORK_FACTOR,
} from "../keys/personKey.ts";
import { LedgerBroken, type Writing } from "../ledger/ledger.ts";
import { ancestorsOf } from "../ops/ancestorsOf.ts";
import { bytesToApprove } from "../ops/approvals.ts";
import { isDecision, type OpDraft } from "../ops/checkOp.ts";
import { type ApplySources, applyOps } from "../register/applyOps.ts";
import { catchUp } from "../register/catchUp.ts";
import { registerDigest } from "../register/digest.ts";
import { ErasedSeen } from "../register/eraseOps.ts";
import {
  type OpeningFact,
  readFacts,
  readFactsWithin,
  readOpenings,
  readSuccessions,
} from "../register/facts.ts";
import { KeptFacts } from "../register/keptFacts.ts";
import { readCells } from "../register/lookUps.ts";
import { type OpPlace, readHeads, readPlaces, readSignedOps, readWriters } from "../register/manyOps.ts";
import { receivedDays } from "../register/receivedDays.ts";
import type { RegisterDb } from "../register/schema.ts";
import type { Successions } from "../register/successions.ts";
import type { MadeRows, RowToKeep } from "../rows/rowChunks.ts";
import { sealTo } from "../vault/custodians.ts";
import { handedBoxesIn } from "../vault/vaultOf.ts";
import { type DeskFacets, facetsOf } from "./deskFacets.ts";
import type { AppendedOp, DeskInfo, DeskParts, RestsOn } from "./deskParts.ts";
import { refuseStale } from "./refuseStale.ts";
import { signDrafts } from "./signDrafts.ts";

/** Ops with which rows of an erased record can come in, or go. */
const BRINGS_OR_ERASES: ReadonlySet<OpType> = new Set(["import", "account", "erase"]);

export class OpenDesk implements DeskFacets {
  readonly info: DeskInfo;
  readonly exchange: DeskFacets["exchange"];
  readonly lives: DeskFacets["lives"];
  readonly erasure: DeskFacets["erasure"];
  readonly publicLog: DeskFacets["publicLog"];
  readonly #parts: DeskParts;
  readonly #sources: ApplySources;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #kept = new KeptFacts();
  #custodians: { readonly changes: number; readonly value: Successions } | null = null;
  /** Why nothing more can be done here; the op files are whole, the register may not be. */
  #unusable: "closed" | "broken" | null = null;

  constructor(parts: DeskParts) {
    this.info = parts.info;
    this.#parts = parts;
    const { rows, vault, options } = parts;
    this.#sources = { rows, vault, readFields: options.readFields };
    const facets = facetsOf(parts, {
      look: (work) => this.#look(work),
      inTurn: (work) => this.#inTurn(work),
      write: (work) => this.#write(work),
      append: (drafts) => this.#append(drafts),
      now: () => this.#now,
    });
    this.exchange = facets.exchange;
    this.lives = facets.lives;
    this.erasure = facets.erasure;
    this.publicLog = facets.publicLog;
  }

  get #now(): number {
    return this.#parts.chains.now(this.#parts.options.clock());
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

  /** A look at the register, in turn. */
  #look<T>(work: (db: RegisterDb) => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#parts.ledger.read(work));
  }

  async #write<T>(work: (writing: Writing) => Promise<T>): Promise<T> {
    try {
      return await this.#parts.ledger.write(work);
    } catch (error) {
      throw this.#noted(error);
    }
  }

  /** What broke, with this desk marked as not to be used where its register may not be what the ops say. */
  #noted(error: unknown): unknown {
    if (!(error instanceof LedgerBroken)) return error;
    this.#unusable = "broken";
    return error.cause;
  }

  /**
   * Writes ops: signed by the node, on the disk and in the register when it resolves.
   *
   * @param restsOn what the drafts were made from: judged again, in the write, where the desk says something else now
   * @throws DaftarError decision.stale where somebody decided since an approved draft's parents were seen
   * @throws DaftarError op.invalid, op.too-large, desk.lock-lost, blob.missing, blob.damaged, database.away;
   *   nothing is then written
   * @throws RangeError for an approval that is not of this draft
   */
  append(drafts: readonly OpDraft[], restsOn?: RestsOn): Promise<AppendedOp[]> {
    return this.#inTurn(async () => {
      if (drafts.length === 0) return [];
      const written = await this.#append(drafts, restsOn);
      if (drafts.some(({ type }) => BRINGS_OR_ERASES.has(type))) await this.erasure.carryOut();
      return written;
    });
  }

  /** For whoever has the turn. */
  async #append(drafts: readonly OpDraft[], restsOn?: RestsOn): Promise<AppendedOp[]> {
    const { chains, keys } = this.#parts;
    const known = await this.#write(async (writing) => {
      const { trx } = writing;
      await refuseStale(trx, drafts);
      if (restsOn !== undefined && restsOn.changes !== chains.changes) restsOn.judge(await readFacts(trx));
      const from = chains.own.bytes;
      const signed = await signDrafts(drafts, {
        db: trx,
        desk: this.info.id,
        chain: chains.own,
        end: from,
        now: () => this.#now,
        sign: keys.node.sign,
      });
      await applyOps(trx, signed.known, this.#sources);
      await writing.add(from, signed.lines);
      return signed.known;
    });
    const last = known.at(-1)!;
    const { node, epoch, seq } = last.op;
    chains.lengthened(
      [{ node, epoch, next: seq + 1, head: last.id, bytes: last.end }],
      known.map(({ op }) => op),
    );
    return known.map(({ id, op }) => ({ opId: id, op }));
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
    return this.#look(async (db) => (await readHeads(db, type, [subject])).get(subject) ?? []);
  }

  /** Ops of these types with their nodes' signatures, in the order in which they count. */
  signedOps(types: readonly OpType[]): Promise<SignedOp[]> {
    return this.#look((db) => readSignedOps(db, this.#parts.ledger.lines, types));
  }

  /** What custodians were asked to open. */
  openings(): Promise<OpeningFact[]> {
    return this.#look(readOpenings);
  }

  /** Who the custodians are, and every succession that was told. */
  custodians(): Promise<Successions> {
    return this.#look(async (db) => {
      const { changes } = this;
      if (this.#custodians?.changes !== changes) {
        const { custodians, consentKeys, threshold } = this.info.genesis;
        const begin = { desk: this.info.id, custodians, consentKeys, threshold };
        this.#custodians = { changes, value: await readSuccessions(db, begin) };
      }
      return this.#custodians.value;
    });
  }

  /** Boxes of envelopes that custodians who left encrypted anew to their successors; those that are whole here. */
  async handedBoxes(): Promise<(HandedBox & { readonly to: string })[]> {
    return handedBoxesIn(this.#parts.vault, (await this.custodians()).boxes);
  }

  /** The node that wrote each of these ops. */
  writersOf(ops: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#look((db) => readWriters(db, ops));
  }

  /** Where each of these ops stands. */
  placesOf(ops: readonly string[]): Promise<ReadonlyMap<string, OpPlace>> {
    return this.#look((db) => readPlaces(db, ops));
  }

  /** What an op follows from on its chain, itself among it. Cost: reads that chain. */
  ancestorsOf(chain: Omit<OpPlace, "seq">, op: string): Promise<ReadonlySet<string>> {
    return this.#look(() => ancestorsOf(this.#parts.ledger.lines, chain, op));
  }

  /**
   * Everything the ops say.
   *
   * @param options.asOf UTC to the millisecond: ops counted from later stay out (J12)
   */
  facts(options: { readonly asOf?: string } = {}): Promise<Facts> {
    return this.#look((db) => {
      const read = () => readFacts(db, options.asOf);
      return options.asOf === undefined ? this.#kept.at(this.changes, read) : read();
    });
  }

  /** Days on which it came to say something else: as of any day between two of them it says the same (J12). */
  receivedDays(): Promise<string[]> {
    return this.#look(receivedDays);
  }

  /** Everything the ops say, with the number of changes at which they say it, and how far each chain is held then. */
  lookAtFacts(): Promise<{
    readonly changes: number;
    readonly facts: Facts;
    readonly held: readonly ChainHeld[];
  }> {
    return this.#look(async (db) => {
      const { changes } = this;
      const held = this.#parts.chains.held();
      return { changes, facts: await this.#kept.at(changes, () => readFacts(db)), held };
    });
  }

  /** What a desk would say that held no more than this, without what was erased and who was put out since. */
  factsWithin(held: readonly ChainHeld[]): Promise<Facts> {
    return this.#look((db) => readFactsWithin(db, held));
  }

  /**
   * Rises whenever this desk comes to say something else: what was derived at one number holds at it. What
   * another process wrote is noticed by the next look at the desk.
   */
  get changes(): number {
    return this.#parts.chains.changes;
  }

  /** Looks whether another process wrote. @returns `changes` then */
  look(): Promise<number> {
    return this.#look(async () => this.changes);
  }

  /** Cells of a record's version in force, as they came; null for an unknown record. */
  recordCells(record: string): Promise<RecordCell[] | null> {
    return this.#look((db) => readCells(db, this.#parts.rows, record));
  }

  /** Digest of an ordered dump of the register, in hexadecimal. */
  registerDigest(): Promise<string> {
    return this.#look(registerDigest);
  }

  /**
   * Empties the register and applies every op again, each checked.
   *
   * @param options.shuffleSeed applies them in an order of this number's; the register is the same
   * @throws DaftarError op.damaged, blob.missing, blob.damaged
   */
  rebuild(options: { readonly shuffleSeed?: number } = {}): Promise<void> {
    return this.#inTurn(async () => {
      try {
        await this.bringUp(true, options.shuffleSeed);
      } catch (error) {
        throw this.#noted(error);
      }
    });
  }

  /**
   * Derives the register anew, as `rebuild` does, and tells whether it was what the ops say ([S14]).
   *
   * @throws DaftarError as `rebuild`
   */
  rederive(): Promise<boolean> {
    return this.#inTurn(async () => {
      const digests = new Set<string>();
      try {
        await this.bringUp(true, undefined, async (db) => void digests.add(await registerDigest(db)));
      } catch (error) {
        throw this.#noted(error);
      }
      return digests.size === 1;
    });
  }

  /** Applies what the lines hold beyond the register. Called once, by `openDesk`; `rebuild` is in turn. */
  async bringUp(
    anew: boolean,
    shuffleSeed?: number,
    compare?: (db: RegisterDb) => Promise<void>,
  ): Promise<void> {
    const { info, ledger, chains, options } = this.#parts;
    const erased = new ErasedSeen();
    const apply: Parameters<typeof ledger.bringUp>[1] = async (vector, inTransaction) => {
      await catchUp({
        inTransaction,
        lines: ledger.lines,
        vector,
        desk: info.id,
        keys: chains.keys,
        sources: { ...this.#sources, onErased: erased.add },
        ...(options.progress === undefined ? {} : { progress: options.progress }),
        ...(shuffleSeed === undefined ? {} : { shuffleSeed }),
      });
      await inTransaction(async (trx) => {
        await erased.check(trx);
        await chains.readAnew(trx);
      });
    };
    await ledger.bringUp(anew, apply, compare);
  }

  /** Keeps bytes in the vault. @returns their SHA-256 */
  putBlob(bytes: Uint8Array): string {
    return this.#parts.vault.put(bytes);
  }

  /** Whether a file of the vault is here: what was erased is not. */
  hasBlob(hash: string): boolean {
    return this.#parts.vault.has(hash);
  }

  /** @throws DaftarError blob.missing, blob.damaged */
  getBlob(hash: string): Uint8Array {
    return this.#parts.vault.get(hash);
  }

  /** Keeps up to 1,000 imported rows; an import op names them by this root. */
  putRows(rows: readonly RowToKeep[]): { readonly root: string } {
    return this.#parts.rows.put(rows);
  }

  /** The same chunk, on the disk only when it is told to `keep`. */
  makeRows(rows: readonly RowToKeep[]): MadeRows {
    return this.#parts.rows.make(rows);
  }

  /** Rows of a chunk. @throws DaftarError blob.missing, blob.damaged */
  getRows(root: string): RowToKeep[] {
    return this.#parts.rows.get(root).map(({ record, version, cells }) => ({ record, version, cells }));
  }

  /** Locks of what was sealed with a chunk's rows, by record. @throws DaftarError blob.missing, blob.damaged */
  rowLocks(root: string): ReadonlyMap<string, Uint8Array> {
    return this.#parts.rows.locks(root);
  }

  /**
   * Seals what is said of sources to the custodians; nothing is kept, and nothing here opens it.
   *
   * @param whole on a desk made before there were envelopes: what is sealed in their stead, for any one custodian
   */
  async seal(kind: SealedKind, items: readonly ToSeal[], whole: () => Uint8Array): Promise<Uint8Array> {
    const { custodians, threshold } = this.info.genesis;
    if (threshold === undefined) return sealTo(custodians, whole());
    const { now } = await this.custodians();
    const to = { desk: this.info.id, recipients: now.map(({ recipient }) => recipient), threshold };
    return sealEnvelope(to, kind, items, { sha256, random: this.#parts.options.random });
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

  /** This desk's node: first bytes of the hash of its public key. */
  get node(): string {
    return this.#parts.own.node;
  }

  /** Lets the desk go, with the register's mark where all is well. A second call does nothing. */
  async close(): Promise<void> {
    await this.#turn;
    if (this.#unusable === "closed") return;
    const complete = this.#unusable === null;
    this.#unusable = "closed";
    await this.#parts.ledger.close(complete);
  }
}
