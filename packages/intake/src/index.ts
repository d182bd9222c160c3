/** Files in: reading, mapping, what a row says, and the rows that could not be taken. */

// Reading
export { DistinctCells } from "./columns/distinctCells.ts";
export { PackedCells } from "./columns/packedCells.ts";
// What a row says
export { type ReadAge, readAge } from "./fields/readAge.ts";
export { type FieldOptions, type ReadFields, readFields } from "./fields/readFields.ts";
export { readName, readText } from "./fields/readText.ts";
export { readCause, readPopulation, readSex, readStatus } from "./fields/readWords.ts";
// Mapping
export { betraysSomebody, numberBetraysSomebody, reachesSomebody } from "./map/betrays.ts";
export {
  CONFIG_ROLES,
  type ConfigColumn,
  type ConfigRole,
  configRoles,
  type LinkConfig,
} from "./map/configRoles.ts";
export { type DateStyle, dateStyle } from "./map/dateStyle.ts";
export {
  acceptProposal,
  type ColumnMapping,
  type DividedRow,
  dateHints,
  divideRow,
  type MappingFile,
  mappingForOp,
  parseMapping,
  requireIdentity,
  writeMapping,
} from "./map/mappingFile.ts";
export { mendedMapping } from "./map/mendedMapping.ts";
export { type ColumnProposal, type MappingProposal, proposeMapping } from "./map/proposeMapping.ts";
export { cellBetrays, type SealedRow, sealBetraying, shownFault } from "./map/sealBetraying.ts";
export type { ByteSource } from "./read/byteSource.ts";
export { LIMITS, type Limits } from "./read/limits.ts";
export { type ReadOptions, readTable } from "./read/readTable.ts";
export { sampleRows } from "./read/sampleRows.ts";
export type {
  ColumnBatch,
  Delimiter,
  RowCode,
  RowFault,
  Table,
  TableKind,
  TableRow,
  WantedColumn,
} from "./read/table.ts";
// Rejected rows
export { isRejectedHeader } from "./rejected/rejectedColumns.ts";
export {
  type RejectedRow,
  rejectedPath,
  rejectedText,
  writeRejected,
  writeRejectedText,
} from "./rejected/writeRejected.ts";
