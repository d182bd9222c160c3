/**
 * Flows: what files, forms and pictures of a source's go through, each once. The test (canary.test.ts) looks for
 * canaries after them, and holds that every verb is in a flow or in NOT_PUT_THROUGH.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { tellingJpeg } from "../../packages/evidence/src/testing/inventedPictures.ts";
import { CANARIES, forms, gif, lists, mapping } from "./canaries.ts";

/** What flows have at hand. */
export interface Place {
  readonly desk: string;
  /** A user's own folder, outside every desk: canaries lie here in clear. */
  readonly input: string;
  /** Where exports go; no canary may be here. */
  readonly exports: string;
  /** Identities of the desk's custodians, on machines of theirs. */
  readonly keys: readonly string[];
  /** What a source said, as it is put in: longer where lengths are to be compared. */
  readonly told: (text: string) => string;
  /** Who records, and two who assess and approve. */
  readonly people: readonly [string, string, string];
  /** Runs the command, which must succeed. @returns what it printed */
  readonly run: (...args: readonly string[]) => Promise<string>;
  /** Runs it on the custodians' side, where what is printed is what was opened. */
  readonly runApart: (...args: readonly string[]) => Promise<string>;
  /** Runs the command, which must refuse. */
  readonly refused: (...args: readonly string[]) => Promise<void>;
}

export interface Flow {
  readonly what: string;
  readonly run: (at: Place) => Promise<void>;
}

/** Verbs that no flow runs, and why none needs to. */
export const NOT_PUT_THROUGH: Readonly<Record<string, string>> = {
  "claim add": "public claims, on a desk of their own words; no field of it is a source's",
  "claim extract": "public texts, and no desk",
  conditions: "a table of what was cut where",
  "list declare": "coverage, in clear by design",
  "log renew": "an origin and a key, which are public",
  "node continue": "one decision on a restored desk, which holds what the backup held",
  "node revoke": "one decision, of a machine's name",
  lineage: "pseudonyms, refused where they tell how to reach somebody",
  "person add": "a pseudonym and a key",
  "person passkey": "a pseudonym and a key",
  "person revoke": "a pseudonym and a key",
  "person role": "a pseudonym and roles",
  resolve: "one value of those that are readable",
  "review decide": "two ids and a verdict",
  "set-aside": "an id and one of five reasons",
  sign: "ids, a level and hashes",
  simulate: "invented people, and no desk",
  "timestamp add": "an authority's answer to a salted digest",
  "timestamp show": "times, and who says so",
  "witness add": "a witness's answer to a checkpoint",
  "witness init": "another organisation's folder",
  "witness request": "a checkpoint, and hashes",
  "witness sign": "another organisation's folder",
  "witness submit": "the request that witness request writes",
  "witness trust": "another organisation's folder",
};

/** The value of a key of a JSON document that was printed. */
function told(printed: string, key: string): string {
  const value: unknown = JSON.parse(printed);
  const found = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return String(found.find(([name]) => name === key)?.[1]);
}

/** The first id that was printed. */
const idIn = (printed: string): string => /"id":"([^"]+)"/.exec(printed)?.[1] ?? "";

function file(at: Place, name: string, content: string | Uint8Array): string {
  const path = join(at.input, name);
  writeFileSync(path, content);
  return path;
}

/** A record of the desk's. */
const recordIn = async (at: Place): Promise<string> =>
  /"records":\["([^"]+)"/.exec(await at.run("victim", "list", "--json"))?.[1] ?? "";

const LISTS = ["by-proposal", "by-workbook", "by-mapping", "by-parquet"];

/** Flows that every desk takes, in this order. */
export const FLOWS: readonly Flow[] = [
  {
    what: "a CSV file, by the mapping proposed",
    run: async (at) => {
      const list = file(at, `list from ${CANARIES.fileName}.csv`, lists.csv(at.told));
      await at.run("import", list, "--list", "by-proposal", "--yes");
    },
  },
  {
    what: "a workbook, with its sheet's name and author",
    run: async (at) => {
      const list = file(at, `${CANARIES.fileName}.xlsx`, await lists.workbook());
      await at.run("import", list, "--list", "by-workbook", "--yes");
    },
  },
  {
    what: "a mapping file that names a column by a canary",
    run: async (at) => {
      const map = file(at, `map of ${CANARIES.mappingNote}.json`, mapping("text"));
      const list = file(at, "mapped.csv", lists.plain());
      await at.run("import", list, "--list", "by-mapping", "--map", map, "--json");
    },
  },
  {
    what: "a Parquet file",
    run: async (at) => {
      const list = file(at, `${CANARIES.fileName}.parquet`, lists.parquet());
      await at.run("import", list, "--list", "by-parquet", "--yes");
    },
  },
  {
    what: "rows that cannot be read, given back beside the file",
    run: async (at) => {
      const list = file(at, "wrong.csv", lists.wrong());
      const back = join(at.input, "rejected.csv");
      await at.run("import", list, "--list", "by-mistake", "--yes", "--rejected", back, "--json");
    },
  },
  {
    what: "a cell that tells of a source, in a column that looks harmless",
    run: async (at) => {
      const list = file(at, "long.csv", lists.long());
      await at.run("import", list, "--list", "by-length", "--yes", "--rejected", join(at.input, "more.csv"));
    },
  },
  {
    what: "files, mappings and forms that are refused",
    run: async (at) => {
      const map = file(at, "bad.json", mapping("surely-no-role"));
      const list = file(at, `refused of ${CANARIES.fileName}.csv`, lists.short());
      const broken = file(at, "broken.xlsx", `PK\u0003\u0004${CANARIES.refusedForm}`);
      const form = forms.person({ name: CANARIES.refusedForm }, { deathDate: CANARIES.refusedForm });
      const missing = join(at.input, `no ${CANARIES.fileName}.csv`);
      await at.refused("import", list, "--list", "refused", "--map", map);
      await at.refused("import", broken, "--list", "refused", "--yes");
      await at.refused("account", "add", file(at, "refused.json", form), "--as", at.people[0]);
      await at.refused("import", missing, "--list", "refused", "--yes", "--json");
    },
  },
  {
    what: "a form about one person, with every role that is sealed",
    run: async (at) => {
      const source = { name: at.told(CANARIES.accountSource), email: CANARIES.email };
      const form = forms.person(source, forms.everyRole(at.told(CANARIES.accountText)));
      await at.run("account", "add", file(at, "form.json", form), "--as", at.people[0]);
    },
  },
  {
    what: "a form about a number of dead",
    run: async (at) => {
      const form = file(at, "count.json", forms.count());
      await at.run("account", "count", form, "--as", at.people[0]);
    },
  },
  {
    what: "assessing, linking, deciding",
    run: async (at) => {
      const [, a, b] = at.people;
      const words = ["--checked", "all", "--faults", "0", "--reason", "read", "--as", a, "--as", b];
      for (const list of LISTS) await at.run("assess", "list", list, ...words);
      await at.run("link");
      const listed = await at.run("victim", "list", "--limit", "1000", "--json");
      const ids = [...listed.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? "");
      const record = await recordIn(at);
      await at.run("assess", "account", record, "--verdict", "credible", "--as", a, "--reason", "read");
      await at.run("consent", record, "--class", "count-only", "--as", a, "--reason", "asked");
      await at.run("dispute", ids[0] ?? "", "--about", "circumstances", "--as", a, "--reason", "unclear");
      await at.run("victim", "show", ids[0] ?? "", "--json");
    },
  },
  {
    what: "looking at everything, rebuilding",
    run: async (at) => {
      await at.run("victim", "history", idIn(await at.run("victim", "list", "--json")));
      for (const verb of LOOKS) await at.run(...verb.split(" "), "--json");
      await at.run("incident", "show", idIn(await at.run("incident", "list", "--json")), "--json");
    },
  },
  {
    what: "evidence kept as it is: a picture and a text, with what they say",
    run: async (at) => {
      const about = await recordIn(at);
      const files = [
        file(at, `${CANARIES.evidenceName}.gif`, gif()),
        file(at, `${CANARIES.evidenceName}.txt`, CANARIES.evidenceText),
      ];
      const how = ["--kind", "other", "--about", about, "--as", at.people[0], "--json"];
      const id = idIn(await at.run("evidence", "add", ...files, ...how));
      await at.run("evidence", "show", id, "--json");
    },
  },
  {
    what: "a photograph that tells in EXIF, XMP, IPTC, its thumbnail, its tail and its name: looked at, opened, published",
    run: async (at) => {
      const photo = file(at, `${CANARIES.photoName}.jpg`, await tellingJpeg());
      const as = ["--as", at.people[0], "--json"];
      const id = idIn(await at.run("evidence", "add", photo, "--about", await recordIn(at), ...as));
      await at.run("evidence", "look", id, "--json");
      await at.run("evidence", "open", id, "--out", join(at.exports, "opened.jpg"), ...as);
      await at.run("evidence", "publish", id, "--out", at.exports, ...as);
      await at.run("evidence", "list", "--json");
      await at.run("evidence", "check", "--json");
      await at.run("timestamp", "request", "--out", join(at.exports, "stamp.tsq"), ...as);
    },
  },
  {
    what: "a second machine: request, join file, and bundles either way",
    run: async (at) => {
      const [ask, join_] = [join(at.exports, "request.json"), join(at.exports, "join.age")];
      const second = secondOf(at);
      const here = /"node":"([^"]+)","here":true/.exec(await at.run("node", "list", "--json"))?.[1] ?? "";
      const node = told(await at.run("init", second, "--request", ask, "--json"), "node");
      const who = at.people[1];
      await at.run("node", "invite", ask, "--out", join_, "--person", who, "--as", who);
      await at.run("init", second, "--join", join_);
      const [there, back] = [join(at.exports, "bundle.age"), join(at.exports, "back.age")];
      await at.run("bundle", "pack", "--for", node, "--out", there);
      await at.run("bundle", "open", there, "--desk", second);
      const form = file(at, "joined.json", forms.person({ name: CANARIES.joinedSource }));
      await at.run("account", "add", form, "--as", who, "--desk", second);
      await at.run("bundle", "pack", "--for", here, "--out", back, "--desk", second);
      await at.run("bundle", "open", back);
      await at.run("toll", "--desk", second);
    },
  },
  {
    what: "an account that two people have erased",
    run: async (at) => {
      const [who, a, b] = at.people;
      const form = file(at, "erased.json", forms.person({ name: CANARIES.erasedSource }));
      const record = told(await at.run("account", "add", form, "--as", who, "--json"), "record");
      await at.run("erase", record, "--json");
      await at.run("erase", record, "--reason", "asked for", "--as", a, "--as", b, "--json");
    },
  },
  {
    what: "an opening: a list's file and a photograph, asked of custodians, answered by two, combined away from the desk",
    run: async (at) => {
      const [, a, b] = at.people;
      const taken = z.object({ evidence: z.array(z.object({ id: z.string(), kind: z.string() })) });
      const { evidence } = taken.parse(JSON.parse(await at.run("evidence", "list", "--json")));
      const photo = evidence.find(({ kind }) => kind === "photo")?.id ?? "";
      const why = ["--reason", "the canaries ask", "--as", a, "--as", b, "--json"];
      for (const [n, subject] of ["by-proposal", photo].entries()) {
        const [request, opener] = [join(at.exports, `ask-${n}`), join(at.input, `opener-${n}.txt`)];
        const opening = told(
          await at.run("custodian", "open", subject, "--out", request, "--identity", opener, ...why),
          "opening",
        );
        await at.run("custodian", "request", opening, "--out", join(at.exports, `ask-again-${n}`), "--json");
        const answers = [];
        for (const key of [at.keys[0] ?? "", at.keys[2] ?? ""]) {
          const answer = join(at.exports, `answer-${n}-${answers.length}`);
          await at.run("custodian", "share", request, "--identity", key, "--out", answer, "--yes");
          answers.push(answer);
        }
        const opened = ["--identity", opener, "--out", join(at.input, `opened-${n}`)];
        const whole = subject === photo ? ["--as-sealed"] : [];
        await at.runApart("custodian", "combine", request, ...answers, ...opened, ...whole);
      }
      await at.run("evidence", "check", "--opened", join(at.input, "opened-1"), "--json");
      await at.run("custodian", "openings", "--json");
      await at.run("custodian", "boxes", "--out", join(at.exports, "boxes"), "--json");
    },
  },
  {
    what: "a backup, restored",
    run: async (at) => {
      const key = join(at.input, "backup.txt");
      const recipient = told(await at.run("custodian", "new", "--out", key, "--json"), "recipient");
      const parts = join(at.exports, "parts");
      await at.run("backup", "--out", parts, "--recipient", recipient);
      await at.run("restore", parts, restoredOf(at), "--identity", key);
    },
  },
  {
    what: "a custodian's part, handed over to a successor on the restored desk",
    run: async (at) => {
      const [, a, b] = at.people;
      const key = join(at.input, "successor.txt");
      const successor = told(await at.run("custodian", "new", "--out", key, "--json"), "custodian");
      const [boxes, handed] = [join(at.exports, "boxes-there"), join(at.exports, "handed")];
      const accepted = join(at.exports, "accepted");
      const there = ["--desk", restoredOf(at)];
      await at.run("custodian", "boxes", "--out", boxes, ...there);
      const give = ["--identity", at.keys[2] ?? "", "--to", successor, "--out", handed, "--yes"];
      await at.run("custodian", "hand-over", boxes, ...give);
      await at.run("custodian", "accept", boxes, handed, "--identity", key, "--out", accepted);
      const by = ["--reason", "moves abroad", "--as", a, "--as", b];
      await at.run("custodian", "succeed", accepted, ...by, ...there);
    },
  },
];

const secondOf = (at: Place): string => join(at.exports, "second");
const restoredOf = (at: Place): string => join(at.exports, "restored");

/** Verbs that show what a desk holds, as they are printed. */
const LOOKS = [
  "today",
  "toll",
  "conflicts",
  "estimate",
  "list show",
  "review list",
  "claim check",
  "log show",
  "custodian list",
  "person list",
  "scope",
  "policy",
  "timestamp list",
  "witness status",
  "witness policy",
  "rebuild",
];

/** What goes into a release: a list, assessed, and a form. */
export const INTO_RELEASE: readonly Flow[] = [
  ...FLOWS.filter(({ what }) => /^a CSV file|^a form about one/.test(what)),
  {
    what: "the list, assessed",
    run: async (at) => {
      const [, a, b] = at.people;
      const read = ["--checked", "all", "--faults", "0", "--reason", "read"];
      await at.run("assess", "list", "by-proposal", ...read, "--as", a, "--as", b);
    },
  },
];

/** A release, where the gate lets one out: of the practice desk, with a policy that does. */
export const RELEASE: Flow = {
  what: "a release",
  run: async (at) => {
    const [, a, b] = at.people;
    await at.run("gate", "--json");
    const digest = told(await at.run("release", "--propose", "--json"), "digest");
    for (const who of [a, b]) await at.run("release", "--approve", digest, "--as", who);
    await at.run("release", "--out", join(at.exports, "release"));
  },
};

export const AUDITS: Flow = {
  what: "audits of a release and of its desk",
  run: async (at) => {
    await at.run("audit", join(at.exports, "release"), "--json");
    await at.run("audit", at.desk, "--json");
  },
};
