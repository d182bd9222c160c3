/**
 * Why a method of estimation was not used, in Persian: by its id, its result and its limits, never by
 * reading the English sentence beside them.
 */
import type { MethodRow } from "./words.ts";

const LOG_LINEAR = /^loglinear-/;

/** Null where nothing is to be said or no words are known: the page then prints the data's own. */
export function persianReason({ id, status, point }: MethodRow, lists: number): string | null {
  if (status === "ok") return null;
  if (lists < 2) return "تنها یک فهرست هست.";
  // A refusal that has a point estimate is of another kind than these.
  const none = status === "refused" && point === null;
  if (id === "chapman" && status === "excluded") return "این روش برای دو فهرستی است که افراد مشترک دارند.";
  if (id === "chapman" && none) return "هیچ‌کس در هر دو فهرست نیست.";
  if ((id === "chao" || id === "chao-mth") && none) return "هیچ‌کس درست در دو فهرست نیست.";
  if (!LOG_LINEAR.test(id)) return null;
  if (status === "excluded") return "سه فهرست با افراد مشترک می‌خواهد.";
  if (status === "failed") return "کران‌ها به جایی قرار نگرفتند.";
  return point === null ? "هیچ مدلی برای این جدول برآورد نمی‌دهد." : "داده‌ها کران بالای محدودی نمی‌دهند.";
}
