import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asked, newPasskey, type PasskeyDesk, passkeyDesk, removeDesk } from "../../testing/passkeyDesk.ts";
import { runVerb } from "../runVerb.ts";
import { withDesk } from "../session/withDesk.ts";
import { finishDecision, prepareDecision, WaitingDecisions } from "./decisions.ts";
import { beginEnrolment, finishEnrolment, WaitingEnrolments } from "./enrolment.ts";
import { enrolmentAnswer, enrolmentBegun, madePasskey } from "./shapes.ts";

const ORIGIN = "http://localhost:4870";
let desk: PasskeyDesk;
let enrolments: WaitingEnrolments;

beforeAll(async () => {
  desk = await passkeyDesk();
  enrolments = new WaitingEnrolments(desk.context);
});
afterAll(() => removeDesk(desk));

const people = () => withDesk(desk.context, async (open) => (await open.facts()).people);
const begin = async (name: string, practice = false) =>
  beginEnrolment(enrolments, desk.context.random, { practice, people: await people() }, name);
const finish = (ticket: string, response: object) =>
  finishEnrolment(enrolments, enrolmentAnswer.parse({ ticket, response }), ORIGIN);

describe("making a passkey", () => {
  it.each(["es256", "eddsa"] as const)(
    "gives the %s key and credential that the browser made",
    async (algorithm) => {
      const begun = await begin("cyd");
      expect(enrolmentBegun.parse(begun)).toEqual(begun);
      const made = newPasskey(algorithm);
      const passkey = await finish(begun.ticket, made.register(begun.options.challenge));
      expect(madePasskey.parse(passkey)).toEqual({ name: "cyd", key: made.key, credential: made.credential });
      await expect(finish(begun.ticket, made.register(begun.options.challenge))).rejects.toMatchObject({
        code: "passkey.expired",
      });
    },
  );

  it("[J7] asks for no attestation, a verified user, and an authenticator that holds nobody's key yet", async () => {
    const { options } = await begin("cyd");
    expect(options).toMatchObject({
      attestation: "none",
      authenticatorSelection: { userVerification: "required" },
      rp: { id: "localhost" },
    });
    const ids = [desk.ada, desk.bel].map(({ credential }) =>
      Buffer.from(credential, "hex").toString("base64url"),
    );
    expect(options.excludeCredentials.map(({ id }) => id)).toEqual(ids);
    // On a practice desk one newcomer is everybody.
    expect((await begin("cyd", true)).options.excludeCredentials).toEqual([]);
    expect((await begin("ada", true)).options.excludeCredentials.map(({ id }) => id)).toEqual(
      ids.slice(0, 1),
    );
  });

  it("[J18] names nobody to the authenticator", async () => {
    // Long enough that no challenge, which is random Base 64, holds it by chance.
    expect(JSON.stringify(await begin("cyd-pseudonym"))).not.toMatch(/cyd-|pseudonym/);
  });

  it("[J7] refuses one made elsewhere, for something else, without its user, or that can be copied", async () => {
    const wrong = {
      "another challenge": [{}, "AAAA"],
      "another origin": [{ origin: "http://localhost:9" }],
      "another site": [{ rpId: "example.org" }],
      "an assertion": [{ type: "webauthn.get" }],
      "user not verified": [{ flags: 0x41 }],
      "no key": [{ flags: 0x05 }],
      "cut off": [{ tail: new Uint8Array(9) }],
      "backup eligible": [{ flags: 0x4d }],
      "backed up": [{ flags: 0x5d }],
    } as const;
    for (const [what, [odd, other]] of Object.entries<readonly [object, string?]>(wrong)) {
      const begun = await begin("cyd");
      const response = newPasskey().register(other ?? begun.options.challenge, odd);
      const code = what.startsWith("back") ? "passkey.synced" : "passkey.refused";
      await expect(finish(begun.ticket, response), what).rejects.toMatchObject({ code });
    }
  });
});

describe("person passkey", () => {
  it("[S10] enrols by an admin's passkey somebody who has no key file, who then decides with it", async () => {
    const waiting = new WaitingDecisions(desk.context);
    const begun = await begin("dan");
    const made = newPasskey();
    const passkey = await finish(begun.ticket, made.register(begun.options.challenge));
    const input = { ...passkey, role: ["admin", "recorder"], as: ["ada"] };
    const step = asked(await prepareDecision(waiting, desk.context, { verb: "person passkey", input }));
    const assertions = step.approvals.map(({ options }) => desk.ada.assert(options.challenge));
    await finishDecision(waiting, desk.context, { ticket: step.ticket, assertions });
    const dan = (await people()).find(({ person }) => person === "dan");
    expect(dan).toEqual({
      person: "dan",
      keys: [{ key: made.key, credential: made.credential, enrolledBy: "ada", revoked: false }],
      roles: ["admin", "recorder"],
      revoked: false,
    });
    const cut = { from: "2031-01-04", where: "Invented City", cut: "telephones", as: ["dan"] };
    // At a terminal there is no passkey, and dan has no key file.
    await expect(runVerb("conditions", desk.context, cut)).rejects.toMatchObject({ code: "passkey.needed" });
    const next = asked(await prepareDecision(waiting, desk.context, { verb: "conditions", input: cut }));
    const answer = made.assert(next.approvals[0]!.options.challenge);
    const done = await finishDecision(waiting, desk.context, { ticket: next.ticket, assertions: [answer] });
    expect(done).toMatchObject({ state: "done", result: { changed: true } });
  });

  it("[S10] stands beside the key file, and is revoked alone or with it", async () => {
    const kinds = async (name: string) => {
      const { result } = await runVerb("person list", desk.context, {});
      const list = result as { people: { person: string; keys: { kind: string; revoked: boolean }[] }[] };
      return list.people.find(({ person }) => person === name)?.keys.map((key) => [key.kind, key.revoked]);
    };
    expect(await kinds("bel")).toEqual([
      ["key-file", false],
      ["passkey", false],
    ]);
    await runVerb("person revoke", desk.context, { name: "bel", only: "key-file", as: ["ada"] });
    expect(await kinds("bel")).toEqual([
      ["key-file", true],
      ["passkey", false],
    ]);
    await runVerb("person revoke", desk.context, { name: "bel", as: ["ada"] });
    expect(await kinds("bel")).toEqual([
      ["key-file", true],
      ["passkey", true],
    ]);
  });

  it("[J7] refuses a key or a credential that another person has or had, and a key that is no point", async () => {
    const before = newPasskey();
    const after = newPasskey();
    const enrol = (name: string, passkey: { key: string; credential: string }) =>
      runVerb("person passkey", desk.context, { name, ...passkey, as: ["ada"] });
    const parts = ({ key, credential }: typeof before) => ({ key, credential });
    await enrol("eva", parts(before));
    await enrol("eva", parts(after));
    for (const shared of [
      parts(before),
      { key: newPasskey().key, credential: after.credential },
      { key: after.key, credential: "00" },
    ])
      await expect(enrol("fay", shared)).rejects.toMatchObject({ code: "passkey.shared" });
    const { key } = newPasskey();
    const off = key.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    await expect(enrol("fay", { key: off, credential: "01" })).rejects.toMatchObject({ code: "op.invalid" });
    const { key: file } = (await people()).find(({ person }) => person === "ada")!.keys[0]!;
    await expect(enrol("ada", { key: `eddsa:${file}`, credential: "02" })).rejects.toMatchObject({
      code: "passkey.shared",
    });
    await expect(enrol("fay", { key: file, credential: "02" })).rejects.toMatchObject({
      code: "usage.wrong",
    });
  });
});
