/**
 * Go's own reader of transparency logs, built where there is Go and its `x/mod` lies on the disk: with the
 * toolchain, or as Debian's golang-golang-x-mod-dev. Nothing is fetched.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What the reader is built from; older versions sign with a package of x/crypto beside it. */
const PARTS = ["mod/sumdb/note", "mod/sumdb/tlog", "mod/internal/lazyregexp", "crypto/ed25519"];
const SOURCE = fileURLToPath(new URL("goReader/main.go", import.meta.url));

function run(go: string, args: readonly string[], cwd: string): string | null {
  try {
    const env = { ...process.env, GOFLAGS: "-mod=mod", GOPROXY: "off", GOTOOLCHAIN: "local", GOWORK: "off" };
    return execFileSync(go, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return null;
  }
}

/** The folder of x/mod, or null. */
function modFolder(go: string): string | null {
  const root = (run(go, ["env", "GOROOT"], tmpdir()) ?? "").trim();
  const folders = [
    join(root, "src", "cmd", "vendor", "golang.org", "x", "mod"),
    "/usr/share/gocode/src/golang.org/x/mod",
  ];
  return folders.find((folder) => existsSync(join(folder, "sumdb", "tlog"))) ?? null;
}

export interface GoReader {
  /** What it says of a folder with `log/` and `given.json`. */
  read(folder: string): unknown;
  remove(): void;
}

/** Null where there is no Go, or no x/mod, or the two do not fit. */
export function goReader(): GoReader | null {
  const go = ["go", "/usr/local/go/bin/go", "/usr/lib/go/bin/go"].find(
    (name) => run(name, ["version"], tmpdir()) !== null,
  );
  const mod = go === undefined ? null : modFolder(go);
  if (go === undefined || mod === null) return null;
  const version = /^go(1\.\d+)/.exec(run(go, ["env", "GOVERSION"], tmpdir()) ?? "")?.[1] ?? "1.19";
  const dir = mkdtempSync(join(tmpdir(), "daftar-go-"));
  const remove = (): void => rmSync(dir, { recursive: true, force: true });
  for (const part of PARTS) {
    const from = join(mod, "..", part);
    if (existsSync(from)) cpSync(from, join(dir, part), { recursive: true });
  }
  const modules = ["mod", "crypto"].filter((name) => existsSync(join(dir, name)));
  for (const name of modules)
    writeFileSync(join(dir, name, "go.mod"), `module golang.org/x/${name}\n\ngo ${version}\n`);
  const lines = modules.flatMap((name) => [
    `require golang.org/x/${name} v0.0.0`,
    `replace golang.org/x/${name} => ./${name}`,
  ]);
  writeFileSync(join(dir, "go.mod"), `module reader\n\ngo ${version}\n\n${lines.join("\n")}\n`);
  cpSync(SOURCE, join(dir, "main.go"));
  if (run(go, ["build", "-o", "reader", "."], dir) !== null)
    return {
      read: (folder) => JSON.parse(execFileSync(join(dir, "reader"), [folder], { encoding: "utf8" })),
      remove,
    };
  remove();
  return null;
}
