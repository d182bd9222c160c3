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
export { type OpenedNote, openNote } from "./note/openNote.ts";
export { type NoteSigner, signNote } from "./note/signNote.ts";
export { parseVkey, type VerifierKey, verifierKey, vkey } from "./note/vkey.ts";
// Files
export { entryBundle, LARGEST_ENTRY_BYTES, parseEntryBundle } from "./tiles/entryBundle.ts";
export { logFiles, tileBytes, tileFiles } from "./tiles/logFiles.ts";
export { type LogFault, type LogReading, type ReadLogOptions, readLog } from "./tiles/readLog.ts";
export { TILE_WIDTH, type Tile, tilePath, tilesOf } from "./tiles/tilePath.ts";
// Trees
export { type ConsistencyClaim, consistencyProof, verifyConsistency } from "./tree/consistencyProof.ts";
export {
  appendLeafHash,
  EMPTY_FRONTIER,
  type Frontier,
  merkleRoot,
  rootOfFrontier,
} from "./tree/frontier.ts";
export { leafHash, nodeHash } from "./tree/hashes.ts";
export { type InclusionClaim, inclusionProof, verifyInclusion } from "./tree/inclusionProof.ts";
export { rootOf } from "./tree/rootOf.ts";
