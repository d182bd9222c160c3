/** A part of the page did not come: its file is gone since the server was upgraded, or no server answers. */
import { useQuery } from "@tanstack/react-query";
import { reached } from "../api/ask.ts";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Upgraded } from "./Upgraded.tsx";

export function Gone() {
  const there = useQuery({ queryKey: ["reached"], queryFn: ({ signal }) => reached(signal), gcTime: 0 });
  if (there.error !== null) return <FaultNotice error={there.error} again={() => void there.refetch()} />;
  return there.data === true ? <Upgraded /> : null;
}
