/** The one place where passkeys are asked for: whatever a screen decides, this dialog asks whose it is. */
import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useState } from "react";
import { ownFault } from "../api/ask.ts";
import type { Approve, Assertion } from "../api/decide.ts";

const PasskeyDialog = lazy(() =>
  import("../passkey/PasskeyDialog.tsx").then(({ PasskeyDialog: dialog }) => ({ default: dialog })),
);

const ApproveContext = createContext<Approve | null>(null);

export function useApprove(): Approve {
  const approve = use(ApproveContext);
  if (approve === null) throw new TypeError("useApprove: outside of ApproveProvider");
  return approve;
}

interface Asking {
  readonly waits: Parameters<Approve>[0];
  readonly take: (given: readonly Assertion[]) => void;
  readonly refuse: (why: Error) => void;
}

export function ApproveProvider({ children }: { readonly children: ReactNode }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const approve = useCallback<Approve>(
    (waits) => new Promise((take, refuse) => setAsking({ waits, take, refuse })),
    [],
  );
  const end = (how: () => void) => {
    setAsking(null);
    how();
  };
  return (
    <ApproveContext value={approve}>
      {children}
      {asking !== null && (
        <Suspense fallback={null}>
          <PasskeyDialog
            waits={asking.waits}
            onGiven={(given) => end(() => asking.take(given))}
            onTurnedAway={() => end(() => asking.refuse(ownFault("web.passkey-turned-away")))}
          />
        </Suspense>
      )}
    </ApproveContext>
  );
}
