/**
 * When this desk received ops of others (J12): what it did not have yet, it had not said.
 *
 * Source: its own `receive` ops. An op that came twice counts from the first time. Cost: linear in
 * bundles taken in.
 */
import { receiveBody } from "@daftar/model";
import { sql } from "kysely";
import type { RegisterDb } from "./schema.ts";

export interface PlacedOp {
  readonly op_id: string;
  readonly node: string;
  readonly epoch: number;
  readonly seq: number;
}

export class Receipts {
  readonly #stretches = new Map<string, { first: number; next: number; time: string }[]>();
  readonly #forks = new Map<string, string>();

  /** @param received bodies of `receive` ops and when each counts from, oldest first */
  constructor(received: readonly { readonly time: string; readonly body: unknown }[]) {
    for (const { time, body } of received) {
      const { chains, forks } = receiveBody.parse(body);
      for (const { node, epoch, first, next } of chains) {
        const chain = `${node} ${epoch}`;
        const stretches = this.#stretches.get(chain) ?? [];
        stretches.push({ first, next, time });
        this.#stretches.set(chain, stretches);
      }
      for (const id of forks) if (!this.#forks.has(id)) this.#forks.set(id, time);
    }
  }

  /** When an op was received; null for this desk's own. */
  of(op: PlacedOp): string | null {
    const fork = this.#forks.get(op.op_id);
    if (fork !== undefined) return fork;
    const stretches = this.#stretches.get(`${op.node} ${op.epoch}`);
    return stretches?.find(({ first, next }) => first <= op.seq && op.seq < next)?.time ?? null;
  }
}

export async function readReceipts(db: RegisterDb): Promise<Receipts> {
  const { rows } = await sql<{ time: string; body: unknown }>`
    select counted_from as time, body from counted_ops where type = 'receive' order by counted_from, seq`.execute(
    db,
  );
  return new Receipts(rows);
}
