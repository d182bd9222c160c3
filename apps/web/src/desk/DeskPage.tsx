/** Who works here and with which roles, the lists of the desk, its custodians, and decisions that contradict. */
import { Link } from "@tanstack/react-router";
import { custodianList, listShow, personList, today as todayRoute } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { rolesInWords } from "../app/roles.ts";
import { Asked } from "../design/Asked.tsx";
import { Notice } from "../design/Notice.tsx";
import { Scroll } from "../design/Scroll.tsx";

export function DeskPage() {
  const { say } = useReader();
  return (
    <div>
      <h1>{say("desk.title")}</h1>
      <Conflicts />
      <h2>{say("desk.people")}</h2>
      <People />
      <h2>{say("desk.lists")}</h2>
      <Lists />
      <h2>{say("desk.custodians")}</h2>
      <Custodians />
    </div>
  );
}

function Conflicts() {
  const { say } = useReader();
  const waits = useVerb(todayRoute, {});
  return (
    <Asked of={waits}>
      {({ conflicts }) =>
        conflicts.length === 0 ? (
          <p className="soft">{say("desk.noConflicts")}</p>
        ) : (
          <Notice kind="needs-you" title={say("desk.conflicts")}>
            <ul>
              {conflicts.map((one) => (
                <li key={`${one.type} ${one.subject}`}>
                  {one.type}{" "}
                  {one.victim === null ? (
                    <code>{one.subject}</code>
                  ) : (
                    <Link to="/people/$id" params={{ id: one.victim }}>
                      {say("desk.toPerson")}
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          </Notice>
        )
      }
    </Asked>
  );
}

function People() {
  const { say, format } = useReader();
  const people = useVerb(personList, {});
  return (
    <Asked of={people}>
      {({ people: all }) => (
        <Scroll label={say("desk.people")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say("who.person")}</th>
                <th scope="col">{say("desk.roles")}</th>
                <th scope="col">{say("desk.enrolledBy")}</th>
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <tr key={one.person}>
                  <th scope="row">
                    <bdi>{one.person}</bdi>{" "}
                    {one.revoked && <span className="tag needs">{say("desk.revoked")}</span>}
                  </th>
                  <td>{rolesInWords(one.roles, say, format)}</td>
                  <td>{one.enrolledBy === null ? say("desk.atStart") : <bdi>{one.enrolledBy}</bdi>}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small soft">{say("desk.addPerson")}</p>
        </Scroll>
      )}
    </Asked>
  );
}

function Lists() {
  const { say, format } = useReader();
  const lists = useVerb(listShow, {});
  const waits = useVerb(todayRoute, {});
  return (
    <Asked of={lists}>
      {({ lists: all }) =>
        all.length === 0 ? (
          <Notice title={say("desk.noLists")}>
            <p>
              <Link to="/import">{say("nav.import")}</Link>
            </p>
          </Notice>
        ) : (
          <Scroll label={say("desk.lists")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say("desk.list")}</th>
                  <th scope="col" className="n">
                    {say("desk.records")}
                  </th>
                  <th scope="col">{say("desk.covers")}</th>
                  <th scope="col">{say("desk.assessed")}</th>
                </tr>
              </thead>
              <tbody>
                {all.map((one) => {
                  const state = waits.data?.lists.find((other) => other.list === one.list);
                  return (
                    <tr key={one.list}>
                      <th scope="row">
                        <bdi>{one.list}</bdi>
                      </th>
                      <td className="n">{format.number(one.records)}</td>
                      <td>
                        {one.coverage === null ? (
                          <span className="needs">{say("desk.undeclared")}</span>
                        ) : (
                          <>
                            {format.span(`${one.coverage.window.from}/${one.coverage.window.to}`)}
                            <small className="soft" dir="auto">
                              {one.coverage.howGathered}
                            </small>
                          </>
                        )}
                      </td>
                      <td>
                        {state === undefined
                          ? "–"
                          : say(
                              state.assessed ? "desk.yes" : state.halfAssessed ? "desk.half" : "desk.notYet",
                            )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </Scroll>
        )
      }
    </Asked>
  );
}

function Custodians() {
  const { say } = useReader();
  const custodians = useVerb(custodianList, {});
  return (
    <Asked of={custodians}>
      {({ recipients }) => (
        <>
          <p>{say("desk.custodiansMeans")}</p>
          <ul>
            {recipients.map((one) => (
              <li key={one}>
                <code>{one}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </Asked>
  );
}
