/** The practice desk, as others ask for it. What makes it is read from disk when it is made. */
import type { VerbContext } from "../verb/context.ts";

/** Takes an invented crackdown through the whole path, below `root`. @returns false where the desk is there */
export async function walkPractice(context: VerbContext, root: string): Promise<boolean> {
  return (await import("./walk.ts")).walkPractice(context, root);
}

/** How often each case that a desk must master occurs on the practice desk (`context.desk`). */
export async function practiceCases(context: VerbContext): Promise<Record<string, number>> {
  return (await import("./walk.ts")).practiceCases(context);
}
