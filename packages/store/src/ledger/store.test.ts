import { afterAll, beforeAll, describe } from "vitest";
import { openPostgres } from "../register/postgres.ts";
import { Cluster, DEBIANS, NPMS } from "../testing/postgres.ts";
import { registerSuite } from "../testing/registerSuite.ts";
import { storeSuite } from "../testing/storeSuite.ts";

/** Servers are started and desks made: on a busy machine that takes its time. */
const MINUTES = { timeout: 180_000 };

storeSuite("its folder", async () => null);

for (const programs of [DEBIANS, NPMS]) {
  const { name, folder } = programs;
  describe.skipIf(folder === null)(`${name} (skipped where it is not installed)`, MINUTES, () => {
    let cluster: Cluster;
    beforeAll(async () => {
      cluster = await Cluster.start(programs);
    }, MINUTES.timeout);
    afterAll(() => cluster.remove());

    registerSuite(name, async () => {
      const url = await cluster.database();
      const name = new URL(url).pathname.slice(1);
      await cluster.sql(name, (client) => client.query("create schema daftar"));
      return openPostgres(url);
    });
    storeSuite(name, () => cluster.database());
  });
}
