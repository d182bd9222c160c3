/**
 * What a command does itself beside the server that ran its verb: the server goes to no place that it is told, so
 * files are written here, from its answer.
 */
import { resolve } from "node:path";
import {
  backupOutput,
  boxesOutput,
  boxesPlace,
  checkPlotFolder,
  estimateOutput,
  heldBack,
  placeOutside,
  receiptOf,
  type VerbContext,
  writeBoxesTo,
  writeByHand,
  writeOut,
  writeParts,
  writePlots,
} from "@daftar/desk";
import { DaftarError, fromUtf8 } from "@daftar/model";
import { writeNewFile } from "@daftar/store";
import { z } from "zod";
import type { ServerClient } from "./client.ts";

type Input = Readonly<Record<string, unknown>>;

interface Answered {
  readonly client: ServerClient;
  readonly context: VerbContext;
  /** Of the desk. */
  readonly folder: string;
  readonly input: Input;
  readonly result: unknown;
}

interface Here {
  /** Inputs that name places, and are dealt with here. */
  readonly places: readonly string[];
  /** Inputs beside them that the server is not told. */
  readonly own?: readonly string[];
  /** Before anything is sent, since the server cannot see where its answer is written. */
  readonly check?: (context: VerbContext, input: Input) => Promise<void>;
  /** @returns the result as it is shown */
  readonly write?: (answered: Answered) => Promise<unknown>;
}

const textOf = (input: Input, key: string): string | undefined => {
  const value = input[key];
  return typeof value === "string" ? value : undefined;
};

const importResult = z.looseObject({ rejectedFile: z.string().nullable() });

const rejectedPlace = (context: VerbContext, input: Input) =>
  context.files.rejectedOf(String(input["file"]), textOf(input, "rejected") ?? null);

/** Rows that could not be taken, fetched and written where the command would have written them. */
async function fetchRejected({ client, context, input, result }: Answered): Promise<unknown> {
  const shown = importResult.parse(result);
  const id = /^download:([0-9a-f]{32})$/.exec(shown.rejectedFile ?? "")?.[1];
  if (id === undefined) return result;
  const place = rejectedPlace(context, input);
  return { ...shown, rejectedFile: await place.write(fromUtf8(await client.bytes(`/api/downloads/${id}`))) };
}

/** The server tells this moment of the desk; the parts are written here, beside it. */
async function writeBackup({ context, folder, input, result }: Answered): Promise<unknown> {
  const out = textOf(input, "out");
  if (out === undefined) return result;
  const { plan } = backupOutput.parse(result);
  const recipients = z.array(z.string()).parse(input["recipient"] ?? []);
  return writeParts(context, folder, plan, { out, recipients });
}

const releaseResult = z.looseObject({
  did: z.string(),
  digest: z.string().nullable(),
  size: z.number().nullable(),
  heldBack,
});

/** The newest approved release, fetched and written where it was asked for; or a receipt out of it. */
async function fetchRelease({ client, context, input, result }: Answered): Promise<unknown> {
  const [to, receipt] = [textOf(input, "out"), textOf(input, "receipt")];
  const shown = releaseResult.parse(result);
  const { did, digest, size, heldBack: held } = shown;
  if (to === undefined || did !== "shown" || digest === null || size === null) return result;
  if (held !== null) throw new DaftarError(held.code, held.words);
  const out = resolve(context.cwd, to);
  const files = new Map<string, Uint8Array>();
  for (const path of await client.releaseFiles(digest)) {
    const encoded = path.split("/").map(encodeURIComponent).join("/");
    files.set(path, await client.bytes(`/api/releases/${digest}/${encoded}`));
  }
  if (receipt === undefined) await writeOut(out, files);
  else writeNewFile(out, receiptOf(files, size, receipt));
  return { ...shown, did: "written", out };
}

const openResult = z.looseObject({ opening: z.string() });

/** The file for the custodians, of an opening that was asked for. */
async function fetchOpeningRequest({ client, context, input, result }: Answered): Promise<unknown> {
  const out = textOf(input, "out");
  if (out === undefined) return result;
  const shown = openResult.parse(result);
  const request = placeOutside(context, out, "a request");
  const bytes = await client.bytes(`/api/openings/${shown.opening}/request`);
  writeNewFile(request, bytes);
  return { ...shown, request, bytes: bytes.length };
}

const openingRequest: Here = {
  places: ["out"],
  check: async (context, input) => {
    const out = textOf(input, "out");
    if (out !== undefined) placeOutside(context, out, "a request");
  },
  write: fetchOpeningRequest,
};

const requestResult = z.looseObject({ request: z.string() });

async function writeRequest({ context, input, result }: Answered): Promise<unknown> {
  const [out, svg] = [textOf(input, "out"), textOf(input, "svg")];
  const shown = requestResult.parse(result);
  return {
    ...shown,
    ...(await writeByHand(context, shown.request, { out, svg, code: input["code"] === true })),
  };
}

/** By verb. */
const HERE: Readonly<Record<string, Here>> = {
  backup: { places: ["out"], write: writeBackup },
  "custodian boxes": {
    places: ["out"],
    check: async (context, input) => {
      const out = textOf(input, "out");
      if (out !== undefined) boxesPlace(context, out);
    },
    write: async ({ context, folder, input, result }) => {
      const out = textOf(input, "out");
      return out === undefined ? result : writeBoxesTo(context, folder, boxesOutput.parse(result), out);
    },
  },
  // What opens the answers is not made beside a server: --identity is dealt with nowhere.
  "custodian open": openingRequest,
  "custodian request": openingRequest,
  estimate: {
    places: ["plot"],
    check: async (context, input) => {
      const plot = textOf(input, "plot");
      if (plot !== undefined) await checkPlotFolder(resolve(context.cwd, plot), plot);
    },
    write: async ({ context, input, result }) => {
      const plot = textOf(input, "plot");
      return plot === undefined
        ? result
        : writePlots(resolve(context.cwd, plot), estimateOutput.parse(result));
    },
  },
  import: {
    places: ["rejected"],
    check: (context, input) => rejectedPlace(context, input).check(),
    write: fetchRejected,
  },
  release: { places: ["out"], own: ["receipt"], write: fetchRelease },
  // Which desk was meant is known by now.
  toll: { places: ["of"] },
  "witness request": { places: ["out", "svg"], write: writeRequest },
};

const NOTHING: Here = { places: [] };

/** @throws DaftarError desk.held where a place was named that is not dealt with here: left out, it were another command */
export function hereOf(verb: string, places: readonly string[], input: Input): Here {
  const here = HERE[verb] ?? NOTHING;
  const given = (key: string): boolean => {
    const value = input[key];
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
  };
  const other = places.find((key) => given(key) && !here.places.includes(key));
  if (other === undefined) return here;
  throw new DaftarError(
    "desk.held",
    "the server that holds this desk goes to no place that it is told; end it first",
    { field: other },
  );
}
