/** Who signed, how many more must, and who may: one person never makes a death verified (J7). */
import { Link } from "@tanstack/react-router";
import { useReader } from "../app/reading.tsx";
import { onlySignatures } from "./onlySignatures.ts";
import type { Shown } from "./types.ts";

export function Signatories({ shown }: { readonly shown: Shown }) {
  const { say, format } = useReader();
  const { victim, signatures, maySign } = shown;
  const signing = victim.level === "corroborated" || (victim.level === "verified" && victim.reviewAsked);
  const one = victim.missing.some(({ code }) => code === "second-signature");
  const two = victim.missing.some(({ code }) => code === "two-signatures");
  return (
    <div className="signatories">
      {signatures.length > 0 && (
        <p className="soft">
          {say("person.signedBy", {
            who: format.list(
              signatures.map(
                (given) => `\u2068${given.person}\u2069, ${format.day(given.time.slice(0, 10))}`,
              ),
            ),
          })}
        </p>
      )}
      {(one || two) && <p className="needs">{say(one ? "act.oneMore" : "act.twoMust")}</p>}
      {signing &&
        (maySign.length > 0 ? (
          <p className="soft">
            {say("act.whoMay", { who: format.list(maySign.map((who) => `\u2068${who}\u2069`)) })}
          </p>
        ) : (
          (one || two) &&
          onlySignatures(victim) && (
            <p className="soft">
              {say("act.nobodyMay")} <Link to="/keys">{say("nav.keys")}</Link>
            </p>
          )
        ))}
    </div>
  );
}
