/** What the desk remembers of its releases: the newest published fact and the state beside it. */
import { DaftarError, type Facts, fromUtf8, type OpFact } from "@daftar/model";
import { type PublishedState, publishedState } from "@daftar/publish";
import type { OpenDesk } from "@daftar/store";

/** The last release in the chain of releases; null before the first. */
export function newestPublished(facts: Pick<Facts, "published">): OpFact<"published"> | null {
  return facts.published.reduce<OpFact<"published"> | null>(
    (newest, fact) => (newest === null || fact.body.logSize > newest.body.logSize ? fact : newest),
    null,
  );
}

/** @throws DaftarError `blob.missing`, `blob.damaged` */
export function readPublished(desk: OpenDesk, fact: OpFact<"published">): PublishedState {
  const bytes = desk.getBlob(fact.body.publicIds);
  const damaged = new DaftarError("blob.damaged", "what was remembered of a release cannot be read", {
    file: fact.body.publicIds,
  });
  let value: unknown;
  try {
    value = JSON.parse(fromUtf8(bytes));
  } catch {
    throw damaged;
  }
  const parsed = publishedState.safeParse(value);
  if (!parsed.success) throw damaged;
  return parsed.data;
}
