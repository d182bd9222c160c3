/** The public log: RFC 6962 trees, C2SP notes, checkpoints and tiles; and one judgement of Ed25519. */

// Signatures
export { isSoundKey } from "./ed25519/soundKey.ts";
export { isSoundSignature } from "./ed25519/soundSignature.ts";
export { verifierOf } from "./ed25519/verifierOf.ts";
// What people compare
export { ENGLISH_WORDS } from "./fingerprint/englishWords.ts";
export { type Fingerprint, fingerprintOf } from "./fingerprint/fingerprint.ts";
export { PERSIAN_WORDS } from "./fingerprint/persianWords.ts";
// Notes and checkpoints
export { type Checkpoint, checkpointText, parseCheckpoint, type ReadCheckpoint } from "./note/checkpoint.ts";
export {
  type Cosignature,
  cosign,
  type OpenedCosignatures,
  openCosignatures,
  withLines,
} from "./note/cosignature.ts";
export { type OpenedNote, openNote } from "./note/openNote.ts";
export { type NoteSigner, signNote } from "./note/signNote.ts";
export { splitNote } from "./note/splitNote.ts";
export {
  isKeyName,
  parseVkey,
  parseWitnessVkey,
  type VerifierKey,
  verifierKey,
  vkey,
  type WitnessKey,
  witnessKey,
  witnessVkey,
} from "./note/vkey.ts";
// Which witnesses make a checkpoint good
export { type CheckpointUnder, checkpointUnder, type Witnessed } from "./policy/checkpointUnder.ts";
export {
  type PolicyWitness,
  parsePolicy,
  type ReadPolicy,
  type WitnessPolicy,
} from "./policy/parsePolicy.ts";
export { stillNeeded } from "./policy/quorum.ts";
// Receipts
export {
  parseTlogProof,
  TLOG_PROOF_HEADER,
  type TlogProof,
  tlogProofText,
  verifyTlogProof,
} from "./proof/tlogProof.ts";
// Files
export { entriesIn, entryBundle, LARGEST_ENTRY_BYTES, parseEntryBundle } from "./tiles/entryBundle.ts";
export { logFiles, tileBytes, tileFiles } from "./tiles/logFiles.ts";
export { type LogFault, type LogReading, type ReadLogOptions, readLog } from "./tiles/readLog.ts";
export { bundlesOf, partialTilesOf, TILE_WIDTH, type Tile, tilePath, tilesOf } from "./tiles/tilePath.ts";
// Trees
export { type ConsistencyClaim, consistencyProof, verifyConsistency } from "./tree/consistencyProof.ts";
export {
  appendLeafHash,
  EMPTY_FRONTIER,
  type Frontier,
  merkleRoot,
  rootOfFrontier,
} from "./tree/frontier.ts";
export { leafHash, nodeHash, sameBytes } from "./tree/hashes.ts";
export { type InclusionClaim, inclusionProof, verifyInclusion } from "./tree/inclusionProof.ts";
export { rootOf } from "./tree/rootOf.ts";
// Witnesses
export { type AddCheckpoint, addCheckpointText, parseAddCheckpoint } from "./witness/addCheckpoint.ts";
export {
  type Cosigned,
  judgeAddCheckpoint,
  type Refused,
  type Remembered,
  sizeOfConflict,
  type WitnessAnswer,
  type WitnessState,
} from "./witness/judge.ts";
