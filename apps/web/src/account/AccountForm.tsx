/**
 * One account of one person or of a number of dead, asked as somebody tells it: who, when, where, how it is
 * known, who told it, what the kin want. Who told it is sealed in this browser; no draft is kept anywhere.
 */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { upload } from "../api/ask.ts";
import { accountAdd, accountCount, custodianList } from "../api/routes.ts";
import { useDecision, useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { Choices } from "../design/Choices.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Notice } from "../design/Notice.tsx";
import { Select } from "../design/Select.tsx";
import { SOURCES } from "../person/closedWords.ts";
import { Elsewhere } from "./Elsewhere.tsx";
import { EMPTY, type Form, formOf } from "./form.ts";
import { sealForm } from "./seal.ts";
import { TextFields } from "./TextFields.tsx";
import "./account.css";

export function AccountForm() {
  const { say, format } = useReader();
  const { person } = useMe();
  const [form, setForm] = useState<Form>(EMPTY);
  const [done, setDone] = useState<{ readonly id: string; readonly of: Form["about"] } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const custodians = useVerb(custodianList, {});
  const one = useDecision(accountAdd);
  const number = useDecision(accountCount);
  const set = (changes: Partial<Form>) => setForm((now) => ({ ...now, ...changes }));
  const told = formOf(form);

  const keep = async () => {
    if (person === null || told.kind === "wanting" || custodians.data === undefined) return;
    setError(null);
    setDone(null);
    try {
      const kind = told.kind === "person" ? "account" : "count";
      const sealed =
        Object.keys(told.source).length === 0 ? {} : await sealForm(custodians.data, kind, told.source);
      const file = await upload("form.json", new Blob([JSON.stringify({ ...told.form, ...sealed })]));
      const id =
        told.kind === "person"
          ? (await one.mutateAsync({ file, as: [person] })).record
          : (await number.mutateAsync({ file, as: [person] })).id;
      setDone({ id, of: told.kind });
      setForm(EMPTY);
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <form
      className="account"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h1>{say("account.title")}</h1>
      <Notice kind="needs-you" title={say("account.unsafe")}>
        <p>{say("account.unsafeWhere")}</p>
      </Notice>
      {done !== null && (
        <Notice kind="answer" title={say("account.kept")}>
          <p>
            {say("account.keptAs")} <code>{done.id}</code>
            {done.of === "person" && (
              <>
                {" "}
                <Link to="/people/$id" params={{ id: done.id }}>
                  {say("account.open")}
                </Link>
              </>
            )}
          </p>
        </Notice>
      )}
      <section>
        <h2>{say("account.who")}</h2>
        <Choices
          side
          legend={say("account.about")}
          value={form.about}
          onChange={(about) => set({ about })}
          options={[
            { value: "person", label: say("account.onePerson") },
            { value: "number", label: say("account.aNumber") },
          ]}
        />
        {form.about === "person" ? (
          <>
            <TextFields form={form} set={set} names={["given", "father", "family", "ageYears"]} />
            <Choices
              side
              legend={say("field.sex")}
              value={form.sex}
              onChange={(sex) => set({ sex })}
              options={[
                { value: "female", label: say("sex.female") },
                { value: "male", label: say("sex.male") },
                { value: "", label: say("account.notKnown") },
              ]}
            />
          </>
        ) : (
          <>
            <TextFields form={form} set={set} names={["asWorded", "low", "high"]} />
            <Choices
              legend={say("account.counted")}
              value={form.whatCounted}
              onChange={(whatCounted) => set({ whatCounted })}
              options={(["bodies-seen", "registered", "buried", "told"] as const).map((value) => ({
                value,
                label: say(`counted.${value}`),
              }))}
            />
            <Choices
              legend={say("account.extent")}
              value={form.extent}
              onChange={(extent) => set({ extent })}
              options={(["whole", "partial"] as const).map((value) => ({
                value,
                label: say(`extent.${value}`),
              }))}
            />
          </>
        )}
      </section>
      <section>
        <h2>{say("account.whenWhere")}</h2>
        <TextFields
          form={form}
          set={set}
          names={
            form.about === "person"
              ? ["deathDate", "deathPlace", "deathProvince", "cause", "bodyTag"]
              : ["from", "to", "city", "province"]
          }
        />
      </section>
      <section>
        <h2>{say("account.known")}</h2>
        <Choices
          legend={say("account.perceived")}
          value={form.perceived}
          onChange={(perceived) => set({ perceived })}
          options={(["saw", "handled", "document", "heard"] as const).map((value) => ({
            value,
            label: say(`perceived.${value}`),
          }))}
        />
        <Select
          label={say("account.sourceClass")}
          value={form.sourceClass}
          onChange={(sourceClass) => set({ sourceClass })}
          options={SOURCES.map((value) => ({ value, label: say(`source.${value}`) }))}
        />
        <TextFields form={form} set={set} names={["origin", "household"]} />
        {form.about === "person" && <Elsewhere form={form} set={set} />}
      </section>
      <section>
        <h2>{say("account.told")}</h2>
        <p className="small soft">
          {say("account.sealed", {
            count: custodians.data?.recipients.length ?? 0,
            n: format.number(custodians.data?.recipients.length ?? 0),
          })}
          {custodians.data !== undefined && (
            <>
              {" "}
              {say("desk.opens", {
                count: custodians.data.threshold ?? 1,
                n: format.number(custodians.data.threshold ?? 1),
              })}
            </>
          )}
        </p>
        <TextFields form={form} set={set} names={["sourceName", "sourceContact", "sourceSaid"]} />
        <label className="choice">
          <input
            type="checkbox"
            checked={form.anonymous}
            onChange={(event) => set({ anonymous: event.target.checked })}
          />
          <span>{say("account.anonymous")}</span>
        </label>
      </section>
      {form.about === "person" && (
        <section>
          <h2>{say("account.consent")}</h2>
          <p className="small soft">{say("account.consentHow")}</p>
          <TextFields form={form} set={set} names={["consentSaid"]} />
        </section>
      )}
      {error !== null && <FaultNotice error={error} />}
      {told.kind === "wanting" && <p className="soft">{say(`wanting.${told.what}`)}</p>}
      {person === null && <p className="needs">{say("who.needed")}</p>}
      <div className="row">
        <button
          type="submit"
          className="button main"
          disabled={
            person === null ||
            told.kind === "wanting" ||
            custodians.data === undefined ||
            one.isPending ||
            number.isPending
          }
        >
          {say("account.keep")}
        </button>
        <button type="button" className="button bare" onClick={() => setForm(EMPTY)}>
          {say("account.clear")}
        </button>
      </div>
      <p className="small soft">{say("account.noDraft")}</p>
    </form>
  );
}
