/**
 * The process that the soak kills. It says `ready` when what it is killed in begins, and `done` with what it
 * acknowledged when that ended; each in one write, so that what was read had been said.
 */
import { writeSync } from "node:fs";
import { writeBackup } from "../../packages/store/dist/index.js";
import { keepOpen, run } from "./onDesk.mjs";
import { backupJob } from "./template.mjs";

const [kind, folder, dir, told] = process.argv.slice(2);
const given = JSON.parse(told);
const say = (what, value) => writeSync(1, `${what} ${JSON.stringify(value)}\n`);

const WORK = {
  /** Appends until it is killed. */
  async append() {
    const { desk } = await keepOpen(folder, dir);
    say("ready", null);
    for (let round = 0; ; round += 1) {
      const batch = Array.from({ length: 1 + (round % 5) }, (_, at) => ({
        type: "conditions",
        subject: `soak-${given.run}-${round}-${at}`,
        body: { from: "2014-01-04", to: "2014-01-05", where: "Arvandis", cut: "x".repeat(300) },
        by: "machine",
      }));
      const written = await desk.append(batch);
      say(
        "op",
        written.map(({ opId }) => opId),
      );
    }
  },
  /** Gives the second approval, with which the release goes out. */
  async publish() {
    const kept = await keepOpen(folder, dir);
    say("ready", null);
    const { size, root, published } = await kept.run("release", { approve: given.digest, as: ["behzad"] });
    say("done", { size, root, published });
    await kept.close();
  },
  async backup() {
    const kept = await keepOpen(folder, dir);
    const plan = await kept.desk.lives.plan();
    await kept.close();
    say("ready", null);
    const { parts } = await writeBackup(backupJob(dir, given.out, plan, given.recipient));
    say("done", { parts });
  },
  async restore() {
    say("ready", null);
    const { register } = await run(folder, null, "restore", { parts: given.parts, dir, identity: given.key });
    say("done", { register });
  },
};

await WORK[kind]();
