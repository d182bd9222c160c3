/** Each thing that custodians are asked to open: of whom, or of which list, as the desk knows what the op names. */
import * as z from "zod/mini";
import { custodianOpenings } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { sealedKindWords } from "../words/sealedKinds.ts";
import { Named } from "./Named.tsx";

const asked = z.object({ items: z.array(z.object({ kind: z.string(), subject: z.string() })) });

export function AskedToOpen({ body }: { readonly body: Readonly<Record<string, unknown>> }) {
  const { say } = useReader();
  const openings = useVerb(custodianOpenings, {});
  const read = asked.safeParse(body);
  return (
    <ul className="plain-list">
      {(read.data?.items ?? []).map(({ kind, subject }) => {
        const list = openings.data?.files.find(({ mark }) => mark === subject)?.list;
        return (
          <li key={subject}>
            {sealedKindWords(kind, say)}
            {" · "}
            {list !== undefined && <bdi>{list}</bdi>}
            {kind === "cells" || kind === "account" ? (
              <Named victim={subject} />
            ) : (
              list === undefined && <code>{subject.slice(0, 16)}</code>
            )}
          </li>
        );
      })}
    </ul>
  );
}
