import { describe, expect, it } from "vitest";
import { nameReach } from "./nameReach.ts";

const reach = (forms: readonly string[]) => Object.fromEntries(forms.map((form) => [form, nameReach(form)]));
const all = (forms: readonly string[], as: string) => Object.fromEntries(forms.map((form) => [form, as]));

describe("how far a form names somebody", () => {
  it("[J10] a given name with family or father's name is a full name, in three languages", () => {
    const full = [
      "Reza Karimi",
      "Karimi, Reza",
      "Dr. Sara Talavar",
      "Ali Reza Karimi",
      "Ali bin Hasan",
      "Sami Al-Masri",
      "Reza son of Karim",
      "Reza s/o Karim",
      "Fatemeh, daughter of Hassan",
      "Hasan Karimi (Shahin)",
      "Reza Karimi (22)",
      "3abbas Karimi",
      "Neda Young",
      "Reza Karimi, brother of Ali",
      "رضا کریمی",
      "رضا فرزند کریم",
      "رضا پسر کریم",
      "زهرا دختر حسن",
      "سید علی رضایی",
      "علی رضایی ۱۷ ساله",
      "علی رضایی فرد",
      "علی جوان",
      "علی قربانی",
      "مینا برادران",
      "محمد رضا کریمی",
      "محمد علی حسن",
      "الطفل محمد علي حسن",
      "خالد بن الوليد",
      "أحمد عبد الله",
      "Reza / رضا کریمی",
    ];
    expect(reach(full)).toEqual(all(full, "full"));
  });

  it("[J10] words about a person name nobody, in three languages", () => {
    const none = [
      "a 17 year old boy",
      "N.N. (body 3)",
      "N.N.",
      "son of Karim",
      "daughter of Hassan Karimi",
      "Karim's son",
      "two brothers",
      "wife of Ali Karimi",
      "Unknown male",
      "unidentified man",
      "unknown unknown",
      "young woman",
      "the elderly man",
      "Jane Doe",
      "infant of Sara Karimi",
      "body 3",
      "body3 male4",
      "boy 17y",
      "Mr. X",
      "پسر ۱۷ ساله",
      "دختر جوان",
      "ناشناس مرد",
      "مجهول الهویه",
      "فرد ناشناس",
      "برادر رضا کریمی",
      "قربانی بی‌نام",
      "Karimi's family",
      "همسر علی کریمی",
      "جسد شماره ۳",
      "یک زن مسن",
      "فرزند کریم",
      "ابن محمد علي",
      "بنت خالد حسن",
      "رجل مجهول",
      "طفل رضيع",
      "زوجة علي حسن",
      "شقيق خالد حسن",
    ];
    expect(reach(none)).toEqual(all(none, "none"));
  });

  it("[J10] one name, initials, masks and doubts name in part", () => {
    const part = [
      "Reza",
      "Ali R.",
      "A. R. Karimi",
      "Gh. Rezaei",
      "Reza (surname withheld)",
      "Ali R***",
      "Reza Karimi?",
      "Reza Karimi (pseudonym)",
      "Reza 17 Tehran",
      "Reza from Tehran",
      "Maryam wife of Ali",
      "Ali and Hasan",
      "Ali علی",
      "Mohammad Reza",
      "Amir-Hossein",
      "(Shahin)",
      "Haji Karimi",
      "رضا",
      "محمد رضا",
      "فاطمه سادات",
      "عبد الله",
      "رضا (نام خانوادگی نامشخص)",
      "رضا اهل سروند",
      "أم محمد",
      "رضا معروف به شاهین",
    ];
    expect(reach(part)).toEqual(all(part, "part"));
  });
});
