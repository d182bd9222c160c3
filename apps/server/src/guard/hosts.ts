/**
 * Only pages of this server, on this machine, reach it (J23).
 *
 * A page of the internet can send a browser to 127.0.0.1 under a name of its own (DNS rebinding): the Host
 * it then carries is not ours. A page of another local program is of another origin though of the same
 * site, so SameSite does not keep it out: its Origin does, and Sec-Fetch-Site where a browser sends none.
 */
import { DaftarError } from "@daftar/model";

const NAMES = ["127.0.0.1", "localhost"];

const hostsOf = (port: number): ReadonlySet<string> =>
  new Set(NAMES.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));

/** @throws DaftarError `server.host`, `server.origin` */
export function requireOurs(headers: Headers, port: number, isApi: boolean): void {
  const hosts = hostsOf(port);
  if (!hosts.has((headers.get("host") ?? "").toLowerCase())) {
    throw new DaftarError("server.host", "this is not the address that the server was started on");
  }
  const origin = headers.get("origin");
  if (origin !== null && !(origin.startsWith("http://") && hosts.has(origin.slice("http://".length)))) {
    throw new DaftarError("server.origin", "a page of another origin asked");
  }
  const site = headers.get("sec-fetch-site");
  if (isApi && site !== null && site !== "same-origin" && site !== "none") {
    throw new DaftarError("server.origin", "a page of another origin asked");
  }
}

/** A cookie alone may change things only for a page that says whose it is. */
export function requireOwnPage(headers: Headers): void {
  if (headers.get("origin") === null && headers.get("sec-fetch-site") === null) {
    throw new DaftarError("server.origin", "a request with a cookie must say which page sends it");
  }
}
