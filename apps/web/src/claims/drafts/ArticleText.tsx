/** The article with every draft's sentence and figure marked where they stand, each paragraph in its own direction. */
import { useMemo } from "react";
import { useReader } from "../../app/reading.tsx";
import { Scroll } from "../../design/Scroll.tsx";
import { type Place, paragraphsOf } from "./pieces.ts";
import type { Decision } from "./useDrafts.ts";

interface ArticleTextProps {
  /** Without markup, of the length that offsets are counted in. */
  readonly text: string;
  readonly places: readonly Place[];
  readonly current: string | null;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly onGo: (id: string) => void;
}

export function ArticleText({ text, places, current, decisions, onGo }: ArticleTextProps) {
  const { say } = useReader();
  const paragraphs = useMemo(() => paragraphsOf(text, places), [text, places]);
  return (
    <Scroll label={say("drafts.article")} kind="article">
      {paragraphs.map((pieces) => (
        <p key={pieces[0]?.from} dir="auto">
          {pieces.map(({ from, text: words, quoted, id }) => {
            if (id !== null)
              return (
                <a
                  key={from}
                  id={`figure-${id}`}
                  href={`#${id}`}
                  className={`figure ${decisions.get(id)?.state ?? "open"}`}
                  aria-current={id === current ? "true" : undefined}
                  onClick={(event) => {
                    event.preventDefault();
                    onGo(id);
                  }}
                >
                  {words}
                </a>
              );
            return quoted ? (
              <mark key={from} className="quoted">
                {words}
              </mark>
            ) : (
              words
            );
          })}
        </p>
      ))}
    </Scroll>
  );
}
