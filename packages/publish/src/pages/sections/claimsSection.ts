/** Others' tolls in their own words, with the sentences of J14 beside them and no others. */
import type { Claim, ClaimVerdict } from "@daftar/model";
import { claimsInOrder } from "../chart/tollChart.ts";
import { bdi, type Html, html } from "../html.ts";
import type { Words } from "../words/words.ts";
import { mark, paragraph, type SectionInput, section, table } from "./section.ts";

function whoSaid(claim: Claim, { words }: SectionInput): Html {
  const via =
    claim.via.length > 0 ? html` <small>${words.claimsTable.via(claim.via.join(" · "))}</small>` : null;
  const kind = words.terms.claimant[claim.claimantKind] ?? claim.claimantKind;
  return html`${bdi(claim.claimant)} <small>${kind}</small>${via}`;
}

function asSaid(claim: Claim, byId: ReadonlyMap<string, Claim>, input: SectionInput): Html {
  const said = input.words.claimsTable;
  const name = (id: string) => {
    const other = byId.get(id);
    return other ? html`${bdi(other.claimant)} (${input.words.day(other.asOf)})` : bdi(id);
  };
  const successor = [...byId.values()].find(({ supersedes }) => supersedes === claim.id);
  const relation = (word: string, id: string | null) =>
    id === null ? null : html`<small>${word} <a href="#claim-${id}">${name(id)}</a></small>`;
  const quoted = (word: string, text: string) =>
    text === "" ? null : html`<small>${word} ${bdi(text)}</small>`;
  return html`<q id="claim-${claim.id}" dir="auto">${claim.figure.asWorded}</q>${[
    claim.stated === "derived" ? html`<small>${said.derived}</small>` : null,
    relation(said.partOf, claim.partOf),
    relation(said.replaces, claim.supersedes),
    successor ? relation(said.replaced, successor.id) : null,
    relation(said.answers, claim.answers),
    relation(said.rebuts, claim.rebuts),
    quoted(said.caveats, claim.caveats),
    quoted(said.responsibility, claim.responsibility),
    claim.publishedIn === "" ? null : html`<small>${bdi(claim.publishedIn)}</small>`,
  ]}`;
}

/** J14's sentence in the page's language; as it stands in the data where the page has no words for it. */
function sentence({ code, words: said }: ClaimVerdict, words: Words): Html {
  const own = words.claimsTable.verdict(code, said);
  if (own === null) return html`<span lang="en" dir="ltr">${said}</span>`;
  return html`<span>${own.words}${own.rest === "" ? null : html` <bdi lang="en">${own.rest}</bdi>`}</span>`;
}

export function claimsSection(input: SectionInput): Html {
  const { data, words } = input;
  const said = words.claimsTable;
  if (data.claims.length === 0)
    return section(input, "claims", words.headings.claimsTable, paragraph(said.none));
  const byId = new Map(data.claims.map((claim) => [claim.id, claim]));
  const verdicts = (claim: Claim) => {
    const sentences = data.toll.claims.filter((verdict) => verdict.claim === claim.id);
    if (sentences.length === 0) return html`${said.noVerdict}`;
    return html`${sentences.map((verdict) => html`${sentence(verdict, words)} `)}`;
  };
  const rows = claimsInOrder(data.claims).map(({ claim }) => [
    { text: html`${words.day(claim.asOf)}${mark(input)}`, head: true },
    { text: whoSaid(claim, input) },
    { text: asSaid(claim, byId, input) },
    { text: words.terms.basis[claim.basis] ?? claim.basis },
    { text: verdicts(claim) },
  ]);
  return section(input, "claims", words.headings.claimsTable, table("claims", said.columns, rows));
}
