/** Policies that no desk should hold: refused before anything is set, with what, where and why. */
import { DaftarError } from "@daftar/model";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";

let desk: SharedDesk;
beforeAll(async () => {
  desk = await sharedDesk();
});
afterAll(() => desk.remove());

const set = (content: unknown, more: Record<string, unknown> = {}) =>
  desk.run("policy", { file: desk.file("policy.json", content), as: ["anna"], ...more });
const refusal = async (content: unknown, more?: Record<string, unknown>) => {
  const error = await set(content, more).then(
    () => null,
    (thrown: unknown) => (thrown instanceof DaftarError ? thrown : null),
  );
  const { code, where, rule, fix } = error?.report() ?? {};
  return { code, where, rule, fixed: (fix ?? "") !== "" };
};
const decisions = async () => (await desk.open.facts()).decisions.length;

it("a number out of its bounds, an unknown key, and what is no JSON name file and field; comparing refuses them too", async () => {
  const before = await decisions();
  const invalid = (field: string) => ({
    code: "policy.invalid",
    where: `policy.json${field === "" ? "" : `, field ${field}`}`,
    rule: "J1",
    fixed: true,
  });
  for (const more of [{}, { compare: true }]) {
    expect(await refusal({ version: "a", gate: { undecidedPairsPerMille: -5 } }, more)).toEqual(
      invalid("gate.undecidedPairsPerMille"),
    );
    expect(await refusal({ version: "a", gate: { countGapPerMille: 2000 } }, more)).toEqual(
      invalid("gate.countGapPerMille"),
    );
    expect(await refusal({ version: "a", gate: { minOrigins: 2 } }, more)).toEqual(
      invalid("gate.minOrigins"),
    );
    expect(await refusal({ version: "a", corroborated: 3 }, more)).toEqual(invalid("corroborated"));
    expect(await refusal("{", more)).toEqual(invalid(""));
  }
  expect(await decisions()).toBe(before);
});

it("[J6] [J20] numbers that cannot stand together, and one name for two policies, are refused", async () => {
  const contradicts = (where: string) => ({
    code: "policy.contradicts",
    where: `policy.json, field ${where}`,
    rule: "J6, J20",
    fixed: true,
  });
  expect(await refusal({ version: "a", agreement: { widenDays: 20 } })).toEqual(
    contradicts("agreement.widenDays"),
  );
  expect(await refusal({ version: "a", gate: { silencePerMille: 0 } })).toEqual(
    contradicts("gate.silencePerMille"),
  );
  expect(await refusal({ gate: { minimumOrigins: 9 } })).toEqual(contradicts("version"));
  await set({ version: "first", gate: { minimumOrigins: 2 } });
  await set({ version: "second" });
  await set({ version: "first", gate: { minimumOrigins: 2 } });
  expect(await refusal({ version: "first", gate: { minimumOrigins: 3 } })).toEqual(
    contradicts('version, value "first"'),
  );
});
