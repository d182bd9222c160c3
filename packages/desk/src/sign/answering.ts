/** Which signature a new one answers: named in what is signed, so that no older one passes for it (decision 0070). */
import type { Facts, OpBody } from "@daftar/model";

type SignatureBody = OpBody<"signature">;

const isAboutOne = (a: SignatureBody, b: SignatureBody): boolean =>
  a.of === b.of && (a.id === b.id || a.records.some((id) => b.records.includes(id)));

/** With the newest signature about the same that says something else. Cost: linear in signatures. */
export function answering(body: SignatureBody, { signatures }: Pick<Facts, "signatures">): SignatureBody {
  const other = signatures.findLast(
    (one) =>
      one.approvedBy.length > 0 &&
      (one.body.level !== body.level || one.body.count !== body.count) &&
      isAboutOne(one.body, body),
  );
  return other === undefined ? body : { ...body, after: other.opId };
}
