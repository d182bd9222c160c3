/** A verb asked or done from a screen: what it reads is kept, and what it changes makes all of that old. */
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type * as z from "zod/mini";
import { ask } from "./ask.ts";
import type { Route } from "./route.ts";

/** A route whose reply holds a verb's result. */
type VerbRoute<I, R> = Route<I, z.ZodMiniType<{ result: R }>>;

interface VerbOptions {
  readonly enabled?: boolean;
  /** Shows the last answer while the next is on its way: for searches. */
  readonly keep?: boolean;
}

export function useVerb<I, R>(
  route: VerbRoute<I, R>,
  input: I,
  { enabled = true, keep = false }: VerbOptions = {},
): UseQueryResult<R, Error> {
  return useQuery({
    queryKey: ["verb", route.path, input],
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    queryFn: async ({ signal }) => (await ask(route, input, { signal })).result,
  });
}

/** Everything on the page may follow from what was decided, so all of it is asked anew. */
export function useDecision<I, R>(route: VerbRoute<I, R>): UseMutationResult<R, Error, I> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: I) => (await ask(route, input)).result,
    onSettled: () => client.invalidateQueries({ queryKey: ["verb"] }),
  });
}
