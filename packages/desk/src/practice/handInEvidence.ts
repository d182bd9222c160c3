/**
 * The practice desk takes in one picture about one person who is reported, and asks time authorities for a stamp that
 * nobody will answer: for whoever wants to see custody and a bracket. The picture is made here and shows stripes.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { concatBytes, utf8 } from "@daftar/model";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { evidenceAdd } from "../verbs/evidenceAdd.ts";
import { timestampRequest } from "../verbs/timestamps.ts";
import { currentView } from "../view/view.ts";
import type { PracticePlaces } from "./places.ts";
import { TEAM } from "./team.ts";

const WIDTH = 480;
const HEIGHT = 320;

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = concatBytes(utf8(type), data);
  return concatBytes(uint32(data.length), named, uint32(crc32(named)));
}

/** A PNG of slanted stripes in two greys: nobody and no place. Source: PNG (ISO/IEC 15948), one filter-0 scanline a row. */
function stripes(): Uint8Array {
  const rows = new Uint8Array(HEIGHT * (WIDTH + 1));
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1)
      rows[y * (WIDTH + 1) + 1 + x] = Math.floor((x + y) / 24) % 2 === 0 ? 0xd8 : 0x9a;
  const EIGHT_BIT_GREY = Uint8Array.of(8, 0, 0, 0, 0);
  return concatBytes(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", concatBytes(uint32(WIDTH), uint32(HEIGHT), EIGHT_BIT_GREY)),
    chunk("IDAT", new Uint8Array(deflateSync(rows))),
    chunk("IEND", new Uint8Array(0)),
  );
}

export async function handInEvidence(context: VerbContext, places: PracticePlaces): Promise<void> {
  const record = await withDesk(context, async (desk) => {
    const { judgement } = await currentView(desk);
    return judgement.victims.find(({ level, signatures }) => level === "reported" && signatures.length === 0)
      ?.records[0];
  });
  if (record === undefined) return;
  const picture = join(places.files, "invented-picture.png");
  await writeFile(picture, stripes());
  await evidenceAdd.run(context, {
    files: [picture],
    about: [record],
    note: "handed in on a card (invented)",
    as: [TEAM.recorder],
  });
  await timestampRequest.run(context, { out: join(places.files, "stamp-request.tsq"), as: [TEAM.assessor] });
}
