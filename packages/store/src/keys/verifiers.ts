/** What approvals are checked with, on node:crypto. */
import type { Verifiers } from "@daftar/model";
import { sha256, verify } from "./ed25519.ts";
import { verifyEs256 } from "./es256.ts";

export const VERIFIERS: Verifiers = { sha256, verify, verifyEs256 };
