/** Why whoever decides here may not ask for it, and who may. */
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import type { MayAsk } from "./types.ts";

export function NotYou({ mayAsk }: { readonly mayAsk: MayAsk }) {
  const { say, format } = useReader();
  const { person } = useMe();
  if (mayAsk.length === 0) return <p className="needs">{say("openings.nobody")}</p>;
  if (person === null) return null;
  const who = format.list(mayAsk.map((one) => one.person));
  return <p className="needs">{say("openings.notYou", { person: `\u2068${person}\u2069`, who })}</p>;
}
