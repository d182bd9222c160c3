/** What stands around every screen: the practice mark, where one can go, who is asking, work under way. */
import { Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Navigation } from "./Navigation.tsx";
import { PracticeMark } from "./PracticeMark.tsx";
import { useReader } from "./reading.tsx";
import { useSession } from "./session.tsx";
import { TopBar } from "./TopBar.tsx";
import { Work } from "./Work.tsx";

const SignIn = lazy(() => import("./SignIn.tsx").then(({ SignIn: page }) => ({ default: page })));

export function Shell() {
  const { say } = useReader();
  const { session, out, error } = useSession();
  const [open, setOpen] = useState(false);
  const at = useRouterState({ select: (state) => state.location.pathname });

  // Going somewhere closes the menu of a narrow page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it waits for
  useEffect(() => setOpen(false), [at]);

  if (out)
    return (
      <Suspense fallback={null}>
        <SignIn />
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
          <FaultNotice error={error} again={() => location.reload()} />
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
          <Work />
          <Suspense
            fallback={
              <p className="loading" role="status">
                {say("app.loading")}
              </p>
            }
          >
            <Outlet />
          </Suspense>
        </main>
      </div>
    </>
  );
}
