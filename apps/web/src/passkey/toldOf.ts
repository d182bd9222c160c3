/** Parts of what is decided that a person would know again: of whom or what, and then what is decided. */
import { recipientEnd } from "@daftar/model";
import type { Waits } from "../api/decide.ts";
import { ROLES } from "../app/roles.ts";
import type { Formats } from "../formats/formats.ts";
import { decidedWords } from "../person/decidedWords.ts";
import type { Say } from "../words/say.ts";

type One = Waits["approvals"][number]["of"][number];

const STATES = ["enrolled", "revoked"] as const;

/** For whose key custodians are asked, or who succeeds whom; what they are asked to open is told by itself. */
function ofCustodians({ type, body }: One, say: Say): string[] {
  const end = (value: unknown): string =>
    typeof value === "string" ? `\u2068${recipientEnd(value)}\u2069` : "";
  if (type === "succession")
    return [say("passkey.succeeds", { from: end(body["from"]), to: end(body["to"]) })];
  return type === "opening" ? [say("passkey.answersFor", { key: end(body["recipient"]) })] : [];
}

export function toldOf(one: One, say: Say, format: Formats): string[] {
  const { type, body } = one;
  const text = (name: string): string[] => (typeof body[name] === "string" ? [body[name]] : []);
  const key = type === "key" ? text("key") : [];
  const state = STATES.filter((known) => type === "key" && known === body["state"]);
  const given: readonly unknown[] = Array.isArray(body["roles"]) ? body["roles"] : [];
  const roles = ROLES.filter((role) => given.includes(role));
  const told = [
    ...text("person"),
    ...key.map((spelled) => say(`keys.${spelled.includes(":") ? "passkey" : "key-file"}`)),
    ...state.map((one) => say(`keyState.${one}`)),
    ...(roles.length > 0 ? [format.list(roles.map((role) => say(`role.${role}`)))] : []),
    ...text("list"),
    decidedWords(type, body, say, format),
    ...text("digest"),
    ...text("where"),
    ...ofCustodians(one, say),
  ];
  return [...new Set(told)].filter((part) => part !== "");
}
