/**
 * Files of a release from a mirror over HTTP: below one address, and nothing else.
 *
 * No other host is ever asked, redirects are followed within the same origin only, nothing is sent but the paths of the
 * release's files, and a mirror that sends too much, too slowly or without end is cut off. The connection
 * is not believed: what holds is what the audit finds in the bytes. Requests go one after another.
 */
import type { GetFile } from "@daftar/audit";
import { DaftarError } from "@daftar/model";
import { firstBytes } from "../session/firstBytes.ts";

const MOST_REDIRECTS = 3;
const TIMEOUT_MS = 60_000;
/** Of all files together; held in memory while they are checked. */
const LARGEST_RELEASE = 2 * 1024 * 1024 * 1024;

/** Whether what somebody wrote is an address and no path. */
export const isAddress = (given: string): boolean => /^https?:\/\//i.test(given);

/** The folder that an address names: of `release.json` or a page, the one it lies in. */
export function folderAddress(given: string): URL {
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw new DaftarError("usage.wrong", "this is no address", { field: "dir" });
  }
  if (url.username !== "" || url.password !== "" || url.search !== "")
    throw new DaftarError("usage.wrong", "an address of a release has no password and no question in it", {
      field: "dir",
    });
  url.hash = "";
  if (/\.(?:json|html)$/.test(url.pathname)) return new URL(".", url);
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

function unreachable(url: URL, why: string): DaftarError {
  return new DaftarError("audit.unreachable", `${url.pathname}: ${why}`, { value: url.host });
}

async function answerOf(from: URL): Promise<Response> {
  let url = from;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    let answer: Response;
    try {
      answer = await fetch(url, {
        redirect: "manual",
        headers: { accept: "*/*", "accept-encoding": "identity", "user-agent": "daftar" },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch {
      throw unreachable(url, "no answer");
    }
    const next = answer.status >= 300 && answer.status < 400 ? answer.headers.get("location") : null;
    if (next === null) return answer;
    await answer.body?.cancel();
    // Node 20 has no URL.parse; an address that cannot be read is another host's, too.
    const target = URL.canParse(next, url.href) ? new URL(next, url) : null;
    if (target?.origin !== from.origin) throw unreachable(url, "it sends us to another host");
    url = target;
  }
  throw unreachable(from, "it sends us round in circles");
}

/** @param base as `folderAddress` gives it */
export function httpMirror(base: URL): GetFile {
  let total = 0;
  return async (path, mostBytes) => {
    const url = new URL(path.split("/").map(encodeURIComponent).join("/"), base);
    const answer = await answerOf(url);
    if (answer.status === 404 || answer.status === 410) {
      await answer.body?.cancel();
      return null;
    }
    if (answer.status !== 200) {
      await answer.body?.cancel();
      throw unreachable(url, `it answers ${answer.status}`);
    }
    const bytes = await firstBytes(answer, Math.min(mostBytes, LARGEST_RELEASE - total)).catch(() => {
      throw unreachable(url, "the answer broke off");
    });
    total += bytes.length;
    if (total >= LARGEST_RELEASE) throw unreachable(url, "the release is larger than 2 GiB");
    return bytes;
  };
}
