/** A small invented photograph, with a canary in its comment, its EXIF, and after its end. */

export const CANARY = "CANARY-35.7N";

const PLAIN = Buffer.from(
  "/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBD" +
    "ARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAgADAD" +
    "ASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAA" +
    "AAL/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCAFgAAAAAAAAAD/9k=",
  "base64",
);

function segment(marker: number, text: string): Buffer {
  const payload = Buffer.from(text, "latin1");
  return Buffer.concat([Buffer.from([0xff, marker, 0, payload.length + 2]), payload]);
}

/** @param more makes it another file */
export function inventedPhoto(more = ""): Buffer {
  const told = [segment(0xfe, `${CANARY} ${more}`), segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${CANARY}`)];
  return Buffer.concat([PLAIN.subarray(0, 2), ...told, PLAIN.subarray(2), Buffer.from(CANARY)]);
}

/** A PNG of a few bytes that claims to be a hundred thousand pixels wide and high. */
export function hugePhoto(): Buffer {
  return Buffer.from(
    "89504e470d0a1a0a0000000d49484452000186a0000186a0080200000027309c9f0000000849444154789c0300" +
      "00000001480689d20000000049454e44ae426082",
    "hex",
  );
}
