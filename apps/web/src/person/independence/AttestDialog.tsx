/** A custodian says that two sealed sources are different persons; the rest of the lineage stays as it is. */
import { useState } from "react";
import { upload } from "../../api/ask.ts";
import { lineage as lineageRoute } from "../../api/routes.ts";
import { useDecision } from "../../api/useVerb.ts";
import { useReader } from "../../app/reading.tsx";
import { DecisionDialog } from "../DecisionDialog.tsx";
import type { Shown } from "../types.ts";
import { attestationsOf } from "./attestation.ts";
import type { SourcePair } from "./types.ts";
import { labelOf, own, pairWords, tellWords } from "./words.ts";

interface AttestDialogProps {
  readonly shown: Shown;
  readonly pair: SourcePair;
  readonly onClose: () => void;
}

export function AttestDialog({ shown, pair, onClose }: AttestDialogProps) {
  const { say, format } = useReader();
  const decide = useDecision(lineageRoute);
  const [error, setError] = useState<unknown>(null);
  const attestations = attestationsOf(shown, pair);
  const also = [...new Set(attestations.flatMap((one) => one.also))];
  const keep = async (person: string, reason: string) => {
    setError(null);
    try {
      for (const { record, lineage, seen } of attestations) {
        const file = await upload("lineage.json", new Blob([JSON.stringify(lineage)]));
        await decide.mutateAsync({ account: record, file, as: [person], reason, seen });
      }
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <DecisionDialog
      title={say("attest.title")}
      action={say("attest.do")}
      ready={attestations.length > 0}
      pending={decide.isPending}
      fault={error}
      onClose={onClose}
      onDecide={(person, reason) => void keep(person, reason)}
    >
      <p>{pairWords(pair, say)}</p>
      <ul className="small">
        {tellWords(pair, say, format).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p>{say("attest.means")}</p>
      <p className="small soft">
        {say("attest.keeps", {
          of: attestations.map(({ record }) => labelOf(record, shown.lineage)).join(say("independent.and")),
        })}
      </p>
      {also.length > 0 && (
        <p className="small needs">
          {say("attest.also", { of: also.map(own).join(say("independent.and")) })}
        </p>
      )}
    </DecisionDialog>
  );
}
