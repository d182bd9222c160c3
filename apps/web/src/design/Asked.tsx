/** A screen's question to the desk: waiting, wrong, or its answer. */
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useReader } from "../app/reading.tsx";
import { FaultNotice, type FaultWords } from "./FaultNotice.tsx";

interface AskedProps<T> {
  readonly of: UseQueryResult<T, Error>;
  /** What is asked is the whole page. */
  readonly alone?: boolean;
  /** Words of the screen for what may be wrong. */
  readonly faults?: FaultWords;
  readonly children: (answer: T) => ReactNode;
}

export function Asked<T>({ of, alone = false, faults = {}, children }: AskedProps<T>) {
  const { say } = useReader();
  if (of.data !== undefined) return children(of.data);
  if (of.error !== null)
    return <FaultNotice error={of.error} alone={alone} words={faults} again={() => void of.refetch()} />;
  return (
    <p className="loading" role="status">
      {say("app.loading")}
    </p>
  );
}
