/**
 * Whether the answer of a time authority holds: that its signer saw a digest at a time.
 *
 * Source: RFC 3161 (2.3, 2.4.2), RFC 5652 (5.4, 5.6), RFC 5816. In the order below: granted; one signer,
 * over TSTInfo; the digest and the nonce asked for; the signed attributes are of this content and of this
 * certificate; the signature; the certificate is for time stamping alone, and critically so; a chain of
 * certificates to an anchor that the team names, each valid at the time told.
 * Not looked at: revocation (no network), name constraints, policies. Digests weaker than SHA-256 and RSA
 * keys below 2,048 bits are refused, wherever they sign. Cost: a few signatures.
 */
import { createHash, verify, X509Certificate } from "node:crypto";
import { fromHex, toHex } from "@daftar/model";
import { type BaseBlock, fromBER, ObjectIdentifier, OctetString } from "asn1js";
import { Certificate, IssuerAndSerialNumber, SignedData, TimeStampResp, TSTInfo } from "pkijs";
import { SHA_256 } from "./stampRequest.ts";

export interface StampAsked {
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
  /** In hexadecimal, as in the request. */
  readonly nonce: string | null;
}

export type StampReading =
  | {
      readonly status: "holds";
      /** UTC, to the millisecond. */
      readonly time: string;
      /** How far the authority says it may be off, in milliseconds; null where it does not say. */
      readonly accuracyMs: number | null;
      /** The signer as its certificate names it. */
      readonly authority: string;
      /** When the signer's certificate ends. */
      readonly expires: string;
      /** The anchor that its chain leads to: DER. */
      readonly anchor: Uint8Array;
    }
  | {
      readonly status: "refused";
      readonly code:
        | "timestamp.unreadable"
        | "timestamp.other-request"
        | "timestamp.invalid"
        | "timestamp.untrusted";
      readonly words: string;
    };

type Code = Extract<StampReading, { status: "refused" }>["code"];

class Refused extends Error {
  readonly code: Code;

  constructor(code: Code, words: string) {
    super(words);
    this.code = code;
  }
}

const LARGEST = 256 * 1024;
const LONGEST_CHAIN = 8;
const LEAST_RSA_BITS = 2048;

const SIGNED_DATA = "1.2.840.113549.1.7.2";
const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const EXTENDED_KEY_USAGE = "2.5.29.37";
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

const DIGESTS: Readonly<Record<string, string>> = {
  [SHA_256]: "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

/** Signature algorithms with the digest they bring; null: the digest stands beside them. */
const SIGNATURES: Readonly<Record<string, string | null>> = {
  "1.2.840.113549.1.1.1": null,
  "1.2.840.113549.1.1.11": "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512",
  "1.2.840.10045.2.1": null,
  "1.2.840.10045.4.3.2": "sha256",
  "1.2.840.10045.4.3.3": "sha384",
  "1.2.840.10045.4.3.4": "sha512",
};

const bytesOf = (view: ArrayBuffer): Uint8Array => new Uint8Array(view);
const hexOf = (view: ArrayBuffer | Uint8Array): string =>
  toHex(view instanceof Uint8Array ? view : bytesOf(view));

interface Parsed {
  readonly signed: SignedData;
  readonly info: TSTInfo;
  readonly content: Uint8Array;
  readonly certificates: readonly X509Certificate[];
}

/** Values inside a constructed element. */
function inside(element: BaseBlock | undefined): readonly BaseBlock[] {
  const value: unknown =
    element !== undefined && "value" in element.valueBlock ? element.valueBlock.value : [];
  return Array.isArray(value) ? value.filter(isBlock) : [];
}

/** The certificates as they stand in the bytes: written again by a library they may be others. */
function certificatesIn(answer: BaseBlock): X509Certificate[] {
  const signedData = inside(inside(inside(answer)[1])[1])[0];
  const set = inside(signedData).find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0);
  return inside(set).map(({ valueBeforeDecodeView }) => new X509Certificate(valueBeforeDecodeView));
}

function parse(bytes: Uint8Array): Parsed {
  const unreadable = (words: string): Refused => new Refused("timestamp.unreadable", words);
  if (bytes.length > LARGEST) throw unreadable("the answer is larger than any could be");
  const read = fromBER(bytes);
  if (read.offset !== bytes.length) throw unreadable("this is no answer of a time authority");
  const answer = TimeStampResp.fromBER(new Uint8Array(bytes));
  // 0: granted; 1: granted with changes.
  if (![0, 1].includes(answer.status.status)) throw unreadable("the authority refused the request");
  if (answer.timeStampToken?.contentType !== SIGNED_DATA) throw unreadable("the answer holds no token");
  const signed = new SignedData({ schema: answer.timeStampToken.content });
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== TST_INFO || eContent === undefined) throw unreadable("the token stamps no time");
  if (signed.signerInfos.length !== 1) throw unreadable("the token has not exactly one signer");
  const content = bytesOf(eContent.getValue());
  return {
    signed,
    content,
    info: TSTInfo.fromBER(new Uint8Array(content)),
    certificates: certificatesIn(read.result),
  };
}

/** A number's bytes without those that only say that it is positive. */
const bare = (hex: string): string => hex.replace(/^(00)+/, "");

function checkAsked({ messageImprint, nonce }: TSTInfo, asked: StampAsked): void {
  const { hashAlgorithm, hashedMessage } = messageImprint;
  if (
    hashAlgorithm.algorithmId !== SHA_256 ||
    hexOf(hashedMessage.valueBlock.valueHexView) !== asked.digest
  ) {
    throw new Refused("timestamp.other-request", "the token is of another digest");
  }
  if (asked.nonce === null) return;
  if (nonce === undefined || bare(hexOf(nonce.valueBlock.valueHexView)) !== bare(asked.nonce)) {
    throw new Refused("timestamp.other-request", "the token does not name the request's own number");
  }
}

const invalid = (words: string): Refused => new Refused("timestamp.invalid", words);

/** The certificate of the signer, by its issuer and number, held to the hash that the signer signed. */
function signerOf({ signed, certificates }: Parsed): X509Certificate {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
  const [v2, v1] = [SIGNING_CERTIFICATE_V2, SIGNING_CERTIFICATE].map((type) =>
    attributes.find((one) => one.type === type),
  );
  // SigningCertificate ::= { certs: [ { hashAlgorithm?, certHash, … }, … ], … }
  const first: unknown = (v2 ?? v1)?.values[0];
  const named = inside(inside(inside(isBlock(first) ? first : undefined)[0])[0]);
  // RFC 5816: SHA-256 where version 2 names none.
  const told = named.flatMap((one) => inside(one)).find((one) => one instanceof ObjectIdentifier);
  const algorithm = v2 === undefined ? "sha1" : digestNamed(told?.getValue() ?? SHA_256);
  const hash = named.find((one) => one instanceof OctetString);
  const wanted = hash === undefined ? "" : hexOf(hash.getValue());
  const found = certificates.find(({ raw }) => createHash(algorithm).update(raw).digest("hex") === wanted);
  const sid: unknown = signed.signerInfos[0]?.sid;
  const own =
    found !== undefined &&
    (!(sid instanceof IssuerAndSerialNumber) ||
      (bare(hexOf(sid.serialNumber.valueBlock.valueHexView)) === bare(found.serialNumber.toLowerCase()) &&
        sid.issuer.isEqual(Certificate.fromBER(found.raw).issuer)));
  if (!own) throw invalid("the signer's certificate is not the one that it signed with");
  return found;
}

function isBlock(value: unknown): value is BaseBlock {
  return typeof value === "object" && value !== null && "idBlock" in value && "valueBlock" in value;
}

function digestNamed(oid: string): string {
  const digest = DIGESTS[oid];
  if (digest === undefined) throw invalid("the token uses a digest that is not trusted here");
  return digest;
}

function checkSignature({ signed, content }: Parsed, signer: X509Certificate): void {
  const info = signed.signerInfos[0]!;
  const { signedAttrs, signatureAlgorithm, signature } = info;
  const digest = digestNamed(info.digestAlgorithm.algorithmId);
  const brought = SIGNATURES[signatureAlgorithm.algorithmId];
  if (brought === undefined || (brought !== null && brought !== digest)) {
    throw invalid("the token is signed in a way that is not read here");
  }
  const attribute = (type: string): unknown =>
    signedAttrs?.attributes.find((one) => one.type === type)?.values[0];
  const [type, imprint] = [attribute(CONTENT_TYPE), attribute(MESSAGE_DIGEST)];
  if (signedAttrs === undefined || !(type instanceof ObjectIdentifier) || type.getValue() !== TST_INFO)
    throw invalid("the token signs something else");
  if (
    !(imprint instanceof OctetString) ||
    hexOf(imprint.getValue()) !== createHash(digest).update(content).digest("hex")
  ) {
    throw invalid("the token's content is not what was signed");
  }
  // Signed as a SET, though it stands there under another tag.
  const attributes = bytesOf(signedAttrs.encodedValue).slice();
  attributes[0] = 0x31;
  if (!verify(digest, attributes, signer.publicKey, bytesOf(signature.getValue()))) {
    throw invalid("the signature does not hold");
  }
}

function checkForStamping(signer: X509Certificate): void {
  const usage = Certificate.fromBER(signer.raw).extensions?.find(
    ({ extnID }) => extnID === EXTENDED_KEY_USAGE,
  );
  const named = signer.keyUsage ?? [];
  if (usage?.critical !== true || named.length !== 1 || named[0] !== TIME_STAMPING) {
    throw invalid("the signer's certificate is not for time stamping alone");
  }
}

/** A signature algorithm and key that nobody forges today. */
function isStrong(certificate: X509Certificate, signed: boolean): boolean {
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = certificate.publicKey;
  const key = kind === "ec" || (kind === "rsa" && (details?.modulusLength ?? 0) >= LEAST_RSA_BITS);
  if (!key || !signed) return key;
  const brought = SIGNATURES[Certificate.fromBER(certificate.raw).signatureAlgorithm.algorithmId];
  return brought !== undefined && brought !== null;
}

function validAt(certificate: X509Certificate, time: Date): boolean {
  return new Date(certificate.validFrom) <= time && time <= new Date(certificate.validTo);
}

/** The anchor that the signer's certificate leads to, if one does. */
function anchorOf(
  signer: X509Certificate,
  between: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  time: Date,
): X509Certificate {
  let at = signer;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    if (!validAt(at, time)) throw invalid("a certificate was not valid at the time that the token tells");
    const anchor = anchors.find((one) => one.fingerprint256 === at.fingerprint256);
    if (!isStrong(at, anchor === undefined))
      throw invalid("a certificate is signed with what is not trusted any more");
    // A certificate that the team names itself needs nobody above it.
    if (anchor !== undefined) return anchor;
    const issuer = [...anchors, ...between].find(
      (one) =>
        one.ca && one.fingerprint256 !== at.fingerprint256 && at.checkIssued(one) && at.verify(one.publicKey),
    );
    if (issuer === undefined) break;
    at = issuer;
  }
  throw new Refused("timestamp.untrusted", "its certificates lead to no authority that the team names");
}

function accuracyOf({ accuracy }: TSTInfo): number | null {
  if (accuracy === undefined) return null;
  return (accuracy.seconds ?? 0) * 1000 + (accuracy.millis ?? 0) + (accuracy.micros === undefined ? 0 : 1);
}

/**
 * Verifies an answer against what was asked. Never throws for what the bytes hold.
 *
 * @param answer a whole TimeStampResp, DER
 * @param anchors certificates that the team trusts, DER
 */
export function verifyStamp(
  answer: Uint8Array,
  asked: StampAsked,
  anchors: readonly Uint8Array[],
): StampReading {
  try {
    fromHex(asked.digest);
    const parsed = parse(answer);
    checkAsked(parsed.info, asked);
    const signer = signerOf(parsed);
    checkSignature(parsed, signer);
    checkForStamping(signer);
    const { genTime } = parsed.info;
    const named = anchors.map((der) => new X509Certificate(der));
    const anchor = anchorOf(signer, parsed.certificates, named, genTime);
    return {
      status: "holds",
      time: genTime.toISOString(),
      accuracyMs: accuracyOf(parsed.info),
      authority: signer.subject.split("\n").join(", "),
      expires: new Date(signer.validTo).toISOString(),
      anchor: new Uint8Array(anchor.raw),
    };
  } catch (error) {
    if (error instanceof Refused) return { status: "refused", code: error.code, words: error.message };
    return {
      status: "refused",
      code: "timestamp.unreadable",
      words: "this is no answer of a time authority",
    };
  }
}
