import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DaftarError, fromHex, utf8 } from "@daftar/model";
import { Encrypter } from "age-encryption";
import { afterAll, describe, expect, it } from "vitest";
import { newFolder, random, removeFolders } from "../testing/inventedDesk.ts";
import { verify } from "./ed25519.ts";
import { courierKey, encryptFor, openWith } from "./nodeKeys.ts";
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
    // Also where there is a key of that name beside the folder.
    mkdirSync(join(dir, "below"));
    await expect(unlockPerson(join(dir, "below"), "../anna", "right words")).rejects.toMatchObject({
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
    for (const workFactor of [40, 23, 0, -1, 1.5])
      await expect(createPersonKey(dir, "cyrus", "many words", { workFactor, random })).rejects.toThrow(
        RangeError,
      );
  });

  it("[S19] takes a passphrase of eight characters or more, and blanks around it are none", async () => {
    const dir = newFolder();
    for (const weak of ["", "seven77", "  seven77  ", " ".repeat(20)]) {
      await expect(createPersonKey(dir, "anna", weak, options)).rejects.toMatchObject({
        code: "person.weak-passphrase",
      });
      expect(existsSync(join(dir, "anna.key.age"))).toBe(false);
    }
    await createPersonKey(dir, "anna", "eight888", options);
  });

  it("[S19] [J7] is nobody else's under their name: a file that holds another's key, or none, is damage", async () => {
    const dir = newFolder();
    await createPersonKey(dir, "behzad", "right words", options);
    copyFileSync(join(dir, "behzad.key.age"), join(dir, "anna.key.age"));
    await expect(unlockPerson(dir, "anna", "right words")).rejects.toMatchObject({ code: "desk.damaged" });
    const encrypter = new Encrypter();
    encrypter.setPassphrase("right words");
    encrypter.setScryptWorkFactor(2);
    writeFileSync(join(dir, "cyrus.key.age"), await encrypter.encrypt("no key"));
    await expect(unlockPerson(dir, "cyrus", "right words")).rejects.toMatchObject({ code: "desk.damaged" });
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

describe("what opens what machines send each other", () => {
  it("[S18] is made once; what is another's is told from what is damaged", async () => {
    const [dir, other] = [newFolder(), newFolder()];
    const [own, theirs] = [await courierKey(dir), await courierKey(other)];
    expect(await courierKey(dir)).toEqual(own);
    const file = await encryptFor([own.recipient], utf8("sealed"));
    expect(await openWith(own.identity, file)).toEqual(utf8("sealed"));
    expect(await openWith([theirs.identity, own.identity], file)).toEqual(utf8("sealed"));
    expect(await openWith(theirs.identity, file)).toBeNull();
    await expect(openWith(own.identity, file.subarray(0, -1))).rejects.toBeInstanceOf(Error);
    await expect(openWith(own.identity, file.with(file.length - 1, file.at(-1)! ^ 1))).rejects.toBeInstanceOf(
      Error,
    );
    writeFileSync(join(dir, "courier.age"), "no key\n");
    await expect(courierKey(dir)).rejects.toMatchObject({ code: "desk.damaged" });
  });
});
