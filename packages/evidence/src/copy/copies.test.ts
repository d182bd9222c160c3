import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { recognise } from "../recognise/recognise.ts";
import {
  CANARY,
  hugePng,
  plainJpeg,
  SMALL_PDF,
  smallZip,
  tellingJpeg,
  tellingPng,
  withSegments,
} from "../testing/inventedPictures.ts";
import { leftIn } from "./leftIn.ts";
import { type NoPicture, type Picture, pictureCopy } from "./pictureCopy.ts";

function made(copy: Picture | NoPicture): Picture {
  if ("code" in copy) throw new Error(copy.code);
  return copy;
}

describe("a copy made anew", () => {
  it("[J16] holds nothing of what EXIF, XMP, IPTC, MakerNote, thumbnail, profile, C2PA, comment and tail said", async () => {
    for (const telling of [await tellingJpeg(), await tellingPng()]) {
      expect(telling.includes(CANARY)).toBe(true);
      expect((await leftIn(telling)).length).toBeGreaterThan(0);
      const copy = made(await pictureCopy(telling, 1600));
      expect(await leftIn(copy.bytes)).toEqual([]);
      expect(Buffer.from(copy.bytes).includes("CANARY")).toBe(false);
      expect(Buffer.from(copy.bytes).includes("GPS")).toBe(false);
    }
  });

  it("every kind that is recognised as a picture has a copy with nothing left in it", async () => {
    const plain = sharp(await plainJpeg(80, 60)).withExif({ IFD0: { Artist: CANARY } });
    const all = [
      await plain.clone().png().toBuffer(),
      await plain.clone().webp().toBuffer(),
      await plain.clone().gif().toBuffer(),
      await plain.clone().tiff().toBuffer(),
      await plain.clone().avif().toBuffer(),
    ];
    for (const bytes of all) {
      expect((await recognise(bytes)).picture).toBe(true);
      const copy = made(await pictureCopy(bytes, 1600));
      expect(await leftIn(copy.bytes)).toEqual([]);
    }
  });

  it("is upright, no larger than asked, and never enlarged", async () => {
    const turned = made(await pictureCopy(await tellingJpeg(), 320));
    expect([turned.width, turned.height]).toEqual([240, 320]);
    const small = made(await pictureCopy(await plainJpeg(50, 40), 320));
    expect([small.width, small.height]).toEqual([50, 40]);
  });

  it("is refused for a header that claims 100,000 × 100,000 pixels, and for a picture cut short", async () => {
    // A place of its own: in the common one other tests come and go.
    const place = mkdtempSync(join(tmpdir(), "daftar-copies-"));
    vi.stubEnv("TMPDIR", place);
    expect(await pictureCopy(hugePng(100_000), 1600)).toEqual({ code: "evidence.pixels" });
    const cut = (await plainJpeg()).subarray(0, 4000);
    expect(await pictureCopy(cut, 1600)).toEqual({ code: "evidence.damaged" });
    expect(await pictureCopy(SMALL_PDF, 1600)).toEqual({ code: "evidence.damaged" });
    expect(await pictureCopy(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), 1600)).toEqual({
      code: "evidence.damaged",
    });
    expect(tmpdir()).toBe(place);
    expect(readdirSync(place)).toEqual([]);
    vi.unstubAllEnvs();
    rmSync(place, { recursive: true });
  });
});

describe("what is left in a picture", () => {
  it("each place where something can stand is found by itself", async () => {
    const jpeg = await plainJpeg(64, 48);
    expect(await leftIn(jpeg)).toEqual([]);
    for (const marker of [0xe1, 0xe2, 0xeb, 0xed, 0xee, 0xfe, 0xf0]) {
      const payload = Buffer.from("x".repeat(20));
      const segment = Buffer.concat([Buffer.from([0xff, marker, 0, payload.length + 2]), payload]);
      const left = await leftIn(withSegments(jpeg, [segment]));
      expect(left).toContain(`segment ${marker.toString(16).toUpperCase()}`);
    }
    expect(await leftIn(Buffer.concat([jpeg, Buffer.from("x")]))).toContain("bytes after its end");
    expect(await leftIn(jpeg.subarray(0, -2))).toContain("not readable to its end");
    expect(await leftIn(smallZip())).toContain("no JPEG");
  });
});

describe("what a file is", () => {
  it("is told by its content: a zip is a zip whatever its name, a polyglot what it begins as", async () => {
    expect(await recognise(await plainJpeg(8, 8))).toEqual({
      mediaType: "image/jpeg",
      kind: "photo",
      picture: true,
    });
    expect(await recognise(smallZip("a.txt"))).toEqual({
      mediaType: "application/zip",
      kind: "other",
      picture: false,
    });
    expect(await recognise(Buffer.concat([await plainJpeg(8, 8), smallZip()]))).toMatchObject({
      mediaType: "image/jpeg",
    });
    expect(await recognise(SMALL_PDF)).toMatchObject({ kind: "document", picture: false });
    expect(await recognise(Buffer.from("nothing that is known"))).toEqual({
      mediaType: "application/octet-stream",
      kind: "other",
      picture: false,
    });
  });
});
