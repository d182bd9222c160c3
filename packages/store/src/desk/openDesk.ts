/**
 * Opens a desk: holds it, checks what the op files say against what was applied, brings the register up
 * to them, and hands out everything a verb may do (design, "Ops, facts, decisions", 3, 6, 7, 8).
 *
 * Cost: a third of a second where the last close was clean; else the register is rebuilt, some seconds
 * and about ten for 100,000 records.
 */
import { basename, join } from "node:path";
import { DaftarError, isReceiveEpoch, type OpBody } from "@daftar/model";
import { recoverQuarantine } from "../exchange/quarantine.ts";
import { readDeskKeys, secretMark } from "../keys/deskKeys.ts";
import { nodeIdOf } from "../keys/ed25519.ts";
import { holdDesk } from "../lock/holdDesk.ts";
import { OpAppender, opFileName, setTailAside, wholeLines } from "../ops/opFile.ts";
import { genesisIn, namesKey, nodeKeysIn, type OpFolderFile, opFolderFiles } from "../ops/opFolder.ts";
import { type ChainState, checkApplied } from "../ops/readChain.ts";
import type { OpenedRegister } from "../register/openRegister.ts";
import { RowChunks } from "../rows/rowChunks.ts";
import { Vault } from "../vault/blobs.ts";
import { readDeskFile } from "./findDesk.ts";
import type { OpenDesk } from "./heldDesk.ts";
import type { OpenOptions } from "./openOptions.ts";
import { type Places, placesOf } from "./places.ts";

/** Throws where a file is of a node that no op names, or tells what another node received. */
function checkNodesOf(files: readonly OpFolderFile[], keys: ReadonlyMap<string, string>, own: string): void {
  for (const { path, node, epoch } of files) {
    if (keys.has(node) && (node === own || !isReceiveEpoch(epoch))) continue;
    throw new DaftarError("op.damaged", "an op file of a node that nobody enrolled", {
      file: `ops/${basename(path)}`,
    });
  }
}

/** Throws where the key on this disk is neither the first op's nor one that some `node` op names. */
function checkOwnKey(files: readonly OpFolderFile[], genesis: OpBody<"genesis">, key: string): void {
  if (genesis.nodeKey === key || namesKey(files, key)) return;
  throw new DaftarError("desk.damaged", "the node's key is not one of this desk's", {
    file: "keys/node.json",
  });
}

/** Throws where a file holds less than, or something else than, what was applied from it. */
function checkStates(places: Places, files: readonly OpFolderFile[], states: readonly ChainState[]): void {
  for (const state of states) {
    const path = join(places.ops, opFileName(state.node, state.epoch));
    if (!files.some((file) => file.path === path)) {
      throw new DaftarError("op.damaged", "an op file is gone", {
        file: `ops/${opFileName(state.node, state.epoch)}`,
      });
    }
    checkApplied(path, state);
  }
}

/**
 * Opens the desk in a folder. Close it: until then nobody else can open it.
 *
 * @throws DaftarError desk.not-found, desk.newer, desk.damaged, desk.held, op.damaged, blob.missing,
 *   blob.damaged; the desk is then as it was
 */
export async function openDesk(dir: string, options: OpenOptions): Promise<OpenDesk> {
  const desk = readDeskFile(dir);
  const places = placesOf(dir);
  const keys = readDeskKeys(places.keys);
  // The database and its query layer are dear to load, and verbs on plain files come without them.
  const { markOpened, openRegister } = await import("../register/openRegister.ts");
  const { OpenDesk: HeldDesk } = await import("./heldDesk.ts");
  const hold = await holdDesk(dir, desk.id, options);
  let opened: OpenedRegister | null = null;
  let appender: OpAppender | null = null;
  try {
    const node = nodeIdOf(keys.node.publicKey);
    // What a crash cut off while a bundle was taken in comes first: it may have half-lengthened op files.
    recoverQuarantine(places);
    const files = opFolderFiles(places.ops);
    const genesis = genesisIn(files, desk.id);
    if (genesis === null) {
      throw new DaftarError("op.damaged", "the first op of the desk does not read", { file: "ops/" });
    }
    if (genesis.secretMark !== undefined && genesis.secretMark !== secretMark(keys.secret)) {
      throw new DaftarError("desk.damaged", "the organisation's secret is not the one of the first op", {
        file: "keys/org.secret",
      });
    }
    const nodeKeys = nodeKeysIn(files, genesis, keys.node.publicKey);
    checkNodesOf(files, nodeKeys, node);
    checkOwnKey(files, genesis, keys.node.publicKey);
    opened = await openRegister(places.register, (states) => checkStates(places, files, states));
    for (const { path } of files) {
      const { whole, size } = wholeLines(path);
      if (whole === size) continue;
      const name = setTailAside(path, whole, size);
      options.onNotice(
        "op.half-written",
        `a write that was never acknowledged was cut off; it is kept as ops/${name}`,
      );
    }
    markOpened(places.register);
    appender = new OpAppender(places.ops, node, 0);
    const held = new HeldDesk({
      info: { ...desk, dir, genesis },
      places,
      keys,
      hold,
      appender,
      db: opened.db,
      rows: new RowChunks(places.rows, options.random),
      vault: new Vault(places.blobs),
      options,
      nodeKeys,
      chain: { node, epoch: 0 },
    });
    await held.applyRest(opened.vector);
    return held;
  } catch (error) {
    appender?.close();
    await opened?.db.destroy();
    await hold.release();
    throw error;
  }
}
