/** Everybody on this desk: looked for by name in any script, narrowed by level and release. */
import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useReader } from "../app/reading.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Notice } from "../design/Notice.tsx";
import { Scroll } from "../design/Scroll.tsx";
import { LEVELS } from "../words/levels.ts";
import { PersonLine } from "./PersonLine.tsx";
import { ORDERS, type PeopleSearch, RELEASES } from "./search.ts";
import { usePages } from "./usePages.ts";
import "./people.css";

/** What a row is taken for until it is measured: on a phone its parts stand beneath one another. */
const ROW = 68;
const NARROW_ROW = 92;
const PAUSE = 160;

export function People() {
  const { say, format } = useReader();
  const search = useSearch({ from: "/people" });
  const navigate = useNavigate({ from: "/people" });
  const router = useRouter();
  const [typed, setTyped] = useState(search.q ?? "");
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const list = useRef<HTMLElement>(null);
  const [narrow] = useState(() => matchMedia("(max-width: 40rem)").matches);
  const { head, total, rowAt } = usePages(search, seen);

  const change = (changes: Partial<PeopleSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...changes }), replace: true });

  // A search follows the typing at a short distance.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts it
  useEffect(() => {
    if (typed === (search.q ?? "")) return;
    const timer = setTimeout(() => {
      // Whoever has gone on to a person by now is not fetched back.
      if (router.state.location.pathname === "/people") change({ q: typed === "" ? undefined : typed });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);

  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => list.current,
    estimateSize: () => (narrow ? NARROW_ROW : ROW),
    overscan: 12,
    measureElement: (element) => element.getBoundingClientRect().height,
    onChange: (instance) => {
      const items = instance.getVirtualItems();
      const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
      setSeen((now) => (now.first === first && now.last === last ? now : { first, last }));
    },
  });

  // The browser would glide there past rows that it cannot have, and stop where rows turn out higher than thought.
  const toAnEnd = (event: KeyboardEvent<HTMLElement>) => {
    if (total === 0 || (event.key !== "End" && event.key !== "Home")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (event.key === "End") rows.scrollToEnd();
    else rows.scrollToOffset(0);
  };

  const byLevel = head.data?.byLevel;
  return (
    <div className="people">
      <h1>
        {head.data === undefined
          ? say("people.title")
          : say("people.found", { count: total, n: format.number(total) })}
      </h1>
      <search>
        <form className="people-tools row" onSubmit={(event) => event.preventDefault()}>
          <label className="grow">
            <span className="small soft">{say("people.search")}</span>
            <input
              type="search"
              dir="auto"
              value={typed}
              placeholder={say("people.searchHint")}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          <Choose
            label={say("people.level")}
            all={say("people.allLevels")}
            value={search.level}
            options={LEVELS.map((value) => ({
              value,
              label: `${say(`level.${value}`)} ${byLevel === undefined ? "" : `(${format.number(byLevel[value] ?? 0)})`}`,
            }))}
            onChange={(level) => change({ level })}
          />
          <Choose
            label={say("people.release")}
            all={say("people.allReleases")}
            value={search.release}
            options={RELEASES.map((value) => ({ value, label: say(`release.${value}`) }))}
            onChange={(release) => change({ release })}
          />
          <Choose
            label={say("people.order")}
            all={say("order.name")}
            value={search.sort === "name" ? undefined : search.sort}
            options={ORDERS.filter((one) => one !== "name" && one !== "id").map((value) => ({
              value,
              label: say(`order.${value}`),
            }))}
            onChange={(sort) => change({ sort })}
          />
        </form>
      </search>
      {head.error !== null && <FaultNotice error={head.error} again={() => void head.refetch()} />}
      {head.data !== undefined && total === 0 && (
        <Notice title={say(typed === "" ? "people.nobody" : "people.notFound")}>
          <p>{say(typed === "" ? "people.nobodyFix" : "people.notFoundFix")}</p>
        </Notice>
      )}
      <Scroll element={list} kind="list" label={say("people.title")} onKeyDown={toAnEnd}>
        <ol className="plain-list" style={{ blockSize: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => (
            <li
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <PersonLine row={rowAt(item.index)} place={item.index + 1} />
            </li>
          ))}
        </ol>
      </Scroll>
    </div>
  );
}

interface ChooseProps<T extends string> {
  readonly label: string;
  readonly all: string;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T | undefined) => void;
}

function Choose<T extends string>({ label, all, value, options, onChange }: ChooseProps<T>) {
  return (
    <label>
      <span className="small soft">{label}</span>
      <select
        value={value ?? ""}
        onChange={(event) => onChange(options.find((one) => one.value === event.target.value)?.value)}
      >
        <option value="">{all}</option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}
