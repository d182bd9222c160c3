/** The whole application: how it is read, what it asks, where one is. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { ApiError } from "../api/ask.ts";
import { ReaderProvider } from "./reading.tsx";
import { deskRouter } from "./routes.tsx";
import { MeProvider } from "./session.tsx";

const RETRIES = 2;

/** Only what may go better a second time is asked again: a server that did not answer. */
const retry = (failures: number, error: unknown) =>
  failures < RETRIES && error instanceof ApiError && error.fault.code === "web.unreachable";

export function Desk() {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry, staleTime: 15_000 }, mutations: { retry: false } },
      }),
  );
  const [router] = useState(deskRouter);
  return (
    <QueryClientProvider client={client}>
      <ReaderProvider>
        <MeProvider>
          <RouterProvider router={router} />
        </MeProvider>
      </ReaderProvider>
    </QueryClientProvider>
  );
}
