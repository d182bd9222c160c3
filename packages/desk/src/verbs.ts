/** The one table of verbs: the command line, the server and its OpenAPI document are made from it. */
import type { Verb } from "./verb/verb.ts";
import { accountAdd, accountCount } from "./verbs/accounts.ts";
import { assessAccount } from "./verbs/assessAccount.ts";
import { assessList } from "./verbs/assessList.ts";
import { audit } from "./verbs/audit.ts";
import { claimAdd, claimCheck } from "./verbs/claims.ts";
import { consent } from "./verbs/consent.ts";
import { custodianNew } from "./verbs/custodianNew.ts";
import { dispute } from "./verbs/dispute.ts";
import { estimate } from "./verbs/estimate.ts";
import { gate } from "./verbs/gate.ts";
import { importList } from "./verbs/import.ts";
import { init } from "./verbs/init.ts";
import { lineage } from "./verbs/lineage.ts";
import { link } from "./verbs/link.ts";
import { listDeclare, listShow } from "./verbs/listDeclare.ts";
import { personAdd, personList, personRevoke, personRole } from "./verbs/people.ts";
import { rebuild } from "./verbs/rebuild.ts";
import { release } from "./verbs/release.ts";
import { resolveField } from "./verbs/resolve.ts";
import { review, reviewDecide } from "./verbs/review.ts";
import { setAside } from "./verbs/setAside.ts";
import { conditions, policy, scope } from "./verbs/setting.ts";
import { sign } from "./verbs/sign.ts";
import { simulate } from "./verbs/simulate.ts";
import { toll } from "./verbs/toll.ts";
import { victimList, victimShow } from "./verbs/victims.ts";

/** In the order of the way through. */
export const VERBS: readonly Verb[] = [
  custodianNew,
  init,
  personAdd,
  personList,
  personRole,
  personRevoke,
  scope,
  policy,
  importList,
  accountAdd,
  accountCount,
  listDeclare,
  listShow,
  conditions,
  lineage,
  link,
  review,
  reviewDecide,
  victimList,
  victimShow,
  assessAccount,
  assessList,
  resolveField,
  dispute,
  setAside,
  sign,
  consent,
  claimAdd,
  claimCheck,
  toll,
  estimate,
  gate,
  release,
  audit,
  rebuild,
  simulate,
];
