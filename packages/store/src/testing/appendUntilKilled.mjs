/**
 * A process that appends to a desk until it is killed; run by `kill.test.ts` on the built package.
 *
 * Each acknowledged op id goes to stdout in one synchronous write, so what the parent has read was
 * acknowledged. It closes after so many batches, or when its stdin ends. Batches of decisions and imports of invented rows take turns.
 */
import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { openDesk } from "../../dist/index.js";

const [dir, waitMs, name, mostBatches] = process.argv.slice(2);
const random = (count) => new Uint8Array(randomBytes(count));
const fields = JSON.parse(process.env.NO_FIELDS);
const batch = (round) =>
  Array.from({ length: 1 + (round % 5) }, (_, at) => ({
    type: "conditions",
    subject: `${name}-${round}-${at}`,
    body: { from: "2031-01-04", to: "2031-01-05", where: "Invented City", cut: "x".repeat(500) },
    by: "anna",
  }));

function rowsOf(round) {
  return Array.from({ length: 20 }, (_, at) => ({
    record: (round * 100 + at).toString(16).padStart(32, "0"),
    version: round.toString(16).padStart(64, "0"),
    cells: [{ role: "name", header: "name", text: `Invented ${round}` }],
  }));
}

function importOf(desk, round) {
  const rows = rowsOf(round);
  const counts = { rows: 20, accepted: 20, rejected: 0, added: 20, changed: 0, unchanged: 0, missing: 0 };
  const zero = "0".repeat(64);
  const body = {
    list: "ledger",
    edition: { label: "invented", extent: "partial" },
    reader: "test/1",
    mapping: [],
    counts,
    chunks: [{ ...desk.putRows(rows), rows: 20, sealed: null }],
    chunksBlob: null,
    original: zero,
    fileMark: zero,
  };
  return [{ type: "import", body, by: "anna" }];
}

let stopped = false;
process.stdin.on("end", () => {
  stopped = true;
});
process.stdin.resume();

try {
  const desk = await openDesk(dir, {
    clock: Date.now,
    random,
    waitMs: Number(waitMs),
    database: process.env.DATABASE_URL ?? null,
    onNotice: (code) => writeSync(1, `notice ${code}\n`),
    readFields: (cells) => ({ ...fields, names: cells.map((cell) => cell.text) }),
  });
  writeSync(1, "open\n");
  for (let round = 0; round < Number(mostBatches) && !stopped; round += 1) {
    const written = await desk.append(round % 4 === 3 ? importOf(desk, round) : batch(round));
    writeSync(1, written.map(({ opId }) => `op ${opId}\n`).join(""));
  }
  await desk.close();
  writeSync(1, "closed\n");
} catch (error) {
  writeSync(1, `error ${error.code ?? error.message}\n`);
  process.exitCode = 3;
}
process.stdin.destroy();
