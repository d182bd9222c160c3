/** An error as a person is shown it: what is wrong, where, what to do, and the code to look it up by. */
import { ApiError } from "../api/ask.ts";
import { useReader } from "../app/reading.tsx";
import { Notice } from "./Notice.tsx";

export function FaultNotice({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const { say } = useReader();
  const fault = error instanceof ApiError ? error.fault : null;
  const code = fault?.code ?? "web.broke";
  const own =
    code === "web.unreachable"
      ? ({ title: say("fault.unreachable"), fix: say("fault.unreachableFix") } as const)
      : code === "web.not-understood"
        ? ({ title: say("fault.notUnderstood"), fix: say("fault.notUnderstoodFix") } as const)
        : fault === null
          ? ({ title: say("fault.broke"), fix: say("fault.brokeFix") } as const)
          : null;
  return (
    <Notice kind="needs-you" title={own?.title ?? sentence(fault?.message ?? "")}>
      {fault?.where != null && (
        <p className="small" dir="auto">
          {fault.where}
        </p>
      )}
      <p dir="auto">{own?.fix ?? sentence(fault?.fix ?? "")}</p>
      <p className="code">
        <code>{code}</code>
        {fault?.rule != null && ` · ${fault.rule}`}
      </p>
      {again !== undefined && (
        <button type="button" className="button" onClick={again}>
          {say("fault.again")}
        </button>
      )}
    </Notice>
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
