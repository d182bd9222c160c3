/**
 * Extraction of claims: precision, recall and F1 of every field, by half of the corpus and language, and speed.
 *
 * `npm run bench -- claimExtract [--faults]`. The half `heldout` was written before any rule and none was made
 * by it; `--faults` lists what went wrong in the half `dev` alone, so that nobody tunes by the other. Speed is
 * of texts of 1 and 5 MB made of the corpus with quiet sentences between, each the first text of a process of
 * its own (lexicons read, nothing compiled; the best of three), then warm, and of the corpus alone, where nearly every sentence is a claim.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { claimExtractor } from "@daftar/claims/extract";
import { readCorpus } from "../../packages/claims/dist/extract/corpus/readCorpus.js";
import { FIELDS, rates, score } from "../../packages/claims/dist/extract/corpus/score.js";

const LANGUAGES = ["en", "fa", "ar"];
const BLIND = [2, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((number) => `blind${number}`);
const HALVES = ["dev", "heldout", ...BLIND];
const folder = new URL("../../packages/claims/src/extract/corpus/", import.meta.url);
const articles = (half, language) =>
  readCorpus(readFileSync(new URL(`${half}-${language}.txt`, folder), "utf8"));

const QUIET = {
  en: "The streets of the old town were quiet again by the evening, and most shops stayed shut as people waited for news of their relatives. Residents described a column of vehicles that moved slowly towards the bridge before the lights went out.",
  fa: "خیابان‌های مرکز شهر تا شب دوباره خلوت شد و بیشتر مغازه‌ها بسته ماندند. ساکنان از ستون خودروهایی سخن گفتند که پیش از خاموشی به سوی پل می‌رفتند.",
  ar: "وهدأت شوارع المدينة القديمة مساء وبقيت معظم المتاجر مغلقة فيما انتظر الناس أخبار أقاربهم. وتحدث السكان عن رتل من المركبات تحرك ببطء نحو الجسر قبل انقطاع الكهرباء.",
};

function longArticle(quiet, bytes = 5e6) {
  const all = LANGUAGES.flatMap((language) =>
    ["dev", "heldout"].flatMap((half) =>
      articles(half, language).map(({ sentences }) =>
        sentences
          .map(({ text }, at) => (quiet && at % 2 === 1 ? `${text}\n\n${QUIET[language]}` : text))
          .join("\n\n"),
      ),
    ),
  ).join("\n\n");
  const copies = Math.ceil(bytes / Buffer.byteLength(all));
  return Array(copies).fill(all).join("\n\n");
}

function speedOf(extract, text) {
  const from = performance.now();
  const { claims } = extract(text, { date: "2031-03-20" });
  const seconds = (performance.now() - from) / 1e3;
  const megabytes = Buffer.byteLength(text) / 1e6;
  return `${megabytes.toFixed(1)} MB, ${claims.length} drafts, ${seconds.toFixed(1)} s: ${(megabytes / seconds).toFixed(2)} MB/s`;
}

const COLD = fileURLToPath(new URL("coldSpeed.mjs", import.meta.url));

function coldSpeedOf(folder, bytes) {
  const file = join(folder, `${bytes}.txt`);
  const text = longArticle(true, bytes);
  writeFileSync(file, text);
  const megabytes = Buffer.byteLength(text) / 1e6;
  const runs = [1, 2, 3].map(() =>
    JSON.parse(spawnSync(process.execPath, [COLD, file], { encoding: "utf8" }).stdout),
  );
  const best = runs.sort((a, b) => a.seconds - b.seconds)[0];
  return `${megabytes.toFixed(1)} MB, ${best.drafts} drafts, ${best.seconds.toFixed(2)} s: ${(megabytes / best.seconds).toFixed(2)} MB/s (${best.cpuSeconds.toFixed(2)} s of processor time)`;
}

const number = (value) => value.toFixed(3);

export function claimExtract(args) {
  const extract = claimExtractor();
  const text = longArticle(true);
  const folder = mkdtempSync(join(tmpdir(), "daftar-bench-"));
  for (const bytes of [1e6, 5e6]) console.log(`speed, cold   ${coldSpeedOf(folder, bytes)}`);
  rmSync(folder, { recursive: true, force: true });
  extract(text, { date: "2031-03-20" });
  console.log(`speed, warm   ${speedOf(extract, text)}`);
  console.log(`speed, dense  ${speedOf(extract, longArticle(false))}`);
  for (const half of HALVES) {
    const scopes = LANGUAGES.map((language) => ({ language, some: articles(half, language) }));
    scopes.push({ language: "all", some: scopes.flatMap(({ some }) => some) });
    for (const { language, some } of scopes) {
      const result = score(some, extract);
      console.log(
        `\n${half} ${language}: ${result.sentences} sentences, ${result.withOtherNumbers} with other numbers only, ${result.falseTolls} with a number wrongly taken for a toll`,
      );
      for (const field of FIELDS) {
        const { precision, recall, f1 } = rates(result.tallies[field]);
        console.log(
          `  ${field.padEnd(15)} P ${number(precision)}  R ${number(recall)}  F1 ${number(f1)}  of ${result.tallies[field].written}`,
        );
      }
      if (half === "dev" && args.includes("--faults"))
        for (const fault of result.faults) console.log(`  – ${fault}`);
    }
  }
  return 0;
}
