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

const names = (text: string | null): boolean => text !== null && nameReach(text) !== "none";

/** How far one account names the person, before their father is asked for. */
function reachOf(fields: RecordFields): NameReach {
  if (names(fields.given) && names(fields.family)) return "full";
  const reaches = [...formsOf(fields), fields.given ?? "", fields.family ?? ""].map(nameReach);
  return reaches.includes("full") ? "full" : reaches.includes("part") ? "part" : "none";
}

/** A family name alone and the father's name do not make a given name. */
const hasGivenAndFather = (fields: RecordFields): boolean =>
  names(fields.father) && (names(fields.given) || fields.names.some(names));

/** @param resolved what people decided the identity to be, if they did */
export function identityOf(accounts: readonly Account[], resolved: IdentityState | null): Identity {
  const support = new Map<string, number>();
  let full = false;
  let partial = false;
  let father = false;
  let body = false;
  for (const { fields } of accounts) {
    const forms = formsOf(fields);
    for (const form of new Set(forms)) support.set(form, (support.get(form) ?? 0) + 1);
    const reach = reachOf(fields);
    full ||= reach === "full";
    father ||= hasGivenAndFather(fields);
    partial ||= reach === "part" || names(fields.father);
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
