import { it } from "vitest";
import { seededBytes, sha256 } from "../testing/nodeTools.ts";
import { sampleInput, samplePerson, SAMPLE_SIGNER } from "../testing/sample.ts";
import { finishRelease, leakCheck, proposeRelease } from "./index.ts";
it("scale", () => {
  const people = Array.from({ length: 10000 }, (_, i) => samplePerson(i, i % 3 ? {} : { release: { class: "count-only", kinInformed: "yes", names: [], twoPeople: true } }));
  const t0 = Date.now();
  const p = proposeRelease(sampleInput({ people, openPairs: [] }), { random: seededBytes("x"), sha256 });
  const t1 = Date.now();
  const f = finishRelease({ files: p.files, leavesBefore: [], leaves: p.leaves, signer: SAMPLE_SIGNER, sha256 }).files;
  const t2 = Date.now();
  leakCheck(f, people.map((x) => ({ kind: "v", text: x.victimId })));
  console.log(t1 - t0, t2 - t1, Date.now() - t2, [...f].map(([k, v]) => `${k} ${v.length}`).filter((s) => /html|json|csv/.test(s)).join("; "));
});
