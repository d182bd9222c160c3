/**
 * Pages of a long list, asked for as they come into view: the first tells how long it is, and rows that are
 * looked at fetch their page and the next, so that scrolling meets rows and not gaps.
 */
import { useQueries, useQuery } from "@tanstack/react-query";
import type * as z from "zod/mini";
import { ask } from "../api/ask.ts";
import { victimList } from "../api/routes.ts";
import type { PeopleSearch } from "./search.ts";

const PAGE = 100;
export type PersonRow = z.infer<typeof victimList.reply>["result"]["victims"][number];

const inputOf = ({ q, level, release, sort }: PeopleSearch, page: number) => ({
  ...(q === undefined || q.trim() === "" ? {} : { search: q }),
  ...(level === undefined ? {} : { level }),
  ...(release === undefined ? {} : { release }),
  sort: sort ?? "name",
  from: page * PAGE,
  limit: PAGE,
});

const pageQuery = (search: PeopleSearch, page: number) => {
  const input = inputOf(search, page);
  return {
    queryKey: ["verb", victimList.path, input],
    queryFn: async ({ signal }: { signal: AbortSignal }) => (await ask(victimList, input, { signal })).result,
  };
};

/** @param seen the first and last row in view */
export function usePages(search: PeopleSearch, seen: { readonly first: number; readonly last: number }) {
  const head = useQuery({ ...pageQuery(search, 0), placeholderData: (before) => before });
  const total = head.data?.total ?? 0;
  const last = Math.max(0, Math.ceil(total / PAGE) - 1);
  const from = Math.max(0, Math.floor(seen.first / PAGE) - 1);
  const to = Math.min(last, Math.floor(seen.last / PAGE) + 1);
  const inView = (page: number) =>
    page >= Math.floor(seen.first / PAGE) && page <= Math.floor(seen.last / PAGE);
  // What is looked at is asked for first: the desk answers one after the other.
  const wanted = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
    .filter((page) => page > 0)
    .sort((a, b) => Number(inView(b)) - Number(inView(a)));
  const pages = useQueries({ queries: wanted.map((page) => pageQuery(search, page)) });
  const rowAt = (index: number): PersonRow | null => {
    const page = Math.floor(index / PAGE);
    const data = page === 0 ? head.data : pages[wanted.indexOf(page)]?.data;
    return data?.victims[index - page * PAGE] ?? null;
  };
  return { head, total, rowAt };
}
