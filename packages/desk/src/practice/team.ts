/** The invented team of the practice desk. Everybody's passphrase is the word practice. */

export const TEAM = {
  /** Admins who sign and approve. */
  signatories: ["azar", "bahram"],
  /** Assesses accounts and lists. */
  assessor: "cyra",
  /** Decides pairs in review, so never signs. */
  reviewer: "dara",
  /** Enters forms, so never signs. Enrolled by the first signatory. */
  recorder: "elham",
  /** Attests that two sealed sources are different persons; enrolled by the first signatory. */
  custodian: "gita",
  /** Has left: the key no longer counts. */
  former: "farid",
} as const;

export const FOUNDERS = [...TEAM.signatories, TEAM.assessor, TEAM.reviewer];
