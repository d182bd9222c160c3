/** A verb asked or done from a screen: what it reads is kept, and what it changes makes all of that old. */
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useApprove } from "../app/approve.tsx";
import { ask } from "./ask.ts";
import { decide, type VerbRoute } from "./decide.ts";

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

/**
 * Whoever decides with a passkey is asked for it. Everything on the page may follow from what was decided,
 * so all of it is asked anew.
 */
export function useDecision<I extends Readonly<Record<string, unknown>>, R>(
  route: VerbRoute<I, R>,
): UseMutationResult<R, Error, I> {
  const client = useQueryClient();
  const approve = useApprove();
  return useMutation({
    mutationFn: (input: I) => decide(route, input, approve),
    onSettled: () => client.invalidateQueries({ queryKey: ["verb"] }),
  });
}
