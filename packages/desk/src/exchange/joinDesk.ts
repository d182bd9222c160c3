/** A machine asks to join an organisation's desk, and joins it with the file it gets back. */
import { writeJoinRequest } from "@daftar/courier";
import { DaftarError, deskFile } from "@daftar/model";
import { joinDesk, requestToJoin, writeNewFile } from "@daftar/store";
import { diskFiles } from "../session/diskFiles.ts";
import { readUserJson } from "../session/userFile.ts";
import { databaseOf, opsOf, withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { openBundleFile } from "./openFile.ts";
import { newFile } from "./packFor.ts";

/** @throws DaftarError desk.exists, usage.wrong where the file exists */
export async function askToJoin(context: VerbContext, dir: string, out: string) {
  const request = newFile(context, out);
  const { node, key, recipient, sign } = await requestToJoin(dir, context.random);
  writeNewFile(request, writeJoinRequest(key, recipient, sign));
  return {
    dir,
    id: null,
    name: null,
    practice: null,
    custodians: 0,
    consentKeys: 0,
    threshold: null,
    people: [],
    node,
    request,
    ops: opsOf(context),
  };
}

/** @throws DaftarError join.no-request, join.invalid, desk.exists, `bundle.*` */
export async function join(context: VerbContext, dir: string, file: string) {
  let people: string[] = [];
  await joinDesk(
    dir,
    async (keys) => {
      const bundle = await openBundleFile(context.files, file, { desk: null, node: keys.node }, keys.decrypt);
      const { id, manifest, contents } = bundle;
      if (manifest.join === null)
        throw new DaftarError("join.invalid", "this is a bundle, not a join file", { file });
      people = manifest.join.people.map(({ person }) => person);
      const { desk, from, has } = manifest;
      return { id, desk, from: from.node, has, join: manifest.join, contents };
    },
    { ...context, database: databaseOf(context) },
  );
  const { id, name, practice } = await readUserJson(diskFiles(dir), "desk.json", deskFile, "desk.damaged");
  // The register is made here, so that the first command after this is as quick as any.
  const made = await withDesk(
    context,
    async ({ node, info: { genesis } }) => ({
      node,
      custodians: new Set(genesis.custodians).size,
      consentKeys: genesis.consentKeys?.length ?? 0,
      threshold: genesis.threshold ?? null,
    }),
    dir,
  );
  return { dir, id, name, practice, people, ...made, request: null, ops: opsOf(context) };
}
