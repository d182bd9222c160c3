/**
 * Makes docs/openapi.json: what a server of this version answers, made from the table of verbs. The web
 * client's types are made of it; house/docs.test.ts holds it to the code.
 *
 * Run from the repository's root after a build: node apps/server/make-openapi.mjs
 */
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** @param document as the server gives it */
export function openApiText(document) {
  return `${JSON.stringify(document, null, 1)}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { openApiDocument, servedVerbs } = await import("./dist/index.js");
  const text = openApiText(openApiDocument(await servedVerbs()));
  writeFileSync(new URL("../../docs/openapi.json", import.meta.url), text);
}
