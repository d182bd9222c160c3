/** Which HTTP status a code of the catalogue has; what is not named follows from its exit code. */
import { CATALOGUE, type ErrorCode } from "@daftar/model";

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

const NAMED: Partial<Record<ErrorCode, ErrorStatus>> = {
  "server.token": 401,
  "server.host": 403,
  "server.origin": 403,
  "person.locked": 403,
  "person.role": 403,
  "person.wrong-passphrase": 403,
  "sign.conflict-of-interest": 403,
  "passkey.needed": 403,
  "passkey.refused": 403,
  "server.no-route": 404,
  "job.unknown": 404,
  "subject.unknown": 404,
  "person.unknown": 404,
  "list.unknown": 404,
  "file.not-found": 404,
  "release.not-approved": 404,
  "decision.stale": 409,
  "review.decided": 409,
  "sign.already": 409,
  "passkey.shared": 409,
  "passkey.expired": 409,
  "person.exists": 409,
  "desk.held": 409,
  "release.digest": 409,
  "release.same-person": 409,
  "job.cannot-stop": 409,
  "job.stopped": 409,
  "server.too-large": 413,
  "file.too-large": 413,
  "file.archive-bomb": 413,
  "op.too-large": 413,
  "server.media-type": 415,
  "file.binary": 415,
  "file.unsupported": 415,
  "sign.not-eligible": 422,
  "scope.missing": 422,
  "server.too-many-tries": 429,
  "database.away": 503,
  "database.refused": 503,
};

export function statusOf(code: ErrorCode): ErrorStatus {
  const named = NAMED[code];
  if (named !== undefined) return named;
  const { exit } = CATALOGUE[code];
  // The answer is no: a shut gate, a leak found. Nothing was wrong with the question.
  if (exit === 1) return 422;
  return exit === 2 ? 400 : 500;
}
