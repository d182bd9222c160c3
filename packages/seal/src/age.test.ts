import { generateHybridIdentity, generateX25519Identity } from "age-encryption";
import { expect, it } from "vitest";
import { ageTo, firstOpened, identityIn, opened, recipientOf } from "./age.ts";

it("[J18] a custodian's file holds one identity, whatever stands around it", async () => {
  for (const identity of [await generateX25519Identity(), await generateHybridIdentity()])
    for (const text of [
      identity,
      `${identity}\n`,
      `# made in 2031, invented\r\n# public key: age1x\r\n${identity}\r\n`,
      `\n  ${identity}  \n${await generateX25519Identity()}\n`,
    ])
      expect(identityIn(text)).toBe(identity);
  for (const text of [
    "",
    "# AGE-SECRET-KEY-1QQ",
    "AGE-SECRET-KEY-2QQ",
    "age1qq",
    "AGE-SECRET-KEY-1qq",
    "xAGE-SECRET-KEY-1QQ",
  ])
    expect(identityIn(text), text).toBeNull();
});

it("of several files those that are somebody else's, or damaged, are passed over, and each is told by its place", async () => {
  const [own, other] = [await generateX25519Identity(), await generateX25519Identity()];
  const to = async (identity: string, text: string) =>
    ageTo([await recipientOf(identity)], new TextEncoder().encode(text));
  const damaged = await to(own, "damaged");
  const files = [
    await to(other, "other"),
    damaged.subarray(0, -1),
    await to(own, "one"),
    await to(own, "two"),
  ];
  const found: string[] = [];
  for await (const { at, bytes } of opened(own, files))
    found.push(`${at} ${new TextDecoder().decode(bytes)}`);
  expect(found).toEqual(["2 one", "3 two"]);
  expect((await firstOpened(own, files))?.at).toBe(2);
  expect(await firstOpened(own, files.slice(0, 2))).toBeNull();
});
