/**
 * A small invented desk that stays open, as a server's does, and on which somebody may decide while somebody
 * else types a passphrase: what two people do at once is told apart by who was asked for theirs.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Role, role, UNKNOWN_LINEAGE } from "@daftar/model";
import { createDesk, newCustodian, type OpenDesk, openDesk } from "@daftar/store";
import { linkHere, openAndClose, runVerb, type VerbContext } from "../src/index.ts";
import { diskFiles } from "../src/session/diskFiles.ts";
import { openOptionsOf } from "../src/session/withDesk.ts";

const ALL: readonly Role[] = role.options;
const PEOPLE = ["anna", "behzad", "clara", "dimitri"] as const;

export interface SharedDesk {
  readonly dir: string;
  readonly open: OpenDesk;
  /** Opens what is sealed to the one custodian: on no real desk. */
  readonly custodian: string;
  /** Codes of what verbs noticed. */
  readonly noticed: readonly string[];
  /** Runs a verb; `meanwhile` is done when it first asks for a passphrase. */
  run(verb: string, input: Record<string, unknown>, meanwhile?: () => Promise<unknown>): Promise<unknown>;
  /** Something to do just before the next write: when all is looked at, approved and ready. */
  beforeNextWrite(work: () => Promise<unknown>): void;
  /** Lets days go by. */
  later(days: number): void;
  /** A context on another desk folder, opened and closed for each verb. */
  contextOf(folder: string): VerbContext;
  /** Writes a file that a verb reads. @returns its name */
  file(name: string, content: unknown): string;
  /** Where it lies. */
  path(name: string): string;
  remove(): Promise<void>;
}

/**
 * @param people enrolled by nobody, each with every role; none: a desk on which nobody is yet
 * @param custodians as `init` takes them; else one, whose identity is `custodian`
 */
export async function sharedDesk(
  people: readonly string[] = PEOPLE,
  custodians: readonly string[] = [],
): Promise<SharedDesk> {
  const dir = mkdtempSync(join(tmpdir(), "daftar-shared-"));
  const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count));
  let now = Date.UTC(2031, 0, 5, 8);
  const clock = (): number => (now += 1000);
  const custodian = await newCustodian();
  await createDesk(join(dir, "desk"), {
    name: "invented",
    practice: true,
    custodians: custodians.length > 0 ? custodians : [custodian.recipient],
    founders: people.map((person) => ({ person, passphrase: `${person}'s words`, roles: ALL })),
    workFactor: 2,
    clock,
    random,
  });
  let open: OpenDesk | null = null;
  const noticed: string[] = [];
  const contextWith = (passphrase: VerbContext["passphrase"]): VerbContext => ({
    cwd: dir,
    env: {},
    clock,
    random,
    progress: () => {},
    notice: (code) => void noticed.push(code),
    desks: {
      async borrow(folder, options) {
        open ??= await openDesk(folder, options);
        return { desk: open, giveBack: () => Promise.resolve() };
      },
    },
    files: diskFiles(dir),
    linkAll: linkHere,
    checker: async () => null,
    unlocked: () => null,
    passphrase,
    ask: null,
    desk: join(dir, "desk"),
    waitMs: 0,
  });
  const words = (person: string): Promise<string> => Promise.resolve(`${person}'s words`);
  open = await openDesk(join(dir, "desk"), openOptionsOf(contextWith(words)));
  const held = open;
  let waitingForWrite: (() => Promise<unknown>) | undefined;
  const append = held.append.bind(held);
  held.append = async (...given) => {
    const first = waitingForWrite;
    waitingForWrite = undefined;
    await first?.();
    return append(...given);
  };
  return {
    dir,
    open: held,
    custodian: custodian.identity,
    noticed,
    run: async (verb, input, meanwhile) => {
      let waiting = meanwhile;
      const asked = async (person: string): Promise<string> => {
        const first = waiting;
        waiting = undefined;
        await first?.();
        return words(person);
      };
      return (await runVerb(verb, contextWith(asked), input)).result;
    },
    beforeNextWrite: (work) => {
      waitingForWrite = work;
    },
    later: (days) => {
      now += days * 86_400_000;
    },
    contextOf: (folder) => ({ ...contextWith(words), desks: openAndClose, desk: folder }),
    file: (name, content) => {
      const asItIs = typeof content === "string" || content instanceof Uint8Array;
      writeFileSync(join(dir, name), asItIs ? content : JSON.stringify(content));
      return name;
    },
    path: (name) => join(dir, name),
    remove: async () => {
      await held.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** An invented scope of one province. */
export const SCOPE = {
  name: "An invented scope",
  window: { from: "2031-01-01", to: "2031-01-31" },
  laterDeathsUntil: "2031-03-31",
  area: {
    name: "Invented Land",
    provinces: [
      {
        id: "north",
        names: ["North"],
        cities: [{ id: "arvandis", names: ["Arvandis"], provinces: ["north"] }],
      },
    ],
  },
  populations: ["protester", "unknown"],
  waysOfDying: ["gunfire"],
};

/** A form about one invented person, of an origin of its own. */
export const formOf = (origin: string, name: string, direct = true) => ({
  cells: { name, deathDate: "2031-01-09", deathPlace: "Arvandis" },
  lineage: { ...UNKNOWN_LINEAGE, origin, direct },
});
