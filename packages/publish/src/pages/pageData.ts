/** What a page is made from: the released data and nothing else, so that it can say nothing more. */
import type {
  Claim,
  CorrectionRow,
  CountRow,
  EstimateFile,
  OverlapsFile,
  PersonRow,
  ReleaseFile,
  SourcesFile,
  TollFile,
} from "@daftar/model";

export interface PageData {
  readonly release: ReleaseFile;
  readonly people: readonly PersonRow[];
  readonly counts: readonly CountRow[];
  readonly claims: readonly Claim[];
  readonly toll: TollFile;
  readonly estimate: EstimateFile;
  readonly overlaps: OverlapsFile;
  readonly sources: SourcesFile;
  readonly corrections: readonly CorrectionRow[];
}
