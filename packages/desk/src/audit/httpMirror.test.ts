import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type AuditReport, auditRelease, mirrorOf } from "@daftar/audit";
import { sha256, verify } from "@daftar/store";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { folderAddress, httpMirror } from "./httpMirror.ts";

const golden = fileURLToPath(new URL("../../../publish/golden/release", import.meta.url));
type Answer = (response: ServerResponse) => void;

describe("a release on a mirror", () => {
  let server: Server;
  let address: string;
  const asked: string[] = [];
  /** What stands in the way of a path's own file. */
  const instead = new Map<string, Answer>();
  const files = new Map<string, Uint8Array>();

  beforeAll(async () => {
    for (const entry of await readdir(golden, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) files.set(relative(golden, path), readFileSync(path));
    }
    server = createServer((request, response) => {
      const path = (request.url ?? "").replace(/^\/names\//, "");
      asked.push(path);
      const other = instead.get(path);
      const bytes = files.get(path);
      if (other !== undefined) other(response);
      else if (bytes === undefined) response.writeHead(404).end("none");
      else response.end(bytes);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/names`;
  });
  afterAll(() => new Promise((done) => server.close(done)));
  beforeEach(() => {
    asked.length = 0;
    instead.clear();
  });

  async function audit(): Promise<AuditReport> {
    const { read, list } = mirrorOf(httpMirror(folderAddress(address)));
    const paths = await list();
    return auditRelease({ read, list: async () => paths, sha256, verify });
  }
  const replace = (path: string, body: Uint8Array | string): void => {
    instead.set(path, (response) => response.end(body));
  };

  it("is whole, and each of its files is asked for once and nothing else is", async () => {
    expect(await audit()).toMatchObject({ ok: true, size: 32, faults: [] });
    expect(asked.toSorted()).toEqual([...files.keys()].toSorted());
  });

  it("is found altered, cut short, longer than it should be, or without a file", async () => {
    const people = files.get("data/people.json")!;
    replace(
      "data/people.json",
      Buffer.from(people).map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
    );
    expect((await audit()).ok).toBe(false);
    replace("data/people.json", people.slice(0, -1));
    expect((await audit()).faults[0]).toMatchObject({
      code: "audit.file-changed",
      where: "data/people.json",
    });
    replace("data/people.json", Buffer.concat([people, Buffer.from("\n")]));
    expect((await audit()).faults[0]).toMatchObject({
      code: "audit.file-changed",
      where: "data/people.json",
    });
    instead.set("data/people.json", (response) => response.writeHead(404).end());
    expect((await audit()).faults[0]).toMatchObject({
      code: "audit.file-missing",
      where: "data/people.json",
    });
  });

  it("a file without end is cut off at its size", async () => {
    instead.set("data/people.json", (response) => {
      const send = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on("drain", send);
      send();
    });
    expect((await audit()).ok).toBe(false);
  });

  it("paths that a forged manifest names outside the release are never asked for", async () => {
    const manifest = JSON.parse(files.get("manifest.json")!.toString());
    const one = { bytes: 3, sha256: "00".repeat(32) };
    const outside = [
      "../secret",
      "//127.0.0.2/x",
      "data/../../x",
      "http://127.0.0.2/x",
      "a?b",
      "a b",
      "%2e%2e/x",
      "",
    ];
    for (const path of outside) manifest.files[path] = one;
    replace("manifest.json", JSON.stringify(manifest));
    expect((await audit()).ok).toBe(false);
    expect(asked.filter((path) => !files.has(path))).toEqual([]);
  });

  it("another host or port that it sends us to is never asked", async () => {
    let other = 0;
    const elsewhere = createServer((_, response) => {
      other += 1;
      response.end(files.get("manifest.json"));
    });
    await new Promise<void>((done) => elsewhere.listen(0, "127.0.0.1", done));
    const { port } = elsewhere.address() as AddressInfo;
    try {
      for (const location of [`http://127.0.0.1:${port}/x`, `//localhost:${port}/x`]) {
        instead.set("manifest.json", (response) => response.writeHead(302, { location }).end());
        await expect(audit()).rejects.toMatchObject({ code: "audit.unreachable" });
      }
    } finally {
      await new Promise((done) => elsewhere.close(done));
    }
    expect(other).toBe(0);
  });

  it.each<[string, Answer]>([
    ["sends us round in circles", (response) => response.writeHead(302, { location: "manifest.json" }).end()],
    ["answers 500", (response) => response.writeHead(500).end()],
    [
      "breaks off",
      (response) => response.writeHead(200, { "content-length": "99" }).write("x", () => response.destroy()),
    ],
  ])("a mirror that %s is no damage to the release", async (_, answer) => {
    instead.set("manifest.json", answer);
    await expect(audit()).rejects.toMatchObject({ code: "audit.unreachable" });
    expect(asked.every((path) => path === "manifest.json")).toBe(true);
  });

  it("a redirect within the mirror is followed", async () => {
    instead.set("index.html", (response) => response.writeHead(308, { location: "/names/there" }).end());
    replace("there", files.get("index.html")!);
    expect(await audit()).toMatchObject({ ok: true });
  });

  it("an address of a file stands for its folder; one with a password or a question is refused", () => {
    const at = "https://example.org/a/";
    for (const given of [at, "https://example.org/a", `${at}release.json`, `${at}index.html#names`])
      expect(folderAddress(given).href).toBe(at);
    for (const bad of ["https://u:p@example.org/a", "https://example.org/?a=1", "https://"])
      expect(() => folderAddress(bad)).toThrow(expect.objectContaining({ code: "usage.wrong" }));
  });
});
