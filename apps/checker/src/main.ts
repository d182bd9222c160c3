/**
 * The page: somebody chooses the folder of a release, and is told what the audit found, in words (J22).
 *
 * It asks nobody for anything: no fetch, no storage, no image. SHA-256 is that of `@noble/hashes`, Ed25519 is
 * `verifierOf` of `log`, since pages from a disk or over plain HTTP have no WebCrypto to rely on.
 */
import { type AuditReport, auditOutside, auditRelease } from "@daftar/audit";
import { verifierOf } from "@daftar/log";
import { fromUtf8, RELEASE_PATHS, type ReleaseFile, releaseFile } from "@daftar/model";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { type ChosenRelease, chosenRelease } from "./chosenFiles.ts";
import { compareFingerprints } from "./compareFingerprints.ts";
import { type Child, element, paragraph } from "./dom.ts";
import { type Brought, outsideSection } from "./outsideSection.ts";
import { ENGLISH, PERSIAN, type Words } from "./words.ts";

type View =
  | { readonly is: "waiting" | "reading" | "nothing" | "broke" }
  | {
      readonly is: "audited";
      readonly chosen: ChosenRelease;
      readonly report: AuditReport;
      readonly release: ReleaseFile | null;
    };

let language: "en" | "fa" = navigator.language.startsWith("fa") ? "fa" : "en";
let view: View = { is: "waiting" };
let typed = "";
const brought: Brought = { kept: "", policy: "" };
const tools = { sha256, verify: verifierOf(sha512) };

/** Digits of the language: only the page counts, so no library is needed. */
const number = (value: number | string): string =>
  language === "fa"
    ? String(value).replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))
    : String(value);

const written = (at: Date, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === "fa" ? "fa-IR-u-ca-persian" : "en-GB", {
    ...style,
    timeZone: "UTC",
  }).format(at);
const day = (iso: string): string => written(new Date(`${iso}T00:00:00Z`), { dateStyle: "long" });
/** The latest day that a `Date` holds stands for all later ones. */
const time = (seconds: number): string =>
  written(new Date(Math.min(seconds * 1000, 8.64e15)), { dateStyle: "long", timeStyle: "short" });

async function check(files: FileList): Promise<void> {
  const chosen = chosenRelease([...files]);
  if (chosen === null) {
    show({ is: "nothing" });
    return;
  }
  show({ is: "reading" });
  // A breath, so that the page says what it does before it is busy.
  await new Promise((resolve) => setTimeout(resolve, 50));
  try {
    const report = await auditRelease({ ...chosen, ...tools });
    show({ is: "audited", chosen, report, release: await releaseOf(chosen.read) });
  } catch {
    // An audit never throws for what files hold: here a file could not be read, or memory ran out.
    show({ is: "broke" });
  }
}

async function releaseOf(read: (path: string) => Promise<Uint8Array | null>): Promise<ReleaseFile | null> {
  try {
    const parsed = releaseFile.safeParse(
      JSON.parse(fromUtf8((await read(RELEASE_PATHS.release)) ?? new Uint8Array())),
    );
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function chooser(words: Words): HTMLElement {
  const input = element("input", { type: "file", webkitdirectory: "", multiple: "", id: "folder" });
  if (!(input instanceof HTMLInputElement) || !("webkitdirectory" in input))
    return paragraph(words.noFolders);
  input.addEventListener("change", () => {
    if (input.files !== null && input.files.length > 0) void check(input.files);
  });
  return element("p", {}, element("label", { class: "file" }, words.choose, input));
}

function comparer(report: AuditReport, words: Words): HTMLElement[] {
  const { fingerprint } = report;
  if (fingerprint === null) return [];
  const answer = element("p", { role: "status", id: "compared" });
  const box = element("textarea", { id: "other", dir: "auto", spellcheck: "false", autocomplete: "off" });
  if (!(box instanceof HTMLTextAreaElement)) return [];
  box.value = typed;
  const compare = (): void => {
    typed = box.value;
    const compared = compareFingerprints(fingerprint, typed);
    answer.className = compared.is === "other" ? "needs" : "";
    answer.textContent =
      compared.is === "other"
        ? words.differs(number(compared.firstWord))
        : { nothing: "", unreadable: words.unreadable, same: words.same }[compared.is];
  };
  box.addEventListener("input", compare);
  compare();
  const inWords = language === "fa" ? fingerprint.persian : fingerprint.english;
  const spans = (parts: readonly string[]) => parts.map((part) => element("span", {}, `${part} `));
  return [
    element("h2", {}, words.fingerprint),
    paragraph(words.compareNote),
    ...(report.ok ? [] : [paragraph(words.ofTheLogOnly, { class: "needs" })]),
    element(
      "dl",
      {},
      element("dt", {}, words.inWords),
      element("dd", { class: "grid", id: "words" }, ...spans(inWords.split(" "))),
      element("dt", {}, words.inHex),
      element(
        "dd",
        { class: "grid hex", id: "hex", dir: "ltr" },
        ...spans(fingerprint.hex.match(/.{8}/g) ?? []),
      ),
    ),
    element("p", {}, element("label", { for: "other" }, words.other)),
    box,
    answer,
  ];
}

function aboutRelease(report: AuditReport, release: ReleaseFile | null, words: Words): HTMLElement[] {
  const rows: [string, Child][] = [
    ...(release === null
      ? []
      : ([
          [words.release, element("bdi", {}, `${release.name} · ${release.title}`)],
          [words.date, day(release.slot)],
        ] as [string, Child][])),
    ...(report.size === null ? [] : ([[words.size, number(report.size)]] as [string, Child][])),
    ...(release === null
      ? []
      : ([
          [words.key, element("bdi", { dir: "ltr" }, release.vkey)],
          [
            words.checker,
            release.checker === null
              ? words.noChecker
              : element(
                  "span",
                  {},
                  element("bdi", { dir: "ltr" }, release.checker.version),
                  element("br", {}),
                  element("bdi", { dir: "ltr", class: "hex" }, release.checker.sha256),
                ),
          ],
        ] as [string, Child][])),
  ];
  if (rows.length === 0) return [];
  const list = element("dl", {});
  for (const [term, told] of rows) list.append(element("dt", {}, term), element("dd", {}, told));
  const named = release !== null && release.checker !== null;
  return [
    element("h2", {}, words.about),
    list,
    ...(named ? [paragraph(words.checkerNote, { class: "soft" })] : []),
  ];
}

function found(report: AuditReport, words: Words): HTMLElement[] {
  const { ok, faults, notes } = report;
  const listed = (all: readonly { code?: string; where: string; detail: string }[]) =>
    element(
      "ul",
      { class: "faults", lang: "en", dir: "ltr" },
      ...all.map(({ code, where, detail }) =>
        element(
          "li",
          {},
          element("code", {}, [code, where].filter(Boolean).join(" · ")),
          element("br", {}),
          detail,
        ),
      ),
    );
  return [
    element("h1", { id: "found", tabindex: "-1" }, ok ? words.holds : words.faulty(number(faults.length))),
    ...(ok ? [paragraph(words.notProof)] : []),
    ...(faults.length > 0
      ? [element("h2", {}, words.faults), paragraph(words.detailsLanguage, { class: "soft" }), listed(faults)]
      : []),
    ...(notes.length > 0 ? [element("h2", {}, words.notes), listed(notes)] : []),
  ];
}

function bodyOf(words: Words): HTMLElement[] {
  if (view.is === "audited") {
    const shown = view;
    const { chosen, report, release } = shown;
    const outside = outsideSection({
      brought,
      words,
      written: { number, time },
      ask: (outside) => auditOutside({ ...chosen, ...tools, outside }),
      onCompared: (fits) => {
        const heading = document.getElementById("found");
        // An answer that comes late is about a copy that is no longer shown.
        if (report.ok && view === shown && heading !== null)
          heading.textContent = fits ? words.holds : words.outside.doesNotFit;
      },
    });
    const sections = [
      found(report, words),
      comparer(report, words),
      outside,
      aboutRelease(report, release, words),
    ];
    return [
      ...sections.filter((one) => one.length > 0).map((one) => element("section", {}, ...one)),
      element("section", {}, paragraph(words.cannotShow, { class: "soft" }), chooser(words)),
    ];
  }
  const said = { waiting: "", reading: words.reading, nothing: words.nothingHere, broke: words.broke }[
    view.is
  ];
  return [
    element("h1", {}, words.heading),
    paragraph(words.what),
    paragraph(words.offline),
    ...(view.is === "reading" ? [] : [chooser(words)]),
    paragraph(said, { role: "status", id: "said", class: view.is === "reading" ? "" : "needs" }),
    paragraph(words.cannotShow, { class: "soft" }),
  ];
}

function show(next: View): void {
  view = next;
  const words = language === "fa" ? PERSIAN : ENGLISH;
  document.documentElement.lang = language;
  document.documentElement.dir = words.dir;
  document.title = words.documentTitle;
  const other = element(
    "button",
    { class: "link", type: "button", lang: language === "fa" ? "en" : "fa" },
    words.otherName,
  );
  other.addEventListener("click", () => {
    language = language === "fa" ? "en" : "fa";
    show(view);
  });
  const invented = view.is === "audited" && view.release?.invented === true;
  document
    .getElementById("page")
    ?.replaceChildren(
      ...(invented ? [element("aside", { class: "practice" }, words.practice)] : []),
      element("nav", {}, element("span", {}, words.documentTitle), other),
      element("main", {}, ...bodyOf(words)),
    );
  if (view.is === "audited") document.getElementById("found")?.focus();
}

show(view);
