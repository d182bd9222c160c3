/** Accounts at the start, what each goes back to at the end, lines between: the same as words for whoever hears it. */
import { useReader } from "../../app/reading.tsx";
import { draw, type End, MARK, planOf } from "./layout.ts";
import { Ring } from "./Ring.tsx";
import type { Lineage, LineageAccount } from "./types.ts";
import { useHeights } from "./useHeights.ts";
import { circleMembers, own, whyWords } from "./words.ts";

export function OriginsPicture({ lineage }: { readonly lineage: Lineage }) {
  const { say, format, dir } = useReader();
  const [whole, strip, { width, height, heights }] = useHeights();
  const plan = planOf(lineage);
  const drawn = draw(plan, heights, width, dir);
  const at = (along: number) => (dir === "rtl" ? width - along : along);
  const endWords = ({ id, kind, name }: End): string => {
    if (kind === "unknown") return say("independent.unknownEnd");
    if (kind === "origin") return own(name ?? id);
    const circle = lineage.circles.find((one) => one.id === id);
    return circle === undefined
      ? id
      : say("circle.end", { of: circleMembers(circle, lineage).join(say("independent.and")) });
  };
  const ends = new Map(plan.ends.map((end) => [end.id, endWords(end)]));
  const goesBack = ({ ends: to }: LineageAccount) =>
    say("independent.goesBack", { to: format.list(to.map((id) => ends.get(id) ?? id)) });
  return (
    <div className="origins" ref={whole}>
      <ol className="plain-list" aria-label={say("independent.accountsSide")}>
        {plan.accounts.map((account) => (
          <li key={account.record}>
            <span data-mark={account.record} className="account-name">
              <bdi>{account.label}</bdi>
            </span>
            <span className="small soft">
              {account.adds
                ? say("independent.adds")
                : account.why.map((why) => whyWords(why, lineage, say)).join("; ")}
              <span className="unseen"> {goesBack(account)}</span>
            </span>
          </li>
        ))}
      </ol>
      <div className="strip" ref={strip}>
        <svg width={width} height={height} aria-hidden="true">
          {drawn.lines.map(({ key, d, copy }) => (
            <path key={key} d={d} className={copy ? "line copy" : "line"} />
          ))}
          {drawn.bonds.map(({ key, d, kind }) => (
            <path key={key} d={d} className={`bond ${kind}`} />
          ))}
          {plan.accounts.map(({ record, adds }) => (
            <circle
              key={record}
              cx={at(MARK + 1)}
              cy={heights.get(record) ?? -MARK}
              r={5}
              className={adds ? "filled" : "hollow"}
            />
          ))}
          {plan.ends.map((end) => (
            <EndMark key={end.id} end={end} x={at(width - MARK - 1)} y={heights.get(end.id) ?? -2 * MARK} />
          ))}
        </svg>
      </div>
      <ol className="plain-list" aria-label={say("independent.endsSide")}>
        {plan.ends.map((end) => (
          <li key={end.id}>
            <span data-mark={end.id} className={end.kind === "origin" ? "end-name" : "end-name soft"}>
              {ends.get(end.id)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface EndMarkProps {
  readonly end: End;
  readonly x: number;
  readonly y: number;
}

/** Filled: it counts. Hollow: it does not. A circle of lineage is a ring that runs into itself; the unknown is dotted. */
function EndMark({ end, x, y }: EndMarkProps) {
  if (end.kind === "circle") return <Ring x={x} y={y} />;
  const kind = end.kind === "unknown" ? "hollow dotted" : end.counts ? "filled" : "hollow";
  return <circle cx={x} cy={y} r={5} className={kind} />;
}
