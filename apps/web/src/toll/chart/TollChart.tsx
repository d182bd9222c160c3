/** The toll and what others say of it, on one scale and one axis of time. */
import { claimsInOrder, extentOf, numbersOf, scaleFor } from "@daftar/claims";
import type { Claim } from "@daftar/model";
import { useMemo, useState } from "react";
import { useReader } from "../../app/reading.tsx";
import { useWidth } from "../../design/useWidth.ts";
import { ClaimsBand } from "./ClaimsBand.tsx";
import { Fillings } from "./claimMark.tsx";
import { Legend } from "./Legend.tsx";
import { OwnBand } from "./OwnBand.tsx";
import type { PlacedClaim } from "./placeClaims.ts";
import "./chart.css";

export interface TollLines {
  readonly verifiedNamed: number;
  readonly verified: number;
  readonly reported: { readonly low: number; readonly high: number };
  readonly estimated: { readonly low: number | null; readonly high: number | null };
}

interface TollChartProps {
  readonly lines: TollLines;
  readonly openHigh: boolean;
  readonly claims: readonly Claim[];
}

const BESIDE = 760;
const OWN = 300;
const GAP = 32;

export function TollChart({ lines, openHigh, claims }: TollChartProps) {
  const { say, format } = useReader();
  const [figure, width] = useWidth();
  const [pointed, setPointed] = useState<PlacedClaim | null>(null);
  const scale = useMemo(
    () =>
      scaleFor([
        lines.verifiedNamed,
        lines.verified,
        lines.reported.low,
        lines.reported.high,
        lines.estimated.low ?? 0,
        lines.estimated.high ?? 0,
        ...claims.flatMap((claim) => numbersOf(extentOf(claim))),
      ]),
    [lines, claims],
  );
  const inOrder = useMemo(() => claimsInOrder(claims), [claims]);
  const beside = width >= BESIDE;
  const own = beside ? OWN : Math.min(width, 380);
  const narrow = width > 0 && width < 520;
  return (
    <figure className={beside ? "chart beside" : "chart"} ref={figure}>
      <Fillings />
      {width > 0 && (
        <div className="bands">
          <div>
            <h3>{say("chart.own")}</h3>
            <OwnBand lines={lines} openHigh={openHigh} scale={scale} width={own} />
          </div>
          {claims.length > 0 && (
            <div className="said">
              <h3>{say("chart.claims")}</h3>
              <ClaimsBand
                claims={inOrder}
                scale={scale}
                width={beside ? width - own - GAP : width}
                onPoint={setPointed}
              />
            </div>
          )}
        </div>
      )}
      <p className="pointed small" aria-live="polite">
        {pointed === null ? (
          <span className="soft">{claims.length > 0 ? say("chart.point") : say("chart.noClaims")}</span>
        ) : (
          <ClaimSentence claim={pointed.claim} number={format.number(pointed.key)} />
        )}
      </p>
      {narrow && (
        <ol className="keys plain-list">
          {inOrder.map(({ claim, key, depth }) => (
            <li key={claim.id} className={depth > 0 ? "part" : undefined}>
              <span className="key-ring">{format.number(key)}</span>
              <ClaimSentence claim={claim} number="" />
            </li>
          ))}
        </ol>
      )}
      <Legend
        kinds={new Set(claims.map((claim) => extentOf(claim).kind))}
        replaced={claims.some(({ supersedes }) => supersedes !== null)}
      />
      <figcaption className="small soft">
        {say("chart.caption")}
        {scale.kind === "tens" && ` ${say("chart.tens")}`}
      </figcaption>
    </figure>
  );
}

function ClaimSentence({ claim, number }: { readonly claim: Claim; readonly number: string }) {
  const { say, format } = useReader();
  return (
    <span>
      {number !== "" && `${number}. `}
      <span className="soft">{format.day(claim.asOf)}</span> <bdi>{claim.claimant}</bdi>
      {claim.via.length > 0 && (
        <span className="soft"> {say("chart.via", { via: format.list(claim.via) })}</span>
      )}
      : {format.quote(claim.figure.asWorded)}
      {number !== "" && claim.publishedIn !== "" && (
        <span className="soft">
          {" · "}
          <bdi>{claim.publishedIn}</bdi>
        </span>
      )}
    </span>
  );
}
