/**
 * Opens a desk: holds its ops, checks what they say against what was applied, brings the register up to
 * them, and hands out everything a verb may do (design, "Ops, facts, decisions", 3, 6, 7, 8).
 *
 * Cost: a third of a second where the last close was clean; else the register is rebuilt, some seconds
 * and about ten for 100,000 records. In a database nothing is rebuilt, whatever ended the last process.
 */
import { DaftarError, type DeskFile, isReceiveEpoch, type OpBody } from "@daftar/model";
import { readDeskKeys, secretMark } from "../keys/deskKeys.ts";
import { nodeIdOf } from "../keys/ed25519.ts";
import type { HeldLines, Ledger } from "../ledger/ledger.ts";
import { genesisIn, namesKey, nodeKeysIn } from "../ops/nodeKeysIn.ts";
import { nameOf, type OpChain, type OpLines } from "../ops/opLines.ts";
import { type ChainState, checkApplied } from "../ops/readChain.ts";
import { RowChunks } from "../rows/rowChunks.ts";
import { Vault } from "../vault/blobs.ts";
import { DeskChains } from "./deskChains.ts";
import { readDeskFile } from "./findDesk.ts";
import type { OpenDesk } from "./heldDesk.ts";
import { holdLines } from "./holdLines.ts";
import type { OpenOptions } from "./openOptions.ts";
import { placesOf } from "./places.ts";

/** Throws where a chain is of a node that no op names, or tells what another node received. */
function checkNodesOf(chains: readonly OpChain[], keys: ReadonlyMap<string, string>, own: string): void {
  for (const chain of chains) {
    if (keys.has(chain.node) && (chain.node === own || !isReceiveEpoch(chain.epoch))) continue;
    throw new DaftarError("op.damaged", "an op file of a node that nobody enrolled", {
      file: nameOf(chain),
    });
  }
}

/** Throws where the key on this disk is neither the first op's nor one that some `node` op names. */
async function checkOwnKey(
  lines: OpLines,
  chains: readonly OpChain[],
  genesis: OpBody<"genesis">,
  key: string,
): Promise<void> {
  if (genesis.nodeKey === key || (await namesKey(lines, chains, key))) return;
  throw new DaftarError("desk.damaged", "the node's key is not one of this desk's", {
    file: "keys/node.json",
  });
}

/** Throws where a chain holds less than, or something else than, what was applied from it. */
async function checkStates(
  lines: OpLines,
  chains: readonly OpChain[],
  states: readonly ChainState[],
): Promise<void> {
  for (const state of states) {
    const there = chains.some(
      ({ node, epoch, fork }) => !fork && node === state.node && epoch === state.epoch,
    );
    if (!there) {
      const { node, epoch } = state;
      throw new DaftarError("op.damaged", "an op file is gone", {
        file: nameOf({ node, epoch, fork: false }),
      });
    }
    await checkApplied(lines, state);
  }
}

/** Tells at every open that a machine's key was copied, until the machine is put out. */
async function tellOfForks(
  desk: OpenDesk,
  chains: readonly OpChain[],
  tell: OpenOptions["onNotice"],
): Promise<void> {
  const copied = new Set(chains.filter(({ fork }) => fork).map(({ node }) => node));
  if (copied.size === 0) return;
  const nodes = await desk.exchange.nodes();
  for (const node of copied) {
    if (nodes.get(node)?.revoked === true) continue;
    tell("node.copied", `two machines wrote with the key of ${node}; what both wrote is kept`);
  }
}

/**
 * Opens the desk in a folder. Close it: a desk of op files nobody else can open until then.
 *
 * @param file what its `desk.json` says; given for a desk in the making, which has none yet
 * @throws DaftarError desk.not-found, desk.newer, desk.damaged, desk.held, op.damaged, blob.missing,
 *   blob.damaged, or with a `database.*` code; the desk is then as it was
 */
export async function openDesk(
  dir: string,
  options: OpenOptions,
  file: DeskFile = readDeskFile(dir),
): Promise<OpenDesk> {
  const { ops, ...desk } = file;
  const places = placesOf(dir);
  const keys = readDeskKeys(places.keys);
  const own = { node: nodeIdOf(keys.node.publicKey), epoch: desk.epoch ?? 0 };
  // The database and its query layer are dear to load, and verbs on plain files come without them.
  const { OpenDesk: HeldDesk } = await import("./heldDesk.ts");
  const held: HeldLines = await holdLines(dir, desk.id, ops, own, options);
  let ledger: Ledger | null = null;
  try {
    const { lines } = held;
    const all = await lines.chains();
    const genesis = await genesisIn(lines, all, desk.id);
    if (genesis === null) {
      throw new DaftarError("op.damaged", "the first op of the desk does not read", { file: "ops/" });
    }
    if (genesis.secretMark !== undefined && genesis.secretMark !== secretMark(keys.secret)) {
      throw new DaftarError("desk.damaged", "the organisation's secret is not the one of the first op", {
        file: "keys/org.secret",
      });
    }
    const nodeKeys = await nodeKeysIn(lines, all, genesis, keys.node.publicKey);
    checkNodesOf(all, nodeKeys, own.node);
    await checkOwnKey(lines, all, genesis, keys.node.publicKey);
    const chains = new DeskChains(own, nodeKeys);
    const opened = await held.open(
      (states) => checkStates(lines, all, states),
      (db) => chains.readAnew(db),
    );
    ({ ledger } = opened);
    const open = new HeldDesk({
      info: { ...desk, dir, genesis },
      places,
      keys,
      ledger,
      chains,
      own,
      rows: new RowChunks(places.rows, options.random),
      vault: new Vault(places.blobs),
      options,
    });
    if (opened.behind) await open.bringUp(false);
    await open.look();
    await open.erasure.finish();
    await tellOfForks(open, all, options.onNotice);
    return open;
  } catch (error) {
    await (ledger === null ? held.letGo() : ledger.close(false));
    throw error;
  }
}
