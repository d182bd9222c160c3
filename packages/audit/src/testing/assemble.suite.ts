/** Hashes, logs and signs the parts of a release, as a publisher would, honest or not. */
import { checkpointText, logFiles, rootOf, signNote } from "@daftar/log";
import { canonicalBytes, checkpointScript, RELEASE_PATHS, toHex, utf8 } from "@daftar/model";
import { sha256 } from "./nodeCrypto.suite.ts";
import { type Leaf, type Parts, signerOf } from "./smallRelease.suite.ts";

const hex = (bytes: Uint8Array) => toHex(bytes);

const cell = (value: string | number | boolean | null | undefined): string => {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csv = (header: string, rows: readonly (readonly (string | number | boolean | null)[])[]) =>
  `${[header, ...rows.map((row) => row.map(cell).join(","))].join("\n")}\n`;
const json = (value: unknown) => `${JSON.stringify(value)}\n`;

const PEOPLE_HEADER =
  "invented,public_id,version,class,group,level,named,name_forms,age_band,sex,date_from,date_to,date_precision,city,province,cause,population,dispute,two_or_more_origins,missing_presumed,first_published,changed,reason";
const COUNTS_HEADER = "invented,public_id,version,province,city,window_from,window_to,low,high,extent,level";
const CLAIMS_HEADER =
  "invented,claim_id,kind,claimant,claimant_kind,via,value,low,high,qualifier,as_worded,counted,population_note,window_from,window_to,area,basis,stated,part_of,part_kind,as_of,supersedes,answers,rebuts,caveats,responsibility,published_in,source_tier,note,verdict";

/** Hashes, logs and signs the parts: what a publisher would hand out, honest or not. */
export function assemble(
  parts: Parts,
  keyByte = 5,
  signer = signerOf(parts.release.invented, keyByte),
): Map<string, Uint8Array> {
  const { release, people, counts, claims, toll } = parts;
  const verdictsOn = (id: string) =>
    toll.claims
      .filter((verdict) => verdict.claim === id)
      .map(({ words }) => words)
      .join(" ");
  const texts = new Map<string, string>([
    [RELEASE_PATHS.release, json(release)],
    [RELEASE_PATHS.people, json(people)],
    [RELEASE_PATHS.counts, json(counts)],
    [RELEASE_PATHS.claims, json(claims)],
    [RELEASE_PATHS.toll, json(toll)],
    [RELEASE_PATHS.corrections, json(parts.corrections)],
    [RELEASE_PATHS.openings, json(parts.openings)],
    [RELEASE_PATHS.overlaps, json({ invented: release.invented, aliases: [], cells: null })],
    [RELEASE_PATHS.sources, json({ invented: release.invented, classes: [] })],
    [RELEASE_PATHS.estimate, json({ invented: release.invented, estimate: null })],
    [RELEASE_PATHS.dictionary, json([])],
    [RELEASE_PATHS.dictionaryCsv, "invented,file,column,meaning,values\n"],
    [RELEASE_PATHS.english, parts.pages["index.html"]],
    [RELEASE_PATHS.persian, parts.pages["fa.html"]],
    [
      RELEASE_PATHS.peopleCsv,
      csv(
        PEOPLE_HEADER,
        people.map((p) =>
          [
            [p.invented, p.publicId, p.version, p.class, p.group, p.level, p.named],
            [p.nameForms.map((form) => form.text).join(" | "), p.ageBand, p.sex],
            [p.date?.from ?? null, p.date?.to ?? null, p.date?.precision ?? null],
            [p.city, p.province, p.cause, p.population, p.dispute, p.twoOrMoreOrigins],
            [p.missingPresumed, p.firstPublished, p.changed, p.reason],
          ].flat(),
        ),
      ),
    ],
    [
      RELEASE_PATHS.countsCsv,
      csv(
        COUNTS_HEADER,
        counts.map((c) =>
          [
            [c.invented, c.publicId, c.version, c.province, c.city, c.windowFrom, c.windowTo],
            [c.low, c.high, c.extent, c.level],
          ].flat(),
        ),
      ),
    ],
    [
      RELEASE_PATHS.claimsCsv,
      csv(
        CLAIMS_HEADER,
        claims.map((c) =>
          [
            [c.invented, c.id, c.kind, c.claimant, c.claimantKind, c.via.join(" | ")],
            [c.figure.value, c.figure.low, c.figure.high, c.figure.qualifier, c.figure.asWorded],
            [c.counted, c.populationNote, c.window.from, c.window.to, c.area, c.basis, c.stated],
            [c.partOf, c.partKind, c.asOf, c.supersedes, c.answers, c.rebuts, c.caveats],
            [c.responsibility, c.publishedIn, c.sourceTier, c.note],
            [verdictsOn(c.id)],
          ].flat(),
        ),
      ),
    ],
    ...parts.override,
  ]);
  const files = new Map(
    [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => [path, utf8(text)]),
  );
  const listed = Object.fromEntries(
    [...files].map(([path, bytes]) => [path, { bytes: bytes.length, sha256: hex(sha256(bytes)) }]),
  );
  const manifest = utf8(json({ format: "daftar.manifest/v1", files: listed }));
  files.set(RELEASE_PATHS.manifest, manifest);
  const closing: Leaf = { v: 1, type: "release", version: release.version, manifest: hex(sha256(manifest)) };
  const entries = [...parts.before, ...parts.leaves, closing].map(canonicalBytes);
  const ends = parts.before.flatMap(({ type }, at) => (type === "release" ? [at + 1] : []));
  const closed = [...new Set([...ends, parts.before.length])];
  const text = checkpointText({ origin: signer.name, size: entries.length, root: rootOf(entries, sha256) });
  const checkpoint = signNote(text, signer, sha256);
  for (const [path, bytes] of logFiles(entries, checkpoint, sha256, closed)) {
    files.set(`${RELEASE_PATHS.log}${path}`, bytes);
  }
  const last = parts.leaves.at(-1);
  const words = last?.type === "words.publish" ? last : null;
  return files.set(RELEASE_PATHS.checkpointScript, utf8(checkpointScript(checkpoint, words)));
}
