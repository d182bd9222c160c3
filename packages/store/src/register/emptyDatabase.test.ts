import { PGlite } from "@electric-sql/pglite";
import { describe, expect, it } from "vitest";
import { emptyDatabase, makeEmptyDatabase } from "./emptyDatabase.ts";

/** Everything a database begins with: relations, functions, and how it was set up. */
async function contents(loadDataDir: Blob): Promise<unknown> {
  const pglite = await PGlite.create({ loadDataDir });
  try {
    const [relations, functions, settings] = [
      await pglite.query("select relname, relkind from pg_class order by 1, 2"),
      await pglite.query("select count(*) from pg_proc"),
      await pglite.query("select name, setting from pg_settings order by name"),
    ];
    return [relations.rows, functions.rows, settings.rows];
  } finally {
    await pglite.close();
  }
}

describe("the empty database that a register begins as", () => {
  it("[S14] holds what PGlite makes now, whether the build kept it or not, and can be loaded again and again", async () => {
    const made = await contents(await makeEmptyDatabase());
    expect(await contents(await emptyDatabase())).toEqual(made);
    expect(await contents(await emptyDatabase())).toEqual(made);
  });
});
