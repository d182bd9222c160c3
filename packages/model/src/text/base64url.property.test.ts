import fc from "fast-check";
import { expect, it } from "vitest";
import { toBase64url } from "./base64url.ts";

it("base64url is what Node writes, for any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
    }),
  );
});
