/** Both pages of a release, as files. */
import { RELEASE_PATHS, utf8 } from "@daftar/model";
import { page } from "./page.ts";
import type { PageData } from "./pageData.ts";
import { english } from "./words/english.ts";
import { persian } from "./words/persian.ts";

export function pageFiles(data: PageData): Map<string, Uint8Array> {
  return new Map([
    [RELEASE_PATHS.english, utf8(page(data, english))],
    [RELEASE_PATHS.persian, utf8(page(data, persian))],
  ]);
}
