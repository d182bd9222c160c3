/**
 * The keys of the people who decide: key files, unlocked once per command, and passkeys, asked for in a
 * browser (`underWay.ts`).
 *
 * Whoever left a key file unlocked approves with that; else with a passkey where there is one and the
 * decision comes from a browser; else with the key file and its passphrase. A practice desk's people have
 * a passphrase that is printed in the README, so that a newcomer can sign; a real desk never falls back
 * to it.
 */
import {
  type Approval,
  type ApprovalFact,
  DaftarError,
  type Facts,
  keysHeld,
  kindOfKey,
  type PersonFact,
} from "@daftar/model";
import type { AppendedOp, OpDraft, OpenDesk, Signer } from "@daftar/store";
import type { VerbContext } from "../verb/context.ts";
import { type Look, restsOn } from "./look.ts";
import { ApprovalsMissing } from "./underWay.ts";

export const PRACTICE_PASSPHRASE = "practice";

/** An op to write, and the people who are to approve it. */
export interface Unapproved {
  readonly draft: Omit<OpDraft, "approvals">;
  readonly approvers: readonly string[];
}

/** How ops came to be what they are. */
export interface Made {
  /** What they were made from; without it nothing is judged again. */
  readonly look?: Look;
  /** Throws where they do not hold by facts that another wrote since. */
  readonly judge?: (facts: Facts) => void;
  /** Throws where those who approve, by the keys they gave for one op, may not do it together. */
  readonly together?: (given: readonly ApprovalFact[]) => void;
  /** Done when every approval is there and nothing is written yet. */
  readonly before?: () => Promise<void>;
}

export class Signers {
  readonly #desk: OpenDesk;
  readonly #context: VerbContext;
  readonly #unlocked = new Map<string, Signer>();

  constructor(desk: OpenDesk, context: VerbContext) {
    this.#desk = desk;
    this.#context = context;
  }

  /**
   * Makes sure that a person can approve, now or by a passkey.
   *
   * @throws DaftarError `person.unknown` (also for a revoked key), `person.wrong-passphrase`, `passkey.needed`
   */
  async ready(person: string): Promise<void> {
    const enrolled = await this.#enrolled(person);
    if (this.#passkey(enrolled) === null) await this.#signer(enrolled);
  }

  /**
   * Writes ops with everybody's approvals; all of them, or none.
   *
   * @throws ApprovalsMissing where passkeys have yet to approve; nothing is then written
   * @throws DaftarError as `ready`, and as `append` of the desk
   */
  async write(ops: readonly Unapproved[], made: Made = {}): Promise<AppendedOp[]> {
    const drafts: OpDraft[] = [];
    let missing = false;
    for (const { draft, approvers } of ops) {
      const approvals: Approval[] = [];
      for (const person of approvers) {
        const approval = await this.#approval(person, draft);
        if (approval === null) missing = true;
        else approvals.push(approval);
      }
      drafts.push({ ...draft, approvals });
    }
    if (missing) throw new ApprovalsMissing("passkeys have yet to approve");
    const { look, judge, together, before } = made;
    if (together !== undefined)
      for (const { approvals } of drafts) together(await this.#facts(approvals ?? []));
    const rests =
      look === undefined || judge === undefined ? undefined : await restsOn(this.#desk, look, judge);
    await before?.();
    return this.#desk.append(drafts, rests);
  }

  async #facts(given: readonly Approval[]): Promise<ApprovalFact[]> {
    const held = (await this.#desk.facts()).people.flatMap(keysHeld);
    return held.filter((one) => given.some(({ person, key }) => one.person === person && one.key === key));
  }

  async #approval(person: string, draft: Unapproved["draft"]): Promise<Approval | null> {
    const enrolled = await this.#enrolled(person);
    const passkey = this.#passkey(enrolled);
    if (passkey === null) return this.#desk.approve(await this.#signer(enrolled), draft);
    const { type, subject = "", reason = "", body } = draft;
    const bytes = this.#desk.bytesToApprove(draft);
    return passkey.underWay.approval({
      person,
      key: passkey.key,
      credential: passkey.credential,
      bytes,
      about: { type, subject, reason, body },
    });
  }

  async #enrolled(person: string): Promise<PersonFact> {
    const enrolled = (await this.#desk.facts()).people.find((one) => one.person === person);
    if (enrolled === undefined) throw new DaftarError("person.unknown", `${person} is not enrolled here`);
    if (enrolled.revoked)
      throw new DaftarError("person.unknown", `the key of ${person} was revoked and counts no longer`);
    return enrolled;
  }

  #passkey({ person, keys }: PersonFact) {
    const { underWay } = this.#context;
    const held = keys.find((key) => !key.revoked && key.credential !== null);
    if (underWay === undefined || held?.credential == null || this.#leftUnlocked(person) !== null)
      return null;
    return { underWay, key: held.key, credential: held.credential };
  }

  #leftUnlocked(person: string): Signer | null {
    return this.#unlocked.get(person) ?? this.#context.unlocked(person);
  }

  async #signer({ person, keys }: PersonFact): Promise<Signer> {
    // A key file alone makes nobody: what a revoked key approves would be written, and count for nothing.
    if (!keys.some((key) => !key.revoked && kindOfKey(key.key) === "key-file"))
      throw new DaftarError("passkey.needed", `${person} approves with a passkey`);
    const signer = this.#leftUnlocked(person) ?? (await this.#unlock(person));
    this.#unlocked.set(person, signer);
    return signer;
  }

  async #unlock(person: string): Promise<Signer> {
    if (this.#desk.info.practice) {
      try {
        return await this.#desk.unlockPerson(person, PRACTICE_PASSPHRASE);
      } catch (error) {
        if (!(error instanceof DaftarError) || error.code !== "person.wrong-passphrase") throw error;
      }
    }
    return this.#desk.unlockPerson(person, await this.#context.passphrase(person));
  }
}
