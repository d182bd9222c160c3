/**
 * Two policies on this desk: whom another would move, which kinds of people it leaves out, whether the gate would open.
 * Nothing is set here.
 */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod/mini";
import { ask, upload } from "../api/ask.ts";
import { policy as policyRoute } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { ChangeLines } from "../changes/ChangeLines.tsx";
import { Asked } from "../design/Asked.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { Scroll } from "../design/Scroll.tsx";
import { measureWords } from "../gate/measureKinds.ts";
import { fieldValue } from "../words/fieldValue.ts";
import { type KindMoved, leftOutMost } from "./leftOutMost.ts";

type Result = z.infer<typeof policyRoute.reply>["result"];
type Policy = Result["policy"];
type Compared = NonNullable<Result["compared"]>;

const AGREEMENT = ["widenDays", "longestWindowDays"] as const;
const GATE = [
  "minimumOrigins",
  "undecidedPairsPerMille",
  "reviewsAsked",
  "countGapPerMille",
  "placesWithoutSource",
  "silencePerMille",
] as const;

export function PolicyPage() {
  const { say } = useReader();
  const policy = useVerb(policyRoute, {});
  return (
    <div className="policy-form">
      <h1>{say("policyPage.title")}</h1>
      <p>{say("policyPage.means")}</p>
      <Asked of={policy}>{({ policy: inForce }) => <Compare inForce={inForce} />}</Asked>
    </div>
  );
}

function Compare({ inForce }: { readonly inForce: Policy }) {
  const { say } = useReader();
  const [draft, setDraft] = useState<Policy>(inForce);
  const [file, setFile] = useState<File | null>(null);
  const [asked, setAsked] = useState<{ readonly at: number; readonly blob: Blob } | null>(null);
  const compared = useQuery({
    // The number alone: what is compared is kept in the closure, and asked once.
    queryKey: ["policy-compared", asked?.at],
    enabled: asked !== null,
    retry: false,
    queryFn: async ({ signal }) => {
      const sent = await upload("policy.json", asked?.blob ?? new Blob());
      return (await ask(policyRoute, { file: sent, compare: true }, { signal })).result.compared;
    },
  });
  const number = (value: number, set: (value: number) => void, label: string) => (
    <Field key={label} label={label}>
      {(ties) => (
        <input
          {...ties}
          type="number"
          min={0}
          required
          value={Number.isNaN(value) ? "" : value}
          onChange={(event) => set(event.target.valueAsNumber)}
        />
      )}
    </Field>
  );
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const written = { ...draft, version: say("policyPage.trial", { policy: inForce.version }) };
          setAsked({ at: Date.now(), blob: file ?? new Blob([JSON.stringify(written)]) });
        }}
      >
        <fieldset disabled={file !== null}>
          <legend>{say("policyPage.agreement")}</legend>
          <p className="small soft">{say("policyPage.agreementMeans")}</p>
          <div className="numbers">
            {AGREEMENT.map((key) =>
              number(
                draft.agreement[key],
                (value) => setDraft({ ...draft, agreement: { ...draft.agreement, [key]: value } }),
                say(`policyNumber.${key}`),
              ),
            )}
            <Field label={say("policyNumber.area")}>
              {(ties) => (
                <select
                  {...ties}
                  value={draft.agreement.area}
                  onChange={(event) => {
                    const area = event.target.value === "city" ? "city" : "province";
                    setDraft({ ...draft, agreement: { ...draft.agreement, area } });
                  }}
                >
                  <option value="province">{say("policyNumber.province")}</option>
                  <option value="city">{say("policyNumber.city")}</option>
                </select>
              )}
            </Field>
          </div>
        </fieldset>
        <fieldset disabled={file !== null}>
          <legend>{say("policyPage.gate")}</legend>
          <p className="small soft">{say("policyPage.gateMeans")}</p>
          <div className="numbers">
            {GATE.map((key) =>
              number(
                draft.gate[key],
                (value) => setDraft({ ...draft, gate: { ...draft.gate, [key]: value } }),
                say(`policyNumber.${key}`),
              ),
            )}
          </div>
        </fieldset>
        <Field label={say("policyPage.file")} hint={say("policyPage.fileHint")}>
          {(ties) => (
            <input
              {...ties}
              type="file"
              accept=".json,application/json"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </Field>
        <button type="submit" className="button main" disabled={compared.isFetching}>
          {say(compared.isFetching ? "policyPage.comparing" : "policyPage.compare")}
        </button>
      </form>
      {compared.error !== null && <FaultNotice error={compared.error} />}
      {compared.data != null && <Outcome compared={compared.data} inForce={inForce} />}
    </>
  );
}

function kindWords({ kind, value, names }: KindMoved, { say, format }: ReturnType<typeof useReader>): string {
  if (value === "unknown") return say(`policyKind.${kind}Unknown`);
  if (kind === "province") return format.place([names]) ?? value;
  if (kind === "age") return say("people.age", { age: format.digits(value) });
  return fieldValue(kind, value, say, format);
}

interface OutcomeProps {
  readonly compared: Compared;
  readonly inForce: Policy;
}

function Outcome({ compared, inForce }: OutcomeProps) {
  const reader = useReader();
  const { say, format } = reader;
  const { before, after, kinds, gate } = compared;
  const step = after.verifiedNamed - before.verifiedNamed;
  const values = {
    count: Math.abs(step),
    n: format.number(Math.abs(step)),
    policy: `\u2068${compared.with}\u2069`,
    inForce: `\u2068${inForce.version}\u2069`,
  };
  const most = leftOutMost(kinds);
  return (
    <section aria-live="polite">
      <h2>
        {step === 0
          ? say("policyPage.same", values)
          : say(step > 0 ? "policyPage.more" : "policyPage.fewer", values)}
      </h2>
      <p>
        {say(
          gate.before.open
            ? gate.after.open
              ? "policyPage.staysOpen"
              : "policyPage.wouldShut"
            : gate.after.open
              ? "policyPage.wouldOpen"
              : "policyPage.staysShut",
        )}
        {gate.after.unmet.length > 0 &&
          ` ${say("policyPage.unmet", { what: format.list(gate.after.unmet.map((id) => measureWords(id, say))) })}`}
      </p>
      {most.length > 0 && (
        <p>
          {say("policyPage.most", {
            kinds: format.list(
              most.map((kind) =>
                say("policyPage.ofKind", {
                  kind: kindWords(kind, reader),
                  n: format.number(kind.before.verified - kind.after.verified),
                  of: format.number(kind.before.verified),
                }),
              ),
            ),
          })}{" "}
          {say("policyPage.bias")}
        </p>
      )}
      <ChangeLines changes={compared} />
      {kinds.length > 0 && (
        <>
          <h2>{say("policyPage.kinds")}</h2>
          <p className="small soft">{say("policyPage.kindsMean")}</p>
          <Scroll label={say("policyPage.kinds")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say("policyPage.kind")}</th>
                  <th scope="col" className="n">
                    {say("policyPage.reportedNow")}
                  </th>
                  <th scope="col" className="n">
                    {say("policyPage.under")}
                  </th>
                  <th scope="col" className="n">
                    {say("policyPage.verifiedNow")}
                  </th>
                  <th scope="col" className="n">
                    {say("policyPage.under")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {kinds.map((kind) => (
                  <tr key={`${kind.kind} ${kind.value}`}>
                    <th scope="row">
                      <bdi>{kindWords(kind, reader)}</bdi>
                    </th>
                    <td className="n">{format.number(kind.before.people)}</td>
                    <td className="n">{format.number(kind.after.people)}</td>
                    <td className="n">{format.number(kind.before.verified)}</td>
                    <td className="n">{format.number(kind.after.verified)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
    </section>
  );
}
