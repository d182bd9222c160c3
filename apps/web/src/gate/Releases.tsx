/** What was published, and what two people may publish next. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../api/ask.ts";
import { release as releaseRoute, releases as releasesRoute, today as todayRoute } from "../api/routes.ts";
import { useDecision, useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { Asked } from "../design/Asked.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { Notice } from "../design/Notice.tsx";

export function Releases({ open }: { readonly open: boolean }) {
  const { say, format } = useReader();
  const { person } = useMe();
  const [title, setTitle] = useState("");
  const [why, setWhy] = useState("");
  const kept = useQuery({
    queryKey: ["verb", releasesRoute.path],
    queryFn: ({ signal }) => ask(releasesRoute, null, { signal }),
  });
  const waits = useVerb(todayRoute, person === null ? {} : { person });
  const act = useDecision(releaseRoute);
  const waiting = waits.data?.release ?? null;
  return (
    <section>
      <h2>{say("gate.releases")}</h2>
      <Asked of={kept}>
        {({ releases }) =>
          releases.length === 0 ? (
            <p className="soft">{say("gate.noRelease")}</p>
          ) : (
            <ul className="plain-list">
              {releases.map((one) => (
                <li key={one.digest}>
                  <a href={`/api/releases/${one.digest}/index.html`} target="_blank" rel="noreferrer">
                    {say("gate.look", { when: format.moment(one.published) })}
                  </a>{" "}
                  <code className="soft">{one.digest.slice(0, 16)}…</code>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      {waiting !== null && (
        <Notice
          kind="answer"
          title={say(waiting.apart ? "gate.waitsStill" : "gate.waits", {
            n: format.number(waiting.approvals),
            needed: format.number(waiting.needed),
          })}
        >
          {waiting.apart && <p>{say("gate.apart")}</p>}
          {waiting.ofNow === false && <p>{say("gate.ofBefore")}</p>}
          <p>
            <code>{waiting.digest}</code>
          </p>
          <Field label={say("gate.why")} hint={say("gate.whyHint")}>
            {(ties) => (
              <textarea {...ties} dir="auto" value={why} onChange={(event) => setWhy(event.target.value)} />
            )}
          </Field>
          <div className="row">
            <button
              type="button"
              className="button main"
              disabled={person === null || waiting.mine || act.isPending}
              onClick={() =>
                person !== null && act.mutate({ approve: waiting.digest, as: [person], reason: why })
              }
            >
              {say("gate.approve")}
            </button>
            <button
              type="button"
              className="button"
              disabled={person === null || act.isPending}
              onClick={() =>
                person !== null && act.mutate({ dissent: waiting.digest, as: [person], reason: why })
              }
            >
              {say("gate.dissent")}
            </button>
          </div>
          {waiting.mine && <p className="small soft">{say("gate.mine")}</p>}
        </Notice>
      )}
      {waiting === null && (
        <form
          className="propose"
          onSubmit={(event) => {
            event.preventDefault();
            if (person !== null) act.mutate({ propose: true, title, as: [person] });
          }}
        >
          <h3>{say("gate.next")}</h3>
          <p className="small soft">{say(open ? "gate.nextMeans" : "gate.proposeShut")}</p>
          <Field label={say("gate.title")}>
            {(ties) => (
              <input {...ties} dir="auto" value={title} onChange={(event) => setTitle(event.target.value)} />
            )}
          </Field>
          <button
            type="submit"
            className="button main"
            disabled={!open || title === "" || person === null || act.isPending}
          >
            {say("gate.propose")}
          </button>
        </form>
      )}
      {act.error !== null && <FaultNotice error={act.error} />}
      {person === null && <p className="small needs">{say("who.needed")}</p>}
    </section>
  );
}
