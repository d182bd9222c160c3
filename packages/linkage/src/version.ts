/** Names the code behind a run; it changes whenever equal input may give another result. */
import { NAME_RULES_VERSION } from "@daftar/names";

export const linkageCodeVersion = `linkage/5 ${NAME_RULES_VERSION}`;
