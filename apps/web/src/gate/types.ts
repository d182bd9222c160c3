/** Replies of the verbs about witnesses, by the names that this folder uses. */
import type { z } from "zod";
import type { witnessRequest, witnessStatus, witnessSubmit } from "../api/routes.ts";

export type WitnessesNow = z.infer<typeof witnessStatus.reply>["result"];
export type NotCosigned = z.infer<typeof witnessSubmit.reply>["result"]["failed"][number];
export type AskedOfWitness = z.infer<typeof witnessRequest.reply>["result"];
