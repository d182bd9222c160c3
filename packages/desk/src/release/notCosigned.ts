/**
 * Why a witness did not cosign: an error as any other, with what a page needs to say it in the reader's language.
 */
import { DaftarError, type ErrorCode } from "@daftar/model";
import { z } from "zod";

export const notCosignedShape = {
  why: z.enum([
    "no-answer",
    "other-answer",
    "no-witness",
    "unsettled",
    "unknown-log",
    "remembers-other",
    "other-beginning",
    "no-cosignature",
  ]),
  /** Of HTTP, where it answered anything else than a witness does. */
  status: z.number().nullable(),
  /** Leaves of the log as it remembers it. */
  remembered: z.number().nullable(),
  /** What it says itself. */
  said: z.string().nullable(),
};

type NotCosignedValues = {
  readonly [K in keyof typeof notCosignedShape]: z.infer<(typeof notCosignedShape)[K]>;
};

export class NotCosigned extends DaftarError {
  readonly values: NotCosignedValues;

  constructor(
    code: ErrorCode,
    message: string,
    {
      why,
      status = null,
      remembered = null,
      said = null,
    }: Pick<NotCosignedValues, "why"> & Partial<NotCosignedValues>,
    url?: string,
  ) {
    super(code, message, url === undefined ? {} : { value: url });
    this.values = { why, status, remembered, said };
  }
}
