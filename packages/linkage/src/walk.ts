/** Walking sets of attributes alone: a thread that does no more need not load the rest. */
export { type Walked, type WalkJob, walk } from "./block/walk.ts";
