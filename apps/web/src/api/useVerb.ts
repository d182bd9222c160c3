/** A verb asked or done from a screen: what it reads is kept, and what it changes makes all of that old. */
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import * as z from "zod/mini";
import { ask } from "./ask.ts";
import type { Route } from "./route.ts";

type Answer<S extends z.ZodMiniType> = z.infer<S> extends { result: infer R } ? R : never;

interface VerbOptions {
  readonly enabled?: boolean;
  /** Shows the last answer while the next is on its way: for searches. */
  readonly keep?: boolean;
}

export function useVerb<I, S extends z.ZodMiniType<{ result: unknown }>>(
  route: Route<I, S>,
  input: I,
  { enabled = true, keep = false }: VerbOptions = {},
): UseQueryResult<Answer<S>, Error> {
  return useQuery({
    queryKey: ["verb", route.path, input],
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    queryFn: async ({ signal }) => (await ask(route, input, { signal })).result as Answer<S>,
  });
}

/** Everything on the page may follow from what was decided, so all of it is asked anew. */
export function useDecision<I, S extends z.ZodMiniType<{ result: unknown }>>(
  route: Route<I, S>,
): UseMutationResult<Answer<S>, Error, I> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: I) => (await ask(route, input)).result as Answer<S>,
    onSettled: () => client.invalidateQueries({ queryKey: ["verb"] }),
  });
}
