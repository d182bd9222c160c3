/**
 * Who a victim is known to be, and under which written forms.
 *
 * Source: J10 (named: full, or given name with family or father's name), design ("identity" axis). Forms
 * stay as accounts wrote them and carry no list. A form that only describes ("a 17 year old boy", "son of
 * Karim") stays among the forms and names nobody. Cost: linear in one person's accounts.
 */
import type { IdentityState, NameForm, RecordFields } from "@daftar/model";
import { type NameReach, nameReach } from "@daftar/names";
import type { Account } from "./account.ts";

export interface Identity {
  readonly state: IdentityState;
  readonly named: boolean;
  readonly names: readonly NameForm[];
}

function scriptOf(text: string): NameForm["script"] {
  if (/\p{Script=Arabic}/u.test(text)) return "persian";
  return /\p{Script=Latin}/u.test(text) ? "latin" : "other";
}

function formsOf(fields: RecordFields): string[] {
  const composed = [fields.given, fields.family].filter((part) => part !== null).join(" ");
  return [...fields.names, composed].map((form) => form.trim()).filter((form) => form !== "");
}

/** How far written forms reach, each read once: a hundred thousand people share a few thousand given names. */
export class ReadNames {
  readonly #known = new Map<string, NameReach>();

  reach(text: string): NameReach {
    let known = this.#known.get(text);
    if (known === undefined) {
      known = nameReach(text);
      this.#known.set(text, known);
    }
    return known;
  }

  /** Whether it names somebody at all. */
  names(text: string | null): boolean {
    return text !== null && this.reach(text) !== "none";
  }
}

/** How far one account names the person, before their father is asked for. */
function reachOf(fields: RecordFields, read: ReadNames): NameReach {
  if (read.names(fields.given) && read.names(fields.family)) return "full";
  const reaches = [...formsOf(fields), fields.given ?? "", fields.family ?? ""].map((text) =>
    read.reach(text),
  );
  return reaches.includes("full") ? "full" : reaches.includes("part") ? "part" : "none";
}

/** A family name alone and the father's name do not make a given name. */
const hasGivenAndFather = (fields: RecordFields, read: ReadNames): boolean =>
  read.names(fields.father) && (read.names(fields.given) || fields.names.some((text) => read.names(text)));

/** @param resolved what people decided the identity to be, if they did */
export function identityOf(
  accounts: readonly Account[],
  resolved: IdentityState | null,
  read: ReadNames,
): Identity {
  const support = new Map<string, number>();
  let full = false;
  let partial = false;
  let father = false;
  let body = false;
  for (const { fields } of accounts) {
    const forms = formsOf(fields);
    for (const form of new Set(forms)) support.set(form, (support.get(form) ?? 0) + 1);
    const reach = reachOf(fields, read);
    full ||= reach === "full";
    father ||= hasGivenAndFather(fields, read);
    partial ||= reach === "part" || read.names(fields.father);
    body ||= fields.bodyTag !== null;
  }
  const derived: IdentityState = full
    ? "named-full"
    : partial
      ? "named-partial"
      : body
        ? "unidentified-body"
        : "described";
  const state = resolved ?? derived;
  const written = [...support]
    .map(([text, accountsBehind]) => ({ text, script: scriptOf(text), accountsBehind }))
    .sort((a, b) => b.accountsBehind - a.accountsBehind || (a.text < b.text ? -1 : 1))
    .map(({ text, script }): NameForm => ({ text, script }));
  const named = (full || father) && (state === "named-full" || state === "named-partial");
  return { state, named, names: written };
}
