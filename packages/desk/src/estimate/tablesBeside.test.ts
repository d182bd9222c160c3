import { captureTable, labelledTable, pooledEstimate, pooledReport, type RunTasks } from "@daftar/estimate";
import { describe, expect, it } from "vitest";
import { tablesBeside } from "./tablesBeside.ts";

const built = new URL("../../dist/estimate/tablesWorker.js", import.meta.url);
const LISTS = ["a", "b", "c"];

/** Invented: four strata, five clusterings that differ. */
const desk = (more: number) =>
  labelledTable(
    LISTS,
    [0, 1, 2, 3].flatMap((s) =>
      [60, 50, 20, 40, 18, 15, 9].map((count, i) => ({
        label: `stratum ${s}`,
        history: i + 1,
        count: count + s * 3 + (i === 2 ? more : 0),
      })),
    ),
  );
const input = { own: desk(0), clusterings: [0, 1, 2, 3, 4].map(desk) };
const pooled = async (run?: RunTasks, progress?: (done: number) => void) =>
  pooledReport(
    await pooledEstimate(input, {
      seed: 3,
      ...(run === undefined ? {} : { run }),
      ...(progress === undefined ? {} : { progress: ({ done }) => progress(done) }),
    }),
  );
const task = {
  method: "averaged",
  stratum: "all",
  table: captureTable(LISTS, new Map([60, 50, 20, 40, 18, 15, 9].map((count, i) => [i + 1, count]))),
  count: 10,
  seed: 1,
  near: null,
};

describe("tables on threads", () => {
  it("give the numbers of one thread, on one, two and four", async () => {
    const here = await pooled();
    expect(here.settings.computed).toBe(20);
    for (const threads of [1, 2, 4]) {
      const seen: number[] = [];
      expect(await pooled(tablesBeside(built, { threads }), (done) => seen.push(done))).toEqual(here);
      expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    }
  });

  it("are done here where no thread starts", async () => {
    const nowhere = new URL("../../dist/estimate/nowhere.js", import.meta.url);
    expect(await pooled(tablesBeside(nowhere, { threads: 2 }))).toEqual(await pooled());
  });

  it("go to another thread where one breaks, also to one that has nothing left to do", async () => {
    // The first thread breaks at its task after a while, when the other has long been done.
    const breaking = new URL(
      `data:text/javascript,${encodeURIComponent(`
        import { parentPort, threadId } from "node:worker_threads";
        const answer = { undocumented: null, reason: "made up", refusal: null };
        parentPort.on("message", ({ seed }) => {
          if (seed === 1 && threadId % 2 === 0) setTimeout(() => process.exit(1), 300);
          else parentPort.postMessage({ answer });
        });`)}`,
    );
    const tasks = Array.from({ length: 8 }, () => ({ ...task, seed: 1 }));
    const answers = await tablesBeside(breaking, { threads: 2 })(tasks, () => {});
    expect(answers.map(({ reason }) => reason)).toEqual(tasks.map(() => "made up"));
  });

  it("are stopped by a signal, before and in between, and say so", async () => {
    // A thread that speaks ten times at once: what it said before it was ended arrives after the stop.
    const hasty = new URL(
      `data:text/javascript,${encodeURIComponent(`
        import { parentPort } from "node:worker_threads";
        const answer = { undocumented: null, reason: "made up", refusal: null };
        parentPort.on("message", () => { for (let i = 0; i < 10; i += 1) parentPort.postMessage({ answer }); });`)}`,
    );
    const nowhere = new URL("../../dist/estimate/nowhere.js", import.meta.url);
    const tasks = Array.from({ length: 40 }, (_, i) => ({ ...task, seed: i }));
    for (const script of [built, hasty, nowhere]) {
      const stop = new AbortController();
      const told: number[] = [];
      const run = tablesBeside(script, { threads: 2, signal: stop.signal })(tasks, (many) => {
        told.push(many);
        if (many === 3) stop.abort(new TypeError("stopped by a person"));
      });
      await expect(run).rejects.toThrow("stopped by a person");
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(told).toEqual([1, 2, 3]);
      await expect(tablesBeside(script, { signal: stop.signal })(tasks, () => {})).rejects.toThrow(
        "stopped by a person",
      );
    }
  });

  it("are stopped by whoever throws when told how far they are", async () => {
    const stopped = pooled(tablesBeside(built, { threads: 2 }), (done) => {
      if (done === 2) throw new RangeError("enough");
    });
    await expect(stopped).rejects.toThrow("enough");
  });

  it("tell what a table threw", async () => {
    const wrong = tablesBeside(built, { threads: 1 })([{ ...task, method: "chao" }], () => {});
    await expect(wrong).rejects.toThrow("methods must give draws");
  });

  it("are none where there is nothing to do", async () => {
    expect(await tablesBeside(built)([], () => {})).toEqual([]);
  });
});
