/** A time authority made here and thrown away, by `openssl` where that is installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const HAS_OPENSSL = spawnSync("openssl", ["version"]).status === 0;

export interface InventedAuthority {
  /** PEM of its root. */
  readonly root: Uint8Array;
  /** Answers a request. */
  answer(request: Uint8Array): Uint8Array;
  remove(): void;
}

/** @param name an invented authority's @param days how long its certificate is valid from now on */
export function newAuthority(name: string, days = 365): InventedAuthority {
  const dir = mkdtempSync(join(tmpdir(), "daftar-authority-"));
  const at = (file: string): string => join(dir, file);
  const openssl = (...args: string[]): void => {
    execFileSync("openssl", args, { cwd: dir, stdio: ["ignore", "ignore", "pipe"] });
  };
  writeFileSync(
    at("tsa.cnf"),
    [
      "[tsaext]",
      "extendedKeyUsage=critical,timeStamping",
      "keyUsage=critical,digitalSignature",
      "[tsa]",
      "default_tsa=t1",
      "[t1]",
      "serial=./serial",
      "default_policy=1.2.3.4.1",
      "digests=sha256",
      "signer_digest=sha256",
      "accuracy=secs:1",
      "ordering=no",
      "tsa_name=no",
      "ess_cert_id_chain=no",
      "ess_cert_id_alg=sha256",
      "",
    ].join("\n"),
  );
  const newKey = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes".split(" ");
  const subject = (who: string): string[] => ["-subj", `/CN=${who} (invented)`];
  const authority = [
    "-addext",
    "basicConstraints=critical,CA:TRUE",
    "-addext",
    "keyUsage=critical,keyCertSign",
  ];
  const root = "req -x509 -keyout ca.key -out ca.pem -days 9999".split(" ");
  openssl(...root, ...newKey, ...subject(`${name} root`), ...authority);
  openssl(..."req -keyout tsa.key -out tsa.csr".split(" "), ...newKey, ...subject(name));
  const issue =
    "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -extfile tsa.cnf";
  openssl(...issue.split(" "), "-extensions", "tsaext", "-days", String(days));
  const reply =
    "ts -reply -queryfile asked.tsq -config tsa.cnf -section t1 -signer tsa.pem -inkey tsa.key -out answer.tsr";
  return {
    root: new Uint8Array(readFileSync(at("ca.pem"))),
    answer(request) {
      writeFileSync(at("asked.tsq"), request);
      openssl(...reply.split(" "));
      return new Uint8Array(readFileSync(at("answer.tsr")));
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
