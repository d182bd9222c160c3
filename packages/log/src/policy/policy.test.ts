import { utf8 } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkpointText } from "../note/checkpoint.ts";
import { cosign } from "../note/cosignature.ts";
import { signNote } from "../note/signNote.ts";
import { verifierKey, vkey, witnessKey, witnessVkey } from "../note/vkey.ts";
import { parseTlogProof, tlogProofText, verifyTlogProof } from "../proof/tlogProof.ts";
import { ed25519Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { merkleRoot } from "../tree/frontier.ts";
import { leafHash } from "../tree/hashes.ts";
import { checkpointUnder } from "./checkpointUnder.ts";
import { parsePolicy, type WitnessPolicy } from "./parsePolicy.ts";
import { stillNeeded } from "./quorum.ts";
import torchwood from "./torchwood.vectors.json" with { type: "json" };

const log = { name: "example.invalid/log", ...testKey(1) };
const logVkey = vkey(log.name, log.publicKey, sha256);
const signerOf = (at: number) => ({ name: `witness.invalid/${at}`, ...testKey(10 + at) });
const keyText = (at: number) => {
  const { name, publicKey } = signerOf(at);
  return witnessVkey(witnessKey(name, publicKey, sha256));
};
const witness = (name: string, at: number) => `witness ${name} ${keyText(at)}\n`;
const read = (text: string): WitnessPolicy => {
  const reading = parsePolicy(text, sha256);
  if (reading.status === "refused") throw new TypeError(`line ${reading.line}: ${reading.why}`);
  return reading.policy;
};

/** The form of the specification's own example: two groups, and a group of both. */
const EXAMPLE = `log ${logVkey}

${witness("X1", 1)}${witness("X2", 2)}${witness("X3", 3)}group X-witnesses 2 X1 X2 X3

${witness("Y1", 4)}${witness("Y2", 5)}${witness("Y3", 6)}group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

describe("policies", () => {
  it("[L18] the specification's example: two of X and one of Y, and nothing less", () => {
    const policy = read(EXAMPLE);
    expect(policy.logs.map(({ key }) => key.name)).toEqual([log.name]);
    expect(policy.quorum).toBe("X-and-Y");
    const needed = (...names: string[]) => stillNeeded(policy, new Set(names));
    expect(needed()).toBe(3);
    expect(needed("X1", "X2", "X3")).toBe(1);
    expect(needed("Y1", "Y2", "Y3")).toBe(2);
    expect(needed("X1", "Y2")).toBe(1);
    expect(needed("X1", "X3", "Y2")).toBe(0);
    expect(needed("X1", "X3", "Z")).toBe(1);
  });

  it("[L18] comments, tabs, empty lines, URLs, names beyond ASCII and no last line end are read", () => {
    const policy = read(
      `# ours\n\t witness\tK\u212A ${keyText(1)}\t https://w.invalid/ \n  # more\n \n log ${logVkey} https://l.invalid\nwitness K ${keyText(2)}\nquorum K\u212A`,
    );
    expect(policy.witnesses.map(({ name, url }) => [name, url])).toEqual([
      ["K\u212A", "https://w.invalid/"],
      ["K", null],
    ]);
    expect(policy.logs[0]?.url).toBe("https://l.invalid");
    expect(policy.quorum).toBe("K\u212A");
  });

  it("[L18] quorum none asks for nothing", () => {
    const policy = read("quorum none\n");
    expect(policy).toEqual({ logs: [], witnesses: [], groups: [], quorum: null });
    expect(stillNeeded(policy, new Set())).toBe(0);
  });

  it.each([
    ["no quorum", witness("a", 1), null],
    ["two quorums", "quorum none\nquorum none\n", 2],
    ["a quorum that stands below", `quorum a\n${witness("a", 1)}`, 1],
    ["a quorum of nobody", "quorum x\n", 1],
    ["a group that names itself", `${witness("a", 1)}group g 1 a g\nquorum g\n`, 2],
    ["a group that names one below", `group g 1 a\n${witness("a", 1)}quorum g\n`, 1],
    ["a group with nobody", "group g any\nquorum g\n", 1],
    ["a member twice in one group", `${witness("a", 1)}group g any a a\nquorum g\n`, 2],
    ["a member of two groups", `${witness("a", 1)}group g any a\ngroup h any a\nquorum g\n`, 3],
    ["none as a member", "group g any none\nquorum g\n", 1],
    ["none as a name", `${witness("none", 1)}quorum none\n`, 1],
    ["a name twice", `${witness("a", 1)}${witness("a", 2)}quorum a\n`, 2],
    ["a group named as a witness", `${witness("a", 1)}group a any a\nquorum a\n`, 2],
    ["a key twice", `${witness("a", 1)}${witness("b", 1)}quorum a\n`, 2],
    ["a log twice", `log ${logVkey}\nlog ${logVkey}\nquorum none\n`, 2],
    ["0 of a group", `${witness("a", 1)}group g 0 a\nquorum g\n`, 2],
    ["01 of a group", `${witness("a", 1)}group g 01 a\nquorum g\n`, 2],
    ["more than a group has", `${witness("a", 1)}group g 2 a\nquorum g\n`, 2],
    ["a log's key for a witness", `witness a ${logVkey}\nquorum a\n`, 1],
    ["a witness's key for a log", `log ${keyText(1)}\nquorum none\n`, 1],
    ["another keyword", "witnesses a\nquorum none\n", 1],
    ["an upper-case keyword", "Quorum none\n", 1],
    ["words too many", "quorum none a\n", 1],
    ["words too many after a log", `log ${logVkey} https://l.invalid more\nquorum none\n`, 1],
    ["words too many after a witness", `witness a ${keyText(1)} https://w.invalid more\nquorum a\n`, 1],
    ["a log without a key", "log\nquorum none\n", 1],
    ["a witness without a key", "witness a\nquorum none\n", 1],
    ["a group without a number", "group g\nquorum none\n", 1],
    ["a quorum of no name", "quorum\n", 1],
    ["more than 1,000 lines", `quorum none\n${"\n".repeat(1000)}`, null],
    ["a carriage return", "quorum none\r\n", null],
    ["a form feed between words", "quorum\fnone\n", null],
    ["a no-break space between words", "quorum\u00a0none\n", 1],
    ["a lone surrogate", "# \ud800\nquorum none\n", null],
  ])("[L18] refused: %s", (_what, text, line) => {
    expect(parsePolicy(text, sha256)).toMatchObject({ status: "refused", line });
  });

  it("[L18] no more witnesses than a checkpoint has room for, beside the log's own signature", () => {
    const of = (count: number) => Array.from({ length: count }, (_, at) => witness(`w${at}`, at)).join("");
    const names = Array.from({ length: 63 }, (_, at) => `w${at}`);
    const policy = read(`log ${logVkey}\n${of(63)}group all all ${names.join(" ")}\nquorum all\n`);
    const text = checkpointText({ origin: log.name, size: 0, root: sha256(new Uint8Array(0)) });
    const lines = names.map((_, at) => cosign(text, 1, signerOf(at), sha256));
    const note = utf8(signNote(text, log, sha256) + lines.join(""));
    expect(checkpointUnder(note, policy, ed25519Verify)).toMatchObject({ status: "read", missing: 0 });
    expect(parsePolicy(`${of(64)}quorum none\n`, sha256)).toMatchObject({ status: "refused", line: 64 });
  });

  it("[L19] a name that nothing defines is never taken for met", () => {
    const policy = read(`${witness("a", 1)}quorum a\n`);
    expect(() => stillNeeded({ ...policy, quorum: "b" }, new Set(["a"]))).toThrow(RangeError);
  });

  it("[L18] one key under two names and ids is one witness: refused", () => {
    const { publicKey } = signerOf(1);
    const again = witnessVkey(witnessKey("witness.invalid/again", publicKey, sha256));
    expect(parsePolicy(`${witness("a", 1)}witness b ${again}\nquorum a\n`, sha256).status).toBe("refused");
  });

  it("[L19] what is still needed is the least set that would do, by trying every set", () => {
    const trees = fc.record({
      least: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1)),
      there: fc.uniqueArray(fc.integer({ min: 0, max: 5 })),
    });
    fc.assert(
      fc.property(trees, ({ least: [a, b, c], there }) => {
        const lines = [0, 1, 2, 3, 4, 5].map((at) => witness(`w${at}`, at)).join("");
        const policy = read(
          `${lines}group a ${a + 1} w0 w1 w2\ngroup b ${b + 1} w3 w4 w5\ngroup c ${c + 1} a b\nquorum c\n`,
        );
        const names = (bits: number) => [0, 1, 2, 3, 4, 5].filter((at) => (bits & (1 << at)) !== 0);
        const reached = (ats: readonly number[]) => {
          const inA = ats.filter((at) => at < 3).length > a;
          const inB = ats.filter((at) => at >= 3).length > b;
          return Number(inA) + Number(inB) > c;
        };
        const least = Math.min(
          ...Array.from({ length: 64 }, (_, bits) => names(bits)).flatMap((more) =>
            reached([...new Set([...there, ...more])])
              ? [more.filter((at) => !there.includes(at)).length]
              : [],
          ),
        );
        expect(stillNeeded(policy, new Set(there.map((at) => `w${at}`)))).toBe(least);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a checkpoint under a policy", () => {
  const policy = read(EXAMPLE);
  const text = checkpointText({ origin: log.name, size: 3, root: sha256(utf8("r")) });
  const note = signNote(text, log, sha256);
  const lines = (...ats: number[]) => ats.map((at) => cosign(text, 100 + at, signerOf(at), sha256)).join("");
  const under = (whole: string, by = policy) => checkpointUnder(utf8(whole), by, ed25519Verify);

  it("[L19] is read with who saw it when, and how many are missing", () => {
    expect(under(note)).toMatchObject({ status: "read", witnessed: [], missing: 3 });
    expect(under(note + lines(1, 5, 9))).toMatchObject({
      witnessed: [
        { name: "X1", time: 101 },
        { name: "Y2", time: 105 },
      ],
      missing: 1,
    });
    expect(under(note + lines(1, 2, 5))).toMatchObject({ missing: 0 });
  });

  it("[L19] the log may be known from elsewhere, and a log of several policies may have a second signature", () => {
    const other = { name: "second.invalid/log", ...testKey(3) };
    const key = verifierKey(log.name, log.publicKey, sha256);
    const unnamed = read(EXAMPLE.replace(/^log .*\n/, ""));
    expect(under(note, unnamed).status).toBe("refused");
    expect(checkpointUnder(utf8(note), unnamed, ed25519Verify, [key]).status).toBe("read");
    const both = read(`log ${vkey(other.name, other.publicKey, sha256)}\n${EXAMPLE}`);
    const line = signNote(text, other, sha256).slice(text.length + 1);
    expect(under(note + line, both).status).toBe("read");
    expect(under(signNote("no checkpoint\n", log, sha256)).status).toBe("refused");
  });

  it("[L19] one witness many times is one witness", () => {
    const many = [1, 2, 3].map((time) => cosign(text, time, signerOf(1), sha256)).join("");
    expect(under(note + many + lines(5))).toMatchObject({ missing: 1 });
  });

  it("[L19] another log, a log that did not sign, and a bad cosignature are refused", () => {
    const stranger = { name: "else.invalid/log", ...testKey(2) };
    const theirs = checkpointText({ origin: stranger.name, size: 3, root: sha256(utf8("r")) });
    expect(under(signNote(theirs, stranger, sha256)).status).toBe("refused");
    // A key of the policy that signs for an origin that is not its own.
    expect(under(signNote(theirs, log, sha256)).status).toBe("refused");
    expect(under(`${text}\n${lines(1, 2, 5)}`).status).toBe("refused");
    const bad = cosign(text.replace("3", "4"), 1, signerOf(1), sha256);
    expect(under(note + bad + lines(2, 3, 5)).status).toBe("refused");
  });
});

describe("what another implementation made (torchwood)", () => {
  const policy = read(torchwood.policy);

  it("[L18] [L19] its checkpoint holds under its policy, and no fewer witnesses do", () => {
    const whole = checkpointUnder(utf8(torchwood.checkpoint), policy, ed25519Verify);
    expect(whole).toMatchObject({ missing: 0, checkpoint: { origin: "example.invalid/log", size: 10 } });
    const without = torchwood.checkpoint.replace(/— witness.invalid\/two .*\n/, "");
    expect(checkpointUnder(utf8(without), policy, ed25519Verify)).toMatchObject({ missing: 1 });
  });

  it("[L16] with its keys and its times we write its checkpoint, byte for byte", () => {
    const own = { name: "example.invalid/log", ...testKey(7) };
    const root = merkleRoot(
      Array.from({ length: 10 }, (_, at) => leafHash(utf8(`leaf ${at}`), sha256)),
      sha256,
    );
    const text = checkpointText({ origin: own.name, size: 10, root });
    const under = checkpointUnder(utf8(torchwood.checkpoint), policy, ed25519Verify);
    const times = under.status === "read" ? under.witnessed.map(({ time }) => time) : [];
    const cosigned = ["one", "two"].map((name, at) =>
      cosign(text, times[at] ?? 0, { name: `witness.invalid/${name}`, ...testKey(8 + at) }, sha256),
    );
    expect(signNote(text, own, sha256) + cosigned.join("")).toBe(torchwood.checkpoint);
  });

  it("[L23] its receipt is read and holds, and is written again byte for byte", () => {
    const receipt = parseTlogProof(utf8(torchwood.proof));
    expect(receipt).not.toBeNull();
    if (receipt === null) return;
    expect(tlogProofText(receipt)).toBe(torchwood.proof);
    const tools = { sha256, verify: ed25519Verify };
    expect(verifyTlogProof(receipt, utf8("leaf 6"), policy, tools)).toMatchObject({ missing: 0 });
    expect(verifyTlogProof(receipt, utf8("leaf 5"), policy, tools).status).toBe("refused");
  });
});
