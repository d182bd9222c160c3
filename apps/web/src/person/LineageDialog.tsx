import { useState } from "react";
import { upload } from "../api/ask.ts";
import { lineage as lineageRoute } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Choices } from "../design/Choices.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { Select } from "../design/Select.tsx";
import type { ActionProps } from "./Actions.tsx";
import { accountOptions } from "./accountOptions.ts";
import { SOURCES } from "./closedWords.ts";
import { DecisionDialog } from "./DecisionDialog.tsx";

const PERCEIVED = ["saw", "handled", "document", "heard"] as const;

/** Where one account comes from (J3, J4): what makes two accounts two, and one of them direct. */
export function LineageDialog({ shown, onClose }: ActionProps) {
  const { say } = useReader();
  const decide = useDecision(lineageRoute);
  const [record, setRecord] = useState(shown.accounts.find((one) => one.lineage === null)?.record ?? null);
  const [perceived, setPerceived] = useState<(typeof PERCEIVED)[number] | null>(null);
  const [sourceClass, setSourceClass] = useState<(typeof SOURCES)[number]>("witness");
  const [origin, setOrigin] = useState("");
  const [household, setHousehold] = useState("");
  const [error, setError] = useState<unknown>(null);
  const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

  const keep = async (person: string, reason: string) => {
    if (record === null || perceived === null) return;
    setError(null);
    const value = {
      origin: orNull(origin),
      from: [],
      household: orNull(household),
      sawThemself: perceived === "saw" || perceived === "handled",
      body: null,
      direct: perceived !== "heard",
      sourceClass,
      anonymous: false,
      sealedSource: null,
    };
    try {
      const file = await upload("lineage.json", new Blob([JSON.stringify(value)]));
      await decide.mutateAsync({ account: record, file, as: [person], reason });
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <DecisionDialog
      title={say("act.lineage")}
      action={say("act.lineageDo")}
      ready={record !== null && perceived !== null}
      pending={decide.isPending}
      onClose={onClose}
      onDecide={(person, reason) => void keep(person, reason)}
    >
      <Choices
        legend={say("act.whichAccount")}
        value={record}
        onChange={setRecord}
        options={accountOptions(shown)}
      />
      <Choices
        legend={say("account.perceived")}
        value={perceived}
        onChange={setPerceived}
        options={PERCEIVED.map((value) => ({ value, label: say(`perceived.${value}`) }))}
      />
      <Select
        label={say("account.sourceClass")}
        value={sourceClass}
        onChange={setSourceClass}
        options={SOURCES.map((value) => ({ value, label: say(`source.${value}`) }))}
      />
      <Field label={say("form.origin")} hint={say("formHint.origin")}>
        {(ties) => (
          <input {...ties} dir="auto" value={origin} onChange={(event) => setOrigin(event.target.value)} />
        )}
      </Field>
      <Field label={say("form.household")} hint={say("formHint.household")}>
        {(ties) => (
          <input
            {...ties}
            dir="auto"
            value={household}
            onChange={(event) => setHousehold(event.target.value)}
          />
        )}
      </Field>
      {error !== null && <FaultNotice error={error} />}
    </DecisionDialog>
  );
}
