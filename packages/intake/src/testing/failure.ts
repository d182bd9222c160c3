/** The code with which something fails, for tests that ask for one; rethrows what is no DaftarError. */
import { DaftarError, type ErrorCode } from "@daftar/model";

export async function codeOf(act: () => unknown): Promise<ErrorCode | "none"> {
  try {
    await act();
    return "none";
  } catch (error) {
    if (error instanceof DaftarError) return error.code;
    throw error;
  }
}
