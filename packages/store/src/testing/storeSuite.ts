/**
 * What a desk must do wherever its ops and register lie: one suite, run for files with PGlite and for each
 * PostgreSQL.
 */
import { cpSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DaftarError } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDesk } from "../desk/heldDesk.ts";
import {
  accountDraft,
  conditionsDraft,
  importRows,
  inventedDesk,
  newFolder,
  open,
  recordId,
  removeFolders,
  withDesk,
} from "./inventedDesk.ts";
import { hand, joined, parcel } from "./joinedDesks.ts";

/** @param newDatabase address of an empty database; null for a desk in its folder */
export function storeSuite(place: string, newDatabase: () => Promise<string | null>): void {
  describe(`a desk in ${place}`, { timeout: 180_000 }, () => {
    let dir: string;
    let database: string | null;
    beforeAll(async () => {
      database = await newDatabase();
      dir = await inventedDesk({ database });
    });
    afterAll(removeFolders);

    const openIt = () => open(dir, { database });
    const withIt = <T>(work: (desk: OpenDesk) => Promise<T>) => withDesk(dir, work, { database });

    it("[S4] holds after closing what was acknowledged before, and its facts", async () => {
      const { ids, facts, digest } = await withIt(async (desk) => {
        const written = await desk.append([conditionsDraft("one"), accountDraft(1, "یک نام")]);
        await importRows(desk, "ledger", "full", { 2: "Two", 3: "Three" });
        return {
          ids: written.map(({ opId }) => opId),
          facts: await desk.facts(),
          digest: await desk.registerDigest(),
        };
      });
      expect(facts.records.map(({ id }) => id)).toEqual([1, 2, 3].map(recordId));
      await withIt(async (desk) => {
        expect(await desk.facts()).toEqual(facts);
        expect(await desk.registerDigest()).toBe(digest);
        expect(await desk.headsOf("conditions", "one")).toEqual(ids.slice(0, 1));
        expect((await desk.recordCells(recordId(2)))?.map(({ text }) => text)).toEqual(["Two"]);
      });
    });

    it("[S40] keeps no op in its folder that lies elsewhere", async () => {
      expect(readdirSync(join(dir, "ops")).length > 0).toBe(database === null);
      expect(existsSync(join(dir, "register", "pg"))).toBe(database === null);
    });

    it("[S11] is the same after a rebuild, in whatever order", async () => {
      await withIt(async (desk) => {
        const [digest, facts] = [await desk.registerDigest(), await desk.facts()];
        for (const order of [{}, { shuffleSeed: 3 }, { shuffleSeed: 4 }]) {
          await desk.rebuild(order);
          expect(await desk.registerDigest()).toBe(digest);
          expect(await desk.facts()).toEqual(facts);
        }
        await desk.append([conditionsDraft("after a rebuild")]);
      });
    });

    it("[S4] a batch that cannot be written leaves nothing", async () => {
      await withIt(async (desk) => {
        const digest = await desk.registerDigest();
        const wrong = [conditionsDraft("a"), { ...conditionsDraft("b"), reason: "x".repeat(70_000) }];
        await expect(desk.append(wrong)).rejects.toMatchObject({ code: "op.invalid" });
        const rows = { chunks: [{ root: "0".repeat(64), rows: 1, sealed: null }] };
        const imported = (await desk.facts()).imports[0]!;
        const missing = { type: "import" as const, body: { ...imported.body, ...rows }, by: "anna" };
        await expect(desk.append([conditionsDraft("a"), missing])).rejects.toMatchObject({
          code: "blob.missing",
        });
        expect(await desk.registerDigest()).toBe(digest);
        expect(await desk.headsOf("conditions", "a")).toEqual([]);
      });
    });

    it("[S12] [J12] says as of a moment what it said then", async () => {
      await withIt(async (desk) => {
        const { decisions } = await desk.facts();
        const asOf = decisions[0]?.time ?? "";
        expect((await desk.facts({ asOf })).decisions).toEqual(decisions.slice(0, 1));
      });
    });

    it("[S9] what was approved over heads that are not all there are is refused, and written nowhere", async () => {
      await withIt(async (desk) => {
        const anna = await desk.unlockPerson("anna", "anna's words");
        const draft = () => desk.decide(conditionsDraft("pair"), [anna]);
        const [first, second] = [await draft(), await draft()];
        const [written] = await desk.append([first]);
        await expect(desk.append([second])).rejects.toMatchObject({ code: "decision.stale" });
        expect(await desk.headsOf("conditions", "pair")).toEqual([written?.opId]);
        await desk.append([await draft()]);
      });
    });

    it("[S9] what an append was made from is judged again in the write where the desk says something else now", async () => {
      await withIt(async (desk) => {
        const looked = await desk.lookAtFacts();
        expect(looked).toEqual({
          changes: desk.changes,
          facts: await desk.facts(),
          held: await desk.exchange.holds(),
        });
        const never = (): never => {
          throw new TypeError("nothing was written since");
        };
        await desk.append([conditionsDraft("rests")], { changes: looked.changes, judge: never });
        const digest = await desk.registerDigest();
        const told: number[] = [];
        const refusing = desk.append([conditionsDraft("rests no more")], {
          changes: looked.changes,
          judge: ({ decisions }) => {
            told.push(decisions.length - looked.facts.decisions.length);
            throw new DaftarError("decision.stale", "invented");
          },
        });
        await expect(refusing).rejects.toMatchObject({ code: "decision.stale" });
        expect(told).toEqual([1]);
        expect(await desk.registerDigest()).toBe(digest);
        await desk.append([conditionsDraft("rests still")], { changes: looked.changes, judge: () => {} });
      });
    });

    it("[S11] [S24] and one in files that holds the same ops have one digest, with forks and either way", async () => {
      const here = await openIt();
      const thereDir = await joined(here);
      const there = await open(thereDir);
      await there.append([conditionsDraft("there"), accountDraft(5, "By Hand")]);
      await importRows(there, "other", "full", { 7: "Seven" });
      await here.append([conditionsDraft("there", "roads")]);
      await hand(here, there);
      const came = await parcel(there, await there.exchange.heldBy(here.node));
      const received = await here.exchange.receive(came);
      expect(received).toMatchObject({ forks: 0, own: 0, chunks: 1 });
      expect(await here.registerDigest()).toBe(await there.registerDigest());
      const { records, ...rest } = await there.facts();
      const facts = await here.facts();
      expect(facts.records.length).toBe(records.length);
      expect(facts.decisions).toEqual(rest.decisions);
      expect(await here.headsOf("conditions", "there")).toHaveLength(2);
      // Again is told; what was taken in is there after a rebuild and an open.
      await expect(here.exchange.receive(came)).rejects.toMatchObject({ code: "bundle.repeated" });
      const digest = await here.registerDigest();
      await here.rebuild({ shuffleSeed: 9 });
      await here.close();
      await withIt(async (desk) => expect(await desk.registerDigest()).toBe(digest));
      expect(readdirSync(join(dir, "quarantine"))).toEqual([]);
      await there.close();
    });

    it("[S24] a bundle that is refused leaves nothing", async () => {
      const here = await openIt();
      const there = await open(await joined(here));
      await there.append([accountDraft(11, "Eleven")]);
      const whole = await parcel(there);
      const digest = await here.registerDigest();
      const stray = { kind: "blob" as const, bytes: new Uint8Array([1, 2, 3]) };
      const wrong = { ...whole, contents: [...whole.contents, stray] };
      await expect(here.exchange.receive(wrong)).rejects.toMatchObject({ code: "bundle.invalid" });
      expect(await here.registerDigest()).toBe(digest);
      expect(readdirSync(join(dir, "quarantine"))).toEqual([]);
      await here.exchange.receive(whole);
      expect(await here.registerDigest()).not.toBe(digest);
      await Promise.all([here.close(), there.close()]);
    });

    it("[S29] a machine that was copied: both branches are kept, and told", async () => {
      const here = await openIt();
      const copied = await joined(here);
      const one = await open(copied);
      await one.append([conditionsDraft("branch", "one")]);
      const first = await parcel(one);
      await one.close();
      const copy = newFolder();
      cpSync(copied, copy, { recursive: true });
      const two = await open(copy);
      const three = await open(copied);
      await two.append([conditionsDraft("branch", "two")]);
      await three.append([conditionsDraft("branch", "three")]);
      await here.exchange.receive(first);
      await here.exchange.receive(await parcel(two));
      expect(await here.exchange.receive(await parcel(three))).toMatchObject({ forks: 1 });
      expect([...(await here.exchange.copied())]).toEqual([two.node]);
      const digest = await here.registerDigest();
      await here.rebuild({ shuffleSeed: 5 });
      expect(await here.registerDigest()).toBe(digest);
      // What stands beside a chain goes out with it.
      const contents = await here.exchange.contentsSince(null);
      const sent = contents.find((one) => one.kind === "ops" && one.node === two.node);
      expect(sent?.kind === "ops" && new TextDecoder().decode(sent.bytes).split('"three"').length).toBe(2);
      await Promise.all([here.close(), two.close(), three.close()]);
    });

    it("[S9] the public log has one release after each: a second one after the same is refused", async () => {
      await withIt(async (desk) => {
        const publicIds = desk.putBlob(new Uint8Array([1]));
        const after = (release: string, previous: string | null) => ({
          type: "published" as const,
          body: { release, logSize: 1, logRoot: "0".repeat(64), publicIds, previous },
          by: "machine",
        });
        const [a, b, c] = ["a", "b", "c"].map((letter) => letter.repeat(64));
        if (a === undefined || b === undefined || c === undefined) throw new TypeError("no digests");
        for (const digest of [a, b, c]) desk.publicLog.put(digest, new Map([["x", new Uint8Array([1])]]));
        await desk.append([after(a, null)]);
        await expect(desk.append([after(b, null)])).rejects.toMatchObject({ code: "release.digest" });
        await desk.append([after(b, a)]);
        await expect(desk.append([after(c, a)])).rejects.toMatchObject({ code: "release.digest" });
        expect((await desk.facts()).published.map(({ body }) => body.release)).toEqual([a, b]);
      });
    });
  });
}
