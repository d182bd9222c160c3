/** A plot of the package in the page: its sentences as text, its picture in the page's own colours. */
import { FIGURE_INSET, figureOf, type PlotWords, type Sheet } from "@daftar/estimate";
import { useLayoutEffect, useMemo, useRef } from "react";
import { useReader } from "../app/reading.tsx";
import { Scroll } from "../design/Scroll.tsx";
import { useWidth } from "../design/useWidth.ts";
import { plotWords } from "./plotWords.ts";

interface PlotFigureProps {
  readonly label: string;
  /** The plot at a width; `null` where there is nothing to draw. */
  readonly plot: (words: PlotWords, width: number) => Sheet | null;
  /** Narrower than this it scrolls. */
  readonly least: number;
  /** Whether the plot's title says what the heading above it does not. */
  readonly titled?: boolean;
  /** Whether the page says in its own words what the plot's notes say. */
  readonly noted?: boolean;
}

const MOST = 860;

export function PlotFigure({ label, plot, least, titled = false, noted = false }: PlotFigureProps) {
  const reader = useReader();
  const [figure, width] = useWidth();
  const sheet = useMemo(
    () =>
      width === 0 ? null : plot(plotWords(reader), FIGURE_INSET + Math.min(MOST, Math.max(least, width))),
    [plot, reader, width, least],
  );
  const drawn = sheet === null ? null : figureOf(sheet);
  return (
    <figure className="plot" ref={figure}>
      {drawn !== null && (
        <>
          {titled && (
            <p>
              <b>{drawn.title}</b>
            </p>
          )}
          <p className="small soft">{drawn.subtitle}</p>
          <Scroll label={label}>
            <Picture svg={drawn.picture} />
          </Scroll>
          <figcaption className="small soft">
            {[...(noted ? [] : drawn.notes), ...drawn.closing].map((note) => (
              <p key={note}>{note}</p>
            ))}
          </figcaption>
        </>
      )}
    </figure>
  );
}

/** Read as XML and not as HTML: what is not well-formed is not shown, and no script in it would run. */
function Picture({ svg }: { readonly svg: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { documentElement } = new DOMParser().parseFromString(svg, "image/svg+xml");
    place.current?.replaceChildren(document.importNode(documentElement, true));
  }, [svg]);
  return <div ref={place} className="picture" />;
}
