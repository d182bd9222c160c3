/**
 * Damage of every kind to a release of 200 leaves and a desk of 2,000 ops, each audited: `npm run soak -- tamper
 * [FLIPS [SEED]]`, the two at once. Of the release's files up to 300 bytes (the checkpoint among them) every bit is
 * flipped; of all others FLIPS bits (4,000 unless told; of the desk half as many, since an audit of it takes
 * longer) are drawn by the seed, a like share of each file, and how many of how many is printed. Exit 1 where an
 * audit passes or names no fault.
 *
 * Not covered in a desk, and not flipped: `keys/` and `people/` (encrypted or the machine's own secrets: what they are
 * worth shows in signatures, and a copy handed to somebody for audit should not hold them), `register/` (derived; made anew
 * from the ops and then equal), `desk.lock` (says who has it open now).
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { inventedRelease, SIGNER } from "../../bench/inventedRelease.mjs";
import { auditDesk, auditRelease } from "../../packages/audit/dist/index.js";
import { checkpointText, logFiles, rootOf, signNote } from "../../packages/log/dist/index.js";
import { checkpointScript, fromUtf8 } from "../../packages/model/dist/index.js";
import { sha256, verify, verifyEs256 } from "../../packages/store/dist/index.js";

const DAFTAR = fileURLToPath(new URL("../../apps/cli/bin/daftar.js", import.meta.url));
const START = fileURLToPath(new URL("../../apps/cli/bin/daftar-start.js", import.meta.url));
const UNCOVERED = /^(?:keys|people|register)\/|^desk\.lock$/;

/** Numbers below 2^32 of a seed (mulberry32). */
function numbersOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const folderOf = (files) => ({
  read: async (path) => files.get(path) ?? null,
  list: async () => [...files.keys()],
});

// A desk is audited thousands of times over signatures that stay the same.
const judged = new Map();
function verifyOnce(key, message, signature) {
  const name = Buffer.concat([key, sha256(message), signature]).toString("latin1");
  let holds = judged.get(name);
  if (holds === undefined) {
    holds = verify(key, message, signature);
    judged.set(name, holds);
  }
  return holds;
}

const auditOf = {
  release: (files, outside) => auditRelease({ ...folderOf(files), sha256, verify, ...outside }),
  desk: (files) => auditDesk({ ...folderOf(files), sha256, verify: verifyOnce, verifyEs256 }),
};

function withFile(files, path, bytes) {
  const changed = new Map(files);
  if (bytes === null) changed.delete(path);
  else changed.set(path, bytes);
  return changed;
}

function flipped(bytes, bit) {
  const changed = Uint8Array.from(bytes);
  changed[bit >> 3] ^= 1 << (bit & 7);
  return changed;
}

/** Which bits of each file are flipped: all of those up to `whole` bytes, an equal share of what is left of the others. */
function bitsToFlip(files, { flips, whole, seed }) {
  const next = numbersOf(seed);
  const paths = [...files.keys()]
    .filter((path) => !UNCOVERED.test(path))
    .sort((a, b) => files.get(a).length - files.get(b).length);
  let left = flips;
  return paths.map((path, at) => {
    const bytes = files.get(path).length;
    const bits = 8 * bytes;
    const share = Math.max(1, Math.floor(left / (paths.length - at)));
    const chosen = new Set();
    if (bytes <= whole || bits <= share) for (let bit = 0; bit < bits; bit += 1) chosen.add(bit);
    else while (chosen.size < share) chosen.add(next() % bits);
    if (bytes > whole) left -= chosen.size;
    return { path, bits, chosen: [...chosen] };
  });
}

/** Missing, empty, cut by a byte and by half, longer by a line end; and every two neighbours exchanged. */
function* cutAndExchanged(files) {
  const paths = [...files.keys()].filter((path) => !UNCOVERED.test(path)).sort(byText);
  for (const path of paths) {
    const bytes = files.get(path);
    yield [`without ${path}`, withFile(files, path, null)];
    if (bytes.length > 0) yield [`${path} empty`, withFile(files, path, new Uint8Array(0))];
    if (bytes.length > 1) yield [`${path} cut by a byte`, withFile(files, path, bytes.slice(0, -1))];
    if (bytes.length > 2)
      yield [`${path} cut by half`, withFile(files, path, bytes.slice(0, bytes.length >> 1))];
    yield [`${path} longer`, withFile(files, path, Uint8Array.from([...bytes, 10]))];
  }
  for (const [at, path] of paths.entries()) {
    const other = paths[at + 1];
    if (other === undefined || Buffer.compare(files.get(path), files.get(other)) === 0) continue;
    const changed = withFile(withFile(files, path, files.get(other)), other, files.get(path));
    yield [`${path} and ${other} exchanged`, changed];
  }
}

/** The log of other leaves, signed by the desk's own key, in the place of the release's. */
function relogged(files, leaves, earlierSizes = []) {
  const text = checkpointText({ origin: SIGNER.name, size: leaves.length, root: rootOf(leaves, sha256) });
  const note = signNote(text, SIGNER, sha256);
  const changed = new Map([...files].filter(([path]) => !path.startsWith("log/")));
  for (const [path, bytes] of logFiles(leaves, note, sha256, earlierSizes)) changed.set(`log/${path}`, bytes);
  const said = JSON.parse(fromUtf8(leaves.at(-2)));
  const words = said.type === "words.publish" ? { approvals: said.approvals, dissents: said.dissents } : null;
  return changed.set("log/checkpoint.js", new TextEncoder().encode(checkpointScript(note, words)));
}

/** What a publisher who holds the key may try within one release; each alone is to be found. */
function* rewritten(first, second) {
  const { files, leaves } = first;
  for (const at of [0, 7, leaves.length - 3, leaves.length - 1])
    yield [`leaf ${at} dropped, tree rebuilt and signed again`, relogged(files, leaves.toSpliced(at, 1))];
  yield ["a leaf twice, signed again", relogged(files, leaves.toSpliced(5, 0, leaves[4]))];
  for (const [path, bytes] of second.files) {
    const older = first.files.get(path);
    if (older !== undefined && Buffer.compare(older, bytes) !== 0)
      yield [`${path} of the release before`, withFile(second.files, path, older)];
  }
}

/** What a reader who kept an older checkpoint finds: whether a log begins with it. */
function begins(leaves, kept) {
  const [, size, root] = fromUtf8(kept).split("\n");
  return (
    Number(size) <= leaves.length &&
    Buffer.from(rootOf(leaves.slice(0, Number(size)), sha256)).toString("base64") === root
  );
}

class Tally {
  tried = 0;
  missed = [];
  codes = new Map();
  async add(what, files, audit) {
    const { ok, faults } = await audit(files);
    this.tried += 1;
    if (ok || faults.length === 0 || faults[0].detail === "") this.missed.push(what);
    for (const code of new Set(faults.map((fault) => fault.code)))
      this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
  }
}

async function damageAll(name, files, audit, { cuts, tell, ...flipping }) {
  const whole = await audit(files);
  if (!whole.ok) throw new Error(`the undamaged ${name} does not pass: ${JSON.stringify(whole.faults[0])}`);
  const tally = new Tally();
  for (const { path, bits, chosen } of bitsToFlip(files, flipping)) {
    for (const bit of chosen)
      await tally.add(`bit ${bit} of ${path}`, withFile(files, path, flipped(files.get(path), bit)), audit);
    tell(
      `${name}: ${path}: ${chosen.length} of ${bits} bits flipped; not found so far: ${tally.missed.length}`,
    );
  }
  if (cuts) for (const [what, changed] of cutAndExchanged(files)) await tally.add(what, changed, audit);
  return tally;
}

/** Histories that hold together by themselves, and what is kept of another: a reader with neither witness nor memory is fooled. */
async function histories(first, second, tally) {
  const kept = second.files.get("log/checkpoint");
  const leaves = second.leaves.with(3, second.leaves[4]).with(4, second.leaves[3]);
  const exchanged = { files: relogged(second.files, leaves, [first.leaves.length]), leaves };
  const otherwise = inventedRelease(second.leaves.length, inventedRelease(first.leaves.length, null, 11));
  for (const [what, told] of [
    ["the release before, in the place of the newer", first],
    ["a person dropped from the first release, all made anew and signed by the desk's key", otherwise],
    ["two leaves exchanged, signed again by the desk's key", exchanged],
  ]) {
    if (!(await auditOf.release(told.files)).ok)
      throw new Error(`${what}: it should hold together by itself`);
    const outside = { outside: { policy: null, seen: kept, now: 0, oldAfterDays: 7 } };
    await tally.add(`${what}, beside a checkpoint kept`, told.files, (files) =>
      auditOf.release(files, outside),
    );
    if (begins(told.leaves, kept)) tally.missed.push(`${what}: a reader's checkpoint fits`);
  }
  if (!begins(second.leaves, first.files.get("log/checkpoint")))
    tally.missed.push("the second release does not begin with the first");
}

const filesBelow = (folder) =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), new Uint8Array(readFileSync(path))]),
  );

function run(program, cwd, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
}

const HEADER =
  "invented,id,kind,claimant,claimant_kind,via,value,low,high,qualifier,as_worded,counted,population_note,window_from,window_to,area,basis,stated_or_derived,part_of,part_kind,as_of,supersedes,answers,rebuts,caveats,responsibility,published_in,source_tier,note";
const claimRow = (n) =>
  `true,said-${n},figure,Union of Record Keepers (invented),rights-group,,${n},${n},${n},exact,${n} people,killed,,2014-05-07,,Zarrinrud (invented),stated,stated,,,2014-05-20,,,,,,an invented bulletin,primary,`;

/** The practice desk with its release, its accounts and signatures, and claims added until it holds so many ops. */
function deskFiles(work, ops) {
  const started = run(START, work, "--no-serve");
  if (started.status !== 0) throw new Error(started.stderr);
  const desk = join(work, "desks/practice");
  const { size } = JSON.parse(run(DAFTAR, work, "audit", desk, "--json").stdout);
  const rows = Array.from({ length: Math.max(0, ops - size) }, (_, n) => claimRow(n + 1));
  writeFileSync(join(work, "claims.csv"), `${[HEADER, ...rows].join("\n")}\n`);
  const added = run(DAFTAR, work, "claim", "add", "claims.csv", "--desk", desk, "--json");
  if (added.status !== 0) throw new Error(added.stderr + added.stdout);
  return filesBelow(desk);
}

/** The same through the command, from a disk: exit 1, and the fault is named. */
function throughTheCommand(work, files, tally) {
  for (const path of ["data/people.json", "log/checkpoint", "index.html"]) {
    const folder = join(work, `damaged-${tally.tried}`);
    for (const [name, bytes] of withFile(files, path, flipped(files.get(path), 99))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const { status, stdout } = run(DAFTAR, work, "audit", folder, "--json");
    tally.tried += 1;
    if (status !== 1 || JSON.parse(stdout).faults.length === 0)
      tally.missed.push(`${path}, through the command`);
  }
}

async function tamperRelease(options) {
  const first = inventedRelease(120);
  const second = inventedRelease(200, first);
  const tally = await damageAll("release", second.files, auditOf.release, options);
  for (const [what, files] of rewritten(first, second)) await tally.add(what, files, auditOf.release);
  await histories(first, second, tally);
  return { tally, files: second.files };
}

/** Calls with a folder for what is to lie on a disk, and removes it. */
async function inWork(use) {
  const work = mkdtempSync(join(tmpdir(), "daftar-tamper-"));
  try {
    return await use(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const PARTS = {
  // For ordinary tests: flipped and rewritten, but not cut, which `audit` tests itself.
  sample: async ({ flips, seed }) => {
    const { tally } = await tamperRelease({ flips, whole: 0, seed, cuts: false, tell: () => {} });
    return ["release", tally];
  },
  release: async ({ flips, seed }) => {
    const { tally, files } = await tamperRelease({ flips, whole: 300, seed, cuts: true, tell: console.log });
    await inWork((work) => throughTheCommand(work, files, tally));
    return ["release", tally];
  },
  desk: ({ flips, seed }) =>
    inWork(async (work) => {
      const options = { flips: flips >> 1, whole: 0, seed, cuts: true, tell: console.log };
      return ["desk", await damageAll("desk", deskFiles(work, 2_000), auditOf.desk, options)];
    }),
};

function print([name, tally]) {
  console.log(`${name}: ${tally.tried} audits of what was tampered with, ${tally.missed.length} passed`);
  console.log(
    `  faults: ${[...tally.codes]
      .sort(([a], [b]) => byText(a, b))
      .map(([code, count]) => `${code} ${count}`)
      .join(", ")}`,
  );
  for (const what of tally.missed) console.log(`  NOT FOUND: ${what}`);
  return tally.missed.length;
}

/** One part in a process of its own; true where it found everything. */
function inItsOwnProcess(part, { flips, seed }) {
  const program = fileURLToPath(import.meta.url);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, String(flips), String(seed), `--${part}`], {
      stdio: "inherit",
    });
    child.on("error", reject);
    child.on("close", (code) => resolve(code === 0));
  });
}

const told = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const [flips = 4_000, seed = 1] = told.map(Number);
const part = Object.keys(PARTS).find((name) => process.argv.includes(`--${name}`));
if (part === undefined) {
  const found = await Promise.all(["release", "desk"].map((name) => inItsOwnProcess(name, { flips, seed })));
  console.log(`again: npm run soak -- tamper ${flips} ${seed}`);
  process.exitCode = found.every(Boolean) ? 0 : 1;
} else {
  process.exitCode = print(await PARTS[part]({ flips, seed })) === 0 ? 0 : 1;
}
