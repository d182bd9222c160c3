/**
 * Provinces and main cities of Iran with their usual spellings: one line each, a province without a dash,
 * its cities below it with one. Names are parted by bars; the id is the first Latin name, lower-cased.
 * Public facts, written for this project; not complete, and borders are those of 2025.
 */
export const IRAN_TABLE = `
Tehran|Teheran|تهران|طهران
- Tehran|Teheran|تهران|طهران
- Rey|Ray|Shahr-e Rey|ری|شهر ری|شهرری
- Eslamshahr|Islamshahr|اسلامشهر|اسلام شهر
- Varamin|ورامین
- Shahriar|Shahriyar|شهریار
- Qods|Shahr-e Qods|Ghods|قدس|شهر قدس
- Malard|ملارد
- Pakdasht|پاکدشت
- Robat Karim|Robatkarim|رباط کریم
- Qarchak|Gharchak|قرچک
- Damavand|دماوند
- Parand|پرند
- Pardis|پردیس
- Baharestan|بهارستان
Alborz|البرز
- Karaj|کرج
- Fardis|فردیس
- Nazarabad|نظرآباد
- Hashtgerd|Hashtgird|هشتگرد
Isfahan|Esfahan|Ispahan|اصفهان
- Isfahan|Esfahan|Ispahan|اصفهان
- Kashan|کاشان
- Najafabad|Najaf Abad|نجف‌آباد|نجف آباد
- Khomeini Shahr|Khomeinishahr|خمینی‌شهر|خمینی شهر
- Shahin Shahr|Shahinshahr|شاهین‌شهر|شاهین شهر
- Fuladshahr|Fooladshahr|Foolad Shahr|فولادشهر
- Mobarakeh|مبارکه
- Zarrin Shahr|زرین‌شهر
- Shahreza|شهرضا
- Golpayegan|گلپایگان
- Semirom|سمیرم
- Naein|Nain|نائین
Fars|Pars|فارس
- Shiraz|شیراز
- Marvdasht|Marvdasht|مرودشت
- Jahrom|جهرم
- Fasa|فسا
- Kazerun|Kazeroon|کازرون
- Lar|لار
- Darab|داراب
- Abadeh|آباده
- Neyriz|نی‌ریز
- Firuzabad|Firouzabad|فیروزآباد
Razavi Khorasan|Khorasan Razavi|Khorasan-e Razavi|خراسان رضوی
- Mashhad|Mashad|Meshed|مشهد
- Neyshabur|Nishapur|Neishabour|نیشابور
- Sabzevar|سبزوار
- Torbat-e Heydarieh|Torbat Heydariyeh|تربت حیدریه
- Torbat-e Jam|تربت جام
- Quchan|Ghouchan|قوچان
- Kashmar|کاشمر
- Gonabad|گناباد
- Chenaran|چناران
North Khorasan|Khorasan Shomali|Northern Khorasan|خراسان شمالی
- Bojnurd|Bojnourd|Bojnord|بجنورد
- Shirvan|شیروان
- Esfarayen|اسفراین
South Khorasan|Khorasan Jonubi|Southern Khorasan|خراسان جنوبی
- Birjand|بیرجند
- Qaen|Ghaen|قائن
- Tabas|طبس
- Ferdows|Ferdos|فردوس
East Azerbaijan|East Azarbaijan|Azarbayjan-e Sharqi|Eastern Azerbaijan|آذربایجان شرقی
- Tabriz|تبریز
- Maragheh|مراغه
- Marand|مرند
- Mianeh|Miyaneh|میانه
- Ahar|اهر
- Bonab|بناب
- Sarab|سراب
West Azerbaijan|West Azarbaijan|Azarbayjan-e Gharbi|Western Azerbaijan|آذربایجان غربی
- Urmia|Orumiyeh|Oroumieh|Orumieh|ارومیه
- Mahabad|مهاباد
- Khoy|Khoi|خوی
- Bukan|Boukan|بوکان
- Piranshahr|پیرانشهر
- Miandoab|Miyandoab|میاندوآب
- Oshnavieh|Oshnaviyeh|اشنویه
- Naqadeh|Naghadeh|نقده
- Salmas|سلماس
- Sardasht|سردشت
- Takab|تکاب
- Maku|Makou|ماکو
Ardabil|Ardebil|اردبیل
- Ardabil|Ardebil|اردبیل
- Parsabad|پارس‌آباد
- Meshginshahr|Meshgin Shahr|مشگین‌شهر|مشکین‌شهر
- Khalkhal|خلخال
Zanjan|زنجان
- Zanjan|زنجان
- Abhar|ابهر
- Khorramdarreh|خرمدره
Kurdistan|Kordestan|کردستان
- Sanandaj|Sine|سنندج
- Saqqez|Saghez|Saqez|سقز
- Marivan|مریوان
- Baneh|بانه
- Qorveh|Ghorveh|قروه
- Bijar|بیجار
- Kamyaran|کامیاران
- Dehgolan|دهگلان
- Divandarreh|دیواندره
Kermanshah|کرمانشاه
- Kermanshah|کرمانشاه
- Javanrud|Javanroud|جوانرود
- Eslamabad-e Gharb|Islamabad Gharb|Eslamabad Gharb|اسلام‌آباد غرب|اسلام آباد
- Paveh|پاوه
- Sarpol-e Zahab|Sarpol Zahab|سرپل ذهاب
- Harsin|هرسین
- Kangavar|کنگاور
- Sonqor|Songhor|سنقر
- Ravansar|روانسر
- Salas-e Babajani|ثلاث باباجانی
- Gilan-e Gharb|گیلان غرب
Ilam|ایلام
- Ilam|ایلام
- Abdanan|آبدانان
- Dehloran|دهلران
- Malekshahi|Malekshahi|ملکشاهی
- Mehran|مهران
- Ivan|Eyvan|ایوان
- Darreh Shahr|دره‌شهر
Lorestan|Luristan|لرستان
- Khorramabad|Khoramabad|خرم‌آباد
- Borujerd|Boroujerd|بروجرد
- Dorud|Doroud|دورود
- Kuhdasht|Kouhdasht|کوهدشت
- Aligudarz|Aligoudarz|الیگودرز
- Azna|ازنا
- Nurabad Lorestan|Delfan|دلفان
Khuzestan|Khouzestan|خوزستان
- Ahvaz|Ahwaz|اهواز
- Abadan|آبادان
- Khorramshahr|خرمشهر
- Dezful|Dezfoul|دزفول
- Mahshahr|Bandar-e Mahshahr|Bandar Mahshahr|ماهشهر|بندر ماهشهر
- Behbahan|بهبهان
- Izeh|ایذه
- Shush|Shoush|شوش
- Shushtar|شوشتر
- Andimeshk|اندیمشک
- Masjed Soleyman|Masjed Soleiman|مسجدسلیمان
- Susangerd|Sousangerd|سوسنگرد
- Ramhormoz|رامهرمز
Bushehr|Boushehr|بوشهر
- Bushehr|Boushehr|بوشهر
- Borazjan|برازجان
- Ganaveh|Bandar Ganaveh|گناوه|بندر گناوه
- Kangan|کنگان
- Asaluyeh|عسلویه
- Jam|جم
Hormozgan|Hormuzgan|هرمزگان
- Bandar Abbas|Bandarabbas|بندرعباس
- Qeshm|Gheshm|قشم
- Minab|میناب
- Bandar Lengeh|بندر لنگه
- Kish|کیش
Kerman|کرمان
- Kerman|کرمان
- Sirjan|سیرجان
- Rafsanjan|رفسنجان
- Jiroft|جیرفت
- Bam|بم
- Zarand|زرند
- Kahnuj|Kahnooj|کهنوج
Sistan and Baluchestan|Sistan va Baluchestan|Sistan-Baluchestan|Sistan Baluchistan|Sistan and Baluchistan|سیستان و بلوچستان
- Zahedan|زاهدان
- Zabol|زابل
- Iranshahr|ایرانشهر
- Chabahar|Chahbahar|چابهار
- Khash|خاش
- Saravan|سراوان
- Konarak|کنارک
- Rask|راسک
Yazd|یزد
- Yazd|یزد
- Meybod|Maybod|میبد
- Ardakan|اردکان
- Bafq|بافق
Qom|Ghom|قم
- Qom|Ghom|قم
Markazi|Markazy|مرکزی
- Arak|اراک
- Saveh|ساوه
- Khomein|خمین
- Mahallat|محلات
- Shazand|شازند
- Delijan|دلیجان
Qazvin|Ghazvin|قزوین
- Qazvin|Ghazvin|قزوین
- Takestan|تاکستان
- Alvand|الوند
- Abyek|آبیک
Hamadan|Hamedan|همدان
- Hamadan|Hamedan|همدان
- Malayer|ملایر
- Nahavand|نهاوند
- Tuyserkan|Tuiserkan|تویسرکان
- Asadabad|اسدآباد
Semnan|سمنان
- Semnan|سمنان
- Shahrud|Shahroud|شاهرود
- Damghan|دامغان
- Garmsar|گرمسار
Gilan|Guilan|گیلان
- Rasht|رشت
- Bandar-e Anzali|Anzali|Bandar Anzali|انزلی|بندر انزلی
- Lahijan|لاهیجان
- Langarud|Langaroud|Langroud|لنگرود
- Rudsar|Roudsar|رودسر
- Talesh|Hashtpar|تالش|هشتپر
- Fuman|Fouman|Foman|فومن
- Astara|آستارا
- Sowme'eh Sara|Someh Sara|صومعه‌سرا
Mazandaran|مازندران
- Sari|ساری
- Babol|بابل
- Amol|آمل
- Qaemshahr|Ghaemshahr|قائم‌شهر|قایمشهر
- Behshahr|بهشهر
- Nowshahr|Noshahr|نوشهر
- Chalus|Chaloos|چالوس
- Tonekabon|تنکابن
- Nur|Noor|نور
- Babolsar|بابلسر
- Neka|نکا
- Ramsar|رامسر
Golestan|گلستان
- Gorgan|گرگان
- Gonbad-e Kavus|Gonbad Kavoos|Gonbad|گنبد کاووس|گنبد
- Aliabad-e Katul|علی‌آباد کتول
- Bandar-e Torkaman|بندر ترکمن
- Azadshahr|آزادشهر
Chaharmahal and Bakhtiari|Chahar Mahaal and Bakhtiari|Chaharmahal va Bakhtiari|Chaharmahal-Bakhtiari|چهارمحال و بختیاری
- Shahrekord|Shahr-e Kord|Shahre Kord|شهرکرد
- Borujen|Boroujen|بروجن
- Farsan|فارسان
- Lordegan|لردگان
- Junqan|Jooneghan|جونقان
Kohgiluyeh and Boyer-Ahmad|Kohgiluyeh va Boyer-Ahmad|Kohkiluyeh and Buyer Ahmad|Kohgiluyeh|کهگیلویه و بویراحمد|کهگیلویه و بویر احمد
- Yasuj|Yasouj|یاسوج
- Dehdasht|دهدشت
- Gachsaran|Dogonbadan|گچساران|دوگنبدان
`;
