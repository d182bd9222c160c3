/** Somebody without a name still has a place in the list: what is known of them stands there. */
import type { Formats } from "../formats/formats.ts";
import type { Say } from "../words/say.ts";

interface Known {
  readonly sex: string | null;
  readonly age: { readonly low: number; readonly high: number } | null;
}

export function described({ sex, age }: Known, say: Say, format: Formats): string {
  const who = say(sex === "female" ? "nameless.woman" : sex === "male" ? "nameless.man" : "nameless.person");
  return age === null ? who : say("nameless.aged", { who, age: format.interval(age.low, age.high) });
}
