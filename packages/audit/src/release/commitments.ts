/**
 * Every public row opens the commitments of its newest leaf, field by field (J17), and nothing else is
 * opened: an opening without a row would tell a withdrawn value. Cost: one hash a field.
 */
import { sameBytes } from "@daftar/log";
import {
  COMMITTED_CLAIM_FIELDS,
  COMMITTED_COUNT_FIELDS,
  COMMITTED_PERSON_FIELDS,
  committer,
  RELEASE_PATHS,
  type Sha256,
} from "@daftar/model";
import type { Findings } from "../report.ts";
import type { Chain, ItemKind } from "./leaves.ts";
import type { HeldOpening, ReleasedRows } from "./rows.ts";

interface Item {
  readonly kind: ItemKind;
  readonly publicId: string;
  /** Null where the row itself carries no version. */
  readonly version: number | null;
  readonly fields: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

function* itemsOf({ people, counts, claims }: ReleasedRows): Generator<Item, undefined> {
  for (const row of people ?? []) {
    const { publicId, version } = row;
    if (row.class !== "count-only")
      yield { kind: "person", publicId, version, fields: COMMITTED_PERSON_FIELDS, values: row };
  }
  for (const row of counts ?? []) {
    const { publicId, version } = row;
    yield { kind: "count", publicId, version, fields: COMMITTED_COUNT_FIELDS, values: row };
  }
  for (const claim of claims ?? [])
    yield {
      kind: "claim",
      publicId: claim.id,
      version: null,
      fields: COMMITTED_CLAIM_FIELDS,
      values: { claim },
    };
}

/** Whether one item opens its leaf; says what is wrong, or null. */
function wrongWith(
  item: Item,
  chain: Chain | undefined,
  opening: HeldOpening | undefined,
  commit: ReturnType<typeof committer>,
): { readonly code: "audit.leaf" | "audit.commitment"; readonly detail: string } | null {
  if (chain === undefined) return { code: "audit.leaf", detail: "a row was never published in the log" };
  const { last } = chain;
  if (!("commits" in last)) return { code: "audit.leaf", detail: "a row stands that the log has closed" };
  if (item.version !== null && item.version !== last.version) {
    return { code: "audit.leaf", detail: "a row is of another version than its leaf" };
  }
  if (opening === undefined) return { code: "audit.commitment", detail: "a row has no opening" };
  if (
    opening.version !== last.version ||
    !opening.salts.hasJust(item.fields) ||
    !last.commits.hasJust(item.fields)
  ) {
    return { code: "audit.commitment", detail: "an opening is of another leaf" };
  }
  const { commits } = last;
  const differs = item.fields.filter(
    (field) => !sameBytes(commits.of(field), commit(field, opening.salts.of(field), item.values[field])),
  );
  return differs.length === 0
    ? null
    : { code: "audit.commitment", detail: `not what was committed to: ${differs.join(", ")}` };
}

export function checkCommitments(
  rows: ReleasedRows,
  opened: readonly HeldOpening[],
  chains: ReadonlyMap<string, Chain>,
  sha256: Sha256,
  findings: Findings,
): void {
  const openings = new Map<string, HeldOpening>();
  for (const opening of opened) {
    if (openings.has(opening.publicId)) {
      findings.fault("audit.commitment", opening.publicId, "two openings stand under one id");
    }
    openings.set(opening.publicId, opening);
  }
  const commit = committer(sha256);
  const seen = new Set<string>();
  for (const item of itemsOf(rows)) {
    const key = `${item.kind} ${item.publicId}`;
    if (seen.has(key)) findings.fault("audit.leaf", item.publicId, "two rows stand under one id");
    seen.add(key);
    const wrong = wrongWith(item, chains.get(key), openings.get(item.publicId), commit);
    if (wrong !== null) findings.fault(wrong.code, item.publicId, wrong.detail);
    openings.delete(item.publicId);
  }
  if (rows.people === null || rows.counts === null || rows.claims === null) return;
  for (const id of openings.keys()) {
    findings.fault("audit.commitment", RELEASE_PATHS.openings, `an opening has no row: ${id}`);
  }
}
