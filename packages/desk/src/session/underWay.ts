/**
 * One decision that waits for people's passkeys, between two runs of its verb.
 *
 * A browser cannot approve in the middle of a verb. So the verb runs, finds out which approvals it needs
 * and stops before it writes anything; it runs again when they are there. What it would approve is then
 * made anew from the desk as it is: where somebody decided meanwhile the bytes differ, the approvals
 * given fit none of them, and the person is asked again, having seen the new. What is drawn at random or
 * sealed on the way is made once and kept here, so that bytes differ for no other reason.
 */
import {
  challengeOfAll,
  type OpType,
  type PasskeyApproval,
  type Sha256,
  toBase64url,
  toHex,
} from "@daftar/model";
import type { VerbContext } from "../verb/context.ts";

/** An approval that a person's passkey has yet to give. */
export interface NeededApproval {
  readonly person: string;
  readonly key: string;
  /** In hexadecimal. */
  readonly credential: string;
  readonly bytes: Uint8Array;
  /** What is approved, for the person to see. */
  readonly about: {
    readonly type: OpType;
    readonly subject: string;
    readonly reason: string;
    readonly body: object;
  };
}

/** All that one person's passkey is asked to approve at once. */
export interface AskedOf {
  readonly person: string;
  /** In hexadecimal. */
  readonly credential: string;
  /** base64url. */
  readonly challenge: string;
  readonly needed: readonly (NeededApproval & { readonly path: readonly string[] })[];
}

/** Thrown through a verb that lacks approvals; whoever began the decision catches it. */
export class ApprovalsMissing extends Error {}

export class DecisionUnderWay {
  readonly #sha256: Sha256;
  readonly #given = new Map<string, PasskeyApproval>();
  readonly #made = new Map<string, unknown>();
  #needed: NeededApproval[] = [];

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  #name({ key, bytes }: Pick<NeededApproval, "key" | "bytes">): string {
    return `${key} ${toHex(this.#sha256(bytes))}`;
  }

  /** Begins a run: what earlier runs needed is forgotten, what was given and made is not. */
  begin(): void {
    this.#needed = [];
  }

  /** The approval, where it was given; else it is noted as needed. */
  approval(wanted: NeededApproval): PasskeyApproval | null {
    const given = this.#given.get(this.#name(wanted));
    if (given !== undefined) return given;
    if (!this.#needed.some((one) => this.#name(one) === this.#name(wanted))) this.#needed.push(wanted);
    return null;
  }

  /** What each person has yet to approve, all of it with one touch. */
  asked(): AskedOf[] {
    const keys = [...new Set(this.#needed.map(({ key }) => key))];
    return keys.flatMap((key) => {
      const all = this.#needed.filter((one) => one.key === key);
      const [first] = all;
      if (first === undefined) return [];
      const { challenge, paths } = challengeOfAll(
        all.map(({ bytes }) => bytes),
        this.#sha256,
      );
      const needed = all.map((one, at) => ({ ...one, path: paths[at] ?? [] }));
      return [
        { person: first.person, credential: first.credential, challenge: toBase64url(challenge), needed },
      ];
    });
  }

  /** Keeps an approval that was checked. */
  give(needed: NeededApproval, approval: PasskeyApproval): void {
    this.#given.set(this.#name(needed), approval);
  }

  /** Makes something in the first run that asks for it; later runs get the same. */
  async once<T extends object | string>(
    what: string,
    make: () => Promise<T> | T,
    is: (made: unknown) => made is T,
  ): Promise<T> {
    const made = this.#made.get(what);
    if (is(made)) return made;
    const fresh = await make();
    this.#made.set(what, fresh);
    return fresh;
  }
}

/** What a verb asks of the decision it is part of. */
export type UnderWay = Pick<DecisionUnderWay, "approval" | "once">;

const isText = (made: unknown): made is string => typeof made === "string";

/** A text drawn at random or sealed: the same in every run of one decision. */
export function textOnce(
  context: VerbContext,
  what: string,
  make: () => Promise<string> | string,
): Promise<string> {
  return context.underWay?.once(what, make, isText) ?? Promise.resolve(make());
}
