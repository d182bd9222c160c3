/** Parts of what is decided that a person would know again, in the reader's words where there are any. */
import type { Waits } from "../api/decide.ts";
import { ROLES } from "../app/roles.ts";
import type { Formats } from "../formats/formats.ts";
import { RELEASES } from "../people/search.ts";
import { disputeWords } from "../person/closedWords.ts";
import { LEVELS } from "../words/levels.ts";
import { PAIR_VERDICTS } from "../words/pairVerdicts.ts";
import type { Say } from "../words/say.ts";

type One = Waits["approvals"][number]["of"][number];

const ASSESSED = ["credible", "not-credible", "undecided"] as const;
const STATES = ["enrolled", "revoked"] as const;
const KINDS = ["key-file", "passkey"] as const;

/** One of a closed list in words; what is not in it, as it is. */
const wordOf = <T extends string>(list: readonly T[], value: string, say: (one: T) => string): string => {
  const known = list.find((one) => one === value);
  return known === undefined ? value : say(known);
};

export function toldOf({ type, body }: One, say: Say, format: Formats): string[] {
  const text = (name: string): string[] => (typeof body[name] === "string" ? [body[name]] : []);
  const given: readonly unknown[] = Array.isArray(body["roles"]) ? body["roles"] : [];
  const roles = ROLES.filter((role) => given.includes(role));
  const verdict = (value: string) =>
    type === "pair"
      ? wordOf(PAIR_VERDICTS, value, (one) => say(`verdict.${one}`))
      : wordOf(ASSESSED, value, (one) => say(`assess.${one}`));
  return [
    ...text("person"),
    ...(type === "key"
      ? text("key").map((key) =>
          wordOf(KINDS, key.includes(":") ? "passkey" : "key-file", (one) => say(`keys.${one}`)),
        )
      : []),
    ...(type === "key"
      ? text("state").map((one) => wordOf(STATES, one, (known) => say(`keyState.${known}`)))
      : []),
    ...(roles.length > 0 ? [format.list(roles.map((role) => say(`role.${role}`)))] : []),
    ...text("list"),
    ...text("verdict").map(verdict),
    ...text("dispute").map((one) => disputeWords(one, say)),
    ...text("class").map((value) => wordOf(RELEASES, value, (one) => say(`release.${one}`))),
    ...text("level").map((value) => wordOf(LEVELS, value, (one) => say(`level.${one}`))),
    ...text("digest"),
    ...text("where"),
  ];
}
