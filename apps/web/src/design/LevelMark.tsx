/** A death level by form and word: hollow is not counted as verified, filled is. */
import { useReader } from "../app/reading.tsx";
import { LEVELS, type Level } from "../words/levels.ts";

const levelOf = (text: string): Level => LEVELS.find((level) => level === text) ?? "alleged";

function Glyph({ level }: { readonly level: Level }) {
  const ring = { cx: 6, cy: 6, r: 4.6, fill: "none", stroke: "currentColor", strokeWidth: 1.5 };
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <circle {...ring} strokeDasharray={level === "alleged" ? "2 1.6" : undefined} />
      {level === "corroborated" && <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" fill="currentColor" />}
      {level === "verified" && <circle cx={6} cy={6} r={4.6} fill="currentColor" />}
      {level === "set-aside" && <path d="M2.8 9.2 9.2 2.8" stroke="currentColor" strokeWidth={1.5} />}
    </svg>
  );
}

export function LevelMark({ level }: { readonly level: string }) {
  const { say } = useReader();
  const known = levelOf(level);
  return (
    <span className="level">
      <Glyph level={known} />
      {say(`level.${known}`)}
    </span>
  );
}
