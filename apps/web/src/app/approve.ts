/** How whatever is decided asks for passkeys; `ApproveProvider` does it. */
import { createContext, use } from "react";
import type { Approve } from "../api/decide.ts";

export const ApproveContext = createContext<Approve | null>(null);

export function useApprove(): Approve {
  const approve = use(ApproveContext);
  if (approve === null) throw new TypeError("useApprove: outside of ApproveProvider");
  return approve;
}
