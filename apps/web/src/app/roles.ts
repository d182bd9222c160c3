import type { Formats } from "../formats/formats.ts";
import type { Say } from "../words/say.ts";

const ROLES = ["recorder", "assessor", "signatory", "approver", "custodian", "admin"] as const;

export const rolesInWords = (roles: readonly string[], say: Say, format: Formats): string =>
  format.list(ROLES.filter((role) => roles.includes(role)).map((role) => say(`role.${role}`)));
