/** Made by apps/web/make-api.mjs from docs/openapi.json: what the pages ask of the server. */
import * as z from "zod/mini";
import { route } from "./route.ts";

/** exchange the start token for a cookie (J23) */
export const signIn = route<{ readonly token: string }>()(
  "POST",
  "/api/session",
  z.object({
    desk: z.object({ id: z.string(), name: z.string(), practice: z.boolean() }),
    version: z.string(),
    unlocked: z.array(z.object({ person: z.string(), until: z.string() })),
  }),
);

/** the desk, and whose keys are unlocked */
export const session = route<null>()(
  "GET",
  "/api/session",
  z.object({
    desk: z.object({ id: z.string(), name: z.string(), practice: z.boolean() }),
    version: z.string(),
    unlocked: z.array(z.object({ person: z.string(), until: z.string() })),
  }),
);

/** end this session */
export const signOut = route<null>()("DELETE", "/api/session", z.object({ ended: z.literal(true) }));

/** jobs, the newest first */
export const jobs = route<null>()(
  "GET",
  "/api/jobs",
  z.object({
    jobs: z.array(
      z.object({
        id: z.string(),
        verb: z.string(),
        state: z.literal(["waiting", "running", "done", "failed", "stopped"]),
        asked: z.string(),
        ended: z.nullable(z.string()),
        canStop: z.boolean(),
        progress: z.nullable(
          z.object({
            what: z.string(),
            done: z.number(),
            total: z.number(),
            fraction: z.nullable(z.number()),
          }),
        ),
        result: z.json(),
        exit: z.nullable(z.number()),
        error: z.nullable(
          z.object({
            code: z.string(),
            message: z.string(),
            where: z.nullable(z.string()),
            rule: z.nullable(z.string()),
            fix: z.string(),
          }),
        ),
        notices: z.array(z.object({ code: z.string(), words: z.string() })),
      }),
    ),
  }),
);

/** state, progress, and what came of it */
export const job = route<null>()(
  "GET",
  "/api/jobs/{id}",
  z.object({
    id: z.string(),
    verb: z.string(),
    state: z.literal(["waiting", "running", "done", "failed", "stopped"]),
    asked: z.string(),
    ended: z.nullable(z.string()),
    canStop: z.boolean(),
    progress: z.nullable(
      z.object({ what: z.string(), done: z.number(), total: z.number(), fraction: z.nullable(z.number()) }),
    ),
    result: z.json(),
    exit: z.nullable(z.number()),
    error: z.nullable(
      z.object({
        code: z.string(),
        message: z.string(),
        where: z.nullable(z.string()),
        rule: z.nullable(z.string()),
        fix: z.string(),
      }),
    ),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** start a verb as a job; `id` is the verb's name with dashes */
export const startJob = route<Readonly<Record<string, unknown>>>()(
  "POST",
  "/api/jobs/{id}",
  z.object({ job: z.string() }),
);

/** stop a job that may be stopped */
export const stopJob = route<null>()(
  "POST",
  "/api/jobs/{id}/stop",
  z.object({
    id: z.string(),
    verb: z.string(),
    state: z.literal(["waiting", "running", "done", "failed", "stopped"]),
    asked: z.string(),
    ended: z.nullable(z.string()),
    canStop: z.boolean(),
    progress: z.nullable(
      z.object({ what: z.string(), done: z.number(), total: z.number(), fraction: z.nullable(z.number()) }),
    ),
    result: z.json(),
    exit: z.nullable(z.number()),
    error: z.nullable(
      z.object({
        code: z.string(),
        message: z.string(),
        where: z.nullable(z.string()),
        rule: z.nullable(z.string()),
        fix: z.string(),
      }),
    ),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** unlock a person's key for this session, for ten minutes */
export const unlock = route<{ readonly passphrase: string }>()(
  "POST",
  "/api/people/{person}/unlock",
  z.object({ person: z.string(), key: z.literal(["unlocked", "new"]), until: z.string() }),
);

/** published releases, the newest first */
export const releases = route<null>()(
  "GET",
  "/api/releases",
  z.object({
    releases: z.array(
      z.object({ digest: z.string(), published: z.string(), logSize: z.number(), logRoot: z.string() }),
    ),
  }),
);

/** the recipients to whom this desk seals */
export const custodianList = route<Readonly<Record<string, never>>>()(
  "POST",
  "/api/verbs/custodian-list",
  z.object({
    result: z.object({ recipients: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** who is enrolled, by whom, with which roles */
export const personList = route<Readonly<Record<string, never>>>()(
  "POST",
  "/api/verbs/person-list",
  z.object({
    result: z.object({
      people: z.array(
        z.object({
          person: z.string(),
          roles: z.array(z.string()),
          enrolledBy: z.nullable(z.string()),
          revoked: z.boolean(),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** import a list from CSV, TSV or XLSX */
export const importList = route<{
  readonly file: string;
  readonly list: string;
  readonly map?: string | undefined;
  readonly yes?: boolean | undefined;
  readonly propose?: boolean | undefined;
  readonly edition?: string | undefined;
  readonly part?: boolean | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  readonly as?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/import",
  z.object({
    result: z.object({
      list: z.string(),
      imported: z.boolean(),
      op: z.nullable(z.string()),
      columns: z.array(
        z.object({
          header: z.string(),
          role: z.string(),
          class: z.string(),
          calendar: z.nullable(z.string()),
          why: z.string(),
          sure: z.boolean(),
        }),
      ),
      counts: z.nullable(
        z.object({
          rows: z.number(),
          accepted: z.number(),
          rejected: z.number(),
          added: z.number(),
          changed: z.number(),
          unchanged: z.number(),
          missing: z.number(),
        }),
      ),
      rejectedFile: z.nullable(z.string()),
      faults: z.array(
        z.object({
          row: z.number(),
          column: z.nullable(z.string()),
          value: z.nullable(z.string()),
          code: z.string(),
          words: z.string(),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** enter one account of one person */
export const accountAdd = route<{
  readonly file: string;
  readonly list?: string | undefined;
  readonly as?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/account-add",
  z.object({
    result: z.object({ record: z.string(), list: z.string(), sealed: z.boolean() }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** enter one account of a number of dead */
export const accountCount = route<{
  readonly file: string;
  readonly list?: string | undefined;
  readonly as?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/account-count",
  z.object({
    result: z.object({ id: z.string(), list: z.string(), sealed: z.boolean() }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** the lists of this desk: records, editions, coverage */
export const listShow = route<Readonly<Record<string, never>>>()(
  "POST",
  "/api/verbs/list-show",
  z.object({
    result: z.object({
      lists: z.array(
        z.object({
          list: z.string(),
          records: z.number(),
          editions: z.number(),
          missingFromNewest: z.number(),
          coverage: z.nullable(
            z.object({
              list: z.string(),
              window: z.object({ from: z.string(), to: z.string() }),
              provinces: z.array(z.string()),
              populations: z.array(
                z.literal(["protester", "bystander", "security-forces", "prisoner", "unknown"]),
              ),
              howGathered: z.string(),
              copies: z.array(z.string()),
              askedOthers: z.boolean(),
              aggregator: z.boolean(),
              onePerPerson: z.boolean(),
              lineage: z.object({
                origin: z.nullable(z.string()),
                from: z.array(z.string()),
                household: z.nullable(z.string()),
                sawThemself: z.boolean(),
                body: z.nullable(z.string()),
                direct: z.boolean(),
                sourceClass: z.literal([
                  "hospital",
                  "medic",
                  "insider",
                  "witness",
                  "family",
                  "rights-group",
                  "official",
                  "media",
                  "cemetery",
                  "other",
                ]),
                anonymous: z.boolean(),
                sealedSource: z.nullable(
                  z.object({
                    id: z.string(),
                    place: z.string(),
                    from: z.string(),
                    to: z.string(),
                    attestedDifferentFrom: z.array(z.string()),
                  }),
                ),
              }),
            }),
          ),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** what waits for people */
export const today = route<{ readonly person?: string | undefined }>()(
  "POST",
  "/api/verbs/today",
  z.object({
    result: z.object({
      pairs: z.object({ count: z.number() }),
      assess: z.object({ count: z.number(), first: z.array(z.string()) }),
      lists: z.array(
        z.object({
          list: z.string(),
          records: z.number(),
          assessed: z.boolean(),
          halfAssessed: z.boolean(),
          declared: z.boolean(),
        }),
      ),
      counts: z.object({ count: z.number(), first: z.array(z.string()) }),
      sign: z.object({ count: z.number(), first: z.array(z.string()) }),
      reviewAsked: z.object({ count: z.number(), first: z.array(z.string()) }),
      disputed: z.object({ count: z.number(), first: z.array(z.string()) }),
      conflicts: z.array(
        z.object({
          type: z.string(),
          subject: z.string(),
          victim: z.nullable(z.string()),
          heads: z.number(),
        }),
      ),
      missing: z.array(z.object({ code: z.string(), people: z.number() })),
      release: z.nullable(
        z.object({
          digest: z.string(),
          proposed: z.string(),
          approvals: z.number(),
          needed: z.number(),
          mine: z.boolean(),
        }),
      ),
      scopeSet: z.boolean(),
      linked: z.boolean(),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** the pairs that wait for people, those that matter most for the count first */
export const reviewList = route<{
  readonly of?: string | undefined;
  readonly from?: number | undefined;
  readonly limit?: number | undefined;
}>()(
  "POST",
  "/api/verbs/review-list",
  z.object({
    result: z.object({
      open: z.number(),
      from: z.number(),
      pairs: z.array(
        z.object({
          a: z.string(),
          b: z.string(),
          listA: z.string(),
          listB: z.string(),
          left: z.object({
            record: z.string(),
            list: z.string(),
            victim: z.string(),
            level: z.string(),
            fields: z.record(z.string(), z.nullable(z.string())),
            cells: z.array(z.object({ role: z.string(), text: z.string() })),
          }),
          right: z.object({
            record: z.string(),
            list: z.string(),
            victim: z.string(),
            level: z.string(),
            fields: z.record(z.string(), z.nullable(z.string())),
            cells: z.array(z.object({ role: z.string(), text: z.string() })),
          }),
          weight: z.nullable(z.number()),
          heads: z.array(z.string()),
          fields: z.array(z.object({ field: z.string(), level: z.string(), bits: z.number() })),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** decide one pair: same, different, or cannot tell */
export const reviewDecide = route<{
  readonly a: string;
  readonly b: string;
  readonly verdict: "same" | "different" | "cannot-tell";
  readonly again?: boolean | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/review-decide",
  z.object({
    result: z.object({ a: z.string(), b: z.string(), verdict: z.string(), op: z.string() }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** people as resolved from records */
export const victimList = route<{
  readonly search?: string | undefined;
  readonly level?: "alleged" | "reported" | "corroborated" | "verified" | "set-aside" | undefined;
  readonly release?: "sealed" | "count-only" | "public-reduced" | "public-full" | undefined;
  readonly dispute?: "none" | "identity" | "fact-of-death" | "circumstances" | "attribution" | undefined;
  readonly missing?: string | undefined;
  readonly sort?: "id" | "name" | "level" | "death" | "place" | "origins" | undefined;
  readonly descending?: boolean | undefined;
  readonly from?: number | undefined;
  readonly limit?: number | undefined;
}>()(
  "POST",
  "/api/verbs/victim-list",
  z.object({
    result: z.object({
      total: z.number(),
      from: z.number(),
      byLevel: z.record(z.string(), z.number()),
      victims: z.array(
        z.object({
          id: z.string(),
          level: z.literal(["alleged", "reported", "corroborated", "verified", "set-aside"]),
          supported: z.string(),
          names: z.array(z.string()),
          named: z.boolean(),
          identity: z.string(),
          records: z.array(z.string()),
          sex: z.nullable(z.string()),
          age: z.nullable(z.object({ low: z.number(), high: z.number() })),
          death: z.nullable(z.string()),
          injury: z.nullable(z.string()),
          place: z.nullable(z.string()),
          population: z.nullable(z.string()),
          cause: z.nullable(z.string()),
          status: z.string(),
          origins: z.number(),
          signatures: z.number(),
          reviewAsked: z.boolean(),
          dispute: z.string(),
          setAside: z.nullable(z.string()),
          release: z.literal(["sealed", "count-only", "public-reduced", "public-full"]),
          openTo: z.number(),
          missing: z.array(z.object({ code: z.string(), words: z.string() })),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** one person: every account side by side, level, what is missing for the next */
export const victimShow = route<{ readonly id: string }>()(
  "POST",
  "/api/verbs/victim-show",
  z.object({
    result: z.object({
      victim: z.object({
        id: z.string(),
        level: z.literal(["alleged", "reported", "corroborated", "verified", "set-aside"]),
        supported: z.string(),
        names: z.array(z.string()),
        named: z.boolean(),
        identity: z.string(),
        records: z.array(z.string()),
        sex: z.nullable(z.string()),
        age: z.nullable(z.object({ low: z.number(), high: z.number() })),
        death: z.nullable(z.string()),
        injury: z.nullable(z.string()),
        place: z.nullable(z.string()),
        population: z.nullable(z.string()),
        cause: z.nullable(z.string()),
        status: z.string(),
        origins: z.number(),
        signatures: z.number(),
        reviewAsked: z.boolean(),
        dispute: z.string(),
        setAside: z.nullable(z.string()),
        release: z.literal(["sealed", "count-only", "public-reduced", "public-full"]),
        openTo: z.number(),
        missing: z.array(z.object({ code: z.string(), words: z.string() })),
      }),
      disagreements: z.array(z.string()),
      risks: z.array(z.string()),
      conflicts: z.array(z.string()),
      acknowledgement: z.string(),
      kinInformed: z.string(),
      consentedNames: z.array(z.string()),
      signatures: z.array(z.object({ person: z.string(), level: z.string(), time: z.string() })),
      mayNotSign: z.array(z.string()),
      accounts: z.array(
        z.object({
          record: z.string(),
          list: z.string(),
          credited: z.boolean(),
          verdict: z.nullable(z.string()),
          risks: z.array(
            z.literal([
              "single-origin",
              "anonymous-only",
              "coerced-record",
              "protective-falsification",
              "ai-suspect-media",
              "worded-quantity",
            ]),
          ),
          recordedBy: z.nullable(z.string()),
          missingFromEdition: z.boolean(),
          versions: z.number(),
          lineage: z.nullable(
            z.object({
              origin: z.nullable(z.string()),
              from: z.array(z.string()),
              household: z.nullable(z.string()),
              sawThemself: z.boolean(),
              body: z.nullable(z.string()),
              direct: z.boolean(),
              sourceClass: z.literal([
                "hospital",
                "medic",
                "insider",
                "witness",
                "family",
                "rights-group",
                "official",
                "media",
                "cemetery",
                "other",
              ]),
              anonymous: z.boolean(),
              sealedSource: z.nullable(
                z.object({
                  id: z.string(),
                  place: z.string(),
                  from: z.string(),
                  to: z.string(),
                  attestedDifferentFrom: z.array(z.string()),
                }),
              ),
            }),
          ),
          lineageFrom: z.nullable(z.literal(["decision", "account", "list"])),
          cells: z.array(z.object({ role: z.string(), text: z.string() })),
          heads: z.object({ assess: z.array(z.string()), lineage: z.array(z.string()) }),
        }),
      ),
      fields: z.array(
        z.object({
          field: z.string(),
          values: z.array(z.nullable(z.string())),
          agree: z.boolean(),
          chosen: z.nullable(z.string()),
          heads: z.array(z.string()),
        }),
      ),
      openPairs: z.array(
        z.object({ a: z.string(), b: z.string(), weight: z.nullable(z.number()), victim: z.string() }),
      ),
      heads: z.object({
        dispute: z.array(z.string()),
        setAside: z.array(z.string()),
        consent: z.array(z.string()),
      }),
      history: z.array(
        z.object({
          op: z.string(),
          time: z.string(),
          type: z.string(),
          subject: z.string(),
          by: z.string(),
          approvedBy: z.array(z.string()),
          reason: z.string(),
          body: z.record(z.string(), z.json()),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** assess accounts one by one: credible, not credible, undecided */
export const assessAccount = route<{
  readonly ids: readonly string[];
  readonly verdict?: "credible" | "not-credible" | "undecided" | undefined;
  readonly risk?:
    | readonly (
        | "single-origin"
        | "anonymous-only"
        | "coerced-record"
        | "protective-falsification"
        | "ai-suspect-media"
        | "worded-quantity"
      )[]
    | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/assess-account",
  z.object({
    result: z.object({ decided: z.number(), ops: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** choose the value of a field on which accounts disagree */
export const resolve = route<{
  readonly victim: string;
  readonly field: string;
  readonly value: string;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/resolve",
  z.object({
    result: z.object({ decided: z.number(), ops: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** mark or end a dispute about a victim */
export const dispute = route<{
  readonly ids: readonly string[];
  readonly about: "none" | "identity" | "fact-of-death" | "circumstances" | "attribution";
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/dispute",
  z.object({
    result: z.object({ decided: z.number(), ops: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** take a victim out of the count, for a stated reason */
export const setAside = route<{
  readonly ids: readonly string[];
  readonly for?:
    | "out-of-scope"
    | "found-alive"
    | "pre-existing-death"
    | "fabricated"
    | "insufficient"
    | undefined;
  readonly undo?: boolean | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/set-aside",
  z.object({
    result: z.object({ decided: z.number(), ops: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** sign a death, or a count, as verified */
export const sign = route<{
  readonly ids: readonly string[];
  readonly level?: "alleged" | "reported" | "corroborated" | "verified" | "set-aside" | undefined;
  readonly why?: boolean | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
}>()(
  "POST",
  "/api/verbs/sign",
  z.object({
    result: z.object({
      subjects: z.array(
        z.object({
          id: z.string(),
          of: z.string(),
          level: z.string(),
          signed: z.boolean(),
          signatures: z.number(),
          missing: z.array(z.object({ code: z.string(), words: z.string() })),
        }),
      ),
      ops: z.array(z.string()),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** set what may be shown of a victim, and whether kin were informed (J15) */
export const consent = route<{
  readonly ids: readonly string[];
  readonly class: "sealed" | "count-only" | "public-reduced" | "public-full";
  readonly kin?: "yes" | "no" | "unsafe-to-ask" | "unknown" | undefined;
  readonly name?: readonly string[] | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly seen?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/consent",
  z.object({
    result: z.object({ decided: z.number(), ops: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** add public claims from a CSV file */
export const claimAdd = route<{ readonly file: string; readonly as?: readonly string[] | undefined }>()(
  "POST",
  "/api/verbs/claim-add",
  z.object({
    result: z.object({ added: z.number(), known: z.number(), claims: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** sum parts, and set every claim beside the desk's own count */
export const claimCheck = route<{
  readonly strict?: boolean | undefined;
  readonly asOf?: string | undefined;
}>()(
  "POST",
  "/api/verbs/claim-check",
  z.object({
    result: z.object({
      claims: z.array(
        z.object({
          id: z.string(),
          date: z.string(),
          who: z.string(),
          asWorded: z.string(),
          qualifier: z.nullable(z.string()),
          basis: z.string(),
          kind: z.string(),
          sourceTier: z.string(),
          invented: z.boolean(),
          partOf: z.nullable(z.string()),
          supersededBy: z.nullable(z.string()),
          verdict: z.object({ code: z.string(), words: z.string(), interval: z.nullable(z.string()) }),
          claim: z.object({
            id: z.string(),
            invented: z.boolean(),
            kind: z.literal(["figure", "worded-figure", "denial", "refusal-to-state"]),
            claimant: z.string(),
            claimantKind: z.literal(["rights-group", "official", "media", "un", "collective", "other"]),
            via: z.array(z.string()),
            figure: z.object({
              value: z.nullable(z.number()),
              low: z.nullable(z.number()),
              high: z.nullable(z.number()),
              qualifier: z.nullable(
                z.literal([
                  "exact",
                  "at-least",
                  "more-than",
                  "about",
                  "up-to",
                  "fewer-than",
                  "could-exceed",
                  "between",
                  "worded",
                ]),
              ),
              asWorded: z.string(),
            }),
            counted: z.string(),
            populationNote: z.string(),
            window: z.object({ from: z.nullable(z.string()), to: z.nullable(z.string()) }),
            area: z.string(),
            basis: z.literal([
              "confirmed",
              "estimated",
              "stated",
              "internal-figure",
              "named-list",
              "under-investigation",
            ]),
            stated: z.literal(["stated", "derived"]),
            partOf: z.nullable(z.string()),
            partKind: z.nullable(z.literal(["disjoint", "subset", "unknown"])),
            asOf: z.string(),
            supersedes: z.nullable(z.string()),
            answers: z.nullable(z.string()),
            rebuts: z.nullable(z.string()),
            caveats: z.string(),
            responsibility: z.string(),
            publishedIn: z.string(),
            sourceTier: z.string(),
            note: z.string(),
          }),
        }),
      ),
      parts: z.array(
        z.object({
          whole: z.string(),
          parts: z.array(z.string()),
          sum: z.nullable(z.number()),
          code: z.string(),
          words: z.string(),
          flags: z.array(z.object({ code: z.string(), claims: z.array(z.string()), words: z.string() })),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** the four lines of the toll, with what others claim beside them */
export const toll = route<{
  readonly asOf?: string | undefined;
  readonly deathsThrough?: string | undefined;
}>()(
  "POST",
  "/api/verbs/toll",
  z.object({
    result: z.object({
      asOf: z.nullable(z.string()),
      deathsThrough: z.nullable(z.string()),
      practice: z.boolean(),
      scope: z.nullable(
        z.object({
          name: z.string(),
          window: z.object({ from: z.string(), to: z.string() }),
          laterDeathsUntil: z.string(),
          area: z.string(),
          populations: z.array(z.string()),
          waysOfDying: z.array(z.string()),
        }),
      ),
      policy: z.string(),
      lines: z.object({
        verifiedNamed: z.number(),
        verified: z.number(),
        reported: z.object({ low: z.number(), high: z.number() }),
        estimated: z.object({
          low: z.nullable(z.number()),
          high: z.nullable(z.number()),
          level: z.nullable(z.number()),
          refused: z.nullable(z.object({ code: z.string(), message: z.string() })),
        }),
      }),
      beside: z.object({
        corroborated: z.number(),
        disputed: z.number(),
        missingPresumed: z.number(),
        undated: z.number(),
      }),
      flags: z.array(z.object({ code: z.string(), words: z.string() })),
      claims: z.array(
        z.object({
          id: z.string(),
          date: z.string(),
          who: z.string(),
          asWorded: z.string(),
          qualifier: z.nullable(z.string()),
          basis: z.string(),
          kind: z.string(),
          sourceTier: z.string(),
          invented: z.boolean(),
          partOf: z.nullable(z.string()),
          supersededBy: z.nullable(z.string()),
          verdict: z.object({ code: z.string(), words: z.string(), interval: z.nullable(z.string()) }),
          claim: z.object({
            id: z.string(),
            invented: z.boolean(),
            kind: z.literal(["figure", "worded-figure", "denial", "refusal-to-state"]),
            claimant: z.string(),
            claimantKind: z.literal(["rights-group", "official", "media", "un", "collective", "other"]),
            via: z.array(z.string()),
            figure: z.object({
              value: z.nullable(z.number()),
              low: z.nullable(z.number()),
              high: z.nullable(z.number()),
              qualifier: z.nullable(
                z.literal([
                  "exact",
                  "at-least",
                  "more-than",
                  "about",
                  "up-to",
                  "fewer-than",
                  "could-exceed",
                  "between",
                  "worded",
                ]),
              ),
              asWorded: z.string(),
            }),
            counted: z.string(),
            populationNote: z.string(),
            window: z.object({ from: z.nullable(z.string()), to: z.nullable(z.string()) }),
            area: z.string(),
            basis: z.literal([
              "confirmed",
              "estimated",
              "stated",
              "internal-figure",
              "named-list",
              "under-investigation",
            ]),
            stated: z.literal(["stated", "derived"]),
            partOf: z.nullable(z.string()),
            partKind: z.nullable(z.literal(["disjoint", "subset", "unknown"])),
            asOf: z.string(),
            supersedes: z.nullable(z.string()),
            answers: z.nullable(z.string()),
            rebuts: z.nullable(z.string()),
            caveats: z.string(),
            responsibility: z.string(),
            publishedIn: z.string(),
            sourceTier: z.string(),
            note: z.string(),
          }),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** estimate how many were killed, or say why that cannot be done */
export const estimate = route<{
  readonly table?: string | undefined;
  readonly methods?: readonly string[] | undefined;
  readonly seed?: number | undefined;
}>()(
  "POST",
  "/api/verbs/estimate",
  z.object({
    result: z.object({
      documented: z.number(),
      lists: z.array(z.string()),
      headline: z.object({
        low: z.nullable(z.number()),
        high: z.nullable(z.number()),
        level: z.nullable(z.number()),
        lowerBound: z.nullable(z.number()),
        refused: z.nullable(z.object({ code: z.string(), message: z.string() })),
      }),
      methods: z.array(
        z.object({
          id: z.string(),
          status: z.string(),
          reason: z.nullable(z.string()),
          point: z.nullable(z.number()),
          low: z.nullable(z.number()),
          high: z.nullable(z.number()),
          level: z.nullable(z.number()),
          seconds: z.number(),
          diagnostics: z.json(),
        }),
      ),
      seed: z.number(),
      overlaps: z.array(z.object({ lists: z.array(z.string()), people: z.number() })),
      label: z.string(),
      assumptions: z.array(z.string()),
      leftOut: z.nullable(
        z.object({
          identity: z.number(),
          outsideCoverage: z.number(),
          coverageUnknown: z.number(),
          onNoList: z.number(),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** may figures be released? exit 0 open, 1 shut */
export const gate = route<{ readonly asOf?: string | undefined }>()(
  "POST",
  "/api/verbs/gate",
  z.object({
    result: z.object({
      open: z.boolean(),
      code: z.string(),
      policy: z.string(),
      measures: z.array(
        z.object({
          id: z.string(),
          value: z.nullable(z.union([z.number(), z.string()])),
          threshold: z.nullable(z.union([z.number(), z.string()])),
          met: z.nullable(z.boolean()),
          words: z.string(),
        }),
      ),
      leftOut: z.array(z.object({ what: z.string(), province: z.nullable(z.string()), people: z.number() })),
      conditions: z.array(z.object({ from: z.string(), to: z.string(), where: z.string(), cut: z.string() })),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** propose, approve, or write a release */
export const release = route<{
  readonly propose?: boolean | undefined;
  readonly title?: string | undefined;
  readonly approve?: string | undefined;
  readonly dissent?: string | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
}>()(
  "POST",
  "/api/verbs/release",
  z.object({
    result: z.object({
      did: z.literal(["proposed", "approved", "dissented", "written", "shown"]),
      digest: z.nullable(z.string()),
      approvals: z.number(),
      dissents: z.number(),
      published: z.boolean(),
      out: z.nullable(z.string()),
      size: z.nullable(z.number()),
      root: z.nullable(z.string()),
      lines: z.nullable(
        z.object({
          verifiedNamed: z.number(),
          verified: z.number(),
          reported: z.object({ low: z.number(), high: z.number() }),
        }),
      ),
      leftOut: z.nullable(z.record(z.string(), z.number())),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);
