/**
 * Kills processes at random moments of an append, a publication, a backup and a restore, and looks from
 * outside at what must hold afterwards (issue 7; store SPEC, S4, S24, S52, S54):
 *
 * - what was acknowledged is there;
 * - what was signed for the public log is what is published in the end, never another log of that size;
 * - a backup that was cut off is finished by the same command, and restores;
 * - a restore left no desk, or a whole one;
 * - `audit` passes after the next opening.
 *
 * The moment of a kill is a share of how long the work takes on this machine, drawn from a seed: the same
 * seed draws the same shares again, though the machine decides what happens at them.
 */
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./onDesk.mjs";
import { makeTemplate } from "./template.mjs";

const script = fileURLToPath(new URL("work.mjs", import.meta.url));
const KINDS = ["append", "publish", "backup", "restore"];
const LARGEST_NOTE = 64 * 1024;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function drawer(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Starts the work and ends it after so many milliseconds of it; null lets it end. */
function work(kind, folder, dir, given, afterMs) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, kind, folder, dir, JSON.stringify(given)], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = [];
    let rest = "";
    let trouble = "";
    let began = 0;
    let killed = false;
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (text) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        const [what] = line.split(" ", 1);
        said.push({ what, value: JSON.parse(line.slice(what.length + 1)) });
        if (what !== "ready") continue;
        began = performance.now();
        if (afterMs === null) continue;
        setTimeout(() => {
          killed = true;
          child.kill("SIGKILL");
        }, afterMs);
      }
    });
    child.stderr.on("data", (text) => {
      trouble += text;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (began === 0 || (code !== 0 && !killed)) reject(new Error(`${kind} broke: ${trouble}`));
      else resolve({ said, killed, tookMs: performance.now() - began });
    });
  });
}

const saidOf = (ended, what) => ended.said.filter((one) => one.what === what).map((one) => one.value);

function filesBelow(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Checkpoints of the log that lie anywhere in a folder, signed: size and root. */
function signedIn(dir, origin) {
  return filesBelow(dir)
    .filter((path) => !path.includes(`${join(dir, "register")}/pg`) && statSync(path).size < LARGEST_NOTE)
    .flatMap((path) => {
      const [, size, root, empty, signature] = readFileSync(path, "latin1").split("\n");
      const first = readFileSync(path, "utf8").split("\n", 1)[0];
      return first === origin && empty === "" && signature?.length > 0
        ? [{ size: Number(size), root, path }]
        : [];
    });
}

/** What a desk's op files hold. */
function opTextOf(dir) {
  return readdirSync(join(dir, "ops"))
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => readFileSync(join(dir, "ops", name), "utf8"))
    .join("");
}

class Run {
  constructor(template, place, number, share, lasts) {
    Object.assign(this, { template, place, number, share, lasts });
  }

  get dir() {
    return join(this.place, "desk");
  }

  must(holds, words) {
    if (!holds) throw new Error(words);
  }

  copyTemplate() {
    cpSync(this.template.dir, this.dir, { recursive: true });
  }

  async audit(dir) {
    const { ok, faults } = await run(this.place, null, "audit", { dir });
    this.must(ok, `the audit fails: ${JSON.stringify(faults)}`);
  }

  async kill(kind, given) {
    return work(kind, this.place, this.dir, given, this.share * 1.1 * this.lasts);
  }

  async append() {
    this.copyTemplate();
    const ended = await this.kill("append", { run: this.number });
    const acknowledged = saidOf(ended, "op").flat();
    // The next opening sets aside what was half-written and makes the register anew.
    await run(this.place, this.dir, "node list", {});
    await this.audit(this.dir);
    const rounds = opTextOf(this.dir).match(/"subject":"soak-/g)?.length ?? 0;
    this.must(rounds >= acknowledged.length, `${acknowledged.length} were acknowledged, ${rounds} are there`);
  }

  async publish() {
    this.copyTemplate();
    const { digest } = this.template;
    const ended = await this.kill("publish", { digest });
    const origin = JSON.parse(opTextOf(this.dir).split("\n", 1)[0]).op.body.logOrigin;
    const signed = signedIn(this.dir, origin);
    const [answered] = saidOf(ended, "done");
    // Where the second approval was not written it is given again; where it was, looking publishes.
    const again = await run(this.place, this.dir, "release", { approve: digest, as: ["behzad"] }).catch(
      () => null,
    );
    const shown = again?.published === true ? again : await run(this.place, this.dir, "release", {});
    await this.audit(this.dir);
    this.must(shown.published, "it is not published in the end");
    const root = Buffer.from(shown.root, "hex").toString("base64");
    for (const one of signed) {
      const same = one.size === shown.size ? one.root === root : one.size < shown.size;
      this.must(same, `a log of ${one.size} was signed (${one.path}) that is not the one published`);
    }
    if (answered !== undefined) {
      this.must(answered.root === shown.root && answered.size === shown.size, "it was told as another log");
    }
    const kept = signedIn(join(this.dir, "published", digest), origin);
    this.must(
      kept.some((one) => one.root === root),
      "what was signed is not on the disk",
    );
  }

  async backup() {
    this.copyTemplate();
    const { recipient, key, register } = this.template;
    const out = join(this.place, "out");
    const ended = await this.kill("backup", { out, recipient });
    const before = existsSync(out) ? readdirSync(out).filter((name) => name.endsWith(".age")) : [];
    const finished = saidOf(ended, "done").length > 0;
    if (!finished) {
      const whole = await work("backup", this.place, this.dir, { out, recipient }, null);
      const [{ parts }] = saidOf(whole, "done");
      this.must(
        before.every((name) => readdirSync(out).includes(name)),
        "a part that was there is gone",
      );
      this.must(readdirSync(out).length === parts, "something else lies beside the parts");
    }
    // Half of them, since a restore takes as long as all else here.
    if (this.number % (2 * KINDS.length) < KINDS.length) {
      const to = { parts: out, dir: join(this.place, "restored"), identity: key };
      const restored = await run(this.place, null, "restore", to);
      this.must(restored.register === register, "the backup holds another desk");
    }
    await this.audit(this.dir);
  }

  async restore() {
    const { parts, key, register } = this.template;
    mkdirSync(this.place, { recursive: true });
    const ended = await this.kill("restore", { parts, key });
    const is = existsSync(join(this.dir, "desk.json"));
    this.must(is || saidOf(ended, "done").length === 0, "a restore that was acknowledged is no desk");
    if (is) await run(this.place, this.dir, "node list", {});
    else {
      const again = await run(this.place, null, "restore", { parts, dir: this.dir, identity: key });
      this.must(again.register === register, "the backup holds another desk");
    }
    await this.audit(this.dir);
    const { nodes } = await run(this.place, this.dir, "node list", {});
    this.must(nodes[0].restored.length === 1, "it began no life of its own");
  }
}

/** How long each kind takes on this machine, from its beginning to its end; for an append a second of it. */
async function measure(template, root) {
  const lasts = new Map([["append", 1000]]);
  for (const kind of KINDS.slice(1)) {
    const place = join(root, `measured-${kind}`);
    mkdirSync(place);
    if (kind !== "restore") cpSync(template.dir, join(place, "desk"), { recursive: true });
    const given = { ...template, out: join(place, "out") };
    const { tookMs } = await work(kind, place, join(place, "desk"), given, null);
    lasts.set(kind, tookMs);
    rmSync(place, { recursive: true, force: true });
  }
  return lasts;
}

/**
 * @param {{ runs: number, seed: number, atOnce?: number, tell?: (words: string) => void }} options
 * @returns {Promise<{ runs: number, failed: { run: number, kind: string, words: string }[] }>}
 */
export async function soak({ runs, seed, atOnce = 2, tell = () => {} }) {
  const root = mkdtempSync(join(tmpdir(), "daftar-soak-"));
  const draw = drawer(seed);
  const todo = Array.from({ length: runs }, (_, number) => ({
    number,
    kind: KINDS[number % KINDS.length],
    share: draw(),
  }));
  const failed = [];
  let over = 0;
  try {
    const folder = join(root, "template");
    mkdirSync(folder);
    const template = await makeTemplate(folder);
    const lasts = await measure(template, root);
    const next = async () => {
      for (let one = todo.shift(); one !== undefined; one = todo.shift()) {
        const { number, kind, share } = one;
        const place = join(root, `run-${number}`);
        mkdirSync(place);
        try {
          await new Run(template, place, number, share, lasts.get(kind))[kind]();
        } catch (error) {
          failed.push({ run: number, kind, words: error instanceof Error ? error.message : String(error) });
        }
        rmSync(place, { recursive: true, force: true });
        over += 1;
        tell(
          `${over}/${runs} ${kind} killed at ${Math.round(share * 110)} %${failed.at(-1)?.run === number ? ": FAILED" : ""}`,
        );
      }
    };
    await Promise.all(Array.from({ length: atOnce }, next));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { runs, failed };
}
