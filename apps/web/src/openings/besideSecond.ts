/** What a second person approves beside whoever decides. */
import { ask } from "../api/ask.ts";
import { lock, unlock } from "../api/routes.ts";

export interface Second {
  readonly person: string | null;
  readonly passphrase: string;
}
export const NOBODY_YET: Second = { person: null, passphrase: "" };

/**
 * Does what the second person approves, with their key file unlocked for this and for nothing after it: else whoever
 * stays at the browser could ask for more in their name.
 *
 * @throws ApiError where the passphrase is not that person's; what `act` throws
 */
export async function besideSecond<T>({ person, passphrase }: Second, act: () => Promise<T>): Promise<T> {
  if (person === null || passphrase === "") return act();
  try {
    await ask(unlock, { passphrase }, { at: { person } });
    return await act();
  } finally {
    // Where the server is gone the key is, too; what was done is not to be told as if it had failed.
    await ask(lock, null, { at: { person } }).catch(() => null);
  }
}
