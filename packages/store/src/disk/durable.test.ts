import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { newFolder, removeFolders } from "../testing/inventedDesk.ts";
import { writeUnlessThere } from "./durable.ts";

afterAll(removeFolders);

describe("a file that two may write", () => {
  it("[S43] keeps what the first wrote, tells the second, and leaves nothing beside it", () => {
    const dir = newFolder();
    const path = join(dir, "key");
    expect(writeUnlessThere(path, "first")).toBe(true);
    expect(writeUnlessThere(path, "second")).toBe(false);
    expect(readFileSync(path, "utf8")).toBe("first");
    expect(readdirSync(dir)).toEqual(["key"]);
  });
});
