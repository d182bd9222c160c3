import { afterEach, describe, expect, it, vi } from "vitest";
import { besideSecond, NOBODY_YET } from "./besideSecond.ts";

const asked: string[] = [];
function serve(wrong = false) {
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    if (wrong && url.endsWith("/unlock")) return Response.json({ error: {} }, { status: 403 });
    return Response.json(
      url.endsWith("/lock") ? { locked: true } : { person: "bel", key: "unlocked", until: "2031" },
    );
  });
}
afterEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
});
const bel = { person: "bel", passphrase: "invented words" };
const act = (thrown?: Error) => async () => {
  asked.push("asks");
  if (thrown !== undefined) throw thrown;
  return 1;
};

describe("the second person's key file", () => {
  it("[J7] is locked again when this was asked, so that the first can ask for nothing more in their name", async () => {
    serve();
    expect(await besideSecond(bel, act())).toBe(1);
    expect(asked).toEqual(["/api/people/bel/unlock", "asks", "/api/people/bel/lock"]);
  });

  it("[J7] is locked again where it failed or was turned away", async () => {
    serve();
    await expect(besideSecond(bel, act(new Error("turned away")))).rejects.toThrow("turned away");
    expect(asked.at(-1)).toBe("/api/people/bel/lock");
  });

  it("is not unlocked where a passkey approves, and nothing is asked behind a wrong passphrase", async () => {
    serve();
    await besideSecond({ ...NOBODY_YET, person: "bel" }, act());
    expect(asked).toEqual(["asks"]);
    serve(true);
    await expect(besideSecond(bel, act())).rejects.toMatchObject({ status: 403 });
    expect(asked.filter((one) => one === "asks")).toHaveLength(1);
  });
});
