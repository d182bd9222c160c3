/** Where the practice walk keeps what a team would have. */
import { join } from "node:path";

/** The desk and its release; and what never lies in it: files they got, keys they took away. */
export interface PracticePlaces {
  readonly desk: string;
  readonly files: string;
  readonly keys: string;
  readonly release: string;
}

export function practicePlaces(root: string): PracticePlaces {
  return {
    desk: join(root, "practice"),
    files: join(root, "practice-files"),
    keys: join(root, "practice-keys"),
    release: join(root, "practice-release"),
  };
}
