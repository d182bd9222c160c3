/** A desk that was made before there were thresholds goes on sealing as it did, for any one custodian. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalText, deskFile, opBytes, opLine, signedOp, toHex, utf8 } from "@daftar/model";
import { Decrypter } from "age-encryption";
import { afterAll, expect, it } from "vitest";
import { z } from "zod";
import { keyPairOf, nodeIdOf, sha256 } from "../keys/ed25519.ts";
import { inventedDesk, open, removeFolders } from "../testing/inventedDesk.ts";
import { newCustodian } from "../vault/custodians.ts";

afterAll(removeFolders);

it("[S18] a genesis op without a threshold seals an age file that each custodian opens alone", async () => {
  const custodians = [await newCustodian(), await newCustodian()];
  const dir = await inventedDesk({ custodians: custodians.map(({ recipient }) => recipient) });
  const { seed } = z
    .object({ seed: z.string() })
    .parse(JSON.parse(readFileSync(join(dir, "keys", "node.json"), "utf8")));
  const file = deskFile.parse(JSON.parse(readFileSync(join(dir, "desk.json"), "utf8")));
  const { publicKey, sign } = keyPairOf(seed);
  const name = `${nodeIdOf(publicKey)}-0.jsonl`;
  const path = join(dir, "ops", name);
  const { op } = signedOp.parse(JSON.parse(readFileSync(path, "utf8")));
  const { threshold, ...older } = op.body;
  expect(threshold).toBe(2);
  const bytes = opBytes({ ...op, body: older });
  writeFileSync(path, `${opLine({ op: { ...op, body: older }, sig: toHex(sign(bytes)) })}\n`);
  writeFileSync(join(dir, "desk.json"), `${canonicalText({ ...file, id: toHex(sha256(bytes)) })}\n`);

  const desk = await open(dir);
  const said = utf8("reported by CANARY");
  const sealed = await desk.seal("account", [{ subject: "5".repeat(32), bytes: said }], () => said);
  await desk.close();
  for (const { identity } of custodians) {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(Buffer.from(await decrypter.decrypt(sealed)).toString()).toBe("reported by CANARY");
  }
});
