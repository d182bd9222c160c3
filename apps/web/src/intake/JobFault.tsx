/** Why work at the server ended without what it was to do, as the desk words it. */
import { ApiError, type Fault } from "../api/ask.ts";
import { FaultNotice } from "../design/FaultNotice.tsx";

export const JobFault = ({ error }: { readonly error: Fault }) => (
  <FaultNotice error={new ApiError(error, 0)} />
);
