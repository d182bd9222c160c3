import { useState } from "react";
import { setAside } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Choices } from "../design/Choices.tsx";
import type { ActionProps } from "./Actions.tsx";
import { SET_ASIDE } from "./closedWords.ts";
import { DecisionDialog } from "./DecisionDialog.tsx";

/** Taken out of the count for a stated reason, or brought back; nothing is deleted. */
export function SetAside({ shown, onClose }: ActionProps) {
  const { say } = useReader();
  const decide = useDecision(setAside);
  const { victim } = shown;
  const [why, setWhy] = useState<(typeof SET_ASIDE)[number] | null>(null);
  const undo = victim.setAside !== null;
  return (
    <DecisionDialog
      title={say(undo ? "act.bringBack" : "act.setAside")}
      action={say(undo ? "act.bringBackDo" : "act.setAsideDo")}
      ready={undo || why !== null}
      pending={decide.isPending}
      fault={decide.error}
      onClose={onClose}
      onDecide={(person, reason) =>
        decide.mutate(
          {
            ids: [victim.id],
            ...(undo || why === null ? { undo: true } : { for: why }),
            as: [person],
            reason,
            seen: shown.heads.setAside,
          },
          { onSuccess: onClose },
        )
      }
    >
      {!undo && (
        <Choices
          legend={say("act.setAsideWhy")}
          value={why}
          onChange={setWhy}
          options={SET_ASIDE.map((value) => ({ value, label: say(`aside.${value}`) }))}
        />
      )}
      <p className="small soft">{say("act.duplicate")}</p>
    </DecisionDialog>
  );
}
