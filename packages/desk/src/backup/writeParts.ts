/**
 * Writes a planned backup, beside whoever holds the desk: what a plan names is only ever added to.
 */
import { resolve } from "node:path";
import { DaftarError, deskFile, logSeen } from "@daftar/model";
import { type BackupPlan, findDesk, writeBackup } from "@daftar/store";
import { z } from "zod";
import { databaseOf } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";

const plan = z.object({
  desk: deskFile.omit({ ops: true, epoch: true }).extend({
    /** Null for a desk that no restore made. */
    epoch: z.number().nullable(),
  }),
  node: z.string(),
  /** How far the backup holds each chain; `beside`: bytes of the lines of its forks. */
  chains: z.array(
    z.object({
      node: z.string(),
      epoch: z.number(),
      next: z.number(),
      head: z.string(),
      bytes: z.number(),
      beside: z.number(),
    }),
  ),
  /** Digest of the register that these ops give. */
  register: z.string(),
  /** The newest public checkpoint. */
  log: logSeen.nullable(),
});

type ToldPlan = z.infer<typeof plan>;

export const backupOutput = z.object({
  /** Null, as all but the plan, where no folder was named. */
  out: z.string().nullable(),
  backup: z.string().nullable(),
  made: z.string().nullable(),
  parts: z.number().nullable(),
  /** Parts that were there already. */
  kept: z.number().nullable(),
  bytes: z.number().nullable(),
  files: z.number().nullable(),
  plan,
});

/** A plan as it is told. */
export function toldPlan({ desk, chains, log, ...rest }: BackupPlan): ToldPlan {
  return {
    ...rest,
    desk: { ...desk, epoch: desk.epoch ?? null },
    chains: chains.map((one) => ({ ...one })),
    log: log === null ? null : { ...log },
  };
}

function planOf({ desk: { epoch, ...desk }, ...rest }: ToldPlan): BackupPlan {
  return { ...rest, desk: epoch === null ? desk : { ...desk, epoch } };
}

/** @throws DaftarError usage.wrong, custodian.invalid, and others with a `backup.*` or `database.*` code */
export async function writeParts(
  context: VerbContext,
  folder: string,
  planned: ToldPlan,
  to: { readonly out: string; readonly recipients: readonly string[] },
): Promise<z.infer<typeof backupOutput>> {
  const wrong = (words: string, field: string) => new DaftarError("usage.wrong", words, { field });
  if (to.recipients.length === 0) throw wrong("say to whom the backup is encrypted", "recipient");
  const out = resolve(context.cwd, to.out);
  if (findDesk(out) !== null) throw wrong("a backup must not lie inside a desk", "out");
  const written = await writeBackup({
    dir: folder,
    plan: planOf(planned),
    out,
    recipients: [...new Set(to.recipients)],
    database: databaseOf(context),
    clock: context.clock,
    random: context.random,
    progress: context.progress,
  });
  return { out, ...written, plan: toldPlan(written.plan) };
}
