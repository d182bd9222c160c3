/** What a browser and a server say to one another about passkeys: JSON as WebAuthn Level 3 has it. */
import { opType, pseudonym } from "@daftar/model";
import { z } from "zod";

const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/, "base64url");
const credential = base64url(1364);
const descriptor = z.object({ id: credential, type: z.literal("public-key") });

/** `PublicKeyCredentialCreationOptionsJSON`, as much of it as is used. */
export const creationOptions = z.object({
  challenge: base64url(64),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: base64url(64), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal("public-key"), alg: z.number().int() })),
  timeout: z.number().int(),
  attestation: z.literal("none"),
  excludeCredentials: z.array(descriptor),
  authenticatorSelection: z.object({
    residentKey: z.literal("discouraged"),
    requireResidentKey: z.literal(false),
    userVerification: z.literal("required"),
  }),
});

/** `RegistrationResponseJSON`; what else a browser adds is not read. */
export const registrationResponse = z.object({
  id: credential,
  rawId: credential,
  type: z.literal("public-key"),
  response: z.object({ clientDataJSON: base64url(4096), attestationObject: base64url(32_768) }),
});

/** `PublicKeyCredentialRequestOptionsJSON`, as much of it as is used. */
export const requestOptions = z.object({
  challenge: base64url(64),
  rpId: z.string(),
  timeout: z.number().int(),
  userVerification: z.literal("required"),
  allowCredentials: z.array(descriptor),
});

/** `AuthenticationResponseJSON`; what else a browser adds is not read. */
export const assertionResponse = z.object({
  id: credential,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(4096),
    authenticatorData: base64url(2048),
    signature: base64url(256),
  }),
});
export type AssertionResponse = z.infer<typeof assertionResponse>;

const ticket = z.string().regex(/^[0-9a-f]{32}$/, "a ticket");
/** When a ticket stops being good, UTC. */
const expires = z.iso.datetime();

export const enrolmentBegun = z.object({ ticket, expires, options: creationOptions });
export type EnrolmentBegun = z.infer<typeof enrolmentBegun>;
export const enrolmentAnswer = z.object({ ticket, response: registrationResponse });
/** What `person passkey` takes. */
export const madePasskey = z.object({ name: pseudonym, key: z.string(), credential: z.string() });
export type MadePasskey = z.infer<typeof madePasskey>;

export const decisionRequest = z.object({ verb: z.string(), input: z.record(z.string(), z.unknown()) });
export type DecisionRequest = z.infer<typeof decisionRequest>;
export const decisionAnswer = z.object({ ticket, assertions: z.array(assertionResponse).max(64) });

/** What one person is to approve with one touch: all that it is of, to be shown, and what to ask the browser. */
export const approvalToGive = z.object({
  person: pseudonym,
  of: z.array(
    z.object({
      type: opType,
      subject: z.string(),
      reason: z.string(),
      body: z.record(z.string(), z.unknown()),
    }),
  ),
  options: requestOptions,
});

export const decisionDone = z.object({
  state: z.literal("done"),
  exit: z.union([z.literal(0), z.literal(1)]),
  result: z.unknown(),
});
export const decisionWaits = z.object({
  state: z.literal("approve"),
  ticket,
  expires,
  /** The desk has changed since it was asked before: what is to be approved is new. */
  changed: z.boolean(),
  approvals: z.array(approvalToGive),
});
export type DecisionWaits = z.infer<typeof decisionWaits>;
export type DecisionStep = z.infer<typeof decisionDone> | DecisionWaits;
