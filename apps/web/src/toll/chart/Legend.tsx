/** What each mark means: only those that the chart uses. */
import type { Extent } from "@daftar/claims";
import type { ReactNode } from "react";
import { useReader } from "../../app/reading.tsx";
import type { Key } from "../../words/say.ts";
import { claimMark } from "./claimMark.tsx";
import { BOTTOM, type Frame, TOP } from "./frame.ts";

/** A scale of its own, on which a sample fits into a line of text. */
const PIXEL = 100 / (BOTTOM - TOP);
const FRAME: Frame = {
  scale: { kind: "even", ticks: [], at: (value) => value },
  width: 40,
  dir: "ltr",
};
const [LOW, MIDDLE, HIGH, FAR] = [9 * PIXEL, 17 * PIXEL, 25 * PIXEL, 60 * PIXEL];

const SAMPLES: readonly { readonly extent: Extent; readonly words: Key }[] = [
  { extent: { kind: "point", at: MIDDLE }, words: "legend.point" },
  { extent: { kind: "interval", low: LOW, high: HIGH }, words: "legend.interval" },
  { extent: { kind: "about", at: MIDDLE, low: LOW, high: HIGH }, words: "legend.about" },
  { extent: { kind: "open-up", low: FAR }, words: "legend.openUp" },
  { extent: { kind: "open-down", high: FAR }, words: "legend.openDown" },
  { extent: { kind: "beyond", from: FAR }, words: "legend.beyond" },
  { extent: { kind: "cloud", low: LOW, high: HIGH }, words: "legend.cloud" },
];

/** Open marks reach further than a line of text: their sample is drawn smaller, whole. */
const TALL: Readonly<Record<string, string>> = {
  "open-up": `-4 ${BOTTOM - 106} 48 56`,
  beyond: `-4 ${BOTTOM - 106} 48 56`,
  "open-down": `-4 ${BOTTOM - 66} 48 56`,
};

export function Legend({
  kinds,
  replaced,
}: {
  readonly kinds: ReadonlySet<Extent["kind"]>;
  readonly replaced: boolean;
}) {
  const { say } = useReader();
  return (
    <ul className="legend plain-list">
      <Entry words={say("legend.own")}>
        <rect x={15} y={BOTTOM - 25} width={10} height={16} className="solid" />
        <circle cx={20} cy={BOTTOM - 25} r={6} className="solid" />
        <circle cx={20} cy={BOTTOM - 9} r={6} className="solid" />
      </Entry>
      <Entry words={say("legend.estimate")}>
        <path d={`M20 ${BOTTOM - 27}v20M11 ${BOTTOM - 27}h18M11 ${BOTTOM - 7}h18`} className="interval" />
      </Entry>
      {SAMPLES.filter(({ extent }) => kinds.has(extent.kind)).map(({ extent, words }) => (
        <Entry key={words} words={say(words)} box={TALL[extent.kind]}>
          {claimMark(FRAME, 20, extent, false).glyph}
        </Entry>
      ))}
      {replaced && (
        <Entry words={say("legend.replaced")}>
          <path d={`M8 ${BOTTOM - 10}L32 ${BOTTOM - 24}`} className="joined" />
          <g className="faded">{claimMark(FRAME, 8, { kind: "point", at: 10 * PIXEL }, true).glyph}</g>
          {claimMark(FRAME, 32, { kind: "point", at: 24 * PIXEL }, true).glyph}
        </Entry>
      )}
    </ul>
  );
}

function Entry({ words, box, children }: { words: string; box?: string | undefined; children: ReactNode }) {
  return (
    <li>
      <svg
        className="band"
        viewBox={box ?? `0 ${BOTTOM - 34} 40 34`}
        width={40}
        height={34}
        aria-hidden="true"
      >
        {children}
      </svg>
      <span>{words}</span>
    </li>
  );
}
