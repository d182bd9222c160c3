import { describe, expect, it } from "vitest";
import { z } from "zod";
import { VERBS } from "../verbs.ts";

describe("the table of verbs", () => {
  it("has every verb once, in words a command can have", () => {
    const names = VERBS.map((entry) => entry.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z][a-z-]*( [a-z]+(?:-[a-z]+)*)?$/.test(name))).toEqual([]);
    const groups = new Set(names.filter((name) => name.includes(" ")).map((name) => name.split(" ")[0]));
    expect(
      names.filter((name) => groups.has(name)),
      "no verb is a group too",
    ).toEqual([]);
  });

  it.each(VERBS)(
    "$name: positional inputs are inputs, and input and output have a JSON Schema",
    async (entry) => {
      const verb = await entry.load();
      const keys = Object.keys(verb.input.shape);
      expect(verb.positional.filter((key) => !keys.includes(key))).toEqual([]);
      expect(verb.details).not.toBe("");
      for (const schema of [verb.input, verb.output])
        expect(z.toJSONSchema(schema, { unrepresentable: "any", io: "output" })).toMatchObject({
          type: "object",
        });
    },
  );

  it.each(VERBS)("$name: keys of its result are never absent", async (entry) => {
    const { output } = await entry.load();
    const schema = z.toJSONSchema(output, { unrepresentable: "any", io: "output" });
    const optional = (part: unknown, path: string): string[] => {
      if (Array.isArray(part)) return part.flatMap((one) => optional(one, path));
      if (typeof part !== "object" || part === null) return [];
      const { properties, required } = z
        .looseObject({
          properties: z.record(z.string(), z.unknown()).optional(),
          required: z.array(z.string()).optional(),
        })
        .parse(part);
      const absent = Object.keys(properties ?? {})
        .filter((key) => !(required ?? []).includes(key))
        .map((key) => `${path}.${key}`);
      return [
        ...absent,
        ...Object.entries(part).flatMap(([key, value]) => optional(value, `${path}.${key}`)),
      ];
    };
    expect(optional(schema, "result")).toEqual([]);
  });
});
