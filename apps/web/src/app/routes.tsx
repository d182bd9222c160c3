/** Where one can be: an address a screen; all but the first are loaded when they are gone to. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { changesSearch } from "../changes/changesSearch.ts";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { openingsSearch } from "../openings/search.ts";
import { peopleSearch } from "../people/search.ts";
import { personSearch } from "../person/search.ts";
import { reviewSearch } from "../review/search.ts";
import { Today } from "../toll/Today.tsx";
import { Gone } from "./Gone.tsx";
import { NotFound } from "./NotFound.tsx";
import { Shell } from "./Shell.tsx";

/** A screen whose file is gone from the server: every browser words it in its own way, all as a TypeError. */
const isGone = (error: unknown) =>
  error instanceof Error && /import(ed|ing)? .*module|module script/i.test(error.message);

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => (isGone(error) ? <Gone /> : <FaultNotice error={error} alone />),
});

const today = createRoute({ getParentRoute: () => root, path: "/", component: Today });
const people = createRoute({
  getParentRoute: () => root,
  path: "/people",
  validateSearch: (search) => peopleSearch.parse(search),
  component: lazyRouteComponent(() => import("../people/People.tsx"), "People"),
});
const person = createRoute({
  getParentRoute: () => root,
  path: "/people/$id",
  validateSearch: (search) => personSearch.parse(search),
  component: lazyRouteComponent(() => import("../person/PersonPage.tsx"), "PersonPage"),
});
const incidents = createRoute({
  getParentRoute: () => root,
  path: "/incidents",
  component: lazyRouteComponent(() => import("../incidents/Incidents.tsx"), "Incidents"),
});
const incident = createRoute({
  getParentRoute: () => root,
  path: "/incidents/$id",
  component: lazyRouteComponent(() => import("../incidents/IncidentPage.tsx"), "IncidentPage"),
});
const review = createRoute({
  getParentRoute: () => root,
  path: "/review",
  validateSearch: (search) => reviewSearch.parse(search),
  component: lazyRouteComponent(() => import("../review/Review.tsx"), "Review"),
});
const conflicts = createRoute({
  getParentRoute: () => root,
  path: "/conflicts",
  component: lazyRouteComponent(() => import("../conflicts/Conflicts.tsx"), "Conflicts"),
});
const claims = createRoute({
  getParentRoute: () => root,
  path: "/claims",
  component: lazyRouteComponent(() => import("../claims/Claims.tsx"), "Claims"),
});
const newClaim = createRoute({
  getParentRoute: () => root,
  path: "/claims/new",
  component: lazyRouteComponent(() => import("../claims/NewClaim.tsx"), "NewClaim"),
});
const changes = createRoute({
  getParentRoute: () => root,
  path: "/changes",
  validateSearch: (search) => changesSearch.parse(search),
  component: lazyRouteComponent(() => import("../changes/ChangesPage.tsx"), "ChangesPage"),
});
const policy = createRoute({
  getParentRoute: () => root,
  path: "/policy",
  component: lazyRouteComponent(() => import("../policy/PolicyPage.tsx"), "PolicyPage"),
});
const drafts = createRoute({
  getParentRoute: () => root,
  path: "/claims/drafts",
  component: lazyRouteComponent(() => import("../claims/drafts/DraftsPage.tsx"), "DraftsPage"),
});
const estimate = createRoute({
  getParentRoute: () => root,
  path: "/estimate",
  component: lazyRouteComponent(() => import("../estimate/EstimatePage.tsx"), "EstimatePage"),
});
const gate = createRoute({
  getParentRoute: () => root,
  path: "/gate",
  component: lazyRouteComponent(() => import("../gate/Gate.tsx"), "Gate"),
});
const intake = createRoute({
  getParentRoute: () => root,
  path: "/import",
  component: lazyRouteComponent(() => import("../intake/ImportPage.tsx"), "ImportPage"),
});
const account = createRoute({
  getParentRoute: () => root,
  path: "/account",
  component: lazyRouteComponent(() => import("../account/AccountForm.tsx"), "AccountForm"),
});
const desk = createRoute({
  getParentRoute: () => root,
  path: "/desk",
  component: lazyRouteComponent(() => import("../desk/DeskPage.tsx"), "DeskPage"),
});

const keys = createRoute({
  getParentRoute: () => root,
  path: "/keys",
  component: lazyRouteComponent(() => import("../keys/KeysPage.tsx"), "KeysPage"),
});

const openings = createRoute({
  getParentRoute: () => root,
  path: "/openings",
  validateSearch: (search) => openingsSearch.parse(search),
  component: lazyRouteComponent(() => import("../openings/OpeningsPage.tsx"), "OpeningsPage"),
});

const tree = root.addChildren([
  today,
  people,
  person,
  incidents,
  incident,
  review,
  conflicts,
  claims,
  newClaim,
  changes,
  policy,
  drafts,
  estimate,
  gate,
  intake,
  account,
  desk,
  keys,
  openings,
]);

export const deskRouter = () =>
  createRouter({ routeTree: tree, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof deskRouter>;
  }
}
