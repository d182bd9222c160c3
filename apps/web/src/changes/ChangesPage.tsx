/** Why the toll moved between two days: in words first, then person by person. */
import { addDays } from "@daftar/model";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ask } from "../api/ask.ts";
import { releases as releasesRoute, toll as tollRoute } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { Field } from "../design/Field.tsx";
import { ChangeLines } from "./ChangeLines.tsx";

const route = getRouteApi("/changes");
const WEEK = 7;
const MONTH = 30;

/** In UTC, as the desk counts days. */
const today = (): string => new Date().toISOString().slice(0, 10);

export function ChangesPage() {
  const { say, format } = useReader();
  const search = route.useSearch();
  const go = route.useNavigate();
  const until = search.until ?? today();
  const since = search.since ?? addDays(until, -WEEK);
  const backwards = since > until;
  const toll = useVerb(
    tollRoute,
    { since, ...(search.until === undefined ? {} : { asOf: search.until }) },
    { enabled: !backwards, keep: true },
  );
  const kept = useQuery({
    queryKey: ["verb", releasesRoute.path],
    queryFn: ({ signal }) => ask(releasesRoute, null, { signal }),
  });
  const released = kept.data?.releases[0]?.published.slice(0, 10);
  const day = (key: "since" | "until") => (event: { readonly target: { readonly value: string } }) => {
    const { value } = event.target;
    if (value !== "") void go({ search: { ...search, [key]: value }, replace: true });
  };
  const shortcuts = [
    [say("changes.aDay"), addDays(until, -1)],
    [say("changes.aWeek"), addDays(until, -WEEK)],
    [say("changes.aMonth"), addDays(until, -MONTH)],
    ...(released === undefined ? [] : [[say("changes.lastRelease"), released] as const]),
  ] as const;
  const changes = toll.data?.changes ?? null;
  return (
    <div className="changes">
      <h1>{changes === null || backwards ? say("changes.title") : lead(changes, since)}</h1>
      <form className="between" onSubmit={(event) => event.preventDefault()}>
        <Field label={say("changes.since")} fault={backwards ? say("changes.backwards") : null}>
          {(ties) => <input {...ties} type="date" value={since} max={until} onChange={day("since")} />}
        </Field>
        <Field label={say("changes.until")}>
          {(ties) => <input {...ties} type="date" value={until} max={today()} onChange={day("until")} />}
        </Field>
      </form>
      <p className="shortcuts small">
        {shortcuts.map(([words, from]) => (
          <Link
            key={words}
            to="/changes"
            search={{ ...search, since: from }}
            replace
            aria-current={from === since ? "true" : undefined}
          >
            {words}
          </Link>
        ))}
      </p>
      <p className="soft small">{say("changes.means")}</p>
      {!backwards && (
        <Asked of={toll}>
          {({ changes: found }) => (found === null ? null : <ChangeLines changes={found} />)}
        </Asked>
      )}
    </div>
  );

  function lead({ before, after }: NonNullable<typeof changes>, from: string): string {
    const step = after.verifiedNamed - before.verifiedNamed;
    const values = { count: Math.abs(step), n: format.number(Math.abs(step)), day: format.day(from) };
    const moved =
      step === 0
        ? say("changes.leadSame", values)
        : say(step > 0 ? "changes.leadMore" : "changes.leadFewer", values);
    return search.until === undefined
      ? moved
      : say("changes.leadUntil", { moved, day: format.day(search.until) });
  }
}
