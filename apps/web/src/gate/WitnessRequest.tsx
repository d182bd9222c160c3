/** What one witness is asked: a file to take away, and the same as a QR code to be read from the screen. */
import { useState } from "react";
import { witnessRequest } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import type { AskedOfWitness } from "./types.ts";
import { WITNESS_FAULTS } from "./witnessFaults.ts";

/** White squares around a code, as readers need. */
const MARGIN = 4;

export function WitnessRequest({ name }: { readonly name: string }) {
  const { say } = useReader();
  const [open, setOpen] = useState(false);
  const asked = useVerb(witnessRequest, { witness: name, code: true }, { enabled: open });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say("witness.request", { name: `\u2068${name}\u2069` })}</summary>
      {open && (
        <Asked of={asked} faults={WITNESS_FAULTS}>
          {({ request, code, old, size }) => (
            <div className="witness-request">
              <Sizes old={old} size={size} />
              <button
                type="button"
                className="button"
                onClick={() => save(`${size}-${old}.request.txt`, request)}
              >
                {say("witness.file")}
              </button>
              {code !== null && <Code code={code} />}
            </div>
          )}
        </Asked>
      )}
    </details>
  );
}

function Sizes({ old, size }: Pick<AskedOfWitness, "old" | "size">) {
  const { say, format } = useReader();
  return <p className="soft">{say("witness.grew", { from: format.number(old), to: format.number(size) })}</p>;
}

/** Black on white in every colour scheme: a camera reads it. */
function Code({ code: { size, rows } }: { readonly code: NonNullable<AskedOfWitness["code"]> }) {
  const { say } = useReader();
  const side = size + 2 * MARGIN;
  const dark = rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ 0: run, index }) => `M${index + MARGIN} ${y + MARGIN}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join("");
  return (
    <svg className="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={say("witness.code")}>
      <rect width={side} height={side} className="qr-light" />
      <path d={dark} className="qr-dark" />
    </svg>
  );
}

/** Hands a text to the browser as a file to keep. */
function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
