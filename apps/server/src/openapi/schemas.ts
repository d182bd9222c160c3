/**
 * JSON Schemas for the OpenAPI document, out of zod's.
 *
 * zod writes what refers to itself (any JSON) as a definition beside the schema; inside a larger document
 * such references would point nowhere, so that any JSON becomes one schema of the whole document.
 */
import { z } from "zod";

export type JsonSchema = Readonly<Record<string, unknown>>;

const ANY_JSON: JsonSchema = { $ref: "#/components/schemas/Json" };
/** Any JSON value, as a client's types need it said. */
export const JSON_SCHEMA: JsonSchema = {
  description: "Any JSON value.",
  anyOf: [
    { type: ["string", "number", "boolean", "null"] },
    { type: "array", items: ANY_JSON },
    { type: "object", additionalProperties: ANY_JSON },
  ],
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Only any JSON refers to itself in the table of verbs; every reference is to it. */
function withoutDefinitions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefinitions);
  if (!isObject(value)) return value;
  if (typeof value["$ref"] === "string" && value["$ref"] !== ANY_JSON["$ref"]) return ANY_JSON;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "$defs" && key !== "$schema")
      .map(([key, part]) => [key, withoutDefinitions(part)]),
  );
}

const shape = z.record(z.string(), z.unknown());

/** @param io what goes in (fields with a default may be absent) or what comes out */
export function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  return shape.parse(withoutDefinitions(z.toJSONSchema(schema, { io, unrepresentable: "any" })));
}
