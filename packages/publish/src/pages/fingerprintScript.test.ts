import { runInNewContext } from "node:vm";
import { checkpointText, fingerprintOf } from "@daftar/log";
import { utf8 } from "@daftar/model";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256 } from "../../testing/nodeTools.ts";
import { fingerprintScript } from "./fingerprintScript.ts";

/** What a page's script makes of a note, as JSON. */
const scripted = (lang: "en" | "fa", note: string): unknown =>
  JSON.parse(
    String(
      runInNewContext(`${fingerprintScript(lang)}\nJSON.stringify(fingerprint(note))`, { TextEncoder, note }),
    ),
  );

it("[P18] [J22] a page makes the fingerprint that the command makes, whoever signed beneath", () => {
  const origin = fc.string({ minLength: 1, maxLength: 150, unit: fc.constantFrom("a", "/", ".", "ن", "é") });
  fc.assert(
    fc.property(origin, fc.nat(), fc.string(), (name, size, entry) => {
      const checkpoint = { origin: name, size, root: sha256(utf8(entry)) };
      const note = `${checkpointText(checkpoint)}\n— ${name} c2ln\n`;
      const { hex, english, persian } = fingerprintOf(checkpoint, sha256);
      expect(scripted("en", note)).toEqual({ size: String(size), hex, words: english.split(" ") });
      expect(scripted("fa", note)).toEqual({ size: String(size), hex, words: persian.split(" ") });
    }),
    { numRuns: 60 },
  );
});

it("[P18] a note that is none has no fingerprint", () => {
  expect(scripted("en", "one\n2\n")).toBeNull();
});
