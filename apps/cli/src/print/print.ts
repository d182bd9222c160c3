/**
 * Results in words, for people at a terminal. `--json` prints the result itself and does not come here.
 *
 * Verbs with a printer of their own are in `PRINTERS`; every other result is printed as plain lines.
 */
import type { ErrorReport } from "@daftar/model";
import { printAudit } from "./audit.ts";
import { printClaims } from "./claims.ts";
import { printEstimate } from "./estimate.ts";
import { printBracket, printEvidence, printEvidenceList } from "./evidence.ts";
import { printExtract } from "./extract.ts";
import { printGate } from "./gate.ts";
import {
  printAccept,
  printBoxes,
  printCustodians,
  printHandOver,
  printNewCustodian,
  printSucceed,
} from "./handOver.ts";
import { printImport } from "./import.ts";
import { printIncident, printIncidents } from "./incidents.ts";
import type { Language } from "./language.ts";
import { printLogRenew, printLogShow } from "./log.ts";
import { printCombine, printOpen, printOpenings, printRequest, printShare } from "./openings.ts";
import { printPlain } from "./plain.ts";
import { printPolicy } from "./policy.ts";
import { printServe } from "./serve.ts";
import { printToll } from "./toll.ts";
import { printVictim } from "./victim.ts";
import { printWitnessRequest, printWitnessServe, printWitnessSign, printWitnessStatus } from "./witness.ts";

const PRINTERS: Readonly<Record<string, (result: unknown, language: Language) => string>> = {
  toll: printToll,
  estimate: printEstimate,
  gate: printGate,
  policy: printPolicy,
  audit: printAudit,
  import: printImport,
  "evidence list": printEvidenceList,
  "evidence show": printEvidence,
  "timestamp show": printBracket,
  "claim check": printClaims,
  "claim extract": printExtract,
  "victim show": printVictim,
  "incident list": printIncidents,
  "incident show": printIncident,
  "custodian new": printNewCustodian,
  "custodian list": printCustodians,
  "custodian open": printOpen,
  "custodian share": printShare,
  "custodian combine": printCombine,
  "custodian openings": printOpenings,
  "custodian request": printRequest,
  "log show": printLogShow,
  "log renew": printLogRenew,
  "custodian boxes": printBoxes,
  "custodian hand-over": printHandOver,
  "custodian accept": printAccept,
  "custodian succeed": printSucceed,
  "witness status": printWitnessStatus,
  "witness request": printWitnessRequest,
  "witness sign": printWitnessSign,
  "witness serve": printWitnessServe,
  serve: printServe,
};

export function printResult(verb: string, result: unknown, language: Language): string {
  return (PRINTERS[verb] ?? printPlain)(result, language);
}

/** Code, what, where, which rule, what to do: one line each. */
export function printError({ code, message, where, rule, fix }: ErrorReport): string {
  return [
    `${code}: ${message}`,
    ...(where === null ? [] : [`  where  ${where}`]),
    ...(rule === null ? [] : [`  rule   ${rule}`]),
    `  do     ${fix}`,
    "",
  ].join("\n");
}
