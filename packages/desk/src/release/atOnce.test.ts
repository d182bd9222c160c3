/** Approvals and publication when somebody else does something at the same time (J20, J17). */
import { fromUtf8, RELEASE_PATHS } from "@daftar/model";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";

const made: SharedDesk[] = [];
let desk: SharedDesk;
let record: string;
let digest: string;

beforeEach(async () => {
  desk = await sharedDesk();
  made.push(desk);
  await desk.run("scope", { file: desk.file("scope.json", SCOPE), as: ["anna"] });
  const gate = { minimumOrigins: 0, undecidedPairsPerMille: 1000, reviewsAsked: 9 };
  await desk.run("policy", { file: desk.file("policy.json", { version: "open", gate }), as: ["anna"] });
  const file = desk.file("form.json", formOf("an origin", "Invented One"));
  record = z
    .object({ record: z.string() })
    .parse(await desk.run("account add", { file, as: ["clara"] })).record;
  await desk.run("assess account", { ids: [record], as: ["behzad"] });
  await desk.run("consent", { ids: [record], class: "public-full", kin: "yes", as: ["anna"] });
  digest = shown.parse(await desk.run("release", { propose: true })).digest;
});
afterAll(() => Promise.all(made.map((one) => one.remove())));

const shown = z.object({ digest: z.string(), approvals: z.number(), published: z.boolean() });
const approve = (person: string, meanwhile?: () => Promise<unknown>) =>
  desk.run("release", { approve: digest, as: [person] }, meanwhile);
const facts = () => desk.open.facts();
const releases = async () => (await facts()).published.length;

describe("a release that two people decide at once", () => {
  it("who approves sees a dissent that came while they typed their passphrase", async () => {
    const dissent = () =>
      desk.run("release", { dissent: digest, as: ["behzad"], reason: "one age is wrong" });
    await expect(approve("anna", dissent)).rejects.toMatchObject({
      code: "decision.stale",
      message: expect.stringContaining("behzad"),
    });
    expect(shown.parse(await approve("anna"))).toMatchObject({ approvals: 1, published: false });
  });

  it("[J16] [J20] a reason of dissent goes out with the release, and so names nobody", async () => {
    const dissent = (reason: string) => desk.run("release", { dissent: digest, as: ["clara"], reason });
    for (const reason of ["Invented One is alive", "anna is wrong", `not ${record}`])
      await expect(dissent(reason), reason).rejects.toMatchObject({ code: "release.reason" });
    await dissent("too early");
    await approve("anna");
    expect(shown.parse(await approve("behzad"))).toMatchObject({ published: true });
    const files = desk.open.publicLog.files(digest);
    expect(fromUtf8(files.get(RELEASE_PATHS.checkpointScript) ?? new Uint8Array())).toContain(
      '{"approvals":2,"dissents":["too early"]}',
    );
  });

  it("what another process published meanwhile is published, and no error", async () => {
    await approve("anna");
    desk.beforeNextWrite(async () => {
      // The approval is about to be written; the next write is the release.
      desk.beforeNextWrite(() => desk.run("release", {}));
    });
    expect(shown.parse(await approve("behzad"))).toMatchObject({ approvals: 2, published: true });
    expect(await releases()).toBe(1);
  });

  it("[J15] consent that is lowered just before the second approval, or before publication, stops it", async () => {
    await approve("anna");
    const seal = () => desk.run("consent", { ids: [record], class: "sealed", as: ["clara"] });
    desk.beforeNextWrite(seal);
    await expect(approve("behzad")).rejects.toMatchObject({ code: "release.stale" });
    expect(await releases()).toBe(0);
    await desk.run("consent", { ids: [record], class: "public-full", kin: "yes", as: ["anna"] });
    desk.beforeNextWrite(async () => desk.beforeNextWrite(seal));
    expect(shown.parse(await approve("behzad"))).toMatchObject({ approvals: 2, published: false });
    expect(await releases()).toBe(0);
  });

  it("what is proposed while another is published is not proposed", async () => {
    await approve("anna");
    desk.beforeNextWrite(() => approve("behzad"));
    await expect(desk.run("release", { propose: true })).rejects.toMatchObject({ code: "release.digest" });
    expect(await releases()).toBe(1);
  });
});
