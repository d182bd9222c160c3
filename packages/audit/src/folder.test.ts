import { utf8 } from "@daftar/model";
import { expect, it } from "vitest";
import { below, isUnfinished, openFolder } from "./folder.ts";
import { Findings } from "./report.ts";

const files = new Map([
  ["a/one", utf8("1")],
  ["b", utf8("2")],
]);
const opened = async (
  read = async (path: string) => files.get(path) ?? null,
  list = async () => ["b", "a/one", "b"] as readonly string[],
) => {
  const findings = new Findings();
  const folder = await openFolder(read, list, findings);
  return { folder, faults: () => findings.report(null, null, null).faults };
};

it("only what is listed is read, whatever the folder would give", async () => {
  const { folder, faults } = await opened(async () => utf8("anything"));
  expect(folder.paths).toEqual(["a/one", "b"]);
  expect([folder.has("b"), folder.has("../b"), await folder.read("../b")]).toEqual([true, false, null]);
  const part = below(folder, "a/");
  expect([part.paths, part.has("one"), part.has("b"), await part.read("../b")]).toEqual([
    ["one"],
    true,
    false,
    null,
  ]);
  expect(faults()).toEqual([]);
});

it("what cannot be listed or read is a fault each, and no end", async () => {
  const broken = () => Promise.reject(new Error("damaged"));
  const unlisted = await opened(undefined, broken);
  expect(unlisted.folder.paths).toEqual([]);
  expect(unlisted.faults()).toEqual([
    { code: "audit.file-missing", where: "", detail: "the folder cannot be listed" },
  ]);
  const unread = await opened(broken);
  expect(await unread.folder.read("b")).toBeNull();
  expect(unread.faults()).toEqual([
    { code: "audit.file-missing", where: "b", detail: "the file cannot be read" },
  ]);
});

it("a file whose writing was cut off is told by its name: a dot before it, .new behind it", () => {
  for (const path of [".x.new", "a/.x.1f.new"]) expect(isUnfinished(path), path).toBe(true);
  for (const path of ["x.new", "a/x.new", ".new/x", ".x.new/y", "a/.x", ".x.newer", "a.x.new"])
    expect(isUnfinished(path), path).toBe(false);
});
