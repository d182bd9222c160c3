/** What the marks and lines of the picture mean: those that occur in it. */
import { useReader } from "../../app/reading.tsx";
import { planOf } from "./layout.ts";
import { Ring } from "./Ring.tsx";
import type { Lineage } from "./types.ts";

type SignKind = "filled" | "hollow" | "ring" | "copy" | "perhaps" | "one";

export function Legend({ lineage }: { readonly lineage: Lineage }) {
  const { say } = useReader();
  const { accounts, ends, lines, bonds } = planOf(lineage);
  const meant: readonly { readonly kind: SignKind; readonly words: string; readonly there: boolean }[] = [
    { kind: "filled", words: say("independent.filled"), there: accounts.some(({ adds }) => adds) },
    { kind: "hollow", words: say("independent.hollow"), there: accounts.some(({ adds }) => !adds) },
    { kind: "ring", words: say("independent.ring"), there: ends.some((one) => one.kind === "circle") },
    { kind: "copy", words: say("independent.copy"), there: lines.some(({ copy }) => copy) },
    {
      kind: "perhaps",
      words: say("independent.perhapsLine"),
      there: bonds.some((one) => one.kind === "perhaps"),
    },
    { kind: "one", words: say("independent.oneLine"), there: bonds.some((one) => one.kind === "one") },
  ];
  return (
    <ul className="plain-list origins-legend">
      {meant
        .filter(({ there }) => there)
        .map(({ kind, words }) => (
          <li key={kind}>
            <svg width="28" height="20" aria-hidden="true">
              <Sign kind={kind} />
            </svg>
            {words}
          </li>
        ))}
    </ul>
  );
}

function Sign({ kind }: { readonly kind: SignKind }) {
  if (kind === "ring") return <Ring x={14} y={10} />;
  if (kind === "filled" || kind === "hollow") return <circle cx="14" cy="10" r="5" className={kind} />;
  return <path d="M2 10H26" className={kind === "copy" ? "line copy" : `bond ${kind}`} />;
}
