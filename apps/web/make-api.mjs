/**
 * Writes `src/api/routes/`: what the pages ask of the server, typed and checked, out of the OpenAPI
 * document (docs/openapi.json). Run it after a verb's shape changed: `node apps/web/make-api.mjs`.
 *
 * Replies become zod schemas, since a page may be older than the server it asks; inputs become types. Only
 * operations that a page uses are written, so that none is carried for nothing.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const USED =
  process.argv[3]?.split(",") ??
  readFileSync(new URL("./api.uses", import.meta.url), "utf8")
    .split(/\s+/)
    .filter(Boolean);
const source = process.argv[2] ?? new URL("../../docs/openapi.json", import.meta.url);
const folder = new URL("./src/api/routes/", import.meta.url).pathname;

const document = JSON.parse(readFileSync(source, "utf8"));
const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
const isJson = (schema) => schema.$ref === "#/components/schemas/Json";
const resolve = (schema) =>
  schema.$ref === undefined || isJson(schema)
    ? schema
    : document.components.schemas[schema.$ref.split("/").at(-1)];

/** A reply: code that checks it. */
function check(raw) {
  const schema = resolve(raw);
  if (isJson(schema) || Object.keys(schema).every((one) => one === "description" || one === "default"))
    return "z.json()";
  const any = schema.anyOf ?? schema.oneOf;
  if (any) {
    const others = any.filter((one) => one.type !== "null");
    const union = others.length === 1 ? check(others[0]) : `z.union([${others.map(check).join(", ")}])`;
    return others.length < any.length ? `z.nullable(${union})` : union;
  }
  if ("const" in schema) return `z.literal(${JSON.stringify(schema.const)})`;
  if (schema.enum) return `z.literal([${schema.enum.map((one) => JSON.stringify(one)).join(", ")}])`;
  if (Array.isArray(schema.type))
    return check({ anyOf: schema.type.map((one) => ({ ...schema, type: one })) });
  switch (schema.type) {
    case "string":
      return "z.string()";
    case "number":
    case "integer":
      return "z.number()";
    case "boolean":
      return "z.boolean()";
    case "null":
      return "z.null()";
    case "array":
      return `z.array(${check(schema.items ?? {})})`;
    case "object":
      if (schema.properties === undefined)
        return `z.record(z.string(), ${check(schema.additionalProperties || {})})`;
      return `z.object({${Object.entries(schema.properties)
        .map(([name, one]) => {
          const inner = check(one);
          return `${key(name)}: ${schema.required?.includes(name) ? inner : `z.optional(${inner})`}`;
        })
        .join(", ")}})`;
    default:
      throw new RangeError(`no check for ${JSON.stringify(schema)}`);
  }
}

/** An input: its type. */
function type(raw) {
  const schema = resolve(raw);
  if (isJson(schema)) return "unknown";
  const any = schema.anyOf ?? schema.oneOf;
  if (any) return any.map(type).join(" | ");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  if (Array.isArray(schema.type)) return schema.type.map((one) => type({ ...schema, type: one })).join(" | ");
  switch (schema.type) {
    case "string":
      return "string";
    case "number":
    case "integer":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "array":
      return `readonly (${type(schema.items ?? {})})[]`;
    case "object":
      if (schema.properties === undefined && schema.additionalProperties === undefined)
        return "Readonly<Record<string, unknown>>";
      if (Object.keys(schema.properties ?? {}).length === 0)
        return schema.additionalProperties
          ? `Readonly<Record<string, ${type(schema.additionalProperties)}>>`
          : "Readonly<Record<string, never>>";
      return `{${Object.entries(schema.properties)
        .map(
          ([name, one]) =>
            `readonly ${key(name)}${schema.required?.includes(name) ? "" : "?"}: ${type(one)}${schema.required?.includes(name) ? "" : " | undefined"}`,
        )
        .join("; ")}}`;
    default:
      return "unknown";
  }
}

const parts = new Map();
for (const [path, methods] of Object.entries(document.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    // `import` is a word of the language.
    const name = operation.operationId === "import" ? "importList" : operation.operationId;
    if (!USED.includes(name)) continue;
    const body = operation.requestBody?.content?.["application/json"]?.schema;
    const reply = Object.entries(operation.responses).find(([status]) => status.startsWith("2"))?.[1]
      .content?.["application/json"]?.schema;
    if (reply === undefined) throw new RangeError(`${name} replies with no JSON`);
    parts.set(
      name,
      `/** ${operation.summary} */
export const ${name} = route<${body === undefined ? "null" : type(body)}>()("${method.toUpperCase()}", "${path}", ${check(reply)});`,
    );
  }
}
const missing = USED.filter((name) => !parts.has(name));
if (missing.length > 0) throw new RangeError(`not in the document: ${missing.join(", ")}`);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [name, text] of parts) {
  writeFileSync(
    `${folder}${name}.ts`,
    `/** Made by apps/web/make-api.mjs from docs/openapi.json. */\nimport * as z from "zod/mini";\nimport { route } from "../route.ts";\n\n${text}\n`,
  );
}
writeFileSync(
  `${folder}../routes.ts`,
  `/** Made by apps/web/make-api.mjs: what the pages ask, a file each, so that a screen loads what it asks for. */\n${[...parts.keys()].map((name) => `export { ${name} } from "./routes/${name}.ts";`).join("\n")}\n`,
);
execFileSync("npx", ["biome", "check", "--write", `${folder}..`], { stdio: "ignore" });
