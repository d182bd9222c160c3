/** A question to the server: its address, the type of what is sent, the check of what comes back. */
import type * as z from "zod/mini";

export interface Route<I, S extends z.ZodMiniType> {
  readonly method: string;
  /** `{name}` stands for a part of the address. */
  readonly path: string;
  readonly reply: S;
  /** Never set; holds the type of what is sent. */
  readonly input?: I;
}

/** Curried, so that what is sent is named and what comes back is inferred. */
export const route =
  <I>() =>
  <S extends z.ZodMiniType>(method: string, path: string, reply: S): Route<I, S> => ({ method, path, reply });
