/** An error as a person is shown it: what is wrong, where, what to do, and the code to look it up by. */
import { ApiError } from "../api/ask.ts";
import { useReader } from "../app/reading.tsx";
import type { Key } from "../words/say.ts";
import { Notice } from "./Notice.tsx";

/** Words for errors, by their code: what is wrong, and what to do. */
export type FaultWords = Readonly<Record<string, readonly [title: Key, fix: Key]>>;

/** What no server says: words of this page's own codes. */
const OWN: FaultWords = {
  "web.unreachable": ["fault.unreachable", "fault.unreachableFix"],
  "web.not-understood": ["fault.notUnderstood", "fault.notUnderstoodFix"],
  "web.passkey-turned-away": ["fault.passkeyTurnedAway", "fault.passkeyTurnedAwayFix"],
  "web.passkey-held": ["fault.passkeyHeld", "fault.passkeyHeldFix"],
  "web.passkey-not-here": ["fault.passkeyNotHere", "fault.passkeyNotHereFix"],
};

interface FaultNoticeProps {
  readonly error: unknown;
  readonly again?: () => void;
  readonly alone?: boolean;
  /** Words of the screen for what its server says in English. */
  readonly words?: FaultWords;
}

export function FaultNotice({ error, again, alone = false, words: ofScreen = {} }: FaultNoticeProps) {
  const { say } = useReader();
  const fault = error instanceof ApiError ? error.fault : null;
  const code = fault?.code ?? "web.broke";
  const words = OWN[code] ?? ofScreen[code];
  const own =
    words !== undefined
      ? { title: say(words[0]), fix: say(words[1]) }
      : fault === null
        ? { title: say("fault.broke"), fix: say("fault.brokeFix") }
        : null;
  return (
    <Notice kind="needs-you" alone={alone} title={own?.title ?? sentence(fault?.message ?? "")}>
      {own === null && fault?.where != null && (
        <p className="small" dir="auto">
          {fault.where}
        </p>
      )}
      <p dir="auto">{own?.fix ?? sentence(fault?.fix ?? "")}</p>
      <p className="code">
        <code>{code}</code>
        {fault?.rule != null && ` · ${fault.rule}`}
      </p>
      {code === "web.not-understood" && (
        <p>
          <a href={location.pathname} target="_blank" rel="noreferrer">
            {say("upgrade.beside")}
          </a>
        </p>
      )}
      {again !== undefined && (
        <button type="button" className="button" onClick={again}>
          {say("fault.again")}
        </button>
      )}
    </Notice>
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
