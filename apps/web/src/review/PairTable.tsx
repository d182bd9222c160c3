/** Two accounts lined up field by field; a difference is marked inside the word. */

import { Link } from "@tanstack/react-router";
import type * as z from "zod/mini";
import type { reviewList } from "../api/routes.ts";
import { useReader } from "../app/reading.tsx";
import { LevelMark } from "../design/LevelMark.tsx";
import { inArabicScript } from "../formats/script.ts";
import { fieldLabel } from "../words/fieldLabel.ts";
import { fieldValue } from "../words/fieldValue.ts";
import { type Piece, wordDiff } from "./wordDiff.ts";

export type Pair = z.infer<typeof reviewList.reply>["result"]["pairs"][number];

export function PairTable({ pair }: { readonly pair: Pair }) {
  const { say, format } = useReader();
  const { left, right } = pair;
  const rows = Object.keys({ ...left.fields, ...right.fields }).flatMap((field) => {
    const [a, b] = [left.fields[field] ?? null, right.fields[field] ?? null];
    return a === null && b === null ? [] : [{ field, a, b }];
  });
  return (
    <table className="pair">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{say("review.field")}</span>
          </th>
          {[left, right].map((side) => (
            <th scope="col" key={side.record}>
              <bdi className="list">{side.list}</bdi>
              <Link to="/people/$id" params={{ id: side.victim }}>
                <LevelMark level={side.level} />
              </Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, a, b }) => {
          const [x, y] = [a, b].map((one) => (one === null ? null : fieldValue(field, one, say, format)));
          return (
            <tr key={field}>
              <th scope="row">{fieldLabel(field, say)}</th>
              <Cell value={x ?? null} other={y ?? null} side="left" />
              <Cell value={y ?? null} other={x ?? null} side="right" />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly value: string | null;
  readonly other: string | null;
  readonly side: "left" | "right";
}

function Cell({ value, other, side }: CellProps) {
  const { say } = useReader();
  if (value === null) return <td className="soft">{say("review.silent")}</td>;
  // Two scripts of one name share no letter: the marks would cover all and say nothing.
  const comparable = other !== null && inArabicScript(value) === inArabicScript(other);
  if (!comparable)
    return (
      <td>
        <bdi>{value}</bdi>
      </td>
    );
  const diff = side === "left" ? wordDiff(value, other).left : wordDiff(other, value).right;
  return (
    <td>
      <bdi>
        {diff.map((piece, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one word never move
          <Part key={at} piece={piece} />
        ))}
      </bdi>
    </td>
  );
}

const Part = ({ piece }: { readonly piece: Piece }) =>
  piece.differs ? <mark>{piece.text}</mark> : piece.text;
