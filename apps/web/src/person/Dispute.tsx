import { useState } from "react";
import { dispute } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Choices } from "../design/Choices.tsx";
import type { ActionProps } from "./Actions.tsx";
import { DISPUTES } from "./closedWords.ts";
import { DecisionDialog } from "./DecisionDialog.tsx";

/** A dispute is printed with the figure and demotes nothing by itself (J8). */
export function Dispute({ shown, onClose }: ActionProps) {
  const { say } = useReader();
  const decide = useDecision(dispute);
  const [about, setAbout] = useState<(typeof DISPUTES)[number] | null>(
    DISPUTES.find((one) => one === shown.victim.dispute) ?? null,
  );
  return (
    <DecisionDialog
      title={say("act.disputeTitle")}
      action={say(about === "none" ? "act.endDispute" : "act.disputeDo")}
      ready={about !== null}
      pending={decide.isPending}
      fault={decide.error}
      onClose={onClose}
      onDecide={(person, reason) => {
        if (about === null) return;
        decide.mutate(
          { ids: [shown.victim.id], about, as: [person], reason, seen: shown.heads.dispute },
          { onSuccess: onClose },
        );
      }}
    >
      <Choices
        legend={say("act.disputeWhat")}
        value={about}
        onChange={setAbout}
        options={DISPUTES.map((value) => ({ value, label: say(`dispute.${value}`) }))}
      />
    </DecisionDialog>
  );
}
