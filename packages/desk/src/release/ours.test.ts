/** Estimates, overlaps, sources and gates of proposals that another machine made, and what came since (J20, J21). */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { CLAIM_COLUMNS } from "@daftar/claims";
import { type ChainHeld, fromUtf8, RELEASE_PATHS, type ReleaseCandidate, utf8 } from "@daftar/model";
import { proposeRelease, type ReleaseInput, releaseBasis } from "@daftar/publish";
import { sha256 } from "@daftar/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";
import { runVerb } from "../index.ts";
import { lookAtView } from "../session/look.ts";
import { viewOf } from "../view/view.ts";
import { newestProposal } from "./approvals.ts";
import { keepCandidate, readCandidate } from "./candidate.ts";
import { refuseNotOurs } from "./ours.ts";
import { resultsOf } from "./results.ts";
import { ownPart } from "./standing.ts";

const TODAY = "2031-01-05";
const shown = z.object({ digest: z.string(), approvals: z.number(), published: z.boolean() });
const added = z.object({ record: z.string() });
const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count));
const COVERS = {
  window: SCOPE.window,
  provinces: [],
  populations: [],
  howGathered: "invented",
  copies: [],
  askedOthers: false,
  aggregator: false,
  onePerPerson: true,
  lineage: formOf("forms", "").lineage,
};
let desk: SharedDesk;
let people = 0;

/** One more account that nobody assessed: it is in no row, and in the gate's figures. */
async function comesIn(): Promise<string> {
  people += 1;
  const file = desk.file("form.json", formOf(`origin ${people}`, `Invented ${"One".repeat(people)}`));
  return added.parse(await desk.run("account add", { file, as: ["clara"] })).record;
}

async function credited(): Promise<string> {
  const record = await comesIn();
  await desk.run("assess account", { ids: [record], as: ["behzad"] });
  return record;
}

interface Changes {
  readonly input?: (input: ReleaseInput) => Partial<ReleaseInput>;
  readonly from?: readonly ChainHeld[] | "older version";
  /** What of the candidate is other than its maker's. */
  readonly kept?: (candidate: ReleaseCandidate) => Partial<ReleaseCandidate>;
}

/** What whoever has the machine's key proposes: made by the program itself, and changed where they want it. */
async function proposedElsewhere({
  input: change = () => ({}),
  from,
  kept: alter = () => ({}),
}: Changes = {}): Promise<string> {
  const look = await lookAtView(desk.open);
  const part = ownPart(desk.open, look.view, null);
  const results = resultsOf(look.view, TODAY, () => {});
  const { overlaps, accountsBySource, gate } = results;
  const input: ReleaseInput = {
    title: `Proposed elsewhere ${people}`,
    ...part,
    asOf: TODAY,
    slot: TODAY,
    estimate: results.estimate(),
    overlaps,
    accountsBySource,
    gate,
  };
  const proposed = proposeRelease({ ...input, ...change(input) }, { random, sha256 });
  const candidate = keepCandidate(desk.open, proposed, {
    previous: part.previous?.manifest ?? null,
    basis: releaseBasis(part, sha256),
    from: from === undefined || from === "older version" ? look.held : from,
  });
  const { from: _, ...older } = readCandidate(desk.open, candidate);
  const whole = from === "older version" ? older : readCandidate(desk.open, candidate);
  const kept = desk.open.putBlob(utf8(JSON.stringify({ ...whole, ...alter(whole) })));
  const body = { digest: proposed.digest, verdict: "propose", candidate: kept, checkpointBefore: null };
  await desk.open.append([{ type: "release", subject: proposed.digest, body, by: "machine" }]);
  return proposed.digest;
}

const approve = async (digest: string, person: string) =>
  shown.parse(await desk.run("release", { approve: digest, as: [person] }));
const CLAIM: Readonly<Record<string, string>> = {
  invented: "true",
  id: "invented-1",
  kind: "figure",
  claimant: "An invented office",
  claimant_kind: "official",
  value: "12",
  low: "12",
  high: "12",
  qualifier: "exact",
  as_worded: "12 dead",
  counted: "killed",
  window_from: "2031-01-01",
  basis: "stated",
  stated_or_derived: "stated",
  as_of: "2031-01-10",
  published_in: "An invented paper",
  source_tier: "reprint",
  area: "Invented Land",
};
const COLUMNS = ["invented", ...CLAIM_COLUMNS];
const CLAIMS = `${COLUMNS.join(",")}\n${COLUMNS.map((name) => CLAIM[name] ?? "").join(",")}\n`;
const waits = z.object({ release: z.object({ ofNow: z.boolean().nullable() }) });
const ofNow = async () => waits.parse(await desk.run("today", {})).release.ofNow;
const refusal = (digest: string) =>
  approve(digest, "anna").then(
    () => null,
    (error: unknown) => error,
  );

beforeAll(async () => {
  desk = await sharedDesk();
  await desk.run("scope", { file: desk.file("scope.json", SCOPE), as: ["anna"] });
  const gate = { minimumOrigins: 0, undecidedPairsPerMille: 1000, reviewsAsked: 9 };
  await desk.run("policy", { file: desk.file("policy.json", { version: "open", gate }), as: ["anna"] });
  await desk.run("list declare", { name: "forms", file: desk.file("list.json", COVERS), as: ["anna"] });
  const record = await credited();
  await desk.run("consent", { ids: [record], class: "public-full", kin: "yes", as: ["anna"] });
  await credited();
}, 60_000);
afterAll(() => desk.remove());

describe("[J20] [J21] a proposal of another machine's making", () => {
  it("has an estimate of the desk's own table, and is approved", async () => {
    const digest = await proposedElsewhere();
    const { estimate } = z
      .object({ estimate: z.looseObject({ documented: z.number() }) })
      .parse(JSON.parse(await fileOf(digest, RELEASE_PATHS.estimate)));
    expect(estimate.documented).toBe(2);
    expect(await approve(digest, "anna")).toMatchObject({ approvals: 1 });
    expect(desk.noticed).not.toContain("release.earlier-results");
  });

  it.each<readonly [what: string, change: NonNullable<Changes["input"]>, where: string]>([
    [
      "headline",
      ({ estimate }) => ({
        estimate: estimate && {
          ...estimate,
          headline: { low: 5000, high: 9000, level: 0.95, lowerBound: null, refused: null },
        },
      }),
      RELEASE_PATHS.estimate,
    ],
    [
      "documented people",
      ({ estimate }) => ({ estimate: estimate && { ...estimate, documented: 3 } }),
      RELEASE_PATHS.estimate,
    ],
    ["overlap", () => ({ overlaps: [{ lists: ["forms"], people: 50 }] }), RELEASE_PATHS.overlaps],
    ["class of sources", () => ({ accountsBySource: { hospital: 20 } }), RELEASE_PATHS.sources],
    ["gate", ({ gate }) => ({ gate: gate && { ...gate, leftOut: [] } }), `the gate in ${RELEASE_PATHS.toll}`],
  ])("with a forged %s is approved by nobody", async (_what, input, where) => {
    await comesIn();
    expect(await refusal(await proposedElsewhere({ input }))).toMatchObject({
      code: "release.not-ours",
      message: expect.stringContaining(where),
    });
  });

  it("with what another day gave is approved by nobody, unless it says that it is of then", async () => {
    const before = await lookAtView(desk.open);
    const then = resultsOf(before.view, TODAY, () => {});
    await credited();
    const input = () => ({ estimate: then.estimate(), gate: then.gate });
    expect(await refusal(await proposedElsewhere({ input }))).toMatchObject({ code: "release.not-ours" });
    const said = await proposedElsewhere({ input, from: before.held });
    expect(desk.noticed).not.toContain("release.earlier-results");
    await approve(said, "anna");
    expect(desk.noticed).toContain("release.earlier-results");
  });

  it("that claims a past in which other people were shown, or a head at another place, is not ours", async () => {
    const before = await lookAtView(desk.open);
    const record = await credited();
    await desk.run("consent", { ids: [record], class: "public-full", kin: "yes", as: ["anna"] });
    await comesIn();
    const then = resultsOf(before.view, TODAY, () => {});
    const input = () => ({ gate: then.gate, estimate: then.estimate() });
    const where = expect.stringContaining("how far it says it held the log");
    expect(await refusal(await proposedElsewhere({ input, from: before.held }))).toMatchObject({
      code: "release.not-ours",
      message: where,
    });
    const { held } = await lookAtView(desk.open);
    const longer = held.map((one) => ({ ...one, next: one.next + 7 }));
    expect(await refusal(await proposedElsewhere({ from: longer }))).toMatchObject({
      code: "release.not-ours",
      message: where,
    });
  });

  it("made from ops that are not here is told so, and one of an earlier version is to be proposed again", async () => {
    const { held } = await lookAtView(desk.open);
    const unknown = { node: "0123456789abcdef", epoch: 0, next: 3, head: "a".repeat(64) };
    expect(await refusal(await proposedElsewhere({ from: [...held, unknown] }))).toMatchObject({
      code: "release.incomplete",
    });
    expect(await refusal(await proposedElsewhere({ from: "older version" }))).toMatchObject({
      code: "release.stale",
    });
    expect(await ofNow()).toBeNull();
  });
});

describe("[J20] a candidate that nobody's program would make", () => {
  const deep = (): string => desk.open.putBlob(utf8(`${"[".repeat(200_000)}${"]".repeat(200_000)}`));
  const put = (files: Readonly<Record<string, string | undefined>>) => (made: ReleaseCandidate) => ({
    files: Object.fromEntries(
      Object.entries({ ...made.files, ...files }).flatMap(([path, blob]) =>
        blob === undefined ? [] : [[path, blob]],
      ),
    ),
  });

  it.each<readonly [what: string, kept: () => NonNullable<Changes["kept"]>, code: string]>([
    ["nested too deep", () => put({ [RELEASE_PATHS.estimate]: deep() }), "release.not-ours"],
    ["without an estimate", () => put({ [RELEASE_PATHS.estimate]: undefined }), "release.not-ours"],
    ["without its own file", () => put({ [RELEASE_PATHS.release]: undefined }), "blob.damaged"],
    ["without claims", () => put({ [RELEASE_PATHS.claims]: undefined }), "blob.damaged"],
    ["whose leaves are none", () => () => ({ leaves: ["zz"] }), "blob.damaged"],
    [
      "that names a chain twice",
      () =>
        ({ from = [] }) => ({ from: [...from, ...from] }),
      "release.not-ours",
    ],
    [
      "under names of its own",
      () => () => ({ aliases: [{ list: "__proto__", alias: "List A" }] }),
      "release.not-ours",
    ],
  ])("%s is refused by name, and the day's work is still shown", async (_what, kept, code) => {
    const digest = await proposedElsewhere({ kept: kept() });
    await ofNow();
    expect(await refusal(digest)).toMatchObject({ code });
  });

  it("hides no proposal of the same digest", async () => {
    const { digest } = shown.parse(await desk.run("release", { propose: true }));
    const facts = await desk.open.facts();
    const empty = { verdict: "propose", digest, candidate: null, checkpointBefore: null };
    const [first] = facts.decisions.filter(({ subject }) => subject === digest);
    if (first === undefined) throw new TypeError("it was proposed");
    const forged = { ...first, opId: "0".repeat(64), body: empty };
    for (const decisions of [
      [forged, ...facts.decisions],
      [...facts.decisions, forged],
    ])
      expect(newestProposal({ ...facts, decisions })?.digest).toBe(digest);
  });

  it("whose title tells how to reach somebody is not ours", async () => {
    const input = () => ({ title: "Call +98 912 000 0000" });
    expect(await refusal(await proposedElsewhere({ input }))).toMatchObject({ code: "release.not-ours" });
  });

  it("that is forged is called so, whoever says that a machine was put out", async () => {
    const input = () => ({ accountsBySource: { hospital: 20 } });
    const digest = await proposedElsewhere({ input });
    const { x = "" } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
    const key = Buffer.from(x, "base64url").toString("hex");
    const body = { key, recipient: null, state: "revoked", until: [] };
    await desk.open.append([{ type: "node", subject: "0".repeat(16), body, by: "machine" }]);
    expect(await refusal(digest)).toMatchObject({ code: "release.not-ours" });
  });
});

describe("[J20] what comes in between proposal and approval", () => {
  it("records hold nothing up, and what was found ours is not made again by this process", async () => {
    const digest = await proposedElsewhere();
    expect(await ofNow()).toBe(true);
    const read = desk.open.factsWithin.bind(desk.open);
    let views = 0;
    desk.open.factsWithin = (held) => {
      views += 1;
      return read(held);
    };
    await comesIn();
    expect(await approve(digest, "anna")).toMatchObject({ approvals: 1 });
    expect(views).toBe(1);
    expect(await ofNow()).toBe(false);
    await comesIn();
    expect(await approve(digest, "behzad")).toMatchObject({ published: true });
    expect(views).toBe(1);
  });

  it("an account that was erased is in nothing that goes out: it is proposed again", async () => {
    const record = await credited();
    const { digest } = shown.parse(await desk.run("release", { propose: true }));
    await desk.run("erase", { records: [record], reason: "asked to", as: ["anna", "behzad"] });
    expect(await ofNow()).toBe(false);
    expect(await refusal(digest)).toMatchObject({ code: "release.stale" });
    const anew = shown.parse(await desk.run("release", { propose: true })).digest;
    const other = await credited();
    await approve(anew, "anna");
    desk.beforeNextWrite(() =>
      desk.run("erase", { records: [other], reason: "asked to", as: ["anna", "behzad"] }),
    );
    expect(await approve(anew, "behzad").catch((error: unknown) => error)).toMatchObject({
      code: "release.stale",
    });
  });
});

describe("[J20] two desks apart", () => {
  const folder = () => desk.path("second");
  const there = async (verb: string, input: object) =>
    (await runVerb(verb, desk.contextOf(folder()), input)).result;
  let bundles = 0;
  const bundle = async (
    from: (verb: string, input: Record<string, unknown>) => Promise<unknown>,
    to: (verb: string, input: Record<string, unknown>) => Promise<unknown>,
  ): Promise<void> => {
    bundles += 1;
    const out = `bundle-${bundles}.age`;
    await from("bundle pack", { out });
    await to("bundle open", { file: out });
  };
  const here = (verb: string, input: Record<string, unknown>) => desk.run(verb, input);
  let node = "";

  it("each with records that the other has not: what one proposes is approved at the other, and published", async () => {
    await runVerb("init", desk.contextOf(folder()), { dir: folder(), request: "request.json" });
    ({ node } = z.object({ node: z.string() }).parse(
      await desk.run("node invite", {
        request: "request.json",
        out: "join.age",
        person: ["anna", "behzad", "clara"],
        as: ["anna"],
      }),
    ));
    await runVerb("init", desk.contextOf(folder()), { dir: folder(), join: "join.age" });
    await bundle(there, here);
    const form = desk.file("there.json", formOf("there", "Invented Elsewhere"));
    await there("account add", { file: form, as: ["clara"] });
    await comesIn();
    const { digest } = shown.parse(await desk.run("release", { propose: true }));
    await bundle(here, there);
    expect(shown.parse(await there("release", { approve: digest, as: ["anna"] }))).toMatchObject({
      approvals: 1,
    });
    await bundle(there, here);
    expect(await approve(digest, "behzad")).toMatchObject({ approvals: 2, published: true });
  }, 120_000);

  it("a claim that had not come yet to who proposed is told, and is in what is proposed next", async () => {
    await there("claim add", { file: desk.file("claims.csv", CLAIMS), as: ["clara"] });
    const { digest } = shown.parse(await desk.run("release", { propose: true }));
    await bundle(here, there);
    await expect(there("release", { approve: digest, as: ["anna"] })).rejects.toMatchObject({
      code: "release.stale",
      message: expect.stringContaining("claims"),
    });
    await bundle(there, here);
    const anew = shown.parse(await desk.run("release", { propose: true })).digest;
    await bundle(here, there);
    expect(shown.parse(await there("release", { approve: anew, as: ["anna"] }))).toMatchObject({
      approvals: 1,
    });
  }, 120_000);

  it("a claim that its desk had is in it, though the op that proposes it bears an earlier time", async () => {
    const look = await lookAtView(desk.open);
    expect(look.facts.claims).not.toHaveLength(0);
    await proposedElsewhere({ input: () => ({ claims: [] }) });
    const now = await lookAtView(desk.open);
    const proposal = newestProposal(now.facts);
    if (proposal === null) throw new TypeError("it was proposed");
    const backdated = { ...proposal, time: "2031-01-01T00:00:00.000Z" };
    const asked = { here: { today: TODAY, checker: null }, notice: () => {}, progress: () => {} };
    await expect(refuseNotOurs(desk.open, now, backdated, asked)).rejects.toMatchObject({
      code: "release.not-ours",
      message: expect.stringContaining(RELEASE_PATHS.claims),
    });
    expect(await ofNow()).toBe(false);
  }, 60_000);

  it("is of no moment at which one desk had followed what another had not said yet", async () => {
    const declare = (how: string) => ({
      name: "forms",
      file: desk.file("list.json", { ...COVERS, howGathered: how }),
      as: ["anna"],
    });
    await bundle(there, here);
    const before = (await lookAtView(desk.open)).held;
    await desk.run("list declare", declare("as said here"));
    await bundle(here, there);
    await there("list declare", declare("as said there, knowing that"));
    await bundle(there, here);
    const { held } = await lookAtView(desk.open);
    const from = held.map((one) =>
      one.node === node ? one : (before.find((b) => b.node === one.node) ?? one),
    );
    const within = viewOf(desk.open, await desk.open.factsWithin(from));
    await comesIn();
    const { estimate, ...then } = resultsOf(within, TODAY, () => {});
    const digest = await proposedElsewhere({ input: () => ({ ...then, estimate: estimate() }), from });
    expect(await refusal(digest)).toMatchObject({
      code: "release.not-ours",
      message: expect.stringContaining("how far it says it held the log"),
    });
  }, 60_000);

  it("a machine that was put out since takes what it told with it: it is proposed again", async () => {
    const { digest } = shown.parse(await desk.run("release", { propose: true }));
    await desk.run("node revoke", { node, trust: 0, reason: "invented", as: ["anna"] });
    expect(await refusal(digest)).toMatchObject({ code: "release.stale" });
    const anew = shown.parse(await desk.run("release", { propose: true })).digest;
    expect(await approve(anew, "anna")).toMatchObject({ approvals: 1 });
  }, 60_000);
});

async function fileOf(digest: string, path: string): Promise<string> {
  const { decisions } = await desk.open.facts();
  const proposed = decisions.find(({ subject }) => subject === digest);
  const candidate = z.object({ candidate: z.string() }).parse(proposed?.body).candidate;
  return fromUtf8(desk.open.getBlob(readCandidate(desk.open, candidate).files[path] ?? ""));
}
