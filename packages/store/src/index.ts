/** Ops, vault and register on disk. */

// Desks
export { createDesk, type NewDesk } from "./desk/createDesk.ts";
export { findDesk } from "./desk/findDesk.ts";
export type { AppendedOp, DeskInfo, OpenDesk } from "./desk/heldDesk.ts";
export { openDesk } from "./desk/openDesk.ts";
export type { OnNotice, OpenOptions } from "./desk/openOptions.ts";
export { writeNewFile } from "./disk/durable.ts";
// Keys and hashes on node:crypto, in model's shapes
export { type KeyPair, keyPairOf, newKeyPair, sha256, verify } from "./keys/ed25519.ts";
export { verifyEs256 } from "./keys/es256.ts";
export type { NewPersonKey, Signer } from "./keys/personKey.ts";
export { isSoundKey } from "./keys/soundKey.ts";
// Ops
export type { OpDraft } from "./ops/checkOp.ts";
// Register
export type { ReadFields } from "./register/applyOps.ts";
// Imported rows
export { LARGEST_CHUNK, type RowToKeep } from "./rows/rowChunks.ts";
// Seals
export { newCustodian } from "./vault/custodians.ts";
