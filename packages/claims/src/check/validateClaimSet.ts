/**
 * Whether claims hold together: figures fit their words, and references lead somewhere.
 *
 * Source: rule J13: `supersedes` only within one claimant, `answers` and `rebuts` only between two,
 * parts belong to a whole that is known. Chains of parts and of supersession end: a circle would leave
 * nobody's figure in force. Cost: linear in claims and the length of their chains.
 */
import type { Claim, ErrorCode } from "@daftar/model";
import { figureFaults } from "./figureFaults.ts";

export interface ClaimFault {
  readonly code: ErrorCode;
  readonly claim: Claim;
  /** Field of the claim, as in the schema. */
  readonly field: string;
  readonly message: string;
}

type Link = "partOf" | "supersedes" | "answers" | "rebuts";
const LINKS: readonly Link[] = ["partOf", "supersedes", "answers", "rebuts"];

function inCircle(start: Claim, link: "partOf" | "supersedes", byId: ReadonlyMap<string, Claim>): boolean {
  const seen = new Set<string>();
  for (let id = start[link]; id !== null; id = byId.get(id)?.[link] ?? null) {
    if (id === start.id) return true;
    if (seen.has(id)) return false;
    seen.add(id);
  }
  return false;
}

function linkFaults(claim: Claim, byId: ReadonlyMap<string, Claim>): ClaimFault[] {
  const faults: ClaimFault[] = [];
  const fault = (code: ErrorCode, field: string, message: string): void => {
    faults.push({ code, claim, field, message });
  };
  for (const link of LINKS) {
    const id = claim[link];
    if (id === null) continue;
    const other = byId.get(id);
    if (other === undefined) {
      fault("claim.unknown", link, "no claim known here has this id");
      continue;
    }
    if (link === "supersedes") {
      if (other.claimant !== claim.claimant) {
        fault("claim.supersedes", link, "a claim supersedes only a claim of the same claimant");
      } else if (other.asOf > claim.asOf) {
        fault("claim.supersedes", link, "a claim supersedes only an earlier claim");
      }
    }
    if ((link === "answers" || link === "rebuts") && other.claimant === claim.claimant) {
      fault("claim.invalid", link, `${link} is for another's claim; use supersedes for one's own`);
    }
    if ((link === "partOf" || link === "supersedes") && inCircle(claim, link, byId)) {
      fault("claim.invalid", link, "the chain leads back to the claim itself");
    }
  }
  return faults;
}

/**
 * @param claims the set to check
 * @param known claims that the set may refer to without being checked again
 * @returns every fault, in the order of the claims; empty when all is well
 */
export function validateClaimSet(claims: readonly Claim[], known: readonly Claim[] = []): ClaimFault[] {
  const byId = new Map<string, Claim>(known.map((claim) => [claim.id, claim]));
  const faults: ClaimFault[] = [];
  const own = new Set<string>();
  for (const claim of claims) {
    if (own.has(claim.id) || byId.has(claim.id)) {
      faults.push({ code: "claim.invalid", claim, field: "id", message: "another claim has this id" });
    }
    own.add(claim.id);
  }
  for (const claim of claims) byId.set(claim.id, claim);
  for (const claim of claims) {
    for (const { field, message } of figureFaults(claim)) {
      faults.push({ code: "claim.invalid", claim, field, message });
    }
    if ((claim.partOf === null) !== (claim.partKind === null)) {
      const field = claim.partOf === null ? "partOf" : "partKind";
      faults.push({ code: "claim.invalid", claim, field, message: "a part says of what, and of which kind" });
    }
    const { from, to } = claim.window;
    if (from !== null && to !== null && from > to) {
      faults.push({
        code: "claim.invalid",
        claim,
        field: "window.to",
        message: "the window ends before it begins",
      });
    }
    faults.push(...linkFaults(claim, byId));
  }
  return faults;
}
