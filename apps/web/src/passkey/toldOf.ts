/** Parts of what is decided that a person would know again: of whom or what, and then what is decided. */
import type { Waits } from "../api/decide.ts";
import { ROLES } from "../app/roles.ts";
import type { Formats } from "../formats/formats.ts";
import { decidedWords } from "../person/decidedWords.ts";
import type { Say } from "../words/say.ts";

type One = Waits["approvals"][number]["of"][number];

const STATES = ["enrolled", "revoked"] as const;

export function toldOf({ type, body }: One, say: Say, format: Formats): string[] {
  const text = (name: string): string[] => (typeof body[name] === "string" ? [body[name]] : []);
  const key = type === "key" ? text("key") : [];
  const state = STATES.filter((one) => type === "key" && one === body["state"]);
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
  ];
  return [...new Set(told)].filter((part) => part !== "");
}
