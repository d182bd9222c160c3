/**
 * Bits of a reading under a model just learnt, by the code that the package ships.
 *
 * Cost: what `readingBits` costs, words encoded once.
 */
import { arabicRows, latinCode } from "../dist/read/encode.js";
import { unpackModel } from "../dist/read/model.js";
import { bitsOfCodes } from "../dist/read/readingBits.js";

/** @param {{chances: string, follows: string}} learnt */
export function scorer(learnt) {
  const model = unpackModel(learnt.chances, learnt.follows);
  const rows = new Map();
  const codes = new Map();
  const once = (known, word, make) => {
    let made = known.get(word);
    if (made === undefined) {
      made = make(word, model);
      known.set(word, made);
    }
    return made;
  };
  return (arabic, latin) => bitsOfCodes(once(rows, arabic, arabicRows), once(codes, latin, latinCode), model);
}
