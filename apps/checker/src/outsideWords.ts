/** Words about what a reader brings along, in English and Persian. None of them vouches for a copy (J22). */
export interface OutsideWords {
  readonly heading: string;
  readonly intro: string;
  readonly kept: string;
  readonly keptHint: string;
  readonly chooseKept: string;
  readonly policy: string;
  readonly policyHint: string;
  readonly choosePolicy: string;
  readonly tooLarge: string;
  readonly comparing: string;
  readonly keepThis: string;
  /** In place of "holds together", where something brought says otherwise. */
  readonly doesNotFit: string;
  readonly logUnreadable: string;
  // The checkpoint
  readonly keptUnreadable: string;
  readonly keptNothing: string;
  readonly otherLog: string;
  readonly olderCopy: (kept: string, here: string) => string;
  readonly rewritten: (kept: string, here: string) => string;
  readonly sameCheckpoint: (leaves: string) => string;
  readonly continues: (kept: string, more: string) => string;
  readonly restsOnKept: string;
  // The witnesses
  readonly policyUnreadable: string;
  readonly policyLineUnreadable: (line: string) => string;
  readonly notUnderPolicy: string;
  readonly cosigned: (signed: string, of: string) => string;
  readonly enough: string;
  readonly asksForNone: string;
  readonly tooFew: (missing: string) => string;
  readonly signedAt: (name: string, time: string) => string;
  readonly fresh: (days: string) => string;
  readonly old: (days: string) => string;
  readonly ahead: string;
  readonly restsOnPolicy: string;
}

/** A name as it is written, whichever way the sentence around it runs. */
const apart = (name: string): string => `\u2068${name}\u2069`;

export const OUTSIDE_ENGLISH: OutsideWords = {
  heading: "What you have from elsewhere",
  intro:
    "So far this copy was compared with itself alone. What you kept yourself, or have from people you trust, says more. Bring nothing that came with this copy: a copy cannot vouch for itself.",
  kept: "A checkpoint that you kept from before",
  keptHint: "The file log/checkpoint of an older copy. Choose it, or paste all of its text.",
  chooseKept: "Choose the checkpoint",
  policy: "The witnesses that you trust",
  policyHint:
    "A witness policy, which names them and says how many must sign. Choose the file, or paste its text.",
  choosePolicy: "Choose the policy",
  tooLarge: "That file is too large to be one, and was not read.",
  comparing: "Comparing.",
  keepThis:
    "Keep the file log/checkpoint of this copy as well, apart from it: later it tells whether the log went on from here.",
  doesNotFit: "This copy holds together, but does not fit what you brought.",
  logUnreadable: "This cannot be compared: the log of this copy cannot be read to its end.",
  keptUnreadable:
    "This is no checkpoint. All lines of the file log/checkpoint are needed, the empty line and the signatures below it too.",
  keptNothing: "That checkpoint is of a log with no leaves yet, which every log continues. It tells nothing.",
  otherLog:
    "The key of this release did not sign the checkpoint that you kept: one of the two is of another log, or was changed.",
  olderCopy: (kept, here) =>
    `This copy is older than what you know of: you kept a checkpoint of ${kept} leaves, and its log ends at ${here}. Get the newest.`,
  rewritten: (kept, here) =>
    `This log does not continue the one you kept. That had ${kept} leaves; this one has ${here} and begins with others. One key signed both. Keep the two files and show them to others: together they prove that the log was rewritten.`,
  sameCheckpoint: (leaves) =>
    `This is the log that you kept, at the same size: ${leaves} leaves. Nothing was added since.`,
  continues: (kept, more) =>
    `This log continues the one you kept. It begins with the same leaves, ${kept} of them; added since: ${more}.`,
  restsOnKept:
    "That says something only if you kept the checkpoint yourself, or have it from somebody else than this copy.",
  policyUnreadable: "This is no witness policy.",
  policyLineUnreadable: (line) => `This is no witness policy: line ${line} cannot be read.`,
  notUnderPolicy:
    "This copy does not stand under your policy: it is of another log than the policy names, or a witness's signature on it does not hold.",
  cosigned: (signed, of) =>
    `Witnesses of your policy who signed this log as it stands here: ${signed} of ${of}.`,
  enough: "The policy asks for no more.",
  asksForNone: "The policy asks for none.",
  tooFew: (missing) =>
    `That is too few; still needed, at least: ${missing}. Ask for a copy that they signed.`,
  signedAt: (name, time) => `${apart(name)}: ${time} UTC, by its own clock`,
  fresh: (days) => `Age of the newest of these signatures by this device's clock, in days: ${days}.`,
  old: (days) =>
    `Age of the newest of these signatures by this device's clock, in days: ${days}. That is old. Whoever holds newer releases back shows old ones: ask for a newer copy.`,
  ahead: "A witness's time is ahead of this device's clock. One of the two is wrong.",
  restsOnPolicy:
    "Witnesses sign one growing log, and no second beside it. That is worth what they are worth to you, and only if you have the policy from somebody else than this copy.",
};

export const OUTSIDE_PERSIAN: OutsideWords = {
  heading: "آنچه از جای دیگر دارید",
  intro:
    "تا این‌جا این نسخه تنها با خودش سنجیده شده است. آنچه خودتان نگه داشته‌اید، یا از کسانی گرفته‌اید که به آنان اعتماد دارید، بیش از این می‌گوید. چیزی را که همراه همین نسخه رسیده نیاورید: هیچ نسخه‌ای نمی‌تواند ضامن خودش باشد.",
  kept: "نقطه‌ی وارسی‌ای که از پیش نگه داشته‌اید",
  keptHint:
    "پرونده‌ی \u2066log/checkpoint\u2069 از نسخه‌ای قدیمی‌تر. آن را برگزینید یا همه‌ی متنش را این‌جا بگذارید.",
  chooseKept: "برگزیدن نقطه‌ی وارسی",
  policy: "گواهانی که به آنان اعتماد دارید",
  policyHint:
    "سیاهه‌ی گواهان (\u2066witness policy\u2069) که نام آنان و شمار امضاهای لازم را می‌گوید. پرونده را برگزینید یا متنش را این‌جا بگذارید.",
  choosePolicy: "برگزیدن سیاهه‌ی گواهان",
  tooLarge: "آن پرونده بزرگ‌تر از آن است که یکی از این‌ها باشد و خوانده نشد.",
  comparing: "در حال سنجش.",
  keepThis:
    "پرونده‌ی \u2066log/checkpoint\u2069 همین نسخه را هم جدا از آن نگه دارید: بعدها نشان می‌دهد که دفتر از همین‌جا ادامه یافته است یا نه.",
  doesNotFit: "این نسخه با خودش سازگار است، اما با آنچه آورده‌اید نمی‌خواند.",
  logUnreadable: "این را نمی‌توان سنجید: دفتر این نسخه تا پایان خوانده نمی‌شود.",
  keptUnreadable:
    "این نقطه‌ی وارسی نیست. همه‌ی سطرهای پرونده‌ی \u2066log/checkpoint\u2069 لازم است، سطر خالی و امضاهای زیر آن هم.",
  keptNothing: "آن نقطه‌ی وارسی از دفتری است که هنوز برگی نداشته؛ هر دفتری ادامه‌ی آن است. این چیزی نمی‌گوید.",
  otherLog:
    "نقطه‌ی وارسی‌ای که نگه داشته‌اید با کلید این انتشار امضا نشده است: یا یکی از این دو از دفتر دیگری است، یا دستکاری شده است.",
  olderCopy: (kept, here) =>
    `این نسخه قدیمی‌تر از چیزی است که شما می‌شناسید: نقطه‌ی وارسی شما از ${kept} برگ است و دفتر این نسخه در برگ ${here} پایان می‌یابد. تازه‌ترین نسخه را بگیرید.`,
  rewritten: (kept, here) =>
    `این دفتر ادامه‌ی دفتری نیست که نگه داشته‌اید. آن ${kept} برگ داشت؛ این ${here} برگ دارد و با برگ‌های دیگری آغاز می‌شود. هر دو را یک کلید امضا کرده است. هر دو پرونده را نگه دارید و به دیگران نشان دهید: این دو با هم ثابت می‌کنند که دفتر بازنویسی شده است.`,
  sameCheckpoint: (leaves) =>
    `این همان دفتری است که نگه داشته‌اید، به همان اندازه: ${leaves} برگ. از آن پس چیزی افزوده نشده است.`,
  continues: (kept, more) =>
    `این دفتر ادامه‌ی دفتری است که نگه داشته‌اید. با همان ${kept} برگ آغاز می‌شود؛ شمار برگ‌های افزوده: ${more}.`,
  restsOnKept:
    "این تنها زمانی چیزی می‌گوید که نقطه‌ی وارسی را خودتان نگه داشته باشید، یا از کسی جز دهنده‌ی این نسخه گرفته باشید.",
  policyUnreadable: "این سیاهه‌ی گواهان نیست.",
  policyLineUnreadable: (line) => `این سیاهه‌ی گواهان نیست: سطر ${line} خوانده نمی‌شود.`,
  notUnderPolicy:
    "این نسخه با سیاهه‌ی شما سنجیدنی نیست: یا از دفتری است که سیاهه نام نمی‌برد، یا امضای یکی از گواهان بر آن درست نیست.",
  cosigned: (signed, of) => `گواهان سیاهه‌ی شما که این دفتر را به همین صورت امضا کرده‌اند: ${signed} از ${of}.`,
  enough: "سیاهه بیش از این نمی‌خواهد.",
  asksForNone: "سیاهه امضای هیچ گواهی را لازم نمی‌داند.",
  tooFew: (missing) =>
    `این کافی نیست؛ شمار امضاهایی که دست‌کم کم است: ${missing}. نسخه‌ای بخواهید که آنان امضا کرده باشند.`,
  signedAt: (name, time) => `${apart(name)}: ${time} به وقت جهانی، به ساعت خودش`,
  fresh: (days) => `عمر تازه‌ترین این امضاها به ساعت این دستگاه، به روز: ${days}.`,
  old: (days) =>
    `عمر تازه‌ترین این امضاها به ساعت این دستگاه، به روز: ${days}. این کهنه است. هر که انتشارهای تازه‌تر را پنهان کند نسخه‌های کهنه نشان می‌دهد: نسخه‌ی تازه‌تری بخواهید.`,
  ahead: "ساعت یکی از گواهان از ساعت این دستگاه جلوتر است. یکی از این دو نادرست است.",
  restsOnPolicy:
    "گواهان تنها یک دفتر را که پیوسته بلندتر می‌شود امضا می‌کنند و دفتر دومی را در کنار آن نه. ارزش این امضاها همان‌قدر است که این گواهان نزد شما ارزش دارند، و تنها زمانی که سیاهه را از کسی جز دهنده‌ی این نسخه گرفته باشید.",
};
