/** Words and marks that the other rules of Persian attribution ask for. */
import type { Parsed } from "../../sentence/parse.ts";

export const COMMA = /^[،,]$/;

export const ADJECTIVES = /^(?:رسمی|دولتی|اولیه|موجود|محلی|منتشر|تازه|جدید|اعلام)$/;

export const STATED =
  /^(?:تایید|اعلام|براورد|ثبت|منتشر|مستند|گزارش|تخمین|احراز|شناسایی|ارایه|ذکر|عنوان|اعلان|بیان|تکذیب|رد|شمارش|گفته|نوشته)$/;

export const PASSED = /^(?:شد|شده|می|گردید|گردیده)$/;

export const wordAt = (parsed: Parsed, at: number): string => parsed.tokens[at]?.word ?? "";

export const eventAt = (parsed: Parsed, at: number): boolean =>
  parsed
    .of("event")
    .some(
      ({ from, to, value }) =>
        from <= at && at < to && !/^\w+:H:|^other/.test(value) && parsed.at("speaker", at) === undefined,
    );

/** Whether a word tells of deaths, injuries or arrests: "کشته‌ها: ۴۵" is nobody's label. */
export const counts = (parsed: Parsed, at: number): boolean =>
  parsed.events.some(({ from, class: of }) => from === at && of !== "other");
