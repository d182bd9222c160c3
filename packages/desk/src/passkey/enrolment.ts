/**
 * Making a passkey in a browser: what to ask it for, and its public key as ops spell it (decision 0024).
 *
 * Source: Web Authentication Level 3, sections 5.4 and 7.1; the attestation object is read by
 * @simplewebauthn/server. The attestation is neither asked for, believed nor kept, nor is the model of the
 * authenticator: it would say which device a person owns. The name in the authenticator is nobody's, so
 * that a device taken away does not tie its owner to a pseudonym. Nothing is enrolled here: `person
 * passkey` does that, with an admin's approval.
 */
import { DaftarError, type Facts, PASSKEY_RP_ID, passkeyKey, type RandomBytes, toHex } from "@daftar/model";
import type { z } from "zod";
import type { EnrolmentBegun, enrolmentAnswer, MadePasskey } from "./shapes.ts";
import { Tickets } from "./tickets.ts";

/** Loaded where somebody makes a passkey: it brings ASN.1 and certificates along. */
const webauthn = () => import("@simplewebauthn/server");
const helpers = () => import("@simplewebauthn/server/helpers");

const ES256 = -7;
const EDDSA = -8;
const TIMEOUT_MS = 5 * 60_000;

interface Making {
  readonly name: string;
  readonly challenge: string;
}

/** Passkeys being made; a server keeps one of these for as long as it runs. */
export class WaitingEnrolments extends Tickets<Making> {}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/**
 * What a browser is to make for a person.
 *
 * @param desk whose authenticators already hold a key is left out, as far as the browser can tell: two
 *   people never share one (J7). On a practice desk, where one newcomer is everybody, only the person's own.
 */
export function beginEnrolment(
  waiting: WaitingEnrolments,
  random: RandomBytes,
  desk: { readonly practice: boolean; readonly people: Facts["people"] },
  name: string,
): EnrolmentBegun {
  const challenge = base64url(random(32));
  const held = desk.people
    .filter(({ person }) => !desk.practice || person === name)
    .flatMap(({ keys }) => keys.flatMap(({ credential, revoked }) => (revoked ? [] : (credential ?? []))));
  return {
    ...waiting.put({ name, challenge }),
    options: {
      challenge,
      rp: { id: PASSKEY_RP_ID, name: "Daftar" },
      user: { id: base64url(random(32)), name: "desk", displayName: "desk" },
      pubKeyCredParams: [ES256, EDDSA].map((alg) => ({ type: "public-key" as const, alg })),
      timeout: TIMEOUT_MS,
      attestation: "none",
      excludeCredentials: held.map((hex) => ({
        id: base64url(Buffer.from(hex, "hex")),
        type: "public-key" as const,
      })),
      authenticatorSelection: {
        residentKey: "discouraged",
        requireResidentKey: false,
        userVerification: "required",
      },
    },
  };
}

/** The key of a COSE_Key as ops spell it; null for another algorithm or curve. */
async function spelledKey(coseKey: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const { cose, decodeCredentialPublicKey } = await helpers();
  const key = decodeCredentialPublicKey(coseKey);
  const alg = key.get(cose.COSEKEYS.alg);
  if (cose.isCOSEPublicKeyEC2(key) && alg === ES256 && key.get(cose.COSEKEYS.crv) === cose.COSECRV.P256) {
    const [x, y] = [key.get(cose.COSEKEYS.x), key.get(cose.COSEKEYS.y)];
    return x === undefined || y === undefined ? null : `es256:04${toHex(x)}${toHex(y)}`;
  }
  if (cose.isCOSEPublicKeyOKP(key) && alg === EDDSA && key.get(cose.COSEKEYS.crv) === cose.COSECRV.ED25519) {
    const x = key.get(cose.COSEKEYS.x);
    return x === undefined ? null : `eddsa:${toHex(x)}`;
  }
  return null;
}

/**
 * Reads what the browser made.
 *
 * @param origin of the page that asked: this server's own
 * @returns the input of `person passkey`, its roles, reason and deciders apart
 * @throws DaftarError `passkey.expired`, `passkey.refused`, `passkey.synced`
 */
export async function finishEnrolment(
  waiting: WaitingEnrolments,
  { ticket, response }: z.infer<typeof enrolmentAnswer>,
  origin: string,
): Promise<MadePasskey> {
  const { name, challenge } = waiting.take(ticket);
  const { verifyRegistrationResponse } = await webauthn();
  const refused = (words: string) => new DaftarError("passkey.refused", words);
  let read: Awaited<ReturnType<typeof verifyRegistrationResponse>>;
  try {
    read = await verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: PASSKEY_RP_ID,
      requireUserVerification: true,
      supportedAlgorithmIDs: [ES256, EDDSA],
    });
  } catch {
    // Its words name what was sent; a person needs only that the passkey was not made as asked.
    throw refused("the passkey was not made as this page asked, or without verifying its user");
  }
  if (!read.verified) throw refused("the passkey's own statement does not hold");
  const { credential, credentialDeviceType } = read.registrationInfo;
  if (credentialDeviceType !== "singleDevice")
    throw new DaftarError("passkey.synced", "this passkey may be copied to other devices");
  const key = passkeyKey.safeParse(await spelledKey(credential.publicKey));
  if (!key.success) throw refused("the passkey's key is neither ES256 nor EdDSA");
  return { name, key: key.data, credential: Buffer.from(credential.id, "base64url").toString("hex") };
}
