/** Who stands behind what is brought in (J7), and files that are refused before a desk is opened for them. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN_LINEAGE } from "@daftar/model";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, done, refused } from "../testing/command.ts";
import { deskHash, filesIn, folders } from "../testing/folders.ts";
import { inventedName, newCustodian, writeList } from "../testing/smallDesk.ts";

const newFolder = folders();
const CLAIMS = new URL("../../../../examples/january-2026/claims.csv", import.meta.url);

let desk = "";
let list = "";
/** Anna's key is locked with this; nobody is enrolled under the other names used here. */
const passphrase = join(newFolder(), "passphrase");
beforeAll(async () => {
  desk = join(newFolder(), "desk");
  writeFileSync(passphrase, "an invented passphrase\n");
  const custodians = [
    await newCustodian(join(newFolder(), "one.custodian")),
    await newCustodian(join(newFolder(), "two.custodian")),
  ];
  const people = ["anna", "boris"].flatMap((name) => ["--person", name]);
  await done(
    [
      "init",
      desk,
      ...custodians.flatMap((one) => ["--custodian", one]),
      ...people,
      "--passphrase-file",
      passphrase,
    ],
    anything,
  );
  list = writeList(newFolder(), "list.csv", 3);
});

const op = z.looseObject({
  op: z.looseObject({
    by: z.string(),
    type: z.string(),
    approvals: z.array(z.looseObject({ person: z.string() })),
  }),
});

/** The newest op of the desk. */
function newestOp() {
  const [file] = filesIn(join(desk, "ops"));
  return op.parse(
    JSON.parse(
      readFileSync(file ?? "", "utf8")
        .trimEnd()
        .split("\n")
        .at(-1) ?? "",
    ),
  ).op;
}

describe("[J7] who stands behind", () => {
  const form = join(newFolder(), "form.json");
  writeFileSync(form, JSON.stringify({ cells: { name: inventedName(1) }, lineage: UNKNOWN_LINEAGE }));
  const verbs: readonly (readonly [verb: string, ...rest: string[]])[] = [
    ["import", "LIST", "--list", "x", "--yes"],
    ["claim", "add", CLAIMS.pathname],
    ["account", "add", form],
  ];

  it.each(verbs)(
    "%s %s: nobody who is not enrolled, no second name, no wrong or unread passphrase",
    async (...verb) => {
      const args = [...verb.map((word) => (word === "LIST" ? list : word)), "--desk", desk];
      const before = deskHash(desk);
      const key = ["--passphrase-file", passphrase];
      const said = async (...more: string[]) => {
        const { exit, code } = await refused([...args, ...more]);
        return [exit, code];
      };
      expect(await said("--as", "zorro", ...key)).toEqual([2, "person.unknown"]);
      expect(await said("--as", "anna", "--as", "boris", ...key)).toEqual([2, "usage.wrong"]);
      expect(await said("--as", "anna")).toEqual([2, "person.wrong-passphrase"]);
      expect(await said("--as", "anna", "--passphrase-file", form)).toEqual([2, "person.wrong-passphrase"]);
      const unread = join(newFolder(), "none");
      const { exit, code, where } = await refused([...args, "--as", "anna", "--passphrase-file", unread]);
      expect([exit, code]).toEqual([2, "file.not-found"]);
      expect(where).toContain(unread);
      expect(deskHash(desk)).toBe(before);
    },
  );

  it("an import and a claim carry the approval of whoever is named; without a name they are the machine's", async () => {
    const as = ["--as", "anna", "--passphrase-file", passphrase];
    const take = ["import", list, "--yes", "--desk", desk];
    await done([...take, "--list", "a", ...as], anything);
    expect(newestOp()).toMatchObject({ type: "import", by: "anna", approvals: [{ person: "anna" }] });
    await done([...take, "--list", "b"], anything);
    expect(newestOp()).toMatchObject({ type: "import", by: "machine", approvals: [] });
    await done(["claim", "add", CLAIMS.pathname, "--desk", desk, ...as], anything);
    expect(newestOp()).toMatchObject({ type: "claim", by: "anna", approvals: [{ person: "anna" }] });
    expect(await done(["audit", desk], z.looseObject({ ok: z.boolean() }))).toMatchObject({ ok: true });
  });
});

describe("files that are refused before the desk is opened", () => {
  it.skipIf(process.platform === "win32")("a pipe that nobody writes into, and a device", async () => {
    const pipe = join(newFolder(), "pipe.csv");
    execFileSync("mkfifo", [pipe]);
    const none = join(newFolder(), "no-desk");
    for (const file of [pipe, "/dev/zero"]) {
      for (const args of [
        ["import", file, "--list", "x", "--yes", "--desk", none],
        ["import", list, "--list", "x", "--map", file, "--desk", none],
        ["link", file, "--id", "id", "--out", newFolder()],
      ]) {
        expect(await refused(args)).toMatchObject({ exit: 2, code: "file.unsupported" });
      }
    }
  });

  it("a setting that says nothing of this kind of file", async () => {
    const none = join(newFolder(), "no-desk");
    expect(
      await refused(["import", list, "--list", "x", "--yes", "--sheet", "2", "--desk", none]),
    ).toMatchObject({ exit: 2, code: "usage.wrong", where: expect.stringContaining("sheet") });
  });

  it("a wrong mapping file or config is named, with its field", async () => {
    const wrong = join(newFolder(), "wrong.json");
    writeFileSync(wrong, JSON.stringify({ columns: { surname: "family" } }));
    const refusals = [
      await refused(["import", list, "--list", "x", "--map", wrong, "--desk", desk]),
      await refused(["link", list, "--id", "id", "--config", wrong, "--out", newFolder()]),
    ];
    for (const { exit, where } of refusals) {
      expect(exit).toBe(2);
      expect(where).toContain(wrong);
      expect(where).toContain("surname");
    }
    writeFileSync(wrong, JSON.stringify({ columns: { age: "ageYears" } }));
    expect(await refused(["import", list, "--list", "x", "--map", wrong, "--desk", desk])).toMatchObject({
      code: "map.no-identity",
      where: expect.stringContaining(wrong),
    });
  });
});
