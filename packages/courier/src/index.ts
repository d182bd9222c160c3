/** What one desk hands another without a network. */

// Bundles
export { type JoinGift, LARGEST_BUNDLE } from "./bundle/manifest.ts";
export { type OpenedBundle, openBundle } from "./bundle/openBundle.ts";
export { type BundleContent, packBundle } from "./bundle/packBundle.ts";
// Letting a machine in
export { readJoinRequest, writeJoinRequest } from "./join/joinRequest.ts";
