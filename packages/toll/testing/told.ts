/** A story as it stands, apart from what is told later: arrays of its own. */
import type { JudgeInput } from "../src/index.ts";
import type { Story } from "./story.ts";

export function told(story: Story): JudgeInput {
  const input = story.input();
  const { facts } = input;
  return {
    ...input,
    classes: [...input.classes],
    openPairs: [...input.openPairs],
    notFollowed: [...(input.notFollowed ?? [])],
    facts: {
      ...facts,
      records: [...facts.records],
      counts: [...facts.counts],
      decisions: [...facts.decisions],
      signatures: [...facts.signatures],
      people: [...facts.people],
    },
  };
}
