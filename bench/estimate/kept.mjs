/**
 * What was measured already: one CSV a scenario, a line for each table and method, appended as it is found.
 *
 * A run that is interrupted loses at most one table; the next goes on where it stopped. Shards append to
 * files of their own and are read together. Where a table stands twice the later line of the later file holds.
 */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const HEADER = "replicate,method,documented,status,point,low,high,cpuMs";
const number = (text) => (text === "" ? null : Number(text));

export class Kept {
  #folder;
  #shard;

  constructor(folder, shard) {
    this.#folder = folder;
    this.#shard = shard;
    mkdirSync(folder, { recursive: true });
  }

  #files(scenario) {
    return readdirSync(this.#folder)
      .filter((file) => file.startsWith(`${scenario}.`) && file.endsWith(".csv"))
      .sort()
      .map((file) => join(this.#folder, file));
  }

  /** @returns Map of replicate → {documented, found: {method: {status, point, low, high, cpuMs}}} */
  read(scenario) {
    const tables = new Map();
    for (const file of this.#files(scenario)) {
      for (const line of readFileSync(file, "utf8").split("\n").slice(1)) {
        const cells = line.split(",");
        // A line that was cut while it was written is measured again.
        if (cells.length !== 8 || cells[7] === "") continue;
        const replicate = Number(cells[0]);
        const table = tables.get(replicate) ?? { documented: Number(cells[2]), found: {} };
        tables.set(replicate, table);
        table.found[cells[1]] = {
          status: cells[3],
          point: number(cells[4]),
          low: number(cells[5]),
          high: number(cells[6]),
          cpuMs: Number(cells[7]),
        };
      }
    }
    return tables;
  }

  add(scenario, replicate, method, documented, { status, point, low, high, cpuMs }) {
    const file = join(this.#folder, `${scenario}.${this.#shard}.csv`);
    const start = existsSync(file) ? "" : `${HEADER}\n`;
    const cells = [replicate, method, documented, status, point, low, high, cpuMs.toFixed(1)];
    // The line break leads, so that a line cut short cannot swallow the next.
    appendFileSync(file, `${start}${start === "" ? "\n" : ""}${cells.map((cell) => cell ?? "").join(",")}`);
  }

  forget(scenario) {
    for (const file of this.#files(scenario)) rmSync(file);
  }
}
