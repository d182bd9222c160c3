/** Each account: where it comes from, whether it was judged credible, and its own words as they came. */

import { shortId } from "../app/ids.ts";
import { useReader } from "../app/reading.tsx";
import { fieldLabel } from "../words/fieldLabel.ts";
import { riskWords, sourceWords, verdictWords } from "./closedWords.ts";
import { placeLabel } from "./independence/words.ts";
import type { Account, Shown } from "./types.ts";

export function Accounts({ shown }: { readonly shown: Shown }) {
  return (
    <ol className="accounts plain-list">
      {shown.accounts.map((account) => (
        <AccountLine key={account.record} account={account} lineage={shown.lineage} />
      ))}
    </ol>
  );
}

interface AccountLineProps {
  readonly account: Account;
  readonly lineage: Shown["lineage"];
}

function AccountLine({ account, lineage: all }: AccountLineProps) {
  const { say, format } = useReader();
  const { lineage } = account;
  const from =
    lineage === null
      ? say("lineage.unknown")
      : [
          sourceWords(lineage.sourceClass, say),
          lineage.origin === null
            ? say("lineage.noOrigin")
            : say("lineage.origin", { origin: `\u2068${lineage.origin}\u2069` }),
          say(lineage.direct ? "lineage.direct" : "lineage.indirect"),
          ...(lineage.from.length > 0
            ? [
                say("lineage.from", {
                  from: format.list(lineage.from.map((place) => placeLabel(place, all))),
                }),
              ]
            : []),
          ...(lineage.anonymous ? [say("lineage.anonymous")] : []),
        ].join(" · ");
  return (
    <li>
      <h3>
        <bdi>{account.list}</bdi>{" "}
        <span className="small soft">
          {account.verdict === null
            ? say(account.credited ? "account.byList" : "account.unassessed")
            : verdictWords(account.verdict, say)}
        </span>
      </h3>
      <p className="small">{from}</p>
      {account.risks.length > 0 && (
        <p className="small needs">{format.list(account.risks.map((risk) => riskWords(risk, say)))}</p>
      )}
      <dl className="cells">
        {account.cells.map(({ role, text }) => (
          <div key={`${role} ${text}`}>
            <dt>{fieldLabel(role, say)}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        {say("account.record")} <code>{shortId(account.record)}</code>
        {account.versions > 1 && ` · ${say("account.versions", { n: format.number(account.versions) })}`}
        {account.recordedBy !== null &&
          ` · ${say("account.recordedBy", { who: `\u2068${account.recordedBy}\u2069` })}`}
        {account.missingFromEdition && ` · ${say("account.missing")}`}
      </p>
    </li>
  );
}
