/**
 * Asks the server, and gives what it says or throws an `ApiError` that a page can show.
 *
 * What comes back is checked: a page left open across an upgrade is told to load anew, and shows nothing
 * that it only half understands. What is sent goes to this server alone.
 */
import * as z from "zod/mini";
import type { Route } from "./route.ts";

export interface Fault {
  /** A code of docs/errors.md, or one of this page's own (`web.…`). */
  readonly code: string;
  readonly message: string;
  readonly where: string | null;
  readonly rule: string | null;
  readonly fix: string;
}

export class ApiError extends Error {
  readonly fault: Fault;
  readonly status: number;

  constructor(fault: Fault, status: number) {
    super(fault.message);
    this.name = "ApiError";
    this.fault = fault;
    this.status = status;
  }
}

const errorReply = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    where: z.nullable(z.string()),
    rule: z.nullable(z.string()),
    fix: z.string(),
  }),
});

/** Words for these codes are in the word catalogues, since no server says them. */
const own = (code: "web.unreachable" | "web.not-understood", status: number) =>
  new ApiError({ code, message: "", where: null, rule: null, fix: "" }, status);

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, credentials: "same-origin", cache: "no-store" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw own("web.unreachable", 0);
  }
}

async function read<S extends z.ZodMiniType>(response: Response, schema: S): Promise<z.infer<S>> {
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const fault = errorReply.safeParse(body);
    throw fault.success
      ? new ApiError(fault.data.error, response.status)
      : own("web.not-understood", response.status);
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw own("web.not-understood", response.status);
  return parsed.data;
}

export interface AskOptions {
  /** Parts of the address that `{…}` stands for. */
  readonly at?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** @throws ApiError */
export async function ask<I, S extends z.ZodMiniType>(
  route: Route<I, S>,
  input: I,
  { at = {}, signal }: AskOptions = {},
): Promise<z.infer<S>> {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] ?? ""));
  const init: RequestInit = { method: route.method, ...(signal === undefined ? {} : { signal }) };
  if (input !== null) {
    init.body = JSON.stringify(input);
    init.headers = { "content-type": "application/json" };
  }
  return read(await send(path, init), route.reply);
}

const uploaded = z.object({ file: z.string(), name: z.string(), size: z.number() });

/** Sends a file, which the server keeps in memory only. @returns what stands where a verb takes a file */
export async function upload(name: string, content: Blob): Promise<string> {
  const response = await send(`/api/uploads?name=${encodeURIComponent(name)}`, {
    method: "POST",
    body: content,
    headers: { "content-type": "application/octet-stream" },
  });
  return (await read(response, uploaded)).file;
}

/** A file that a verb gave back as `download:ID`, as text. @throws ApiError */
export async function download(file: string, signal: AbortSignal): Promise<string> {
  const id = file.replace(/^download:/, "");
  const response = await send(`/api/downloads/${encodeURIComponent(id)}`, { method: "GET", signal });
  if (!response.ok) await read(response, z.never());
  return response.text();
}
