/** Lines of a file as they come, for files that are too large to hold as one text. */
import { createReadStream } from "node:fs";

export async function* lines(path) {
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const all = (rest + chunk).split("\n");
    rest = all.pop();
    yield* all;
  }
  if (rest !== "") yield rest;
}
