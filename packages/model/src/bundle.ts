/** What goes from one desk to another of its organisation: `courier` packs it, `store` gathers and takes it in. */
import { z } from "zod";
import { pseudonym } from "./ops/approval.ts";
import { sha256Hex } from "./ops/envelope.ts";

/** A thing in a bundle, with its bytes. */
export type BundleContent =
  | { readonly kind: "ops"; readonly node: string; readonly epoch: number; readonly bytes: Uint8Array }
  | { readonly kind: "blob"; readonly bytes: Uint8Array }
  | { readonly kind: "rows"; readonly root: string; readonly bytes: Uint8Array }
  | {
      readonly kind: "published";
      readonly digest: string;
      readonly path: string;
      readonly bytes: Uint8Array;
    };

/** What a machine that joins is given besides: never in any other bundle. */
export const joinGift = z.strictObject({
  name: z.string(),
  practice: z.boolean(),
  /** The organisation's secret, 32 bytes. */
  secret: sha256Hex,
  /** Locked key files of people who will work there, in hexadecimal. */
  people: z.array(z.strictObject({ person: pseudonym, key: z.string().regex(/^(?:[0-9a-f]{2})+$/) })),
});
export type JoinGift = z.infer<typeof joinGift>;
