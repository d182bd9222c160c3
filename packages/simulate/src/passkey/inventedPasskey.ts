/**
 * An invented person's passkey: an authenticator and the browser around it, in software, for tests.
 *
 * Source: Web Authentication Level 3, sections 5.8.1 (client data), 6.1 (authenticator data), 6.5
 * (attestation, format none); RFC 9052 and 9053 for the key. It guards nothing: its key is the caller's.
 * What a real authenticator would never say (another site, no user, a copied key) it says when asked to.
 */
import {
  challengeOf,
  concatBytes,
  fromHex,
  type PasskeyApproval,
  type Sha256,
  toBase64url,
  toHex,
  utf8,
} from "@daftar/model";
import { derOf, otherS } from "./ecdsaForms.ts";

export interface InventedKey {
  /** 65 bytes for ES256, 32 for EdDSA. */
  readonly publicKey: Uint8Array;
  /** r and s after each other, or Ed25519. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly credential: Uint8Array;
}

/** What to say that is not as it should be, or is more than it need be. */
export interface Oddity {
  /** In an approval: it is one of several that one touch approved. */
  readonly path?: readonly string[];
  readonly type?: string;
  readonly origin?: string;
  readonly rpId?: string;
  readonly flags?: number;
  readonly crossOrigin?: boolean;
  readonly topOrigin?: string;
  /** Bytes after the authenticator data. */
  readonly tail?: Uint8Array;
  /** The other of two values of s. */
  readonly otherS?: boolean;
}

const PRESENT_AND_VERIFIED = 0x05;
const HAS_KEY = 0x40;
const NO_COUNTER = new Uint8Array(4);

export class InventedPasskey {
  readonly #key: InventedKey;
  readonly #sha256: Sha256;
  readonly #origin: string;

  constructor(key: InventedKey, sha256: Sha256, origin = "http://localhost:4870") {
    this.#key = key;
    this.#sha256 = sha256;
    this.#origin = origin;
  }

  get isEs256(): boolean {
    return this.#key.publicKey.length === 65;
  }

  /** The public key as ops spell it. */
  get key(): string {
    return `${this.isEs256 ? "es256" : "eddsa"}:${toHex(this.#key.publicKey)}`;
  }

  get credential(): string {
    return toHex(this.#key.credential);
  }

  #clientData(type: string, challenge: string, odd: Oddity): Uint8Array {
    const { crossOrigin = false, origin = this.#origin, topOrigin } = odd;
    const more = topOrigin === undefined ? {} : { topOrigin };
    return utf8(JSON.stringify({ type: odd.type ?? type, challenge, origin, crossOrigin, ...more }));
  }

  #authenticatorData(flags: number, odd: Oddity, tail: Uint8Array): Uint8Array {
    const site = this.#sha256(utf8(odd.rpId ?? "localhost"));
    return concatBytes(site, new Uint8Array([odd.flags ?? flags]), NO_COUNTER, odd.tail ?? tail);
  }

  #signed(challenge: string, odd: Oddity) {
    const clientDataJSON = this.#clientData("webauthn.get", challenge, odd);
    const authenticatorData = this.#authenticatorData(PRESENT_AND_VERIFIED, odd, new Uint8Array(0));
    const raw = this.#key.sign(concatBytes(authenticatorData, this.#sha256(clientDataJSON)));
    return { clientDataJSON, authenticatorData, raw };
  }

  /** An approval as ops hold it. @param approved the bytes of the op that are approved */
  approve(person: string, approved: Uint8Array, odd: Oddity = {}): PasskeyApproval {
    const challenge = toBase64url(challengeOf(approved, odd.path ?? [], this.#sha256));
    const { clientDataJSON, authenticatorData, raw } = this.#signed(challenge, odd);
    const [low, high] = this.isEs256 ? [raw, otherS(raw)].sort(byS) : [raw, raw];
    return {
      kind: "passkey",
      person,
      key: this.key,
      authenticatorData: toHex(authenticatorData),
      clientDataJSON: toHex(clientDataJSON),
      signature: toHex((odd.otherS === true ? high : low) ?? raw),
      ...(odd.path === undefined ? {} : { path: [...odd.path] }),
    };
  }

  /** What a browser gives for a challenge, as JSON. @param challenge base64url */
  assert(challenge: string, odd: Oddity = {}) {
    const { clientDataJSON, authenticatorData, raw } = this.#signed(challenge, odd);
    const signature = odd.otherS === true ? otherS(raw) : raw;
    const id = toBase64url(this.#key.credential);
    return {
      id,
      rawId: id,
      type: "public-key" as const,
      clientExtensionResults: {},
      response: {
        clientDataJSON: toBase64url(clientDataJSON),
        authenticatorData: toBase64url(authenticatorData),
        signature: toBase64url(this.isEs256 ? derOf(signature) : signature),
      },
    };
  }

  /** What a browser gives when the passkey is made, as JSON. @param challenge base64url */
  register(challenge: string, odd: Oddity = {}) {
    const { publicKey, credential } = this.#key;
    const cose = this.isEs256
      ? [
          fromHex("a5010203262001215820"),
          publicKey.subarray(1, 33),
          fromHex("225820"),
          publicKey.subarray(33),
        ]
      : [fromHex("a4010103272006215820"), publicKey];
    const length = new Uint8Array([credential.length >> 8, credential.length & 0xff]);
    const attested = concatBytes(new Uint8Array(16), length, credential, ...cose);
    const data = this.#authenticatorData(PRESENT_AND_VERIFIED | HAS_KEY, odd, attested);
    // {"fmt": "none", "attStmt": {}, "authData": …}, its length in two bytes.
    const attestation = concatBytes(
      fromHex("a363666d74646e6f6e656761747453746d74a0686175746844617461"),
      new Uint8Array([0x59, data.length >> 8, data.length & 0xff]),
      data,
    );
    const id = toBase64url(credential);
    return {
      id,
      rawId: id,
      type: "public-key" as const,
      clientExtensionResults: {},
      response: {
        clientDataJSON: toBase64url(this.#clientData("webauthn.create", challenge, odd)),
        attestationObject: toBase64url(attestation),
      },
    };
  }
}

const byS = (a: Uint8Array, b: Uint8Array): number =>
  toHex(a.subarray(32)) < toHex(b.subarray(32)) ? -1 : 1;
