/** The data of a proposed release, in the one spelling that we write: of two values under one key a reader may take either. */
import {
  claimsFile,
  correctionsFile,
  countsFile,
  estimateFile,
  fromUtf8,
  openingsFile,
  overlapsFile,
  peopleFile,
  RELEASE_PATHS,
  releaseFile,
  sourcesFile,
  tollFile,
} from "@daftar/model";
import { jsonFile, jsonRows } from "../data/json.ts";
import { Other, sameBytes } from "./differs.ts";

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** @throws Other naming the file */
export function readFile<T>(files: ReadonlyMap<string, Uint8Array>, path: string, schema: Schema<T>): T {
  const bytes = files.get(path);
  let value: unknown;
  let spelled: Uint8Array;
  try {
    value = JSON.parse(fromUtf8(bytes ?? new Uint8Array(0)));
    if (typeof value !== "object" || value === null) throw new Other(path);
    // What is nested deep enough is read, and cannot be spelled again.
    spelled = Array.isArray(value) ? jsonRows(value) : jsonFile(value);
  } catch {
    throw new Other(path);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success || !sameBytes(bytes, spelled)) throw new Other(path);
  return parsed.data;
}

/** @throws Other naming the file */
export function readProposed(files: ReadonlyMap<string, Uint8Array>) {
  return {
    release: readFile(files, RELEASE_PATHS.release, releaseFile),
    people: readFile(files, RELEASE_PATHS.people, peopleFile),
    counts: readFile(files, RELEASE_PATHS.counts, countsFile),
    claims: readFile(files, RELEASE_PATHS.claims, claimsFile),
    toll: readFile(files, RELEASE_PATHS.toll, tollFile),
    estimate: readFile(files, RELEASE_PATHS.estimate, estimateFile),
    overlaps: readFile(files, RELEASE_PATHS.overlaps, overlapsFile),
    sources: readFile(files, RELEASE_PATHS.sources, sourcesFile),
    corrections: readFile(files, RELEASE_PATHS.corrections, correctionsFile),
    openings: readFile(files, RELEASE_PATHS.openings, openingsFile),
  };
}

export type ProposedData = ReturnType<typeof readProposed>;
