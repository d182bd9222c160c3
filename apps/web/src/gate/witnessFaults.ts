/** Words for what the desk may answer where its witnesses are asked. */
import type { FaultWords } from "../design/FaultNotice.tsx";

export const WITNESS_FAULTS: FaultWords = {
  "witness.answer": ["witnessFault.answer", "witnessFault.answerFix"],
  "witness.no-policy": ["witnessFault.noPolicy", "witnessFault.noPolicyFix"],
  "witness.unknown": ["witnessFault.unknown", "witnessFault.unknownFix"],
  "witness.nothing-signed": ["witnessFault.nothingSigned", "witnessFault.nothingSignedFix"],
  "witness.contradicts": ["witnessFault.contradicts", "witnessFault.contradictsFix"],
  "witness.too-large-for-code": ["witnessFault.codeTooLarge", "witnessFault.codeTooLargeFix"],
  "log.behind": ["witnessFault.behind", "witnessFault.behindFix"],
};
