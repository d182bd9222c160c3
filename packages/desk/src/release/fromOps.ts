/**
 * What goes out is what the ops say, whatever the register said: it is derived anew from the signed lines before a
 * release is proposed, and before one is published. So whoever can write to the database, or to the register's
 * files, changes at most what this desk shows by itself, and that is told. Cost: one rebuild and two digests, some
 * seconds for 100,000 records.
 */
import { DaftarError } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";

/** @throws DaftarError register.altered; the register then says what the ops say */
export async function refuseAlteredRegister(desk: OpenDesk): Promise<void> {
  if (await desk.rederive()) return;
  throw new DaftarError("register.altered", "the register did not say what the signed ops say");
}
