/** One opening: when, by whom, why, of what; and the request, while custodians would answer it. */
import { recipientEnd } from "@daftar/model";
import { Link } from "@tanstack/react-router";
import { shortId } from "../app/ids.ts";
import { useReader } from "../app/reading.tsx";
import { sealedKindWords } from "../words/sealedKinds.ts";
import type { Opening } from "./types.ts";

export function OpeningItem({ opening: one }: { readonly opening: Opening }) {
  const { say, format } = useReader();
  return (
    <li>
      <h2>
        {format.moment(one.time)}
        {" · "}
        {one.approvedBy.length === 0
          ? say("openings.byNobody")
          : say("openings.by", { who: format.list(one.approvedBy) })}
      </h2>
      <p className="why">{format.quote(one.reason)}</p>
      <ul>
        {one.asked.map((item) => (
          <li key={item.subject}>
            <Item item={item} />
          </li>
        ))}
      </ul>
      {one.state === "asked" ? (
        <p>
          <a className="button" href={`/api/openings/${one.opening}/request`} download>
            {say("openings.request")}
          </a>
        </p>
      ) : (
        <p className="needs">{say(`openingState.${one.state}`)}</p>
      )}
      <p className="small soft">
        {say("openings.id")} <code>{one.opening.slice(0, 16)}</code>
        {" · "}
        {say("openings.to")} <code>{recipientEnd(one.recipient)}</code>
      </p>
    </li>
  );
}

function Item({
  item: { kind, subject, victim, list, evidence },
}: {
  readonly item: Opening["asked"][number];
}) {
  const { say } = useReader();
  return (
    <>
      {sealedKindWords(kind, say)} <code>{shortId(evidence ?? subject)}</code>
      {list !== null && (
        <>
          {" · "}
          <bdi>{list}</bdi>
        </>
      )}
      {victim !== null && (
        <>
          {" · "}
          <Link to="/people/$id" params={{ id: victim }}>
            {say("openings.person")} <code>{shortId(victim)}</code>
          </Link>
        </>
      )}
    </>
  );
}
