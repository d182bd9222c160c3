/** `witness serve`: a witness over HTTP, on this machine alone, until Ctrl-C. */
import { resolve } from "node:path";
import { defineVerb } from "@daftar/desk";
import { openWitness, unlockWitness } from "@daftar/store";
import { z } from "zod";
import { closeOnSignals } from "../serve/closeOnSignals.ts";
import { startWitness } from "./witnessServer.ts";

const PORT = 4871;

export const witnessServe = defineVerb({
  details:
    "Answers POST /add-checkpoint (C2SP tlog-witness) on 127.0.0.1 alone (J23). For others to reach it, put a proxy or an\n" +
    "onion service before it, and name it with --host. What it cosigns is on the disk before the answer leaves; several\n" +
    "processes may serve one folder. It writes down no address. Ctrl-C ends it.",
  positional: ["dir"],
  needsDesk: false,
  effect: "changes",
  places: ["dir"],
  input: z.object({
    dir: z.string().min(1).describe("folder of the witness"),
    port: z.number().int().min(0).max(65_535).default(PORT).describe("port; 0 for a free one"),
    host: z
      .array(z.string().min(1))
      .default([])
      .describe("name under which a proxy passes requests on (repeat)"),
  }),
  output: z.object({
    url: z.string(),
    name: z.string(),
    vkey: z.string(),
    logs: z.array(z.object({ origin: z.string(), size: z.number() })),
  }),
  async run(context, input) {
    const witness = openWitness(resolve(context.cwd, input.dir));
    const sign = await unlockWitness(witness, () => context.passphrase("witness"));
    const running = await startWitness({
      witness,
      sign,
      clock: context.clock,
      port: input.port,
      hosts: input.host,
      told: (line) => context.notice("witness.asked", line),
      onFault: (error) =>
        context.notice("internal.broke", error instanceof Error ? error.message : "a request broke the work"),
    });
    closeOnSignals(running, context.notice);
    const logs = witness.logs().map(({ origin, size }) => ({ origin, size }));
    return {
      result: { url: `http://127.0.0.1:${running.port}/`, name: witness.key.name, vkey: witness.vkey, logs },
      exit: 0,
    };
  },
});
