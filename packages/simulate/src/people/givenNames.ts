/**
 * Given names of the invented dead and of their fathers.
 *
 * Common Persian given names, typed from general knowledge, each with spellings in Persian letters and in
 * Latin ones. The first spelling is the usual one; the others are what a second body would write.
 */

/** One name in the spellings that lists give it; the first of each is the usual one. */
export interface SpelledName {
  readonly fa: readonly string[];
  readonly latin: readonly string[];
}

/** A name written as `fa|fa=latin|latin`. */
export const spelledName = (line: string): SpelledName => {
  const [fa = "", latin = ""] = line.split("=");
  return { fa: fa.trim().split("|"), latin: latin.trim().split("|") };
};

export const MALE_NAMES: readonly SpelledName[] = [
  "محمد=Mohammad|Mohamad|Muhammad|Mohammed",
  "علی=Ali|Aly",
  "حسین=Hossein|Hosein|Hussein",
  "رضا=Reza|Riza",
  "مهدی=Mehdi|Mahdi",
  "امیر=Amir|Ameer",
  "حسن=Hassan|Hasan",
  "محمدرضا|محمد رضا=Mohammadreza|Mohammad Reza|Mohamad-Reza",
  "علیرضا|علی رضا=Alireza|Ali Reza|Ali-Reza",
  "امیرحسین|امیر حسین=Amirhossein|Amir Hossein|Amir-Hosein",
  "محمدعلی|محمد علی=Mohammadali|Mohammad Ali",
  "سعید=Saeed|Saeid|Said",
  "مجید=Majid|Madjid",
  "حمید=Hamid|Hameed",
  "ابراهیم=Ebrahim|Ibrahim",
  "یوسف=Yousef|Yusef|Youssef",
  "مصطفی=Mostafa|Mustafa",
  "مرتضی=Morteza|Murtaza",
  "احمد=Ahmad|Ahmed",
  "محمود=Mahmoud|Mahmud",
  "جواد=Javad|Jawad",
  "کاظم=Kazem|Kazim",
  "عباس=Abbas|Abas",
  "ابوالفضل|ابو الفضل=Abolfazl|Abulfazl|Abol Fazl",
  "قاسم=Ghasem|Qasem|Qassem",
  "اکبر=Akbar",
  "اصغر=Asghar",
  "ناصر=Naser|Nasser",
  "کریم=Karim|Kareem",
  "رحیم=Rahim|Raheem",
  "آرش=Arash",
  "بابک=Babak",
  "سیاوش=Siavash|Siyavash|Siavosh",
  "فرهاد=Farhad",
  "پویا=Pouya|Puya|Pooya",
  "نیما=Nima",
  "سینا=Sina",
  "کیان=Kian|Kiyan",
  "آرمان=Arman",
  "میلاد=Milad",
  "پدرام=Pedram",
  "شهرام=Shahram",
  "بهنام=Behnam",
  "کامران=Kamran",
  "مسعود=Masoud|Massoud|Masud",
  "داوود|داود=Davoud|Davood|Davud",
  "اسماعیل=Esmaeil|Ismail|Esmail",
  "یاسر=Yaser|Yasser",
  "امید=Omid|Omeed",
  "پیمان=Peyman|Payman",
].map(spelledName);

export const FEMALE_NAMES: readonly SpelledName[] = [
  "فاطمه=Fatemeh|Fateme|Fatima",
  "زهرا=Zahra|Zohra",
  "مریم=Maryam|Mariam",
  "زینب=Zeinab|Zeynab|Zaynab",
  "معصومه=Masoumeh|Masumeh|Masoome",
  "لیلا=Leila|Leyla|Laila",
  "نرگس=Narges|Nargess",
  "سمیه=Somayeh|Somayyeh|Sommaye",
  "الهام=Elham",
  "سارا=Sara|Sarah",
  "نازنین=Nazanin|Naznin",
  "مهسا=Mahsa",
  "نیلوفر=Niloufar|Nilufar|Niloofar",
  "شیرین=Shirin|Shireen",
  "پریسا=Parisa",
  "آیدا=Aida|Ayda",
  "هانیه=Hanieh|Haniyeh|Hania",
  "ریحانه=Reyhaneh|Reihaneh|Rayhane",
  "ستاره=Setareh|Setare",
  "سحر=Sahar",
  "شیما=Shima",
  "مینا=Mina",
  "رویا=Roya|Roia",
  "بهاره=Bahareh|Bahare",
  "فرزانه=Farzaneh|Farzane",
  "طاهره=Tahereh|Tahere",
  "کبری=Kobra|Kubra",
  "سکینه=Sakineh|Sakine",
  "اعظم=Azam|Aazam",
  "مهناز=Mahnaz",
  "شهلا=Shahla",
  "هدیه=Hedieh|Hediyeh",
].map(spelledName);
