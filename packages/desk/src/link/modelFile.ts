/**
 * The `--model` of `daftar link`: figures that are held instead of learnt, as `--save-model` writes them.
 *
 * Chances are whole thousandths of log2, worst level first, and those of one field sum to one. A field or level that the
 * comparison does not know is refused, since it would be left out in silence. Cost: constant.
 */
import { levelsOfField, type ModelFile } from "@daftar/linkage";
import { z } from "zod";

const LEAST = -60_000;
/** What rounding to thousandths of a bit may add up to. */
const ROUNDING = 0.01;

const chances = z
  .array(z.number().int().min(LEAST).max(0))
  .refine(
    (levels) =>
      Math.abs(levels.reduce((sum, bits) => sum + Math.exp((bits / 1000) * Math.LN2), 0) - 1) <= ROUNDING,
    { message: "the chances of a field's levels (2 to the power of a thousandth of each) must sum to 1" },
  );
const bits = z
  .number()
  .int()
  .min(-1_000_000)
  .max(LEAST * -1);
const probability = z.number().gt(0).lt(1);

export const modelFile: z.ZodType<ModelFile> = z
  .strictObject({
    priors: z
      .array(
        z.strictObject({
          lists: z.tuple([z.string(), z.string()]).nullable(),
          match: bits.optional(),
          relatives: bits.optional(),
        }),
      )
      .optional(),
    fields: z
      .record(
        z.string(),
        z.strictObject({
          match: chances.optional(),
          relatives: chances.optional(),
          strangers: chances.optional(),
        }),
      )
      .optional(),
    relatives: z.boolean().optional(),
    sure: probability.optional(),
    grey: probability.optional(),
    partners: z.number().gt(0).max(100).optional(),
    patronymicLists: z.array(z.string()).optional(),
    correction: z
      .strictObject({
        shiftMilliBits: z.number().int().min(-60_000).max(60_000),
        slopeMille: z.number().int().min(0).max(10_000),
      })
      .nullable()
      .optional(),
  })
  .superRefine((model, context) => {
    for (const [name, tables] of Object.entries(model.fields ?? {})) {
      const levels = levelsOfField(name);
      if (levels === null)
        context.addIssue({ code: "custom", path: ["fields", name], message: "no field is called so" });
      else
        for (const [kind, table] of Object.entries(tables))
          if (table !== undefined && table.length !== levels)
            context.addIssue({
              code: "custom",
              path: ["fields", name, kind],
              message: `this field has ${levels} levels; ${table.length} are given`,
            });
    }
    if ((model.grey ?? 0) > (model.sure ?? 1))
      context.addIssue({ code: "custom", path: ["grey"], message: "grey must not be above sure" });
  });
