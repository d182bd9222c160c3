/** Others' tolls in their own words, with the sentences of J14 beside them and no others. */
import { claimsInOrder, scopeDifferences } from "@daftar/claims";
import type { Claim, ClaimVerdict, Scope } from "@daftar/model";
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
  return html`<q dir="auto">${claim.figure.asWorded}</q>${[
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
function sentence({ code, words: said }: ClaimVerdict, claim: Claim, scope: Scope, words: Words): Html {
  const differences = scopeDifferences(claim, scope);
  const part = differences.length === 0 && claim.partOf !== null;
  const why = part ? ["a part of a figure, not a total"] : differences;
  const own = words.claimsTable.verdict(code, said, why);
  return own === null ? html`<p lang="en" dir="ltr">${said}</p>` : html`<p>${own}</p>`;
}

export function claimsSection(input: SectionInput): Html {
  const { data, words } = input;
  const said = words.claimsTable;
  if (data.claims.length === 0)
    return section(input, "claims", words.headings.claimsTable, paragraph(said.none));
  const byId = new Map(data.claims.map((claim) => [claim.id, claim]));
  const verdicts = (claim: Claim) => {
    const sentences = data.toll.claims.filter((verdict) => verdict.claim === claim.id);
    if (sentences.length === 0) return paragraph(said.noVerdict);
    return html`${sentences.map((verdict) => sentence(verdict, claim, data.release.scope, words))}`;
  };
  const ordered = claimsInOrder(data.claims);
  const rows = ordered.map(({ claim, key, depth }) => [
    {
      text: html`<span class="ring${depth > 0 ? " part" : ""}">${words.number(key)}</span> ${words.day(claim.asOf)}${mark(input)}`,
      head: true,
    },
    { text: whoSaid(claim, input) },
    { text: asSaid(claim, byId, input) },
    { text: words.terms.basis[claim.basis] ?? claim.basis },
    { text: verdicts(claim) },
  ]);
  const ids = ordered.map(({ claim }) => `claim-${claim.id}`);
  return section(input, "claims", words.headings.claimsTable, table("claims", said.columns, rows, ids));
}
