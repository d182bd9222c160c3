/**
 * Where a reader brings what came another way than the copy: a checkpoint kept from before, and whose witness they
 * trust. Answers stand beneath each, and change as the reader types, pastes or chooses; nothing else on the page moves.
 */
import type { Outside, OutsideReport } from "@daftar/audit";
import { sha256 } from "@noble/hashes/sha2.js";
import { LARGEST_BROUGHT_BYTES, readKept, readPolicy } from "./broughtAlong.ts";
import { element, paragraph } from "./dom.ts";
import { type Said, sayKept, sayWitnesses, type Written } from "./sayOutside.ts";
import type { Words } from "./words.ts";

/** The texts, as they stand in the boxes: kept while the page is shown in another language, or another copy is checked. */
export interface Brought {
  kept: string;
  policy: string;
}

export interface OutsideSection {
  readonly brought: Brought;
  readonly words: Words;
  readonly written: Written;
  readonly ask: (outside: Outside) => Promise<OutsideReport>;
  /** Told whenever it was compared: whether the copy fits what was brought. */
  readonly onCompared: (fits: boolean) => void;
}

/** As `daftar audit` has it where nobody says otherwise. */
const OLD_AFTER_DAYS = 7;

/** A box for a text or for the file that holds it, and the answer beneath. */
interface Box {
  readonly nodes: readonly HTMLElement[];
  readonly say: (all: readonly Said[]) => void;
}

function nodesOf(all: readonly Said[]): HTMLElement[] {
  const items = all.filter(({ is }) => is === "item").map(({ text }) => element("li", {}, text));
  const told = all
    .filter(({ is }) => is !== "item")
    .flatMap(({ is, text, detail }) => [
      paragraph(text, is === "needs" ? { class: "needs" } : {}),
      ...(detail === null ? [] : [paragraph(detail, { class: "soft", lang: "en", dir: "ltr" })]),
    ]);
  // Who signed, and when, stands beneath how many did.
  return items.length === 0 ? told : [...told.slice(0, 1), element("ul", {}, ...items), ...told.slice(1)];
}

function boxOf(
  id: string,
  said: { readonly label: string; readonly hint: string; readonly choose: string; readonly tooLarge: string },
  text: string,
  take: (text: string) => void,
): Box {
  const answer = element("div", { role: "status", id: `${id}-found` });
  const box = element("textarea", {
    id,
    dir: "ltr",
    class: "hex",
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": `${id}-hint`,
  });
  const file = element("input", { type: "file", id: `${id}-file` });
  const say = (all: readonly Said[]): void => answer.replaceChildren(...nodesOf(all));
  if (box instanceof HTMLTextAreaElement && file instanceof HTMLInputElement) {
    box.value = text;
    box.addEventListener("input", () => take(box.value));
    const read = async (chosen: File): Promise<void> => {
      if (chosen.size > LARGEST_BROUGHT_BYTES) {
        say([{ is: "needs", text: said.tooLarge, detail: null }]);
        return;
      }
      box.value = await chosen.text().catch(() => "");
      take(box.value);
    };
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      if (chosen !== undefined) void read(chosen);
      // The same file may be chosen again after it was changed.
      file.value = "";
    });
  }
  return {
    nodes: [
      element("h3", {}, element("label", { for: id }, said.label)),
      paragraph(said.hint, { id: `${id}-hint`, class: "soft" }),
      box,
      element("p", {}, element("label", { class: "file" }, said.choose, file)),
      answer,
    ],
    say,
  };
}

export function outsideSection({ brought, words, written, ask, onCompared }: OutsideSection): HTMLElement[] {
  const { outside } = words;
  let turn = 0;
  const compare = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const [given, policy] = [readKept(brought.kept), readPolicy(brought.policy, sha256)];
    const found = await ask({
      seen: given.is === "read" ? given.note : null,
      policy: policy.is === "read" ? policy.policy : null,
      checker: null,
      now: Math.floor(Date.now() / 1000),
      oldAfterDays: OLD_AFTER_DAYS,
    });
    // What was typed since is on its way already.
    if (mine !== turn) return;
    keptBox.say(sayKept(given, found.seen, words, written));
    policyBox.say(sayWitnesses(policy, found.witnesses, words, written));
    onCompared(found.faults.length === 0);
  };
  const { tooLarge } = outside;
  const keptBox = boxOf(
    "kept",
    { label: outside.kept, hint: outside.keptHint, choose: outside.chooseKept, tooLarge },
    brought.kept,
    (text) => {
      brought.kept = text;
      keptBox.say(comparing(text, words));
      void compare();
    },
  );
  const policyBox = boxOf(
    "policy",
    { label: outside.policy, hint: outside.policyHint, choose: outside.choosePolicy, tooLarge },
    brought.policy,
    (text) => {
      brought.policy = text;
      policyBox.say(comparing(text, words));
      void compare();
    },
  );
  if (brought.kept !== "" || brought.policy !== "") void compare();
  return [
    element("h2", {}, outside.heading),
    paragraph(outside.intro),
    ...keptBox.nodes,
    ...policyBox.nodes,
    paragraph(outside.keepThis, { class: "soft" }),
  ];
}

const comparing = (text: string, { outside }: Words): readonly Said[] =>
  text.trim() === "" ? [] : [{ is: "told", text: outside.comparing, detail: null }];
