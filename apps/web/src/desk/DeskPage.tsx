/** The lists of the desk. */
import { Link } from "@tanstack/react-router";
import { listShow, today as todayRoute } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { Notice } from "../design/Notice.tsx";
import { Scroll } from "../design/Scroll.tsx";

export function DeskPage() {
  const { say } = useReader();
  return (
    <div>
      <h1>{say("desk.title")}</h1>
      <Lists />
    </div>
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
