/**
 * `/api/openings/OPENING/request`: the file that goes to the custodians, of an opening that two people asked for.
 *
 * Nothing of a ceremony comes back here: custodians answer on machines of their own, and who combines has the key.
 */
import { requestOf } from "@daftar/desk";
import { DaftarError, sha256Hex } from "@daftar/model";
import type { Hono } from "hono";
import { attachment } from "../http/attachment.ts";
import type { Env, Parts } from "../parts.ts";

export function addOpenings(app: Hono<Env>, parts: Parts): void {
  app.get("/api/openings/:opening/request", async (c) => {
    const id = sha256Hex.safeParse(c.req.param("opening"));
    if (!id.success) throw new DaftarError("subject.unknown", "no opening has this id");
    const { opening, bytes } = await requestOf(parts.desk, await parts.desk.facts(), id.data);
    return c.body(new Uint8Array(bytes), 200, {
      "content-type": "application/octet-stream",
      "content-disposition": attachment(`opening-${opening.slice(0, 8)}.request`),
    });
  });
}
