/** Photographs, documents and recordings about one person: covered until asked for, each with its custody and time. */
import { useState } from "react";
import { evidenceList } from "../../api/routes.ts";
import { useVerb } from "../../api/useVerb.ts";
import { useReader } from "../../app/reading.tsx";
import { Asked } from "../../design/Asked.tsx";
import { AddEvidence } from "./AddEvidence.tsx";
import { Piece } from "./Piece.tsx";
import "./evidence.css";

export function Evidence({ victim }: { readonly victim: string }) {
  const { say } = useReader();
  const listed = useVerb(evidenceList, { about: [victim] });
  const [adding, setAdding] = useState(false);
  return (
    <section className="evidence">
      <h2>{say("taken.title")}</h2>
      <Asked of={listed}>
        {({ evidence }) =>
          evidence.length === 0 ? (
            <p className="soft">{say("taken.none")}</p>
          ) : (
            <ol className="pieces plain-list">
              {evidence.map(({ id }) => (
                <Piece key={id} id={id} />
              ))}
            </ol>
          )
        }
      </Asked>
      <p>
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {say("taken.add")}
        </button>
      </p>
      {adding && <AddEvidence victim={victim} onClose={() => setAdding(false)} />}
    </section>
  );
}
