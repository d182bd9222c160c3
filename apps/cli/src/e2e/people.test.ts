/** People and their keys: who decides must be enrolled, with a key that still counts and a passphrase that opens it (J7). */
import { generateKeyPairSync } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, done, refused } from "../testing/command.ts";
import { deskHash, folders } from "../testing/folders.ts";
import { newCustodian, smallDesk, writeList } from "../testing/smallDesk.ts";

const newFolder = folders();
let desk = "";
beforeAll(async () => {
  desk = await smallDesk(join(newFolder(), "desk"));
  await done(
    ["import", writeList(newFolder(), "list.csv", 3), "--list", "three", "--yes", "--desk", desk],
    anything,
  );
});

const people = z.object({
  people: z.array(z.object({ person: z.string(), enrolledBy: z.string().nullable(), revoked: z.boolean() })),
});
const victims = z.object({ victims: z.array(z.object({ id: z.string() })) });

describe("who may decide", () => {
  it("[J7] a revoked person decides nothing more, an unknown one nothing at all, and nobody is not enough; the desk stays as it was", async () => {
    const [victim] = (await done(["victim", "list", "--desk", desk], victims)).victims;
    const dispute = [
      "dispute",
      victim?.id ?? "",
      "--about",
      "attribution",
      "--reason",
      "a call",
      "--desk",
      desk,
    ];
    await done([...dispute, "--as", "dimitri"], anything);
    await done(
      ["person", "revoke", "dimitri", "--as", "anna", "--reason", "arrested", "--desk", desk],
      anything,
    );
    const listed = (await done(["person", "list", "--desk", desk], people)).people;
    expect(listed.filter((person) => person.revoked).map((person) => person.person)).toEqual(["dimitri"]);
    const before = deskHash(desk);
    expect(await refused([...dispute, "--as", "dimitri"])).toMatchObject({
      exit: 2,
      code: "person.unknown",
      rule: "J7",
    });
    expect(await refused(["person", "add", "eva", "--as", "dimitri", "--desk", desk])).toMatchObject({
      exit: 2,
      code: "person.unknown",
    });
    expect(await refused([...dispute, "--as", "zohreh"])).toMatchObject({ exit: 2, code: "person.unknown" });
    expect(await refused(dispute)).toMatchObject({ exit: 2, code: "person.needed" });
    expect(deskHash(desk)).toBe(before);
  });

  it("[J18] people are pseudonyms, and a pseudonym is one person's", async () => {
    expect(await refused(["person", "add", "Anna Navarsi", "--as", "anna", "--desk", desk])).toMatchObject({
      exit: 2,
    });
    expect(await refused(["person", "add", "boris", "--as", "anna", "--desk", desk])).toMatchObject({
      exit: 2,
      code: "person.exists",
    });
  });
});

describe("a passkey", () => {
  it("[S10] is enrolled at the terminal as a browser gave it, decides only in a browser, and is nobody else's", async () => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const key = `es256:${publicKey.export({ format: "der", type: "spki" }).subarray(-65).toString("hex")}`;
    const enrol = (name: string) => [
      "person",
      "passkey",
      name,
      "--key",
      key,
      "--credential",
      "0102",
      "--as",
      "anna",
      "--desk",
      desk,
    ];
    await done(enrol("petra"), anything);
    const kinds = z.object({
      people: z.array(z.object({ person: z.string(), keys: z.array(z.looseObject({ kind: z.string() })) })),
    });
    const listed = (await done(["person", "list", "--desk", desk], kinds)).people;
    expect(listed.find(({ person }) => person === "petra")?.keys).toEqual([
      { kind: "passkey", enrolledBy: "anna", revoked: false },
    ]);
    const before = deskHash(desk);
    const cut = ["conditions", "--from", "2031-01-01", "--where", "Mirvanak", "--cut", "telephone"];
    expect(await refused([...cut, "--as", "petra", "--desk", desk])).toMatchObject({
      exit: 2,
      code: "passkey.needed",
    });
    expect(await refused(enrol("quentin"))).toMatchObject({ exit: 2, code: "passkey.shared" });
    expect(deskHash(desk)).toBe(before);
  });
});

describe("on a real desk", () => {
  it("[J7] a key is never locked with nothing, or with next to nothing", async () => {
    const folder = newFolder();
    const two = [await newCustodian(join(folder, "1.txt")), await newCustodian(join(folder, "2.txt"))];
    const init = (env: Record<string, string>) =>
      refused(
        ["init", join(folder, "desk"), ...two.flatMap((one) => ["--custodian", one]), "--person", "anna"],
        { env },
      );
    expect(await init({ DAFTAR_PASSPHRASE: "" })).toMatchObject({ exit: 2, code: "person.wrong-passphrase" });
    for (const weak of ["short", "        "])
      expect(await init({ DAFTAR_PASSPHRASE: weak })).toMatchObject({
        exit: 2,
        code: "person.weak-passphrase",
        rule: "J7",
      });
    expect(existsSync(join(folder, "desk", "desk.json"))).toBe(false);
  });

  it("a wrong passphrase, or none, decides nothing and leaves no key behind; the right one enrols", async () => {
    const folder = newFolder();
    const real = join(folder, "desk");
    const custodians = [await newCustodian(join(folder, "1.txt")), await newCustodian(join(folder, "2.txt"))];
    const secret = {
      DAFTAR_PASSPHRASE_ANNA: "one long passphrase",
      DAFTAR_PASSPHRASE_EVA: "another long one",
    };
    await done(
      ["init", real, ...custodians.flatMap((one) => ["--custodian", one]), "--person", "anna"],
      anything,
      { env: secret },
    );
    const before = deskHash(real);
    const add = ["person", "add", "eva", "--as", "anna", "--desk", real];
    for (const env of [{ ...secret, DAFTAR_PASSPHRASE_ANNA: "practice" }, {}]) {
      expect(await refused(add, { env })).toMatchObject({
        exit: 2,
        code: "person.wrong-passphrase",
        rule: "J7",
      });
      expect(deskHash(real)).toBe(before);
    }
    await done(add, anything, { env: secret });
    expect((await done(["person", "list", "--desk", real], people)).people).toMatchObject([
      { person: "anna", enrolledBy: null },
      { person: "eva", enrolledBy: "anna" },
    ]);
    const file = join(folder, "passphrase.txt");
    writeFileSync(file, "another long one\n");
    const conditions = [
      "conditions",
      "--from",
      "2031-01-01",
      "--where",
      "Mirvanak",
      "--cut",
      "telephone",
      "--desk",
      real,
    ];
    await done([...conditions, "--as", "eva", "--passphrase-file", file], anything);
    expect(await refused([...conditions, "--as", "anna", "--passphrase-file", file])).toMatchObject({
      code: "person.wrong-passphrase",
    });
  });
});

describe("what is said in a wrong form decides nothing", () => {
  it("conditions without a place, a day or a cut, or that end before they begin; a field or value that settles nothing", async () => {
    const [victim] = (await done(["victim", "list", "--desk", desk], victims)).victims;
    const before = deskHash(desk);
    const wrong = [
      ["conditions", "--where", "Mirvanak", "--cut", "telephone"],
      ["conditions", "--from", "2031-01-01"],
      [
        "conditions",
        "--from",
        "2031-01-05",
        "--to",
        "2031-01-01",
        "--where",
        "Mirvanak",
        "--cut",
        "telephone",
      ],
      ["resolve", victim?.id ?? "", "deathDate", "the ninth"],
      ["resolve", victim?.id ?? "", "family", "Navarsi"],
    ];
    for (const args of wrong) {
      expect(await refused([...args, "--as", "anna", "--desk", desk]), args.join(" ")).toMatchObject({
        exit: 2,
        code: "usage.wrong",
      });
    }
    expect(deskHash(desk)).toBe(before);
  });
});
