import { toHex } from "@daftar/model";
import fc from "fast-check";
import { expect, it } from "vitest";
import { HashPacker } from "./hashesByField.ts";

it("gives back each hash by its field, of however many items one after the other", () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
  const record = fc.dictionary(fc.string({ maxLength: 4 }), hash, { maxKeys: 30, noNullPrototype: true });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 40 }), (records) => {
      const packer = new HashPacker();
      const packed = records.map((one) => packer.pack(one));
      for (const [at, one] of records.entries()) {
        const fields = Object.keys(one);
        expect(fields.map((field) => toHex(packed[at]!.of(field)))).toEqual(Object.values(one));
        expect(packed[at]!.hasJust(fields.toReversed())).toBe(true);
        expect(packed[at]!.hasJust([...fields, "\0 another"])).toBe(false);
        expect(packed[at]!.hasJust(fields.slice(1))).toBe(fields.length === 0);
        expect(() => packed[at]!.of("\0 another")).toThrow(RangeError);
      }
    }),
  );
});
