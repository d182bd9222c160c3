/**
 * Facts: what the pure functions of `toll`, `linkage` and `publish` read, out of the register.
 *
 * A function of the set of ops and the moment asked for (J12): an op counts from the later of its time
 * and its predecessors' on its chain. Equal moments are ordered by chain and sequence, so that of two
 * editions written in one millisecond the later one is in force. Order never asks when something was
 * received, so that desks that hold the same ops say the same; as of a moment, what had not been received
 * by then stays out. Cost: reads all ops and record versions, about a second for 100,000 records.
 */
import {
  accountBody,
  type ChainHeld,
  type CountFact,
  claimBody,
  cosignedBody,
  countAccountBody,
  custodyBody,
  type DecisionFact,
  decisionType,
  type ErasedFact,
  evidenceBody,
  type Facts,
  genesisBody,
  importBody,
  linkageRunBody,
  type OpBody,
  type OpFact,
  openingBody,
  publishedBody,
  type RecordFact,
  type RecordFields,
  type RecordVersionFact,
  signatureBody,
  stampRequestBody,
  type ToldFact,
  timestampBody,
} from "@daftar/model";
import type { Beginning } from "@daftar/seal";
import { sql } from "kysely";
import { type ApprovedOp, Copies } from "./copies.ts";
import { isCosigned, logOriginsIn, originsAt } from "./cosigned.ts";
import { erasuresIn } from "./erasures.ts";
import { isTrusted, type NodeFact, nodesOf } from "./nodes.ts";
import { type GivenApproval, People } from "./people.ts";
import { readReceipts } from "./receipts.ts";
import type { RegisterDb } from "./schema.ts";
import { type Successions, successionsIn } from "./successions.ts";

const PAGE = 10_000;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

interface OpRow {
  readonly op_id: string;
  readonly node: string;
  readonly epoch: number;
  readonly seq: number;
  readonly time: string;
  readonly by_whom: string;
  readonly type: string;
  readonly subject: string;
  readonly parents: readonly string[];
  readonly reason: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface RankedOp extends OpRow {
  readonly rank: number;
  readonly approvals: readonly GivenApproval[];
}

async function rankedOps(db: RegisterDb, asOf: string | undefined): Promise<RankedOp[]> {
  const approvals = new Map<string, GivenApproval[]>();
  for (const { op_id, person, key, holds } of await db.selectFrom("approvals").selectAll().execute()) {
    const given = approvals.get(op_id);
    if (given === undefined) approvals.set(op_id, [{ person, key, holds }]);
    else given.push({ person, key, holds });
  }
  const until = asOf === undefined ? sql`` : sql`where counted_from <= ${asOf}`;
  const { rows } = await sql<OpRow>`
    select op_id, node, epoch, seq, counted_from as time, by_whom, type, subject, parents, reason, body
    from counted_ops ${until} order by counted_from, node, epoch, seq, op_id`.execute(db);
  const receipts = asOf === undefined ? null : await readReceipts(db);
  const had = rows.filter(
    (row) => receipts === null || asOf === undefined || (receipts.of(row) ?? "") <= asOf,
  );
  return had.map((row, rank) => ({ ...row, rank, approvals: approvals.get(row.op_id) ?? [] }));
}

/** Every op that brought a record, with what it brought. */
interface Bringing {
  readonly rank: number;
  readonly opId: string;
  readonly time: string;
  readonly version: string;
  readonly fields: RecordFields;
}

async function bringings(
  db: RegisterDb,
  byId: ReadonlyMap<string, RankedOp>,
): Promise<Map<string, { list: string; brought: Bringing[] }>> {
  const records = new Map<string, { list: string; brought: Bringing[] }>();
  let after = { op: "", record: "" };
  for (;;) {
    const page = await db
      .selectFrom("record_versions")
      .select(["op_id", "record_id", "version", "list", "fields"])
      .where(sql<boolean>`(op_id, record_id) > (${after.op}, ${after.record})`)
      .orderBy("op_id")
      .orderBy("record_id")
      .limit(PAGE)
      .execute();
    for (const row of page) {
      const op = byId.get(row.op_id);
      if (op === undefined) continue;
      const brought: Bringing = {
        rank: op.rank,
        opId: row.op_id,
        time: op.time,
        version: row.version,
        fields: row.fields,
      };
      const record = records.get(row.record_id);
      if (record === undefined) records.set(row.record_id, { list: row.list, brought: [brought] });
      else record.brought.push(brought);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return records;
    after = { op: last.op_id, record: last.record_id };
  }
}

/** Versions in the order in which they were last brought: an edition that returns to old cells puts them in force. */
function versionsOf(brought: readonly Bringing[]): RecordVersionFact[] {
  const first = new Map<string, Bringing>();
  const inOrder = new Map<string, Bringing>();
  for (const one of brought) {
    if (!first.has(one.version)) first.set(one.version, one);
    inOrder.delete(one.version);
    inOrder.set(one.version, one);
  }
  return [...inOrder.values()].map(({ version, fields }) => {
    const { opId, time } = first.get(version)!;
    return { version, opId, time, fields };
  });
}

/** Rank of the newest full edition of each list. */
function newestFullEditions(ops: readonly RankedOp[]): Map<string, number> {
  const newest = new Map<string, number>();
  for (const op of ops) {
    if (op.type !== "import") continue;
    const { list, edition } = importBody.parse(op.body);
    if (edition.extent === "full") newest.set(list, op.rank);
  }
  return newest;
}

async function recordFacts(db: RegisterDb, ops: readonly RankedOp[]): Promise<RecordFact[]> {
  const byId = new Map(ops.map((op) => [op.op_id, op]));
  const accounts = new Map<string, RankedOp>();
  for (const op of ops) {
    if (op.type !== "account") continue;
    const { record } = accountBody.parse(op.body);
    if (!accounts.has(record)) accounts.set(record, op);
  }
  const full = newestFullEditions(ops);
  const ranked: { rank: number; fact: RecordFact }[] = [];
  for (const [id, { list, brought }] of await bringings(db, byId)) {
    brought.sort((a, b) => a.rank - b.rank);
    const account = accounts.get(id);
    const last = brought.at(-1)!;
    const said = account === undefined ? null : accountBody.parse(account.body);
    const fact: RecordFact = {
      id,
      list,
      versions: versionsOf(brought),
      recordedBy: account?.by_whom ?? null,
      lineage: said?.lineage ?? null,
      assertions: said?.assertions ?? null,
      missingFromEdition: account === undefined && last.rank < (full.get(list) ?? -1),
    };
    ranked.push({ rank: brought[0]!.rank, fact });
  }
  ranked.sort((a, b) => a.rank - b.rank || (a.fact.id < b.fact.id ? -1 : 1));
  return ranked.map(({ fact }) => fact);
}

const approvedOp = ({ op_id: opId, type, subject, parents, reason, body }: RankedOp): ApprovedOp => ({
  opId,
  type,
  subject,
  parents,
  reason,
  body,
});

/** @param copies told of what may be repeated, in the order of the ops; null where repeating it says nothing new */
function approvalsOf(
  op: RankedOp,
  people: People,
  copies: Copies | null,
): Pick<DecisionFact, "approvedBy" | "approvals"> {
  const counted = people.approvals(op.rank, op.approvals);
  const approvals = copies === null ? counted : copies.fresh(approvedOp(op), counted);
  return { approvedBy: approvals.map(({ person }) => person), approvals };
}

/** Facts of a given type of op, their bodies read by its schema. */
function opFacts<T extends ToldFact>(
  ops: readonly RankedOp[],
  people: People,
  type: T,
  read: (body: unknown) => OpFact<T>["body"],
): OpFact<T>[] {
  const copies = type === "signature" ? new Copies() : null;
  return ops
    .filter((op) => op.type === type)
    .map((op) => ({
      opId: op.op_id,
      time: op.time,
      by: op.by_whom,
      ...approvalsOf(op, people, copies),
      body: read(op.body),
    }));
}

function decisionFacts(ops: readonly RankedOp[], people: People): DecisionFact[] {
  const copies = new Copies();
  return ops.flatMap((op) => {
    const type = decisionType.safeParse(op.type);
    if (!type.success) return [];
    return [
      {
        type: type.data,
        subject: op.subject,
        opId: op.op_id,
        parents: copies.parentsOf(op),
        time: op.time,
        by: op.by_whom,
        reason: op.reason,
        ...approvalsOf(op, people, copies),
        body: op.body,
      },
    ];
  });
}

/** Cosignatures that are their witness's, over this desk's log under its origin of that size. */
function cosignedFacts(
  ops: readonly RankedOp[],
  people: People,
  decisions: readonly DecisionFact[],
): OpFact<"cosigned">[] {
  const genesis = genesisBody.safeParse(ops.find(({ type }) => type === "genesis")?.body);
  const all = opFacts(ops, people, "cosigned", (body) => cosignedBody.parse(body));
  if (!genesis.success || all.length === 0) return [];
  const origins = logOriginsIn(genesis.data.logOrigin, decisions);
  return all.filter(({ body }) => originsAt(origins, body.logSize).some((one) => isCosigned(one, body)));
}

function countFacts(ops: readonly RankedOp[]): CountFact[] {
  return ops
    .filter((op) => op.type === "count-account")
    .map((op) => {
      const { id, list, account } = countAccountBody.parse(op.body);
      return { id, list, opId: op.op_id, time: op.time, recordedBy: op.by_whom, account };
    });
}

/**
 * Ops without those of nodes that were put out: facts go, decisions stay as ones that nobody approved, so
 * that they still stand between what they saw and who saw them.
 */
function trustedOps(ops: readonly RankedOp[], nodes: ReadonlyMap<string, NodeFact>): readonly RankedOp[] {
  if (![...nodes.values()].some((node) => node.revoked)) return ops;
  return ops.flatMap((op) => {
    if (isTrusted(op, nodes)) return [op];
    return decisionType.safeParse(op.type).success ? [{ ...op, approvals: [] }] : [];
  });
}

/** The installations of the desk. */
export async function readNodes(db: RegisterDb): Promise<Map<string, NodeFact>> {
  const ops = await rankedOps(db, undefined);
  return nodesOf(ops, peopleOf(ops));
}

/** Erasures that count; nothing is read where there is none. */
export async function readErasures(db: RegisterDb): Promise<ErasedFact[]> {
  const any = await db.selectFrom("ops").select("op_id").where("type", "=", "erase").limit(1).execute();
  if (any.length === 0) return [];
  const all = await rankedOps(db, undefined);
  const ops = trustedOps(all, nodesOf(all, peopleOf(all)));
  return erasuresIn(ops, peopleOf(ops));
}

/** That custodians were asked to open something. */
export interface OpeningFact {
  readonly opId: string;
  readonly time: string;
  readonly by: string;
  readonly reason: string;
  /** People whose approvals counted when it came, sorted. */
  readonly approvedBy: readonly string[];
  readonly body: OpBody<"opening">;
}

/** Every opening that was asked for, also by machines that were put out since: what was opened stays opened. */
export async function readOpenings(db: RegisterDb): Promise<OpeningFact[]> {
  const all = await rankedOps(db, undefined);
  const people = peopleOf(trustedOps(all, nodesOf(all, peopleOf(all))));
  return all
    .filter((op) => op.type === "opening")
    .map((op) => ({
      opId: op.op_id,
      time: op.time,
      by: op.by_whom,
      reason: op.reason,
      approvedBy: people.approvals(op.rank, op.approvals).map(({ person }) => person),
      body: openingBody.parse(op.body),
    }));
}

/** Who the custodians are now, and every succession that was told; little is read where there is none. */
export async function readSuccessions(db: RegisterDb, begin: Beginning): Promise<Successions> {
  const any = await db.selectFrom("ops").select("op_id").where("type", "=", "succession").limit(1).execute();
  const all = any.length === 0 ? [] : await rankedOps(db, undefined);
  return successionsIn(all, peopleOf(trustedOps(all, nodesOf(all, peopleOf(all)))), begin);
}

function peopleOf(ops: readonly RankedOp[]): People {
  return new People(
    ops
      .filter(({ type }) => type === "genesis" || type === "key" || type === "role")
      .map((op) => ({ ...approvedOp(op), rank: op.rank, by: op.by_whom, approvals: op.approvals })),
  );
}

/**
 * Everything the ops say, as of a moment.
 *
 * @param asOf UTC, to the millisecond, `2026-01-31T23:59:59.999Z`; ops counted from later stay out
 * @throws RangeError for another form
 */
export async function readFacts(db: RegisterDb, asOf?: string): Promise<Facts> {
  if (asOf !== undefined && !MOMENT.test(asOf)) {
    throw new RangeError(`asOf must be UTC to the millisecond, not ${JSON.stringify(asOf)}`);
  }
  const all = await rankedOps(db, asOf);
  const ops = trustedOps(all, nodesOf(all, peopleOf(all)));
  // What is destroyed is gone for every day: a past one would else be said from data that one desk still had.
  const erased = asOf === undefined ? erasuresIn(ops, peopleOf(ops)) : await readErasures(db);
  return factsOf(db, ops, erased);
}

/**
 * What a desk would say that held no more than these stretches of chains, whoever held them, without what was
 * erased since and without machines that were put out since: none of that may go out.
 */
export async function readFactsWithin(db: RegisterDb, held: readonly ChainHeld[]): Promise<Facts> {
  const all = await rankedOps(db, undefined);
  const nodes = nodesOf(all, peopleOf(all));
  const trusted = trustedOps(all, nodes);
  const next = new Map(held.map((chain) => [`${chain.node} ${chain.epoch}`, chain.next]));
  const within = trusted.filter(({ node, epoch, seq }) => seq < (next.get(`${node} ${epoch}`) ?? 0));
  return factsOf(db, within, erasuresIn(trusted, peopleOf(trusted)));
}

/** @param ops of nodes that are trusted, in the order in which they count */
async function factsOf(
  db: RegisterDb,
  ops: readonly RankedOp[],
  erased: readonly ErasedFact[],
): Promise<Facts> {
  const people = peopleOf(ops);
  const gone = new Set(erased.map(({ record }) => record));
  const decisions = decisionFacts(ops, people);
  return {
    records: (await recordFacts(db, ops)).filter(({ id }) => !gone.has(id)),
    erased,
    counts: countFacts(ops),
    claims: opFacts(ops, people, "claim", (body) => claimBody.parse(body)),
    decisions,
    signatures: opFacts(ops, people, "signature", (body) => signatureBody.parse(body)),
    runs: opFacts(ops, people, "linkage-run", (body) => linkageRunBody.parse(body)),
    imports: opFacts(ops, people, "import", (body) => importBody.parse(body)),
    published: opFacts(ops, people, "published", (body) => publishedBody.parse(body)),
    cosigned: cosignedFacts(ops, people, decisions),
    evidence: opFacts(ops, people, "evidence", (body) => evidenceBody.parse(body)),
    custody: opFacts(ops, people, "custody", (body) => custodyBody.parse(body)),
    stampRequests: opFacts(ops, people, "stamp-request", (body) => stampRequestBody.parse(body)),
    timestamps: opFacts(ops, people, "timestamp", (body) => timestampBody.parse(body)),
    people: people.facts(),
  };
}
