/** Who is asking, on which desk: the session of the start token, and the person who decides. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import type * as z from "zod/mini";
import { ApiError, ask, OUT } from "../api/ask.ts";
import { session as sessionRoute, signIn } from "../api/routes.ts";

export type Session = z.infer<typeof sessionRoute.reply>;

const KEY = ["session"] as const;
/** The newest session that was known, for a page that must stay readable while the token is asked for. */
const KNOWN = ["session", "known"] as const;

interface SessionState {
  /** The newest that was known, also when the server no longer knows this browser; null before. */
  readonly session: Session | null;
  /** The start token is needed. */
  readonly out: boolean;
  readonly error: unknown;
}

export function useSession(): SessionState {
  const client = useQueryClient();
  useEffect(() => {
    const hear = () => client.setQueryData(KEY, "out");
    addEventListener(OUT, hear);
    return () => removeEventListener(OUT, hear);
  }, [client]);
  const keep = (session: Session) => {
    client.setQueryDefaults(KNOWN, { gcTime: Number.POSITIVE_INFINITY });
    client.setQueryData(KNOWN, session);
    return session;
  };
  const { data, error } = useQuery({
    queryKey: KEY,
    retry: false,
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<Session | "out"> => {
      // The address printed at the start carries the token behind its #, which no server is sent.
      const token = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
      if (token !== undefined) {
        history.replaceState(null, "", location.pathname);
        return keep(await ask(signIn, { token }, { signal }));
      }
      try {
        return keep(await ask(sessionRoute, null, { signal }));
      } catch (thrown) {
        if (thrown instanceof ApiError && thrown.status === 401) return "out";
        throw thrown;
      }
    },
  });
  const out = data === "out" || (error instanceof ApiError && error.status === 401);
  if (data !== undefined && data !== "out") return { session: data, out, error };
  return { session: client.getQueryData<Session>(KNOWN) ?? null, out, error };
}

export function useSignIn(): (token: string) => Promise<void> {
  const client = useQueryClient();
  return async (token) => {
    const before = client.getQueryData(KEY);
    const session = await ask(signIn, { token });
    const known = client.getQueryData<Session>(KNOWN);
    // Another desk's token: nothing on this page is of that desk.
    if (known !== undefined && known.desk.id !== session.desk.id) location.reload();
    client.setQueryData(KNOWN, session);
    client.setQueryData(KEY, session);
    if (before === "out") await client.invalidateQueries({ queryKey: ["verb"] });
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
