import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fromUtf8, toHex, utf8 } from "@daftar/model";
import { Decrypter, generateHybridIdentity, identityToRecipient } from "age-encryption";
import { afterAll, describe, expect, it } from "vitest";
import { sha256 } from "../keys/ed25519.ts";
import { newFolder, newRecipient, removeFolders } from "../testing/inventedDesk.ts";
import { Vault } from "./blobs.ts";
import { checkCustodians, newCustodian, sealTo } from "./custodians.ts";

afterAll(removeFolders);

describe("the vault", () => {
  it("[S17] gives bytes back by their SHA-256, however often they are put", () => {
    const vault = new Vault(newFolder());
    const hash = vault.put(utf8("invented"));
    expect(hash).toBe(toHex(sha256(utf8("invented"))));
    expect(vault.put(utf8("invented"))).toBe(hash);
    expect(fromUtf8(vault.get(hash))).toBe("invented");
  });

  it("[S17] says when a blob is gone or changed", () => {
    const dir = newFolder();
    const vault = new Vault(dir);
    const hash = vault.put(utf8("invented"));
    const path = join(dir, hash.slice(0, 2), hash);
    const bytes = readFileSync(path);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(() => vault.get(hash)).toThrow(expect.objectContaining({ code: "blob.damaged" }));
    expect(() => vault.get("0".repeat(64))).toThrow(expect.objectContaining({ code: "blob.missing" }));
  });
});

describe("sealing to custodians", () => {
  it("[S18] [J18] any one of them opens it, and the bytes are nowhere in it", async () => {
    const custodians = [await newCustodian(), await newCustodian()];
    const sealed = await sealTo(
      custodians.map(({ recipient }) => recipient),
      utf8("reported by CANARY"),
    );
    expect(Buffer.from(sealed).includes("CANARY")).toBe(false);
    for (const { identity } of custodians) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      expect(fromUtf8(await decrypter.decrypt(sealed))).toBe("reported by CANARY");
    }
  });

  it("[S18] [J18] needs two different ones, one for practice", async () => {
    const one = await newRecipient();
    const two = await newRecipient();
    const tooFew = expect.objectContaining({ code: "custodian.too-few" });
    await expect(checkCustodians([one], { practice: false })).rejects.toThrow(tooFew);
    await expect(checkCustodians([one, one], { practice: false })).rejects.toThrow(tooFew);
    await expect(checkCustodians([], { practice: true })).rejects.toThrow(tooFew);
    await checkCustodians([one], { practice: true });
    await checkCustodians([one, two], { practice: false });
  });

  it("[S18] refuses what is no recipient, and mixing post-quantum with classic", async () => {
    const classic = await newRecipient();
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    const invalid = expect.objectContaining({ code: "custodian.invalid" });
    await expect(checkCustodians([classic, "age1invented"], { practice: false })).rejects.toThrow(invalid);
    await expect(checkCustodians([classic, hybrid], { practice: false })).rejects.toThrow(invalid);
    await checkCustodians([hybrid, await identityToRecipient(await generateHybridIdentity())], {
      practice: false,
    });
  });
});
