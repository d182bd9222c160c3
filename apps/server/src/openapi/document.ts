/**
 * The OpenAPI 3.1 document, made of the table of verbs and the few routes beside it.
 *
 * It holds no word of the desk that is served, so that it needs no token and lies in the repository
 * (docs/openapi.json), where the web client's types are made of it.
 */
import { enrolmentBegun, madePasskey, VERSION } from "@daftar/desk";
import { pseudonym, sha256Hex } from "@daftar/model";
import { z } from "zod";
import { errorReply } from "../http/reply.ts";
import { answerInput, decisionDropped, decisionInput, decisionShown } from "../routes/decisions.ts";
import { uploadQuery, uploadShown } from "../routes/files.ts";
import { jobAnswer, jobStarted, jobsShown } from "../routes/jobs.ts";
import { passkeyAnswer, passkeyInput } from "../routes/passkeys.ts";
import { unlockInput, unlockShown } from "../routes/people.ts";
import { releaseFilesShown, releasesShown } from "../routes/releases.ts";
import { sessionInput, sessionShown } from "../routes/session.ts";
import { verbsShown } from "../routes/verbs.ts";
import { jobShown, noticeShown } from "../work/jobs.ts";
import type { ServedVerb } from "../work/servedVerbs.ts";
import { JSON_SCHEMA, type JsonSchema, schemaOf } from "./schemas.ts";

type Json = Readonly<Record<string, unknown>>;

const jsonContent = (schema: JsonSchema): Json => ({ "application/json": { schema } });

const ERRORS: Json = {
  default: {
    description: "What went wrong: a code of docs/errors.md, where, which rule, what to do.",
    content: jsonContent({ $ref: "#/components/schemas/Error" }),
  },
};

interface Route {
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Json[];
  readonly body?: Json;
  readonly status?: 200 | 201 | 202;
  readonly reply: Json;
  readonly open?: boolean;
}

function operation(route: Route): Json {
  const { id, summary, description, parameters, body, reply } = route;
  return {
    operationId: id,
    summary,
    ...(description === undefined ? {} : { description }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: body } }),
    responses: { [route.status ?? 200]: { description: "Done.", content: reply }, ...ERRORS },
    ...(route.open === true ? { security: [] } : {}),
  };
}

const inPath = (name: string, schema: z.ZodType): Json => ({
  name,
  in: "path",
  required: true,
  schema: schemaOf(schema, "input"),
});
const inputOf = (schema: z.ZodType): Json => jsonContent(schemaOf(schema, "input"));
const outputOf = (schema: z.ZodType): Json => jsonContent(schemaOf(schema, "output"));

const ended = z.object({ ended: z.literal(true) });
const locked = z.object({ locked: z.literal(true) });
const forgotten = z.object({ forgotten: z.literal(true) });
const anyId = z.string();
const BYTES: Json = { "application/octet-stream": {} };

/** The routes that no verb is behind. */
function besideVerbs(verbs: readonly ServedVerb[]): Record<string, Json> {
  const slug = z.enum(verbs.map((verb) => verb.slug));
  const digest = [inPath("digest", anyId)];
  return {
    "/api/openapi.json": {
      get: operation({
        id: "openapi",
        summary: "this document",
        reply: jsonContent({ type: "object" }),
        open: true,
      }),
    },
    "/api/session": {
      post: operation({
        id: "signIn",
        summary: "exchange the start token for a cookie (J23)",
        body: inputOf(sessionInput),
        reply: outputOf(sessionShown),
        open: true,
      }),
      get: operation({
        id: "session",
        summary: "the desk, and whose keys are unlocked",
        reply: outputOf(sessionShown),
      }),
      delete: operation({ id: "signOut", summary: "end this session", reply: outputOf(ended) }),
    },
    "/api/verbs": {
      get: operation({ id: "verbs", summary: "the table of verbs", reply: outputOf(verbsShown) }),
    },
    "/api/jobs": {
      get: operation({ id: "jobs", summary: "jobs, the newest first", reply: outputOf(jobsShown) }),
    },
    "/api/jobs/{id}": {
      get: operation({
        id: "job",
        summary: "state, progress, and what came of it",
        parameters: [inPath("id", anyId)],
        reply: outputOf(jobShown),
      }),
      // One template for both, since two that differ by a name alone would be one path twice.
      post: operation({
        id: "startJob",
        summary: "start a verb as a job; `id` is the verb's name with dashes",
        parameters: [inPath("id", slug)],
        body: jsonContent({ type: "object" }),
        status: 202,
        reply: outputOf(jobStarted),
      }),
    },
    "/api/jobs/{id}/stop": {
      post: operation({
        id: "stopJob",
        summary: "stop a job that may be stopped",
        parameters: [inPath("id", anyId)],
        reply: outputOf(jobShown),
      }),
    },
    "/api/jobs/{id}/answer": {
      post: operation({
        id: "answerJob",
        summary: "bring what the passkeys approved that a job waits for",
        parameters: [inPath("id", anyId)],
        body: inputOf(jobAnswer),
        reply: outputOf(jobShown),
      }),
    },
    "/api/uploads": {
      post: operation({
        id: "upload",
        summary: "send a file, kept in memory for half an hour",
        parameters: [
          { name: "name", in: "query", required: true, schema: schemaOf(uploadQuery.shape.name, "input") },
        ],
        body: BYTES,
        status: 201,
        reply: outputOf(uploadShown),
      }),
    },
    "/api/uploads/{id}": {
      delete: operation({
        id: "forgetUpload",
        summary: "forget a file that was sent",
        parameters: [inPath("id", anyId)],
        reply: outputOf(forgotten),
      }),
    },
    "/api/downloads/{id}": {
      get: operation({
        id: "download",
        summary: "a file that a verb gave back as `download:ID`",
        parameters: [inPath("id", anyId)],
        reply: { "text/csv": {} },
      }),
    },
    "/api/people/{person}/unlock": {
      post: operation({
        id: "unlock",
        summary: "unlock a person's key for this session, for ten minutes",
        description: "On a practice desk nobody needs it.",
        parameters: [inPath("person", pseudonym)],
        body: inputOf(unlockInput),
        reply: outputOf(unlockShown),
      }),
    },
    "/api/people/{person}/lock": {
      post: operation({
        id: "lock",
        summary: "lock it again",
        parameters: [inPath("person", pseudonym)],
        reply: outputOf(locked),
      }),
    },
    "/api/decisions": {
      post: operation({
        id: "decide",
        summary: "run a verb that changes the desk, and say whose passkeys must approve it first",
        description:
          "`approve` gives a ticket and, for each person, what navigator.credentials.get is to be asked. Nothing is written before.",
        body: inputOf(decisionInput),
        reply: outputOf(decisionShown),
      }),
    },
    "/api/decisions/answer": {
      post: operation({
        id: "answerDecision",
        summary: "bring what the passkeys approved; `approve` again where the desk changed meanwhile",
        body: inputOf(answerInput),
        reply: outputOf(decisionShown),
      }),
    },
    "/api/decisions/{ticket}": {
      delete: operation({
        id: "dropDecision",
        summary: "forget a decision that waits",
        parameters: [inPath("ticket", anyId)],
        reply: outputOf(decisionDropped),
      }),
    },
    "/api/passkeys": {
      post: operation({
        id: "askPasskey",
        summary: "what navigator.credentials.create is to be asked for a person's passkey",
        body: inputOf(passkeyInput),
        reply: outputOf(enrolmentBegun),
      }),
    },
    "/api/passkeys/answer": {
      post: operation({
        id: "readPasskey",
        summary: "key and credential of the passkey that was made, which `person passkey` enrols",
        body: inputOf(passkeyAnswer),
        reply: outputOf(madePasskey),
      }),
    },
    "/api/releases": {
      get: operation({
        id: "releases",
        summary: "published releases, the newest first",
        reply: outputOf(releasesShown),
      }),
    },
    "/api/releases/{digest}": {
      get: operation({
        id: "releaseFiles",
        summary: "the files of a published release",
        parameters: digest,
        reply: outputOf(releaseFilesShown),
      }),
    },
    "/api/releases/{digest}/{path}": {
      get: operation({
        id: "releaseFile",
        summary: "one file of it, as it was published",
        parameters: [...digest, inPath("path", z.string())],
        reply: BYTES,
      }),
    },
    "/api/openings/{opening}/request": {
      get: operation({
        id: "openingRequest",
        summary: "the file for the custodians, of an opening that two people asked for",
        description: "It holds nothing that opens anything: shares and keys never come here.",
        parameters: [inPath("opening", sha256Hex)],
        reply: BYTES,
      }),
    },
  };
}

function verbRoute({ entry, slug, verb, input }: ServedVerb): [string, Json] {
  const reply = z.object({
    result: verb.output,
    exit: z.literal([0, 1]),
    notices: z.array(noticeShown),
  });
  const files =
    verb.files.length === 0
      ? ""
      : `\n\nTakes \`upload:ID\` as ${verb.files.map((key) => `\`${key}\``).join(", ")}.`;
  const post = operation({
    id: slug.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    summary: entry.summary,
    description: `${verb.details}${files}`,
    body: inputOf(input),
    reply: outputOf(reply),
  });
  return [`/api/verbs/${slug}`, { post: { ...post, tags: ["verbs"], "x-effect": verb.effect } }];
}

export function openApiDocument(verbs: readonly ServedVerb[]) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Daftar, one desk on this machine",
      version: VERSION,
      description:
        "Made from the table of verbs. `exit` 1 means that the answer is no. Names and sources stay on this machine (J23).",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    security: [{ cookie: [] }, { bearer: [] }],
    paths: { ...besideVerbs(verbs), ...Object.fromEntries(verbs.map(verbRoute)) },
    components: {
      schemas: { Json: JSON_SCHEMA, Error: schemaOf(errorReply, "output") },
      securitySchemes: {
        cookie: { type: "apiKey", in: "cookie", name: "daftar_4870", description: "`daftar_` and the port" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
  };
}
