/** What stands around every screen: the practice mark, where one can go, who is asking, work under way. */
import { Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { lazily } from "./lazily.ts";
import { Navigation } from "./Navigation.tsx";
import { PracticeMark } from "./PracticeMark.tsx";
import { useReader } from "./reading.tsx";
import { useSession } from "./session.tsx";
import { loadDialogs, TopBar } from "./TopBar.tsx";
import { UpgradeWatch } from "./Upgraded.tsx";
import { Work } from "./Work.tsx";

const SignIn = lazily(() => import("./SignIn.tsx").then(({ SignIn: page }) => page));
const loadSignInAgain = () => import("./SignInAgain.tsx").then(({ SignInAgain: again }) => again);
const SignInAgain = lazily(loadSignInAgain);

export function Shell() {
  const { say } = useReader();
  const { session, out, error } = useSession();
  const [open, setOpen] = useState(false);
  const at = useRouterState({ select: (state) => state.location.pathname });

  // What asks who one is, or for a new token, must be here when no server is there to send it.
  useEffect(() => {
    for (const part of [loadSignInAgain, ...loadDialogs]) part().catch(() => null);
  }, []);

  // Going somewhere closes the menu of a narrow page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it waits for
  useEffect(() => setOpen(false), [at]);

  if (out && session === null)
    return (
      <Suspense fallback={null}>
        <SignIn refused={error} />
      </Suspense>
    );
  if (session === null)
    return (
      <main className="alone">
        {error === null ? (
          <p className="loading" role="status">
            {say("app.loading")}
          </p>
        ) : (
          <FaultNotice error={error} alone again={() => location.reload()} />
        )}
      </main>
    );
  return (
    <>
      <a className="skip" href="#main">
        {say("app.skip")}
      </a>
      {session.desk.practice && <PracticeMark />}
      <TopBar desk={session.desk.name} open={open} onMenu={() => setOpen((now) => !now)} />
      <div className="frame">
        <Navigation open={open} />
        <main id="main" tabIndex={-1}>
          {out && (
            <Suspense fallback={null}>
              <SignInAgain />
            </Suspense>
          )}
          <UpgradeWatch />
          <Work />
          <Suspense
            fallback={
              <p className="loading" role="status">
                {say("app.loading")}
              </p>
            }
          >
            <Screen first={at === "/"} />
          </Suspense>
        </main>
      </div>
    </>
  );
}

/** Where one is, once there are words for it. */
function Screen({ first }: { readonly first: boolean }) {
  const { say, whole, sayMore, wordless } = useReader();
  useEffect(() => {
    if (!first) sayMore();
  }, [first, sayMore]);
  if (first || whole) return <Outlet />;
  if (wordless !== null) throw wordless;
  return (
    <p className="loading" role="status">
      {say("app.loading")}
    </p>
  );
}
