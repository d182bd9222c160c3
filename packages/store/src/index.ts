/** Ops, vault and register on disk. */

// Backups
export type { BackupPlan } from "./backup/plan.ts";
export { identitiesIn, restoreDesk } from "./backup/restoreDesk.ts";
export type { Restore } from "./backup/restores.ts";
export { type WrittenBackup, writeBackup } from "./backup/writeBackup.ts";
// Desks
export { createDesk, type NewDesk } from "./desk/createDesk.ts";
export { databaseOps } from "./desk/databaseOps.ts";
export type { AppendedOp, DeskInfo, RestsOn } from "./desk/deskParts.ts";
export { findDesk } from "./desk/findDesk.ts";
export type { OpenDesk } from "./desk/heldDesk.ts";
// Other desks
export { type JoinFile, joinDesk, requestToJoin } from "./desk/joinDesk.ts";
export { openDesk } from "./desk/openDesk.ts";
export type { OnNotice, OpenOptions } from "./desk/openOptions.ts";
export { writeNewFile } from "./disk/durable.ts";
export { consentKeyOf } from "./keys/consentKey.ts";
// Keys and hashes on node:crypto, in model's shapes
export { type KeyPair, keyPairOf, newKeyPair, sha256, verify } from "./keys/ed25519.ts";
export { verifyEs256 } from "./keys/es256.ts";
export type { NewPersonKey, Signer } from "./keys/personKey.ts";
// A server that lends its desk
export type { LentBy } from "./lock/holdDesk.ts";
export { serverKeyOf } from "./lock/lockFile.ts";
export { type DeskServer, serverOf } from "./lock/serverOf.ts";
// Ops
export type { OpDraft } from "./ops/checkOp.ts";
export type { NewLogKey } from "./published/publicLog.ts";
// Register
export type { ReadFields } from "./register/applyOps.ts";
export type { OpPlace } from "./register/manyOps.ts";
export type { NodeFact } from "./register/nodes.ts";
export { type EnrolmentOp, People } from "./register/people.ts";
// Imported rows
export { LARGEST_CHUNK, type RowToKeep } from "./rows/rowChunks.ts";
// Seals
export { checkRecipients, newCustodian } from "./vault/custodians.ts";
export { handedBoxesIn, type VaultToRead, vaultOf } from "./vault/vaultOf.ts";
// Witnesses of others' logs
export { createWitness, type NewWitness, openWitness, unlockWitness } from "./witness/openWitness.ts";
export type { TrustedLog, WitnessFolder } from "./witness/witnessFolder.ts";
