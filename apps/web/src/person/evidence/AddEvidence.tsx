/** Takes one file in: it goes to the server on this machine, which seals it before it writes anything (J18, J23). */
import { useState } from "react";
import { upload } from "../../api/ask.ts";
import { evidenceAdd } from "../../api/routes.ts";
import { useDecision } from "../../api/useVerb.ts";
import { useReader } from "../../app/reading.tsx";
import { useMe } from "../../app/session.tsx";
import { Dialog } from "../../design/Dialog.tsx";
import { Field } from "../../design/Field.tsx";
import { Select } from "../../design/Select.tsx";
import { DecisionFoot } from "../DecisionFoot.tsx";
import { KINDS } from "./evidenceWords.ts";

interface AddEvidenceProps {
  readonly victim: string;
  readonly onClose: () => void;
}

export function AddEvidence({ victim, onClose }: AddEvidenceProps) {
  const { say } = useReader();
  const { person } = useMe();
  const add = useDecision(evidenceAdd);
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState<(typeof KINDS)[number] | "told">("told");
  const [holder, setHolder] = useState("");
  const [note, setNote] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);

  const keep = async () => {
    if (file === null || person === null) return;
    setError(null);
    setSending(true);
    try {
      await add.mutateAsync({
        files: [await upload(file.name, file)],
        about: [victim],
        as: [person],
        note,
        ...(kind === "told" ? {} : { kind }),
        ...(holder === "" ? {} : { holder }),
      });
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setSending(false);
    }
  };

  return (
    <Dialog title={say("taken.add")} onClose={onClose}>
      <form
        className="take-in"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <Field label={say("taken.file")} hint={say("taken.fileHint")}>
          {(ties) => (
            <input {...ties} type="file" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
          )}
        </Field>
        <Select
          label={say("taken.kind")}
          value={kind}
          onChange={setKind}
          options={[
            { value: "told", label: say("taken.kindTold") },
            ...KINDS.map((value) => ({
              value,
              label: value === "other" ? say("taken.kindOther") : say(`evidenceKind.${value}`),
            })),
          ]}
        />
        <Field label={say("taken.holder")} hint={say("taken.holderHint")}>
          {(ties) => (
            <input
              {...ties}
              dir="auto"
              spellCheck={false}
              value={holder}
              onChange={(event) => setHolder(event.target.value)}
            />
          )}
        </Field>
        <Field label={say("taken.note")} hint={say("taken.noteHint")}>
          {(ties) => (
            <textarea
              {...ties}
              dir="auto"
              rows={2}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <DecisionFoot
          action={say("taken.keep")}
          ready={file !== null && !sending && !add.isPending}
          fault={error}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
