/** The gate over time, on an invented desk where days go by. */
import { addDays } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";

const measure = z.object({
  id: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  threshold: z.union([z.number(), z.string()]).nullable(),
  asks: z.string().nullable(),
  met: z.boolean().nullable(),
});
const point = z.object({
  open: z.boolean(),
  code: z.string(),
  policy: z.string(),
  measures: z.array(measure),
});
const answer = point.extend({
  history: z
    .object({
      everyDays: z.number(),
      firstOpen: z.string().nullable(),
      points: z.array(point.extend({ day: z.string() })),
    })
    .nullable(),
});

let desk: SharedDesk;
const ask = async (input: Record<string, unknown>) => answer.parse(await desk.run("gate", input));
const history = async (input: Record<string, unknown> = {}) =>
  (await ask({ history: true, ...input })).history!;
const FIRST = "2031-01-05";

async function add(origin: string, name: string): Promise<string> {
  const file = desk.file(`${origin}.json`, formOf(origin, name));
  const { record } = z
    .object({ record: z.string() })
    .parse(await desk.run("account add", { file, as: ["clara"] }));
  await desk.run("assess account", { ids: [record], as: ["behzad"] });
  return record;
}
const setPolicy = (version: string, minimumOrigins: number) =>
  desk.run("policy", {
    file: desk.file("policy.json", { version, gate: { minimumOrigins } }),
    as: ["anna"],
  });

beforeAll(async () => {
  desk = await sharedDesk();
  await setPolicy("strict", 3);
  desk.later(1);
  await desk.run("scope", { file: desk.file("scope.json", SCOPE), as: ["anna"] });
  await add("one", "Invented One");
  desk.later(2);
  await add("two", "Invented Two");
  desk.later(1);
  await setPolicy("lenient", 2);
  desk.later(9);
});
afterAll(() => desk.remove());

describe("gate --history", () => {
  it("[J12] [J20] says of each day what --as-of says of it, quiet days too", async () => {
    const { points, everyDays } = await history();
    expect(everyDays).toBe(1);
    expect(points.map(({ day }) => day)).toEqual(Array.from({ length: 14 }, (_, at) => addDays(FIRST, at)));
    for (const { day, ...told } of points) expect(told, day).toEqual(point.parse(await ask({ asOf: day })));
    const { points: now } = await history({ since: points.at(-1)!.day });
    expect(now.map(({ day, ...told }) => [day, told])).toEqual([
      [points.at(-1)!.day, point.parse(await ask({}))],
    ]);
  });

  it("[J20] a policy is told from its own day on, and the first open day with it; silence shuts it again", async () => {
    const { points, firstOpen } = await history();
    const on = (days: number) => points.find(({ day }) => day === addDays(FIRST, days))!;
    expect([on(3).policy, on(4).policy]).toEqual(["strict", "lenient"]);
    const origins = (of: z.infer<typeof point>) => of.measures.find(({ id }) => id === "origins");
    expect(origins(on(3))).toMatchObject({ value: 2, threshold: 3, met: false });
    expect(origins(on(4))).toMatchObject({ value: 2, threshold: 2, met: true });
    expect(points.filter(({ open }) => open).map(({ day }) => day)[0] ?? null).toBe(firstOpen);
    expect(points.at(-1)!.code).toBe("gate.silence-is-not-convergence");
  });

  it("[J12] later ops change no earlier day", async () => {
    const before = await history();
    desk.later(1);
    await add("three", "Invented Three");
    await setPolicy("stricter", 9);
    const after = await history();
    const until = before.points.at(-1)!.day;
    expect(after.points.filter(({ day }) => day <= until)).toEqual(before.points);
    expect(after.points.at(-1)).toMatchObject({ policy: "stricter" });
  });

  it("is told until the day asked for, and refuses days that lie the wrong way round", async () => {
    const until = addDays(FIRST, 2);
    expect((await history({ asOf: until })).points.at(-1)?.day).toBe(until);
    expect((await history({ asOf: "2030-12-31" })).points).toEqual([]);
    await expect(ask({ since: until })).rejects.toMatchObject({ code: "usage.wrong" });
    await expect(ask({ history: true, since: addDays(until, 1), asOf: until })).rejects.toMatchObject({
      code: "usage.wrong",
    });
    expect((await ask({})).history).toBeNull();
  });
});
