/** What one desk hands another without a network. */

// Bundles
export { LARGEST_BUNDLE } from "./bundle/manifest.ts";
export { type OpenedBundle, openBundle } from "./bundle/openBundle.ts";
export { packBundle } from "./bundle/packBundle.ts";
export { paddedSize } from "./bundle/paddedSize.ts";
// Letting a machine in
export { readJoinRequest, writeJoinRequest } from "./join/joinRequest.ts";
