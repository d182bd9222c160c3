/** Headers of every reply: nothing from elsewhere runs in a page of ours, and nothing of the desk is cached. */

const ALWAYS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** The desk's own pages: scripts, styles, fonts and requests of this server alone. */
const DESK =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A release is made to be read from a disk, so its script stands in its pages; it may ask nobody anything. */
const RELEASE =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function setHeaders(headers: Headers, kind: "api" | "release" | "page"): void {
  for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
  headers.set("content-security-policy", { api: NOTHING, release: RELEASE, page: DESK }[kind]);
  if (kind !== "page") headers.set("cache-control", "no-store");
}
