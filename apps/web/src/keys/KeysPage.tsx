/** Who may decide here: people, their roles and keys, who enrolled whom; and the custodians of what is sealed. */
import { lazy, Suspense, useState } from "react";
import type * as z from "zod/mini";
import { custodianList, personList } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { rolesInWords } from "../app/roles.ts";
import { useMe } from "../app/session.tsx";
import { Asked } from "../design/Asked.tsx";
import { Notice } from "../design/Notice.tsx";
import { pageForPasskeys, passkeysHere } from "../passkey/browser.ts";
import "./keys.css";

export type Enrolled = z.infer<typeof personList.reply>["result"]["people"][number];

const EnrolPerson = lazy(() => import("./EnrolPerson.tsx").then(({ EnrolPerson: it }) => ({ default: it })));
const EnrolPasskey = lazy(() =>
  import("./EnrolPasskey.tsx").then(({ EnrolPasskey: it }) => ({ default: it })),
);
const ChangeRoles = lazy(() => import("./ChangeRoles.tsx").then(({ ChangeRoles: it }) => ({ default: it })));
const Succeed = lazy(() => import("./Succeed.tsx").then(({ Succeed: it }) => ({ default: it })));
const Revoke = lazy(() => import("./Revoke.tsx").then(({ Revoke: it }) => ({ default: it })));

type Open =
  | { readonly what: "passkey" | "roles" | "revoke"; readonly of: Enrolled }
  | { readonly what: "enrol" };

export function KeysPage() {
  const { say, format } = useReader();
  const { person: me } = useMe();
  const people = useVerb(personList, {});
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="keys">
      <h1>{say("keys.title")}</h1>
      <Asked of={people}>
        {({ people: all }) => {
          const admin = all.some((one) => one.person === me && !one.revoked && one.roles.includes("admin"));
          const working = all.filter((one) => !one.revoked);
          const signing = working.filter((one) => one.roles.includes("signatory"));
          return (
            <>
              <p>
                {say("keys.lead", {
                  count: working.length,
                  n: format.number(working.length),
                  signing: format.number(signing.length),
                })}
              </p>
              {!passkeysHere() && (
                <Notice kind="answer" title={say("keys.elsewhere")}>
                  <p>
                    {say("keys.elsewhereFix")} <a href={pageForPasskeys()}>{pageForPasskeys()}</a>
                  </p>
                </Notice>
              )}
              <ul className="plain-list people-keys">
                {all.map((one) => (
                  <li key={one.person}>
                    <Person of={one} may={admin} onOpen={(what) => setOpen({ what, of: one })} />
                  </li>
                ))}
              </ul>
              <p className="row">
                <button
                  type="button"
                  className="button main"
                  disabled={!admin}
                  onClick={() => setOpen({ what: "enrol" })}
                >
                  {say("keys.enrol")}
                </button>
                {!admin && (
                  <span className="small soft">{say(me === null ? "who.needed" : "keys.admins")}</span>
                )}
              </p>
            </>
          );
        }}
      </Asked>
      <h2>{say("desk.custodians")}</h2>
      <Custodians />
      <Suspense fallback={null}>
        {open?.what === "enrol" && <EnrolPerson onClose={close} />}
        {open?.what === "passkey" && <EnrolPasskey of={open.of} onClose={close} />}
        {open?.what === "roles" && <ChangeRoles of={open.of} onClose={close} />}
        {open?.what === "revoke" && <Revoke of={open.of} onClose={close} />}
      </Suspense>
    </div>
  );
}

interface PersonProps {
  readonly of: Enrolled;
  /** Whether whoever looks may change it. */
  readonly may: boolean;
  readonly onOpen: (what: "passkey" | "roles" | "revoke") => void;
}

function Person({ of, may, onOpen }: PersonProps) {
  const { say, format } = useReader();
  return (
    <>
      <div>
        <h2>
          <bdi>{of.person}</bdi> {of.revoked && <span className="tag needs">{say("desk.revoked")}</span>}
        </h2>
        <p className="small soft">{rolesInWords(of.roles, say, format)}</p>
      </div>
      <ul className="plain-list small">
        {of.keys.map((key) => (
          <li key={key.kind} className={key.revoked ? "gone" : undefined}>
            <b>{say(`keys.${key.kind}`)}</b>
            {" · "}
            {key.enrolledBy === null
              ? say("keys.atStart")
              : say("keys.by", { person: `\u2068${key.enrolledBy}\u2069` })}
            {key.revoked && <span className="needs"> {say("desk.revoked")}</span>}
          </li>
        ))}
      </ul>
      {may && (
        <div className="row acts">
          <button type="button" className="button bare small" onClick={() => onOpen("passkey")}>
            {say("keys.makePasskey")}
          </button>
          <button type="button" className="button bare small" onClick={() => onOpen("roles")}>
            {say("keys.changeRoles")}
          </button>
          {!of.revoked && (
            <button type="button" className="button bare small" onClick={() => onOpen("revoke")}>
              {say("keys.revoke")}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function Custodians() {
  const { say, format } = useReader();
  const custodians = useVerb(custodianList, {});
  const [asking, setAsking] = useState(false);
  /** Of how many envelopes the one who just succeeded has no share. */
  const [without, setWithout] = useState<number | null>(null);
  const done = (lacking: number) => {
    setAsking(false);
    setWithout(lacking);
  };
  return (
    <Asked of={custodians}>
      {({ custodians: all, successions, threshold }) => {
        const bound = threshold === null ? 0 : all.filter(({ consentKey }) => consentKey === null).length;
        const nothing = successions.filter(({ counts }) => !counts).length;
        return (
          <>
            <p>
              {say("desk.custodiansMeans")}{" "}
              {say("desk.opens", { count: threshold ?? 1, n: format.number(threshold ?? 1) })}
            </p>
            <ul className="plain-list recipients">
              {all.map(({ recipient, after }) => (
                <li key={recipient}>
                  <code dir="ltr">{recipient}</code>
                  {after !== null && (
                    <span className="hint">
                      {say("desk.inPlaceOf")} <code dir="ltr">{after}</code>
                    </span>
                  )}
                </li>
              ))}
            </ul>
            {bound > 0 && <p>{say("desk.cannotHandOver", { count: bound, n: format.number(bound) })}</p>}
            {nothing > 0 && (
              <Notice
                kind="answer"
                title={say("desk.voidSuccession", { count: nothing, n: format.number(nothing) })}
              >
                <p>
                  {say("desk.voidSuccessionFix")} <code dir="ltr">daftar custodian list</code>
                </p>
              </Notice>
            )}
            {without !== null && (
              <Notice kind="answer" title={say("succeed.done")}>
                {without > 0 && (
                  <p>{say("succeed.without", { count: without, n: format.number(without) })}</p>
                )}
              </Notice>
            )}
            {threshold !== null && bound < all.length && (
              <p>
                <button type="button" className="button" onClick={() => setAsking(true)}>
                  {say("succeed.title")}
                </button>
              </p>
            )}
            {asking && (
              <Suspense fallback={null}>
                <Succeed onClose={() => setAsking(false)} onDone={done} />
              </Suspense>
            )}
          </>
        );
      }}
    </Asked>
  );
}
