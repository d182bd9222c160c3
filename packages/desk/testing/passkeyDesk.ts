/**
 * A small invented desk whose people have passkeys, in software: two founders with key files and
 * passkeys, ada and bel, and what a server hands to verbs.
 */
import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DaftarError } from "@daftar/model";
import { InventedPasskey } from "@daftar/simulate";
import { consentKeyOf, newCustodian, type OpenDesk, openDesk, sha256 } from "@daftar/store";
import { type DecisionStep, linkHere, runVerb, type VerbContext } from "../src/index.ts";
import { diskFiles } from "../src/session/diskFiles.ts";
import { withDesk } from "../src/session/withDesk.ts";

const bytes = (base64url: string | undefined): Buffer => Buffer.from(base64url ?? "", "base64url");

/** A passkey with a key of its own. */
export function newPasskey(algorithm: "es256" | "eddsa" = "es256", origin?: string): InventedPasskey {
  const credential = new Uint8Array(randomBytes(32));
  if (algorithm === "es256") {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x, y } = privateKey.export({ format: "jwk" });
    const publicKey = new Uint8Array(Buffer.concat([Buffer.from([4]), bytes(x), bytes(y)]));
    const key = createPrivateKey(privateKey.export({ format: "pem", type: "pkcs8" }));
    const made = (message: Uint8Array) =>
      new Uint8Array(sign("sha256", message, { key, dsaEncoding: "ieee-p1363" }));
    return new InventedPasskey({ publicKey, sign: made, credential }, sha256, origin);
  }
  const { privateKey } = generateKeyPairSync("ed25519");
  const publicKey = new Uint8Array(bytes(privateKey.export({ format: "jwk" }).x));
  return new InventedPasskey(
    { publicKey, sign: (message) => new Uint8Array(sign(null, message, privateKey)), credential },
    sha256,
    origin,
  );
}

/** What a server hands to verbs; nobody gives a passphrase but those of a practice desk. */
function contextOf(dir: string): VerbContext {
  let open: OpenDesk | null = null;
  return {
    cwd: dir,
    env: {},
    clock: () => Date.now(),
    random: (count) => new Uint8Array(randomBytes(count)),
    progress: () => {},
    notice: () => {},
    desks: {
      async borrow(folder, options) {
        open ??= await openDesk(folder, options);
        return { desk: open, giveBack: () => Promise.resolve() };
      },
    },
    files: diskFiles(dir),
    linkAll: linkHere,
    checker: async () => null,
    unlocked: () => null,
    passphrase: (person) =>
      Promise.reject(new DaftarError("person.wrong-passphrase", `nobody gives the passphrase of ${person}`)),
    ask: null,
    desk: join(dir, "desk"),
    waitMs: 0,
  };
}

export interface PasskeyDesk {
  readonly dir: string;
  /** Its desk stays open, as a server's does. */
  readonly context: VerbContext;
  readonly ada: InventedPasskey;
  readonly bel: InventedPasskey;
  /** Of its only custodian, who opens alone. */
  readonly identity: string;
}

/** A practice desk; ada and bel are founders and enrolled passkeys of their own. */
export async function passkeyDesk(): Promise<PasskeyDesk> {
  const dir = mkdtempSync(join(tmpdir(), "daftar-passkey-"));
  const context = contextOf(dir);
  const { recipient, identity } = await newCustodian();
  await runVerb("init", context, {
    dir: "desk",
    custodian: [`${recipient}:${consentKeyOf(identity).publicKey}`],
    practice: true,
    person: ["ada", "bel"],
  });
  const people = { ada: newPasskey(), bel: newPasskey("eddsa") };
  for (const [name, { key, credential }] of Object.entries(people))
    await runVerb("person passkey", context, { name, key, credential, as: [name] });
  return { dir, context, identity, ...people };
}

/** Closes it and takes its folder away. */
export async function removeDesk({ dir, context }: PasskeyDesk): Promise<void> {
  await withDesk(context, (open) => open.close());
  rmSync(dir, { recursive: true, force: true });
}

/** Writes a file that a verb reads. @returns its name */
export function userFile({ dir }: PasskeyDesk, name: string, content: unknown): string {
  writeFileSync(join(dir, name), JSON.stringify(content));
  return name;
}

/** What a step asks for; fails where it asks for nothing. */
export function asked(step: DecisionStep) {
  if (step.state !== "approve") throw new TypeError("nothing was asked");
  return step;
}
