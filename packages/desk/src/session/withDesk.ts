/** Borrows the desk a verb works on, and gives it back whatever happens. */
import { resolve } from "node:path";
import { DaftarError } from "@daftar/model";
import { findDesk, type OpenDesk, type OpenOptions } from "@daftar/store";
import type { VerbContext } from "../verb/context.ts";
import { fieldsOf } from "./fields.ts";

/** The folder of the desk meant: `--desk`, DAFTAR_DESK, or the nearest parent that is one. */
export function deskFolder(context: VerbContext, named: string | null = context.desk): string {
  const folder = named === null ? findDesk(context.cwd) : resolve(context.cwd, named);
  if (folder === null) throw new DaftarError("desk.not-found", "no desk here or in a folder above");
  return folder;
}

/** Address of the database named to us: for desks whose ops lie in one, and for new ones. */
export function databaseOf(context: Pick<VerbContext, "env">): string | null {
  return context.env["DATABASE_URL"] || null;
}

/** Where ops and register of a desk that is made now lie. */
export function opsOf(context: Pick<VerbContext, "env">): "folder" | "database" {
  return databaseOf(context) === null ? "folder" : "database";
}

export function openOptionsOf(context: VerbContext): OpenOptions {
  return {
    clock: context.clock,
    random: context.random,
    waitMs: context.waitMs,
    onNotice: context.notice,
    progress: context.progress,
    readFields: fieldsOf,
    database: databaseOf(context),
  };
}

/** What a process that ended had decided to publish and not yet signed. */
async function finishPublication(desk: OpenDesk, context: VerbContext): Promise<void> {
  const { signReleases } = await import("../release/signReleases.ts");
  try {
    signReleases(desk, await desk.facts());
  } catch (error) {
    // Who asks for a release is told, and refused; other work goes on.
    if (!(error instanceof DaftarError) || error.code !== "log.behind") throw error;
    context.notice(error.code, error.message);
  }
}

export async function withDesk<T>(
  context: VerbContext,
  work: (desk: OpenDesk) => Promise<T>,
  named: string | null = context.desk,
): Promise<T> {
  const borrowed = await context.desks.borrow(deskFolder(context, named), openOptionsOf(context));
  try {
    if (borrowed.desk.publicLog.waits) await finishPublication(borrowed.desk, context);
    return await work(borrowed.desk);
  } finally {
    await borrowed.giveBack();
  }
}
