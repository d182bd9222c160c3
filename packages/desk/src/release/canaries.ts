/** What must not leave with a release: the desk's own ids and names of sources, in files and in people's words. */
import type { Canary } from "@daftar/publish";
import type { OpenDesk } from "@daftar/store";
import type { DeskView } from "../view/view.ts";

/** What must stand nowhere in a release: the desk's own ids, whatever holds them (J16). */
export function canariesOf(desk: OpenDesk, view: DeskView): Canary[] {
  const ids = (kind: string, texts: Iterable<string>): Canary[] => [...texts].map((text) => ({ kind, text }));
  const values = (kind: string, texts: Iterable<string>): Canary[] =>
    [...new Set(texts)].map((text) => ({ kind, text, match: "value" as const }));
  return [
    ...ids("desk id", [desk.info.id]),
    ...ids("node key", [desk.info.genesis.nodeKey]),
    ...ids(
      "record id",
      view.facts.records.map((record) => record.id),
    ),
    ...ids(
      "victim id",
      view.judgement.victims.map((victim) => victim.id),
    ),
    ...ids(
      "account id",
      view.facts.counts.map((count) => count.id),
    ),
    ...values(
      "pseudonym",
      view.facts.people.map((person) => person.person),
    ),
    ...values(
      "list",
      view.judgement.lists.map((list) => list.name),
    ),
    ...values(
      "origin",
      view.judgement.victims.flatMap((victim) => victim.originIds),
    ),
    ...values(
      "national id",
      view.facts.records
        .flatMap((record) => record.versions.map((version) => version.fields.nationalId ?? ""))
        .filter((id) => id.length >= 4),
    ),
  ];
}
