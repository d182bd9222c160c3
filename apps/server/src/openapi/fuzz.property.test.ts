/**
 * Every route of the OpenAPI document, asked for things that fit its schemas, nearly fit, and do not.
 *
 * Whatever comes: no fault of ours, no words of the platform, and nothing written by what was refused.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, FOUNDERS, inventedList, type TestServer, testServer } from "../testing/testServer.ts";
import { servedVerbs } from "../work/servedVerbs.ts";
import { openApiDocument } from "./document.ts";

const RUNS = 25;
const SEED = 20_310_108;

interface Schema {
  readonly [key: string]: unknown;
}
const schema: z.ZodType<Schema> = z.record(z.string(), z.unknown());
const operationShape = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), schema })).default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: schema.optional() })) })
    .optional(),
});
const documentShape = z.object({ paths: z.record(z.string(), z.record(z.string(), operationShape)) });

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: z.infer<typeof operationShape>;
}

const { paths } = documentShape.parse(JSON.parse(JSON.stringify(openApiDocument(await servedVerbs()))));
const routes: Route[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);
// Whoever is revoked decides nothing in what comes after.
routes.sort((a, b) => Number(a.path.includes("revoke")) - Number(b.path.includes("revoke")));

let server: TestServer;
/** Ids that are on the desk, so that some requests are about something. */
let known: string[] = [];
let file = "";

beforeAll(async () => {
  server = await testServer();
  file = await server.upload("list.csv", inventedList(6));
  await server.run("import", { file, list: "fuzzed", yes: true }, anything);
  await server.run("link", {}, anything);
  const rows = z.object({ victims: z.array(z.object({ id: z.string(), records: z.array(z.string()) })) });
  const { victims } = await server.run("victim-list", {}, rows);
  known = victims.flatMap((victim) => [victim.id, ...victim.records]);
});
afterAll(() => server.close());

const strange = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "",
    "../../etc/passwd",
    "upload:x",
    "__proto__",
    "\u0000",
    "🜂\ud800",
    "9".repeat(400),
    "{}",
    "null",
  ),
);
const text = () =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known, file) }, { weight: 1, arbitrary: strange });

const options = z.array(z.unknown());

const bound = z.number().optional();

function numbers(of: Schema): fc.Arbitrary<unknown> {
  const low = Math.max(0, bound.parse(of["minimum"]) ?? 0);
  const high = Math.min(low + 40, bound.parse(of["maximum"]) ?? low + 40);
  const inside = fc.integer({ min: low, max: high });
  return fc.oneof(
    { weight: 6, arbitrary: inside },
    { weight: 1, arbitrary: fc.constantFrom(-1, 1.5, 2 ** 53) },
  );
}

/** Who decides, mostly: else nearly every request would end at nobody's being named. */
const deciders = fc.oneof(
  { weight: 5, arbitrary: fc.subarray([...FOUNDERS], { minLength: 1, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.array(strange, { maxLength: 2 }) },
);

/** What is known that a pattern takes, and a digest of nothing. */
function matching(pattern: string): fc.Arbitrary<unknown> {
  const of = new RegExp(pattern, "u");
  const right = ["0".repeat(64), "fuzzed", "anna", "2031-01-08", ...known].filter((one) => of.test(one));
  return right.length === 0 ? strange : fc.constantFrom(...right);
}

/** Values that fit a schema, mostly. */
function fits(of: Schema): fc.Arbitrary<unknown> {
  if (Array.isArray(of["enum"])) return fc.constantFrom(...options.parse(of["enum"]));
  if (Array.isArray(of["anyOf"])) return fc.oneof(...z.array(schema).parse(of["anyOf"]).map(fits));
  switch (of["type"]) {
    case "object": {
      const properties = z.record(z.string(), schema).parse(of["properties"] ?? {});
      const required = z.array(z.string()).parse(of["required"] ?? []);
      const { as, ...others } = Object.fromEntries(
        Object.entries(properties).map(([key, part]) => [key, fits(part)]),
      );
      // Half of the requests leave out what may be left out, since each such field may be refused.
      const whole = fc.record(others, { requiredKeys: required });
      const least = fc.record(
        Object.fromEntries(required.flatMap((key) => (others[key] ? [[key, others[key]]] : []))),
      );
      const value = fc.oneof(whole, least);
      return as === undefined
        ? value
        : fc.tuple(value, deciders).map(([part, people]) => ({ ...part, as: people, reason: "fuzzed" }));
    }
    case "array":
      return fc.array(fits(schema.parse(of["items"] ?? {})), {
        minLength: bound.parse(of["minItems"]) ?? 0,
        maxLength: 3,
      });
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return numbers(of);
    case "string":
      if (of["format"] === "date") return fc.constantFrom("2031-01-08", "2031-02-30", "x");
      return typeof of["pattern"] === "string" ? fc.oneof(matching(of["pattern"]), text()) : text();
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** One field changed for something else, or something else altogether. */
function nearly(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const broken = fc.tuple(value, fc.string(), fc.jsonValue({ maxDepth: 1 })).map(([whole, key, other]) => {
    if (typeof whole !== "object" || whole === null) return other;
    const keys = Object.keys(whole);
    const at = keys[key.length % Math.max(1, keys.length)] ?? key;
    return { ...whole, [at]: other };
  });
  return fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 2, arbitrary: broken },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
}

const reached = new Set<string>();

/** Bytes of all op files: what an append makes larger. */
function opBytes(): number {
  const ops = join(server.dir, "ops");
  return readdirSync(ops).reduce((sum, name) => sum + statSync(join(ops, name)).size, 0);
}

function requestOf({ path, operation }: Route): fc.Arbitrary<{ path: string; body: unknown }> {
  const parameters = Object.fromEntries(
    operation.parameters.map((one) => [
      one.name,
      fc.oneof(fits(one.schema), strange, fc.constantFrom(...known)),
    ]),
  );
  const json = operation.requestBody?.content["application/json"]?.schema;
  const body = json === undefined ? fc.constant(undefined) : nearly(fits(json));
  return fc.record({ parameters: fc.record(parameters), body }).map(({ parameters: given, body: sent }) => {
    const encode = (value: unknown): string => encodeURIComponent(String(value).toWellFormed());
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encode(given[name]) || "-");
    const query = operation.parameters
      .filter((one) => one.in === "query")
      .map((one) => `${one.name}=${encode(given[one.name])}`)
      .join("&");
    return { path: query === "" ? filled : `${filled}?${query}`, body: sent };
  });
}

const STACK = /\n\s+at |node:internal|\.ts:\d|\.js:\d|node_modules/;

describe(`every route, fuzzed from the document (seed ${SEED})`, () => {
  it.each(routes.map((route) => [route.method, route.path, route] as const))(
    "%s %s",
    async (method, _path, route) => {
      // Wrong tokens and passphrases of the route before are forgotten after a minute.
      server.clock.now += 61_000;
      file = await server.upload("list.csv", inventedList(6));
      await fc.assert(
        fc.asyncProperty(requestOf(route), async ({ path, body }) => {
          const before = opBytes();
          const bytes = route.operation.requestBody?.content["application/octet-stream"] !== undefined;
          const answer = await server.ask(path, {
            method,
            ...(bytes ? { bytes: new TextEncoder().encode("id,name\n1,Zarkuna\n") } : { body }),
          });
          const said = await answer.text();
          expect(answer.status, said).toBeLessThan(500);
          expect(said).not.toMatch(STACK);
          await server.parts.turns.idle();
          if (answer.status >= 400) expect(opBytes(), said).toBe(before);
          expect(server.faults).toEqual([]);
          if (answer.status !== 429) reached.add(route.path);
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    },
  );

  it("and no route only behind the limit of wrong tries", () => {
    expect(routes.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });

  it("what is broken on purpose would be seen", () => {
    expect("Error: x\n    at run (/a/b.js:1:2)").toMatch(STACK);
    expect(routes.length).toBeGreaterThan(50);
  });
});
