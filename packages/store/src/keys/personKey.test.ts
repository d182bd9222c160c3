import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DaftarError, fromHex, utf8 } from "@daftar/model";
import { afterAll, describe, expect, it } from "vitest";
import { newFolder, random, removeFolders } from "../testing/inventedDesk.ts";
import { verify } from "./ed25519.ts";
import { createPersonKey, newPersonKey, unlockPerson } from "./personKey.ts";

afterAll(removeFolders);
const options = { workFactor: 2, random };

describe("a person's key", () => {
  it("[S19] opens with its passphrase and signs under the key that was told", async () => {
    const dir = newFolder();
    const key = await createPersonKey(dir, "anna", "right words", options);
    const signer = await unlockPerson(dir, "anna", "right words");
    expect(signer.key).toBe(key);
    expect(verify(fromHex(key), utf8("x"), signer.sign(utf8("x")))).toBe(true);
  });

  it("[S19] does not open with another passphrase, nor for somebody without one", async () => {
    const dir = newFolder();
    await createPersonKey(dir, "anna", "right words", options);
    await expect(unlockPerson(dir, "anna", "wrong words")).rejects.toMatchObject({
      code: "person.wrong-passphrase",
    });
    await expect(unlockPerson(dir, "behzad", "right words")).rejects.toMatchObject({
      code: "person.unknown",
    });
    await expect(unlockPerson(dir, "../anna", "right words")).rejects.toMatchObject({
      code: "person.unknown",
    });
  });

  it("[S19] is never made twice, nor under anything but a pseudonym", async () => {
    const dir = newFolder();
    await createPersonKey(dir, "anna", "right words", options);
    await expect(createPersonKey(dir, "anna", "other", options)).rejects.toMatchObject({
      code: "person.exists",
    });
    for (const name of ["Anna Example", "machine", ""]) {
      await expect(createPersonKey(dir, name, "x", options)).rejects.toMatchObject({
        code: "person.name-like",
      });
    }
    await expect(createPersonKey(dir, "cyrus", "x", { workFactor: 40, random })).rejects.toThrow(RangeError);
  });

  it("[S19] begun twice at once is kept once, and the second is told", async () => {
    const dir = newFolder();
    const [one, two] = [newPersonKey(dir, "anna", options), newPersonKey(dir, "anna", options)];
    const kept = await Promise.allSettled([one.keep("right words"), two.keep("other words")]);
    const codes = kept.map((each) =>
      each.status === "fulfilled" ? "kept" : each.reason instanceof DaftarError ? each.reason.code : "other",
    );
    expect(codes.toSorted()).toEqual(["kept", "person.exists"]);
    const first = codes.indexOf("kept") === 0;
    const signer = await unlockPerson(dir, "anna", first ? "right words" : "other words");
    expect(signer.key).toBe(first ? one.key : two.key);
    expect(readdirSync(dir)).toEqual(["anna.key.age"]);
  });

  it("[S2] is readable by its owner alone", async () => {
    const dir = newFolder();
    await createPersonKey(dir, "anna", "right words", options);
    expect(statSync(join(dir, "anna.key.age")).mode & 0o777).toBe(0o600);
  });
});
