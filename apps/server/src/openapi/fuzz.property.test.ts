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
import { anything, inventedList, type TestServer, testServer } from "../testing/testServer.ts";
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

let server: TestServer;
/** Ids that are on the desk, so that some requests are about something. */
let known: string[] = [];

beforeAll(async () => {
  server = await testServer();
  const file = await server.upload("list.csv", inventedList(6));
  await server.run("import", { file, list: "fuzzed", yes: true }, anything);
  await server.run("link", {}, anything);
  const rows = z.object({ victims: z.array(z.object({ id: z.string(), records: z.array(z.string()) })) });
  const { victims } = await server.run("victim-list", {}, rows);
  known = victims.flatMap((victim) => [victim.id, ...victim.records]);
  known.push("fuzzed", file, "anna", "boris");
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
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: strange });

const options = z.array(z.unknown());

/** Values that fit a schema, mostly. */
function fits(of: Schema): fc.Arbitrary<unknown> {
  if (Array.isArray(of["enum"])) return fc.constantFrom(...options.parse(of["enum"]));
  if (Array.isArray(of["anyOf"])) return fc.oneof(...z.array(schema).parse(of["anyOf"]).map(fits));
  switch (of["type"]) {
    case "object": {
      const properties = z.record(z.string(), schema).parse(of["properties"] ?? {});
      const required = z.array(z.string()).parse(of["required"] ?? []);
      const parts = Object.fromEntries(Object.entries(properties).map(([key, part]) => [key, fits(part)]));
      return fc.record(parts, { requiredKeys: required });
    }
    case "array":
      return fc.array(fits(schema.parse(of["items"] ?? {})), { maxLength: 3 });
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(-1, 1.5, 2 ** 53, 1e308));
    case "string":
      return of["format"] === "date" ? fc.constantFrom("2031-01-08", "2031-02-30", "x") : text();
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
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    },
  );

  it("what is broken on purpose would be seen", () => {
    expect("Error: x\n    at run (/a/b.js:1:2)").toMatch(STACK);
    expect(routes.length).toBeGreaterThan(50);
  });
});
