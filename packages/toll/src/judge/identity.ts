/**
 * Who a victim is known to be, and under which written forms.
 *
 * Source: J10 (named: full, or given name with family or father's name), design ("identity" axis). Forms
 * stay as accounts wrote them and carry no list. Cost: linear in one person's accounts.
 */
import type { IdentityState, NameForm, RecordFields } from "@daftar/model";
import type { Account } from "./account.ts";

export interface Identity {
  readonly state: IdentityState;
  readonly named: boolean;
  readonly names: readonly NameForm[];
}

const words = (text: string): number => text.trim().split(/\s+/u).filter(Boolean).length;

function scriptOf(text: string): NameForm["script"] {
  if (/\p{Script=Arabic}/u.test(text)) return "persian";
  return /\p{Script=Latin}/u.test(text) ? "latin" : "other";
}

function formsOf(fields: RecordFields): string[] {
  const composed = [fields.given, fields.family].filter((part) => part !== null).join(" ");
  return [...fields.names, composed].map((form) => form.trim()).filter((form) => form !== "");
}

const isFull = (fields: RecordFields): boolean =>
  (fields.given !== null && fields.family !== null) || fields.names.some((name) => words(name) >= 2);

const hasGivenAndFather = (fields: RecordFields): boolean =>
  fields.father !== null && (fields.given !== null || fields.names.some((name) => words(name) >= 1));

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
    full ||= isFull(fields);
    father ||= hasGivenAndFather(fields);
    partial ||= forms.length > 0 || fields.father !== null;
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
  const names = [...support]
    .map(([text, accountsBehind]) => ({ text, script: scriptOf(text), accountsBehind }))
    .sort((a, b) => b.accountsBehind - a.accountsBehind || (a.text < b.text ? -1 : 1))
    .map(({ text, script }): NameForm => ({ text, script }));
  const named = (full || father) && (state === "named-full" || state === "named-partial");
  return { state, named, names };
}
