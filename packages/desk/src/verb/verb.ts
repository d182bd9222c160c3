/**
 * The shape of a verb: what goes in, what comes out, and the use case itself; its name and its line of
 * --help stand in the table (verbs.ts).
 *
 * The command line, the server and its OpenAPI document are made from these alone, so a verb
 * says everything about itself here. Its input is always checked by its schema before it runs.
 */
import { DaftarError } from "@daftar/model";
import type { z } from "zod";
import type { VerbContext } from "./context.ts";

/** `exit` 1 says that the answer is no; everything that went wrong is thrown. */
export interface Outcome<O> {
  readonly result: O;
  readonly exit: 0 | 1;
}

export interface VerbDefinition<I extends z.ZodObject, O extends z.ZodType> {
  /** A longer explanation for --help: what it needs, what it leaves behind. */
  readonly details: string;
  /** Keys of the input that are given by position, in order. */
  readonly positional: readonly (string & keyof z.infer<I>)[];
  readonly input: I;
  readonly output: O;
  /** False where it works on plain files too, or makes the desk itself. */
  readonly needsDesk: boolean;
  /** `reads`: it never appends an op. */
  readonly effect: "reads" | "changes";
  /** Inputs that name files of the user's, read through `context.files`. */
  readonly files?: readonly (string & keyof z.infer<I>)[];
  /** Inputs that name places on the machine it runs on: nobody names them to a server. */
  readonly places?: readonly (string & keyof z.infer<I>)[];
  /** It writes once, at its end: stopped at a step of its progress it leaves nothing behind. */
  readonly stoppable?: boolean;
  run(context: VerbContext, input: z.infer<I>): Promise<Outcome<z.infer<O>>>;
}

/** A verb whose types are hidden behind its own schema. */
export interface Verb {
  readonly details: string;
  readonly positional: readonly string[];
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  readonly needsDesk: boolean;
  readonly effect: "reads" | "changes";
  readonly files: readonly string[];
  readonly places: readonly string[];
  readonly stoppable: boolean;
  /** @throws DaftarError `usage.wrong` when the input breaks the schema */
  run(context: VerbContext, input: unknown): Promise<Outcome<unknown>>;
}

export function defineVerb<I extends z.ZodObject, O extends z.ZodType>(
  definition: VerbDefinition<I, O>,
): Verb {
  return {
    details: definition.details,
    positional: definition.positional,
    input: definition.input,
    output: definition.output,
    needsDesk: definition.needsDesk,
    effect: definition.effect,
    files: definition.files ?? [],
    places: definition.places ?? [],
    stoppable: definition.stoppable ?? definition.effect === "reads",
    async run(context, raw) {
      const parsed = definition.input.safeParse(raw);
      if (!parsed.success) throw usageError(parsed.error);
      return definition.run(context, parsed.data);
    },
  };
}

function usageError(error: z.ZodError): DaftarError {
  const issue = error.issues[0];
  const field = issue?.path.map(String).join(".") ?? "";
  return new DaftarError("usage.wrong", issue?.message ?? "wrong input", field === "" ? {} : { field });
}

/** An answer of yes, or a result that is simply done. */
export function done<O>(result: O): Outcome<O> {
  return { result, exit: 0 };
}
