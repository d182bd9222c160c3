/** Keys of somebody that count no longer: after a loss, an arrest, a leaving. */
import { useState } from "react";
import { personRevoke } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Choices } from "../design/Choices.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { DecisionDialog } from "../person/DecisionDialog.tsx";
import type { Enrolled } from "./KeysPage.tsx";

interface RevokeProps {
  readonly of: Enrolled;
  readonly onClose: () => void;
}

export function Revoke({ of, onClose }: RevokeProps) {
  const { say } = useReader();
  const decide = useDecision(personRevoke);
  const open = of.keys.filter((key) => !key.revoked);
  const [which, setWhich] = useState<"every" | "key-file" | "passkey">("every");
  return (
    <DecisionDialog
      title={say("keys.revokeOf", { person: `\u2068${of.person}\u2069` })}
      action={say("keys.revokeDo")}
      ready
      pending={decide.isPending}
      onClose={onClose}
      onDecide={(by, reason) =>
        decide.mutate(
          { name: of.person, as: [by], reason, ...(which === "every" ? {} : { only: which }) },
          { onSuccess: onClose },
        )
      }
    >
      <p>{say("keys.revokeMeans")}</p>
      {open.length > 1 && (
        <Choices
          legend={say("keys.which")}
          value={which}
          onChange={setWhich}
          options={[
            { value: "every", label: say("keys.every") },
            { value: "passkey", label: say("keys.onlyPasskey") },
            { value: "key-file", label: say("keys.onlyFile") },
          ]}
        />
      )}
      {decide.error !== null && <FaultNotice error={decide.error} />}
    </DecisionDialog>
  );
}
