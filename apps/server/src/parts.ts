/** What the routes of one server share. */
import type { LinkAll, VerbContext } from "@daftar/desk";
import type { Clock, RandomBytes } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import type { KeptFiles } from "./files/keptFiles.ts";
import type { Session, Sessions } from "./guard/sessions.ts";
import type { Jobs } from "./work/jobs.ts";
import type { ServedVerb } from "./work/servedVerbs.ts";
import type { Turns } from "./work/turns.ts";

export interface Parts {
  readonly desk: OpenDesk;
  /** The port that it is reached on. */
  readonly port: number;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly sessions: Sessions;
  readonly uploads: KeptFiles;
  readonly downloads: KeptFiles;
  readonly turns: Turns;
  readonly jobs: Jobs;
  readonly verbs: readonly ServedVerb[];
  readonly linkAll: LinkAll;
  readonly checker: VerbContext["checker"];
  /** Folder of the built web client; null where there is none. */
  readonly webRoot: string | null;
  /** Told of what is no fault of whoever asked. */
  readonly onFault: (error: unknown) => void;
}

/** What hono hands from the guard to the routes. */
export interface Env {
  Variables: { session: Session };
}
