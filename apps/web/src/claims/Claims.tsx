/** What others say, in their words and in the order of time, each beside what this desk may say of it (J14). */
import { claimsInOrder } from "@daftar/claims";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import type * as z from "zod/mini";
import { claimCheck } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { Notice } from "../design/Notice.tsx";
import { basisWords } from "./claimWords.ts";
import { verdictWords } from "./verdictWords.ts";
import "./claims.css";

type Checked = z.infer<typeof claimCheck.reply>["result"];

export function Claims() {
  const { say, format } = useReader();
  const check = useVerb(claimCheck, {});
  const ready = check.data !== undefined;
  // Marks of the chart lead to a claim by its id.
  useEffect(() => {
    if (ready) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
  }, [ready]);
  return (
    <Asked alone of={check}>
      {(all) => (
        <div className="claims">
          <h1>
            {all.claims.length === 0
              ? say("claims.none")
              : say("claims.title", { count: all.claims.length, n: format.number(all.claims.length) })}
          </h1>
          <p className="soft">{say("claims.rule")}</p>
          <p className="row">
            <Link to="/claims/drafts" className="button main">
              {say("claims.read")}
            </Link>
            <Link to="/claims/new" className="button">
              {say("claims.enter")}
            </Link>
          </p>
          {all.claims.length === 0 ? (
            <Notice title={say("claims.none")}>
              <p>{say("claims.noneFix")}</p>
            </Notice>
          ) : (
            <>
              <ClaimTable all={all} />
              <Parts all={all} />
            </>
          )}
        </div>
      )}
    </Asked>
  );
}

function ClaimTable({ all }: { readonly all: Checked }) {
  const { say, format } = useReader();
  const byId = new Map(all.claims.map((one) => [one.id, one]));
  const inOrder = claimsInOrder(all.claims.map((one) => one.claim));
  return (
    <table className="claim-table">
      <thead>
        <tr>
          <th scope="col">{say("claims.when")}</th>
          <th scope="col">{say("claims.who")}</th>
          <th scope="col">{say("claims.words")}</th>
          <th scope="col">{say("claims.desk")}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map(({ claim, depth, key }) => {
          const checked = byId.get(claim.id);
          if (checked === undefined) return null;
          const { verdict } = checked;
          return (
            <tr key={claim.id} id={`claim-${claim.id}`} className={depth > 0 ? "part" : undefined}>
              <th scope="row">
                <span className="soft">{format.number(key)}.</span> {format.day(claim.asOf)}
              </th>
              <td>
                <bdi>{claim.claimant}</bdi>
                {claim.via.length > 0 && (
                  <small className="soft"> {say("chart.via", { via: format.list(claim.via) })}</small>
                )}
                {claim.invented && <span className="tag needs">{say("claims.invented")}</span>}
              </td>
              <td>
                <p className={checked.supersededBy === null ? "said-words" : "said-words then"}>
                  {format.quote(claim.figure.asWorded)}
                </p>
                <small className="soft">
                  {basisWords(claim.basis, say)}
                  {claim.publishedIn !== "" && (
                    <>
                      {" · "}
                      <bdi>{claim.publishedIn}</bdi>
                    </>
                  )}
                  {checked.supersededBy !== null && ` · ${say("claims.replaced")}`}
                  {depth > 0 && ` · ${say("claims.part")}`}
                </small>
                {claim.caveats !== "" && <small className="soft">{format.quote(claim.caveats)}</small>}
                {claim.responsibility !== "" && (
                  <small className="soft">
                    {say("claims.responsible")} {format.quote(claim.responsibility)}
                  </small>
                )}
              </td>
              <td>{verdictWords(verdict, say, format)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Parts({ all }: { readonly all: Checked }) {
  const { say, format } = useReader();
  const byId = new Map(all.claims.map((one) => [one.id, one]));
  if (all.parts.length === 0) return null;
  return (
    <section>
      <h2>{say("claims.parts")}</h2>
      <ul>
        {all.parts.map((sum) => (
          <li key={sum.whole}>
            {format.quote(byId.get(sum.whole)?.asWorded ?? sum.whole)}:{" "}
            {format.list(sum.parts.map((part) => format.quote(byId.get(part)?.asWorded ?? part)))}.{" "}
            <span className="soft">
              {sum.sum === null
                ? say("claims.noSum")
                : say(sum.code === "differs" ? "claims.sumDiffers" : "claims.sum", {
                    n: format.number(sum.sum),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
