/** `bundle pack | open`: what another desk of the organisation lacks, without a network. */
import { DaftarError } from "@daftar/model";
import type { NodeFact, OpenDesk } from "@daftar/store";
import { z } from "zod";
import { openBundleFile } from "../exchange/openFile.ts";
import { newFile, packFor } from "../exchange/packFor.ts";
import { withDesk } from "../session/withDesk.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { conflictsOf } from "../view/conflicts.ts";

/** The machine meant: the one named, else the only other one. */
async function machineOf(
  desk: OpenDesk,
  named: string | undefined,
): Promise<NodeFact & { recipient: string }> {
  const nodes = [...(await desk.exchange.nodes()).values()];
  const others = nodes.filter((one) => one.node !== desk.node && !one.revoked);
  const found = named === undefined ? others : others.filter((one) => one.node === named);
  const [one] = found;
  if (one === undefined)
    throw new DaftarError("node.unknown", "no such machine belongs to this desk", { field: "for" });
  if (found.length > 1) {
    throw new DaftarError("node.unknown", "several machines belong to this desk: say which", {
      field: "for",
    });
  }
  const { recipient } = one;
  if (recipient === null)
    throw new DaftarError("node.unknown", "that machine has told no recipient yet", { field: "for" });
  return { ...one, recipient };
}

export const bundlePack = defineVerb({
  details:
    "Packs what that machine lacked when a bundle of its own was last opened here, or everything (--all, and the first\n" +
    "time). The file is signed by this machine, encrypted to that one, and says nothing in the clear. A bundle that is\n" +
    "lost harms nothing: the next one holds the same again, until that machine has answered.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  places: ["out"],
  input: z.object({
    for: z
      .string()
      .optional()
      .describe("node of the other machine (daftar node list); may be left out where there is one"),
    out: path.describe("file to write; must not exist"),
    all: z.boolean().default(false).describe("everything, whatever it was last known to hold"),
  }),
  output: z.object({
    file: z.string(),
    for: z.string(),
    bundle: z.string(),
    everything: z.boolean(),
    ops: z.number(),
    blobs: z.number(),
    rows: z.number(),
    releases: z.number(),
    bytes: z.number(),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const to = await machineOf(desk, input.for);
      const file = newFile(context, input.out);
      const since = input.all ? null : await desk.exchange.heldBy(to.node);
      const packed = await packFor(context, desk, to, { file, since, join: null });
      return done({ for: to.node, everything: since === null, ...packed });
    }),
});

export const bundleOpen = defineVerb({
  details:
    "Everything in it is checked in quarantine first: all of it is taken in, or nothing. Decisions made apart that\n" +
    "differ become conflicts on both desks; see daftar conflicts.",
  positional: ["file"],
  needsDesk: true,
  effect: "changes",
  files: ["file"],
  input: z.object({ file: path.describe("bundle that another machine of this desk packed for this one") }),
  output: z.object({
    bundle: z.string(),
    from: z.string(),
    ops: z.number(),
    blobs: z.number(),
    rows: z.number(),
    releases: z.number(),
    forks: z.number(),
    conflicts: z.number(),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { exchange } = desk;
      const expected = { desk: desk.info.id, node: desk.node };
      const { id, manifest, contents } = await openBundleFile(context.files, input.file, expected, (bytes) =>
        exchange.decrypt(bytes),
      );
      if (manifest.join !== null) {
        throw new DaftarError("usage.wrong", "this file makes a new desk: daftar init DIR --join FILE", {
          file: input.file,
        });
      }
      const received = await exchange.receive({ id, from: manifest.from, has: manifest.has, contents });
      if (received.forks > 0) {
        context.notice(
          "node.copied",
          `${received.forks} ops stand beside others of the same number; both are kept`,
        );
      }
      const { ops, blobs, chunks, releases, forks } = received;
      return done({
        bundle: id,
        from: manifest.from.node,
        ops,
        blobs,
        rows: chunks,
        releases,
        forks,
        conflicts: conflictsOf(await desk.facts()).length,
      });
    }),
});
