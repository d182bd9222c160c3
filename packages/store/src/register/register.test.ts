import { registerSuite } from "../testing/registerSuite.ts";
import { makePglite } from "./pglite.ts";

registerSuite("PGlite", () => makePglite(null));
