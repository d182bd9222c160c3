/** What a bundle brought that concerns the machine it came to: its key at work elsewhere. */
import type { OnNotice } from "../desk/openOptions.ts";
import type { Received } from "./receive.ts";

export function tellOfThis(
  { own, returned, restored }: Pick<Received, "own" | "returned" | "restored">,
  tell: OnNotice,
): void {
  if (own > 0) tell("node.copied", `${own} ops came that this desk's own key wrote and that it did not have`);
  if (restored) tell("node.restored", "this machine was restored elsewhere from a backup, and writes there");
  else if (returned > 0) {
    tell("node.returned", `${returned} ops came that this machine wrote in another life of it`);
  }
}
