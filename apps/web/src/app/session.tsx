/** Who is asking, on which desk: the session of the start token, and the person who decides. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useMemo, useState } from "react";
import type * as z from "zod/mini";
import { ApiError, ask } from "../api/ask.ts";
import { session as sessionRoute, signIn } from "../api/routes.ts";

export type Session = z.infer<typeof sessionRoute.reply>;

const KEY = ["session"] as const;

/** Null while it is not known; `out` where the start token is needed. */
export function useSession(): { session: Session | null; out: boolean; error: unknown } {
  const { data, error } = useQuery({
    queryKey: KEY,
    retry: false,
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<Session | "out"> => {
      // The address printed at the start carries the token behind its #, which no server is sent.
      const token = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
      if (token !== undefined) {
        history.replaceState(null, "", location.pathname);
        return ask(signIn, { token }, { signal });
      }
      try {
        return await ask(sessionRoute, null, { signal });
      } catch (thrown) {
        if (thrown instanceof ApiError && thrown.status === 401) return "out";
        throw thrown;
      }
    },
  });
  const out = data === "out" || (error instanceof ApiError && error.status === 401);
  return { session: data === undefined || data === "out" ? null : data, out, error };
}

export function useSignIn(): (token: string) => Promise<void> {
  const client = useQueryClient();
  return async (token) => {
    client.setQueryData(KEY, await ask(signIn, { token }));
  };
}

interface Me {
  /** A pseudonym enrolled on this desk; null until somebody says who they are. */
  readonly person: string | null;
  readonly become: (person: string | null) => void;
}

const MeContext = createContext<Me | null>(null);
const PLACE = "daftar.person";

export function useMe(): Me {
  const me = use(MeContext);
  if (me === null) throw new TypeError("useMe: outside of MeProvider");
  return me;
}

/** Kept for this tab only, so that the next person at this machine is asked anew. */
export function MeProvider({ children }: { readonly children: ReactNode }) {
  const [person, setPerson] = useState(() => sessionStorage.getItem(PLACE));
  const me = useMemo<Me>(
    () => ({
      person,
      become: (next) => {
        setPerson(next);
        if (next === null) sessionStorage.removeItem(PLACE);
        else sessionStorage.setItem(PLACE, next);
      },
    }),
    [person],
  );
  return <MeContext value={me}>{children}</MeContext>;
}
