/**
 * English words of stories about deaths.
 *
 * An event's value is `class:forms:counted`. Classes: dead, hurt, held, lost (missing, fled), other.
 * Forms say where its number may stand: B right after it ("killing 12"), A before it as a predicate ("12
 * were killed"), H before it as a noun ("12 deaths"), T somewhere after it ("the death toll rose to 12").
 */
import type { LexiconLine } from "./cue.ts";

const forms = (stems: string, tails: string): string =>
  stems
    .split(" | ")
    .flatMap((stem) => tails.split(" | ").map((tail) => `${stem} ${tail}`))
    .join(" | ");

export const ENGLISH: readonly LexiconLine[] = [
  [
    "qualifier",
    "at-least",
    "at least | no fewer than | no less than | not less than | not fewer than | a minimum of | minimum of | as few as | at the least | upward from | at a minimum | a confirmed minimum of | at the very least",
  ],
  [
    "qualifier",
    "more-than",
    "more than | past | over | well over | just over | upwards of | upward of | in excess of | exceeding | exceeds | exceeded | has exceeded | above | surpassed | surpasses | has surpassed | passed | topped | far more than | greater than | higher than",
  ],
  [
    "qualifier",
    "about",
    "about | around | some | approximately | approx | approx. | roughly | nearly | almost | close to | an estimated | estimated | estimated at | near | circa | just under | as good as | in the region of | somewhere around | some estimated | a reported | some reported | about some",
  ],
  [
    "qualifier",
    "up-to",
    "up to | as many as | at most | no more than | not more than | a maximum of | as high as | maximum of",
  ],
  ["qualifier", "fewer-than", "fewer than | less than | under | below"],
  [
    "qualifier",
    "could-exceed",
    "could exceed | may exceed | might exceed | could surpass | may surpass | might surpass | could be higher than | may be higher than | might be higher than | could be more than | may be more than | might be more than | could top | may top | could well exceed | may well exceed | may have exceeded | could have exceeded | might have exceeded | likely exceeds | may be over | could be over | could be well over | could be above | expected to rise beyond | expected to rise above | expected to exceed | expected to pass | expected to surpass | likely to exceed | likely to pass | feared to exceed | set to exceed | could rise above | may rise above | could rise beyond | could rise to | may rise to | might rise to | could climb above | may climb above | could reach | may reach | might reach | may be as high as | could be as high as | might be as high as",
  ],
  [
    "qualifier",
    "could-exceed",
    forms(
      "may | might | could | will likely | is likely to | are likely to | is expected to | are expected to | was expected to | is feared to | is set to | would likely | may yet | could yet | can",
      "exceed | surpass | top | pass | reach | climb to | climb above | climb past | climb beyond | rise to | rise above | rise past | rise beyond | go beyond | go above | run to | run into | run as high as | hit | be as high as | be higher than | be more than | be over | be above | be as many as | be well over | be well above | be far above | be closer to | approach | be upwards of | be in excess of | number more than | number over | number as many as",
    ),
  ],
  ["qualifierAfter", "at-least", "or more | at least | at the least | at a minimum"],
  ["qualifierAfter", "about", "or so | or thereabouts"],
  ["qualifierAfter", "up-to", "at most | at the most | or fewer | or less"],
  [
    "vague",
    "",
    "several hundred | several hundreds | several thousand | several thousands | several dozen | several dozens | several tens of thousands | several | a few hundred | a few thousand | a few dozen | a few | a handful of | a handful | scores of | scores | dozens of | dozens | hundreds of | hundreds | thousands of | thousands | tens of thousands of | tens of thousands | hundreds of thousands of | hundreds of thousands | many hundreds of | many hundreds | many thousands of | many thousands | many dozens | hundreds upon hundreds of | hundreds or thousands | hundreds if not thousands of | hundreds , if not thousands , of | hundreds , not thousands , | hundreds , not thousands | dozens , not hundreds | tens , not hundreds | thousands , not hundreds | low hundreds | high hundreds | tens of | some dozens of | untold numbers of | a score of | dozens more",
  ],
  [
    "unit",
    "",
    "percent | per cent | percentage | % | ٪ | pct | day | days | night | nights | week | weeks | month | months | year | years | hour | hours | minute | minutes | second | seconds | decade | decades | century | centuries | a . m . | p . m . | am | pm | a.m | p.m | o'clock | gmt | utc | local time | dollar | dollars | euro | euros | pound | pounds | rial | rials | toman | tomans | cent | cents | usd | km | kilometre | kilometres | kilometer | kilometers | mile | miles | metre | metres | meter | meters | cm | mm | kg | kilogram | kilograms | tonne | tonnes | ton | tons | gram | grams | litre | litres | liter | liters | barrel | barrels | degree | degrees | c | °c | ° | mph | hectares | acres | goal | goals | point | points | match | matches | game | games | set | sets | seat | seats | vote | votes | lash | lashes | page | pages | city | cities | town | towns | village | villages | province | provinces | district | districts | country | countries | state | states | neighbourhood | neighborhoods | neighbourhoods | neighborhood | street | streets | location | locations | place | places | hospital | hospitals | prison | prisons | university | universities | school | schools | building | buildings | house | houses | home | homes | shop | shops | bank | banks | mosque | mosques | vehicle | vehicles | car | cars | bus | buses | ambulance | ambulances | motorcycle | motorcycles | round | rounds | bullet | bullets | shot | shots | shell | shells | rocket | rockets | missile | missiles | drone | drones | strike | strikes | raid | raids | attack | attacks | incident | incidents | clash | clashes | protest | protests | demonstration | demonstrations | rally | rallies | video | videos | photo | photos | photograph | photographs | image | images | post | posts | document | documents | interview | interviews | report | reports | site | sites | source | sources | witness statements | testimonies | employees | times | time | fold | in 10 | in ten | in five | in four | in three | member states | parties | charges | counts of | case files | complaint | complaints | accounts | followers | animals | sheep | goats | cattle | cows | horses | dogs | birds | chickens | fish | camels | families | family | households | players | fans | spectators | runs | wickets | laps | medals | storeys | floors | metres of | inches | feet | foot | languages | chapters | articles | words | copies | people a | square | ballots | units | beds | wards | of age | years - old | year - old | - year - old | - years - old | million people | billion | trillion | minutes' | amendments | amendment | bills | proposals | searches | trades | orders | transactions | projects | deals | jobs | manoeuvres | plays | passes | motions | requests | programmes | programs | tasks | per | per 1 | minutes of | plants | trees | contracts | search warrants | commands | cables | votes against",
  ],
  [
    "notCount",
    "",
    "article | articles | section | chapter | paragraph | page | pages | rule | law | resolution | clause | bill | decree | act | code | number | no . | no | route | highway | road | flight | channel | room | ward | block | unit | gate | district | division | brigade | battalion | regiment | zone | day | phase | part | version | episode | season | group of | g | age | aged | ages | aged between | age of | under the age of | over the age of | below the age of | the age of | at age | born in | call | dial | telephone | phone | tel | tel . | hotline | minus | plus | $ | € | £ | ¥ | ₹ | us $ | usd | score | beat | by a factor of | temperature | temperatures | top | item | figure no | platform | apartment | model | covid - | one in | 1 in | out of every | ratio of | psalm | verse | rank | ranked | grade | level | class of | hour | week | month | year | years | decade | size | sentenced to | serving | jailed for | imprisoned for | since the age of | turned | version | kilometre | mile",
  ],
  ["by", "", "by | by another | a rise of | an increase of | an additional"],

  [
    "event",
    "dead:BAH:killed",
    "killed | shot dead | shot and killed | gunned down | slain | massacred | beaten to death | burned to death | burnt to death | stabbed to death | tortured to death | slaughtered | assassinated | murdered | martyred | fatally shot | fatally wounded | crushed to death | mown down | fatally injured | fatally hurt | shot and fatally wounded | lynched | burnt alive | burned alive | executed summarily | bludgeoned to death | clubbed to death | run over and killed | trampled to death | starved to death",
  ],
  [
    "event",
    "dead:B:killed",
    "killing | kill | kills | the killing of | killing of | killings of | the killings of | shooting dead | massacring | murder of | the murder of | massacre of | slaughter of | took the lives of | taken the lives of | taking the lives of | claimed the lives of | claiming the lives of | cost the lives of | killing at once | has killed | have killed | had killed | took the life of | snuffed out",
  ],
  ["event", "dead:AO:killed", "fatally"],
  [
    "event",
    "other:N:other",
    "live ammunition | live fire | live rounds | live round | live bullets | live broadcast | live blog | live updates | live stream",
  ],
  ["event", "hurt:BA:injured", "shot"],
  [
    "event",
    "dead:BP:died",
    "we lost | we have lost | we had lost | i lost | i have lost | they lost | they have lost",
  ],
  ["event", "dead:BH:died", "deaths of | death of | fatalities among | deaths among"],
  [
    "event",
    "dead:B:died",
    "the deaths of | the death of | dead include | lives of | deaths include | the loss of | claimed | has claimed | have claimed | claims the lives of | left dead | costing the lives of",
  ],
  [
    "event",
    "dead:AH:died",
    "dead | deceased | died | dying | die | lost their lives | lost his life | lost her life | perished | succumbed | succumbed to their wounds | succumbed to their injuries | passed away | found dead | were dead | confirmed dead | drowned | died of their wounds | did not survive | have lost their lives | losing their lives | lose their lives",
  ],
  [
    "event",
    "dead:H:died",
    "deaths | death | fatalities | fatality | dead bodies | lives | martyrs | souls | death cases | cases of death",
  ],
  ["event", "dead:H:killed", "killings | homicides | murders"],
  [
    "event",
    "dead:H:bodies",
    "bodies | corpses | body bags | coffins | body bag | coffin | corpse | body | remains",
  ],
  ["event", "dead:BH:bodies", "bodies of | corpses of"],
  ["event", "dead:B:bodies", "the bodies of | remains of | the remains of"],
  ["event", "dead:B:buried", "bury | buries | had to bury"],
  ["event", "dead:BA:buried", "buried | burying | laid to rest"],
  ["event", "dead:H:buried", "burials | funerals"],
  [
    "event",
    "hurt:A:injured",
    "in hospital | in hospitals | in critical condition | in a critical condition | in serious condition | in intensive care | under treatment | with injuries | with wounds | with gunshot wounds | with burns",
  ],
  [
    "event",
    "held:A:arrested",
    "in detention | behind bars | under arrest | in jail | in prison | in police custody",
  ],
  [
    "event",
    "dead:B:buried",
    "funeral for | funerals for | mass funeral for | a funeral for | burial of | burials of | the burial of | funeral of | funerals of | the funeral of | the funerals of",
  ],
  ["event", "dead:B:killed", "the dead at | the deaths at | the fatalities at | the number of dead at"],
  ["event", "dead:BA:executed", "executed | hanged | executing | hanging"],
  ["event", "dead:H:executed", "executions | hangings"],
  [
    "event",
    "dead:T:killed",
    "number of people killed | number of those killed | number of protesters killed | number of demonstrators killed | number of civilians killed | number of killed | number killed | number of people who were killed | number of people who had been killed | number of people who have been killed | number of killings | total killed | total number killed | total number of people killed",
  ],
  [
    "event",
    "dead:T:died",
    "death toll | the toll | toll | fatality count | body count | number of dead | number of the dead | number of deaths | number of fatalities | number of people dead | number of people who died | number of people who have died | number of people who had died | number of those who died | number of victims | number of dead people | number of lives lost | total dead | total deaths | death count | confirmed deaths | confirmed dead stands | dead number | dead numbered | martyrs number | martyrs numbered | victims number | victims numbered | deaths number | deaths numbered | count of the dead | tally of the dead | count of deaths | tally of deaths | count of dead | tally of dead | list of the dead | losses",
  ],
  [
    "event",
    "dead:N:killed",
    "the dead | the deceased | of the dead | among the dead | the slain | the killed",
  ],
  [
    "event",
    "hurt:BAH:injured",
    "killed or wounded | killed or injured | killed or hurt | killed and wounded | killed and injured | dead or wounded | dead or injured | dead and wounded | dead and injured | killed , wounded or | wounded | injured | hurt | maimed | blinded | hospitalised | hospitalized | treated | treated for | beaten | shot and wounded | seriously injured | critically wounded | infected",
  ],
  ["event", "hurt:B:injured", "injuring | wounding | treating | beating | shooting and wounding"],
  [
    "event",
    "hurt:H:injured",
    "injuries | wounds | wounded people | injured people | casualties | gunshot wounds | hospitalisations | hospitalizations | infections | eye injuries",
  ],
  [
    "event",
    "hurt:T:injured",
    "number of injured | number of wounded | number of the wounded | number of the injured | number of people injured | number of people wounded | number of injuries | number of casualties | casualty toll",
  ],
  [
    "event",
    "held:BAH:arrested",
    "arrested | detained | rounded up | jailed | imprisoned | charged | convicted | sentenced | sentenced to death | summoned | abducted | kidnapped | indicted | prosecuted | held | taken away | released | freed | pardoned | expelled | suspended | dismissed from | fired from | on death row | in custody | taken hostage | on trial | condemned to death | facing execution | at risk of execution | face execution | facing the death penalty | face the death penalty | awaiting execution",
  ],
  [
    "event",
    "held:B:arrested",
    "arresting | detaining | jailing | charging | abducting | releasing | freeing | arrest of | arrests of | detention of | release of | kidnapping | sentencing | summoning | charged with the murder of",
  ],
  [
    "event",
    "held:H:arrested",
    "arrests | detentions | detainees | prisoners | suspects | arrested people | convictions | hostages | sentences | death sentences | death row inmates | inmates | defendants | warrants",
  ],
  [
    "event",
    "held:T:arrested",
    "number of arrests | number of people arrested | number of arrested | number of those arrested | number of detainees | number of people detained | number of prisoners | number of those detained | number of hostages",
  ],
  [
    "event",
    "lost:BAH:missing",
    "missing | disappeared | displaced | fled | evacuated | unaccounted for | homeless | rescued | survived | forcibly disappeared | saved | stranded",
  ],
  [
    "event",
    "lost:A:missing",
    "at risk of dying | at risk of death | at risk of starving | at risk of starvation | in danger of dying | in danger of death | fighting for their lives | fighting for life | clinging to life | close to death | near death | facing death",
  ],
  ["event", "lost:H:missing", "disappearances | survivors | refugees | missing people"],
  [
    "event",
    "lost:T:missing",
    "number of missing | number of the missing | number of people missing | number of disappeared | number of those missing",
  ],
  [
    "event",
    "other:A:other",
    "marched | gathered | protested | attended | rallied | joined | demonstrated | took part | taken part | took to | participated | voted | signed | turned out | chanted | lined | filled | live | lives in | lived | work | worked | called for | called on | urged | demanded | asked | answered | responded | watched | viewed | visited | applied | were deployed | were closed | were burned | were torched | were destroyed | were damaged | were set | deployed | registered to | travelled | received | interviewed | mourned | mourn | celebrated | stormed | walked | lost power | lost their | lost his | lost her | lost contact | backed | supported | queued | camped | blocked | attacked | surrendered | escaped | boarded | were on board | on board | were travelling | wrote | condemned | believe | knew | know | need | needed | require | are expected | sought | crossed | returned | moved | resigned | dead or alive",
  ],
  [
    "event",
    "other:B:other",
    "population of | deployed | interviewed | spoke to | spoken to | surveyed | employs | employing | seats | crowd of | a crowd of | crowds of | attended by | signed by | home to | watched by | destroyed | burned | damaged | torched | fired | spent | sold | bought | paid | worth | hired | recruited | counted on | gathering of | march of | membership of",
  ],

  [
    "people",
    "generic",
    "men , women and children | men and women | women and children | people | persons | person | individuals | individual | others | other people | of them | victims | victim | lives | human beings | citizens | citizen | residents | resident | inhabitants | locals | other persons",
  ],
  [
    "people",
    "group",
    "protesters | protester | protestors | protestor | demonstrators | demonstrator | civilians | civilian | children | child | minors | minor | women | woman | men | man | girls | girl | boys | boy | teenagers | teenager | teens | infants | babies | toddlers | youths | young people | young men | young women | adults | elderly people | students | student | schoolchildren | pupils | teachers | bystanders | bystander | passers - by | passersby | onlookers | worshippers | pilgrims | mourners | prisoners | inmates | detainees | journalists | journalist | reporters | paramedics | paramedic | medics | medic | doctors | doctor | nurses | nurse | aid workers | rescuers | lawyers | workers | miners | miner | farmers | labourers | migrants | refugees | foreigners | foreign nationals | tourists | passengers | activists | activist | rioters | rioter | terrorists | terrorist | militants | militant | gunmen | insurgents | rebels | fighters | fighter | attackers | troublemakers | security officers | security officer | police officers | police officer | policemen | policeman | police | officers | officer | soldiers | soldier | troops | conscripts | guards | guardsmen | border guards | security personnel | security forces | security guards | security force members | force members | members | personnel | security agents | security staff | members of the security forces | members of the official forces | members of the armed forces | members of government forces | members of the government forces | members of official forces | members of security forces | security forces members | members of the police | members of the military | members of the armed forces | members of the guard | law enforcement officers | law enforcement personnel | law enforcement agents | military personnel | government supporters | government forces | government employees | non - civilians | non - protesters | militiamen | paramilitaries | agents | officials | staff members | athletes | artists | parents | fathers | mothers | couples | siblings | brothers | sisters | relatives | family members | under 18 | under the age of 18 | aged under 18 | under - 18s | below 18 | unarmed civilians | peaceful protesters | firefighters | drivers | sailors | shopkeepers | villagers | colleagues | colleague | comrades | comrade | friends | friend | volunteers | volunteer | neighbours | neighbour | neighbors | neighbor | classmates | teammates | cadets | recruits | townspeople | herders | traders | monks | priests | imams | cooks | porters | commanders | gendarmes | gendarme | marines | reservists | kids | kid | newborns | grandparents | pensioners | worshipper | guard | patients | patient",
  ],
  [
    "anyone",
    "",
    "anyone | anybody | any protester | any protesters | any civilian | any civilians | any deaths | any death | any one",
  ],
  [
    "plural",
    "",
    "government | armed | unarmed | peaceful | other | more | young | local | male | female | innocent | anti - government | pro - government | additional | further | unidentified | different | separate | new | confirmed | of the | of its | state | foreign | newborn | elderly | ordinary | people , all | verified | documented | such | reported | alleged | protest - related | civilian | identified | named | of those | of whom | of them | serving | off - duty | seventeen | retired | trapped",
  ],
  [
    "actor",
    "",
    "security forces | the security forces | security agents | security officers | police | the police | police officers | riot police | officers | the army | army | the military | military | troops | soldiers | state forces | government forces | guards | the guards | prison guards | militia | militiamen | the militia | paramilitaries | paramilitary forces | snipers | gunmen | armed men | armed rioters | rioters | terrorists | armed terrorists | armed groups | plainclothes agents | plainclothes officers | special forces | intelligence agents | foreign agents | authorities | the authorities | the government | the state | militants | demonstrators | protesters | armed protesters | intelligence officers | border guards | the guard | armed forces | the armed forces | mobs | vandals | saboteurs | enemies | hooligans | foreign mercenaries | mercenaries",
  ],

  [
    "say",
    "",
    "said | says | say | saying | issued | has issued | announced | announces | announce | reported | reports | added | adds | stated | states | confirmed | confirms | claimed | claims | estimated | estimates | estimate | documented | recorded | counted | verified | identified | tallied | registered | listed | acknowledged | acknowledges | admitted | admits | conceded | insisted | insists | maintained | wrote | writes | tweeted | posted | noted | warned | alleged | revealed | disclosed | declared | asserted | testified | recalled | explained | believes | put the | puts the | putting the | put its | raised its | raised the | revised its | revised the | updated its | has seen | have seen | had seen | have received | has received | had received | has put | have put | has spoken of | have spoken of | spoke of | speaks of | speaking of | show | shows | showed | found | finds | concluded | published | released | calculated | gave | gives | lists | indicates | suggest | suggests | suggested | broke down | told | tells | telling | have told | has told | had told | described | blamed | blames | accused | attributed | asserts | cut its | cut the | lowered its | lowered the | brought its | brings its | increased its | increases its | increased the | raises its | raises the | adjusted its | adjusted the | revises its | corrected its | corrected the | updated the | admitting | acknowledging | reporting | confirming | counts | records | registers | acknowledge | admit | maintains | warns | charges | alleges | recounted | remembered | replied | estimating | concede | concedes | saw | has counted | have counted | had counted | has recorded | have recorded | had recorded | has registered | had registered | has documented | had documented | has confirmed | had confirmed | has verified | had verified | had identified | has identified | has been able to confirm | has been able to verify | has been able to identify | have been able to confirm | have been able to verify | have been able to identify | had been able to confirm | had been able to verify | had been able to identify | was able to confirm | was able to verify | was able to identify | were able to confirm | were able to verify | were able to identify | is able to confirm | is able to verify | is able to identify | are able to confirm | are able to verify | are able to identify | condemns | condemned | condemn | condemning | deplored | deplores | lamented | ruled | told investigators | swore | testifies | broadcast | broadcasts | aired | read out | contends | contended | argues | argued | argue | stressed | stresses | emphasised | emphasized | underlined | underscored | observed | pointed out | points out | remarked | related | relayed | relays | briefed | logged | logs | tracked | collated | tallies | named | names | detailed | details | chronicled | reckons | reckoned | reckon | assesses | assessed | assess | determined | established | ascertained | ascertains | indicated | mentions | mentioned | mention | refers to | referred to | refer to | spoke about | talks of | talked of | pegged | pegs | placed the | places the | putting its | puts their | put their | has logged | have logged | has tallied | have tallied | has tracked | has listed | have listed | has named | have named | had named | has collected | has compiled | compiled | has gathered | has published | have published | had published | has reported | have reported | had reported | has said | have said | had said | has acknowledged | have acknowledged | had acknowledged | has admitted | have admitted | had admitted | has conceded | have conceded | has estimated | have estimated | had estimated | has announced | have announced | had announced | has claimed | have claimed | had claimed | has put the | have put the | had put the | had put | has spoken | thinks | suspects | fears | feared | expects | quipped | affirmed | affirms | attested | attests | vouched | avowed | professed | communicated | informed | informs | notified | has established | have established | has determined | has learned | has learnt | learned | learnt | told a | read | reads | states that | explains | recalls | remembers | describes | detailing | listing | naming | citing a total of | records that | posts | tweets | texted | messaged | emailed | shouted | cried | whispered | sobbed | answered | responded | commented | concludes | concluding | testify | was told | were told | has been told | have been told | deplore | decried | decries | mourned the | mourns the | lamented the | laments | contend | emphasise | emphasize | underline | underscore | allege | insist | maintain | assert | warn | believe | conclude | declare | disclose | reveal | explain | recall | affirm | attest | suspect | lament | tabulate | determine | establish | ascertain | specify | clarify | observe | remark | reiterate | reply | respond | tweet | predict | confirm | verify | calculate | boast | complain | recount | relate | clarify | add | identify | cautions | cautioned | predicted | predicts | specified | specifies | clarified | clarifies | reiterated | reiterates | repeated | boasted | complained | complains | recounts | tabulated | indicate | referred | refers | can name | can now name | could name | was able to name | were able to name | is able to name",
  ],
  ["tell", "", "told | tells | telling | have told | has told | had told | informed"],
  [
    "tell",
    "in",
    "in an interview with | in interview with | in comments to | in remarks to | in a statement to | in statements to | speaking to | spoke to | in an interview on | in a message to | in a call with | in a text message to | in an email to | talking to | interviewed by | as quoted by | quoted by | was quoted by | were quoted by | cited by | carried by | as cited by | as reported by | in a statement carried by | in a statement published by | in a statement read on | in a statement read out on | in a statement broadcast on | in a statement broadcast by | in a statement aired by | in a statement aired on | in a statement issued through | in a statement published on | in a statement reported by | in a statement cited by | in remarks carried by | in remarks broadcast by | in remarks reported by | in comments carried by | in comments broadcast by | in a speech carried by | in a speech broadcast by | in an address carried by | speaking on | appearing on | interviewed on | in an appearance on | in a broadcast on | in an address on | in a phone call with | in a telephone interview with | in written comments to | in a briefing to",
  ],
  ["according", "", "according to | as per | in the words of | by the count of | by the account of"],
  ["cite", "", "citing | quoting | quoted | cited | quotes | cites"],
  ["quote", "", "as saying | as telling | as having said"],
  [
    "media",
    "",
    "news agency | press agency | review | chronicle | courier | globe | dispatch | inquirer | sentinel | news service | newspaper | daily | television | tv | radio | broadcaster | channel | website | news website | news site | magazine | outlet | media outlet | state media | media | state television | state tv | state radio | news | press | paper | post | herald | times | tribune | gazette | journal | guardian | telegraph | weekly | monitor site | newsroom | wire | wire service | portal | the bbc | bbc | reuters | afp | agence france - presse | ap | associated press | cnn | al jazeera | al arabiya | fox news | sky news | dw | deutsche welle | rfe | radio farda | iran international | irna | isna | fars | tasnim | mehr | press tv | irib | voa | voice of america | bloomberg | der spiegel | le monde | the economist | time | newsweek | npr | nbc | cbs | abc news | france 24 | rt | tass | xinhua | anadolu | dpa | efe | ansa | the new york times | new york times | the washington post | wall street journal | the wall street journal | manoto | iranwire | telegram | channel nine | sana | wafa | petra | mena | middle east eye | the national | politico | axios | el pais | kyodo | pti | haaretz | al mayadeen | al hadath",
  ],
  [
    "speaker",
    "",
    "sources | source | officials | official | medics | doctors | witnesses | activists | residents | police | authorities | monitor | watch | network | group | groups | experts | eyewitnesses | eyewitness | rescue workers | rescuers | relief workers | aid workers | hospital | hospitals | ministry | medic | doctor | army | local media | monitors | union | state media | paramedics | firefighters | mayor | governor | families | survivors | conference | council | committee | association | coalition | commission | church | federation | spokesman | spokeswoman | spokesperson | minister | agency | ngo",
  ],
  [
    "records",
    "",
    "records | documents | figures | data | reports | lists | list | a list | death certificates | videos | footage | images | statements | a report | a document | documents seen | hospital records | medical records | internal documents | official documents | statistics | a tally | tallies | information | sources within | testimony | testimonies | interviews | accounts",
  ],
  [
    "seenBy",
    "",
    "seen by | obtained by | reviewed by | viewed by | examined by | leaked to | shared with | provided to | compiled by | collected by | published by | gathered by | kept by | issued by | released by | from | by | carried by | cited by | aired by | broadcast by | circulated by | drawn up by | prepared by | written by | signed by",
  ],
  [
    "pronoun",
    "",
    "it | they | he | she | the group | the organisation | the organization | the agency | the body | the ngo | the watchdog | the monitor | the network | the statement | the report | the source | the centre | the center | the association | the union",
  ],
  [
    "groupNoun",
    "",
    "group | organisation | organization | agency | body | ngo | watchdog | monitor | network | source | association | union | foundation | rights group | charity | statement | report",
  ],

  [
    "deny",
    "",
    "denied | denies | deny | denying | rejected | rejects | rejecting | dismissed | dismisses | dismissing | refuted | refutes | disputed | disputes | called the | calls the | calling the | described the | has denied | have denied | had denied | contested | contests | branded the | brushed aside | brushes aside | waved away | ridiculed | ridicules | mocked | laughed off | scoffed at | shrugged off | calls all | called all | called such | calls such | called those | called these | calls these | called reports | calls reports | called claims | calls claims | described reports | described claims | describes the | described all | denounced reports | denounced claims | described all such | described such | described these | described those | dismissed all | dismissed such",
  ],
  ["deny", "", 'called " | called “ | dismissed as | calls " | calls “ | branded " | branded “'],
  [
    "refuse",
    "",
    "declined to | declines to | refused to | refuses to | declining to | refusing to | has refused to | have refused to | would not say | will not say | has not said | have not said | did not say | has not released | have not released | had not released | has not given | have not given | had not given | did not give | has not provided | have not provided | did not provide | has not published | have not published | has not announced | have not announced | has yet to | have yet to | gave no | gives no | has given no | have given no | released no | provided no | offered no | has not issued | have not issued | has not disclosed | have not disclosed | would not give | would not disclose | would not comment | without giving | did not disclose | did not specify | has not commented | have not commented | would not confirm | could not say | refused | did not know | does not know | had no figures | had no figure | has no figures | has no figure | could not give | has so far refused | have so far refused | has so far declined | have so far declined | never published | has never published | have never published | never released | has withheld | have withheld | withheld | would not be drawn on | had yet to | declined | declines | has refused | have refused | is yet to | are yet to | would not be pressed on | refused to be drawn on | could not provide | could not specify | did not elaborate on | sidestepped | evaded | dodged",
  ],
  [
    "answer",
    "",
    "responding to | in response to | reacting to | in reaction to | commenting on | asked about | when asked about | replying to | in reply to | answering | responded to | reacted to | replied to | countering",
  ],
  [
    "later",
    "",
    "would be announced later | will be announced later | will be released later | would be released later | to be announced later | would be given later | will be given later | will be published later | would be published later | would be announced in due course | will be announced in due course | would be made public later | will be made public later | would be announced after | will be announced after | would be announced once | will be announced once | would be published once | will be published once | would be announced soon | will be announced soon | would be announced | will be announced | would be published | will be published | would be released | will be released | would be made public | will be made public",
  ],
  [
    "none",
    "",
    "no one | nobody | no - one | not a single | not one | none | no protesters | no protester | no civilians | no civilian | no deaths | no death | no fatalities | no people | no person | zero deaths | zero | no killings | no casualties | no one at all | no citizens | no citizen | no martyrs | never killed | without any deaths | no demonstrators | no demonstrator | not one civilian | not one protester | not one person | not a single person | not a single civilian | not a single protester | no soldier | no soldiers | no officer | no officers | no one has | nobody has | no loss of life | no victims | no prisoner | no prisoners | no student | no students | no child | no children | no resident | no residents",
  ],
  [
    "figureWord",
    "number",
    "figure | figures | number | count | tally | total | toll | estimate | real number | true number | actual number | real figure | true figure | actual figure | real toll | true toll | actual toll",
  ],
  [
    "figureWord",
    "",
    "numbers | tolls | statistics | estimates | claim | claims | report | reports | allegation | allegations | how many | casualty figures | casualty | casualties | death toll | data | losses | accusations | notion | idea | suggestion | suggestions | assertion | assertions | talk | narrative | speculation | insinuation | insinuations | story | stories | charge that",
  ],
  [
    "falseWord",
    "",
    "fake | false | fabricated | baseless | lies | a lie | untrue | invented | fiction | propaganda | exaggerated | unfounded | wrong | fake news | fabrications | misinformation | disinformation | inflated | nonsense | fairy tale | fairy tales | fairy - tale | theatre | theater | psychological warfare | psychological war | media war | fantasy | fantasies | rumour | rumours | rumor | rumors | a hoax | hoax | myth | myths | fable | fables | absurd | ridiculous | laughable | imaginary | slander | smear | smears | enemy propaganda | concocted | doctored | unreal | incorrect | not true | groundless | without foundation | without basis | fabrication | invention | inventions | concoction | concoctions | distortion | distortions | preposterous | outlandish | ludicrous | a fabrication | a fairy tale | unverified | made up | made - up | politically motivated | malicious | sensationalised | sensationalism | far - fetched | unsubstantiated | without merit | devoid of truth | a joke | a myth | a distortion | a fiction | pure fiction | pure fantasy | pure invention | a smear | hostile propaganda | grossly exaggerated | wildly exaggerated | greatly exaggerated | overblown | bogus | untruthful | deceitful | a deception | deception | black propaganda | scaremongering | whitewash | a whitewash | cover - up | a cover - up | a farce | farce | a sham | sham | spin",
  ],
  [
    "basis",
    "confirmed",
    "confirmed | confirms | verified | has verified | have verified | documented | has documented | independently confirmed | corroborated | authenticated | confirming | able to confirm | identified | verifying | had documented | have documented | has confirmed | have confirmed | had confirmed | had verified | had identified | has identified | able to verify | able to identify | has been able to confirm | has been able to verify | has been able to identify | have been able to confirm | have been able to verify | have been able to identify | had been able to confirm | had been able to verify | had been able to identify | was able to confirm | was able to verify | was able to identify | were able to confirm | were able to verify | were able to identify | is able to confirm | is able to verify | is able to identify | are able to confirm | are able to verify | are able to identify",
  ],
  [
    "basis",
    "estimated",
    "estimated | estimate | estimates | an estimated | estimated at | estimating | model by | a model | extrapolation | projection | estimation",
  ],
  [
    "basis",
    "internal-figure",
    "internal documents | internal document | internal figures | internal data | leaked documents | leaked document | leaked figures | leaked data | confidential documents | confidential document | confidential report | classified documents | classified report | internal report | internal reports | internal records | secret documents | secret report | held inside | classified document | internal memo | internal memos | leaked records | leaked report",
  ],
  [
    "basis",
    "named-list",
    "the names of | names of | put names to | names to | name to | by name | list of names | named list | a list of | name list | identities of | the identities of | whose names | by their names | names and ages | identified by name | full names of | can name | can now name | could name | was able to name | were able to name | is able to name",
  ],
  [
    "basis",
    "under-investigation",
    "under investigation | under review | being investigated | being verified | being reviewed | still being | yet to be verified | not yet verified | awaiting verification | pending verification | unconfirmed cases | to be verified | to verify | working to verify | investigating | reviewing | remains to be verified | pending | being checked | trying to verify | is verifying | are verifying | looking into | is looking into | was looking into | examining | probing | checking | still checking | assessing reports | following up",
  ],
  [
    "caveat",
    "",
    "could not independently verify | could not be independently verified | not been independently verified | cannot be independently verified | could not verify | could not immediately verify | not independently verified | could not be verified | could not confirm | unable to verify | preliminary | expected to rise | likely to rise | may rise | could rise | may be higher | could be higher | is likely higher | likely to be higher | much higher | real number | true number | actual number | true toll | real toll | difficult to verify | unable to independently verify | was not able to verify | no independent confirmation | may be far higher | could be far higher | not possible to verify | impossible to verify | no way to verify",
  ],
  [
    "blame",
    "",
    "blaming | blamed | blames | blame | accusing | accused | accuses | attributing | attributed to | attributes | attributed | held responsible | holding responsible",
  ],
  [
    "fire",
    "",
    "opened fire | open fire | fired on | fired at | fired into | fired live | shot at | used live ammunition",
  ],
  ["order", "ordered", "ordered | gave the order | had ordered | issued the order"],
  ["order", "authorised", "authorised | authorized | approved the use of"],

  [
    "part",
    "",
    "including | include | includes | included | among them | among whom | amongst them | of whom | of those | of them | of these | of those killed | of the dead | among the dead | among the dead were | among the dead are | among those killed | among those killed were | among the victims | among the victims were | of the victims | of that number | that number includes | the dead include | the dead included | the dead were | the toll includes | the figure includes | the victims include | the victims included | those killed include | those killed included | comprising | consisting of | made up of | among the killed | of this number | the number includes | amongst whom | that figure includes | this includes | which includes | which included | of that figure | the tally includes | the count includes | incl | incl . | includes : | counting | among those | of that total | of this total | in that total | included in that total | included in the toll | included in the figure | the deceased included | the deceased include | the deceased were",
  ],
  [
    "ofThem",
    "",
    "of them | of whom | of the dead | of those killed | of the victims | of those | of these | of those who died | of the bodies | of the deaths | of those dead | of the total | of the slain | of the fatalities | of the killed | of these people | of those people | of which | were among those killed | were among the dead | are among the dead | was among those killed | are among those killed | among the dead | among those killed | were among the victims | are among the victims | among them | among the victims | of those executed | of the executed | of those hanged | of those buried | of their number | of the tally | of the casualties | of the toll | of that total | of that number | of this total",
  ],
  ["more", "", "another | a further | further | an additional | additional | other | more"],
  [
    "clause",
    "",
    "while | but | although | though | whereas | because | when | where | after | before | who | whose | which | as | if | unless | until | amid | despite | so that | than | following | during which",
  ],
  [
    "stop",
    "",
    "on | in | at | during | to | of | for | with | from | that | by | as | through | about | against | without | via",
  ],
  [
    "and",
    "",
    "and | & | or | as well as | along with | together with | plus | , and | in addition to | alongside | besides",
  ],
  [
    "be",
    "",
    "were | was | are | is | been | be | being | have | has | had | having | got | get | reportedly | also | already | apparently | all | allegedly | believed to | said to | known to | feared | confirmed | may | might | could | would | will | likely | probably | now | since | thought to | reported",
  ],
  [
    "earlier",
    "",
    "up from | from | down from | compared with | an earlier | earlier | previous | a previous | previously | its earlier | revised from | raised from | compared to",
  ],

  ["weekday", "1", "monday | mon"],
  ["weekday", "2", "tuesday | tue | tues"],
  ["weekday", "3", "wednesday"],
  ["weekday", "4", "thursday | thurs"],
  ["weekday", "5", "friday"],
  ["weekday", "6", "saturday"],
  ["weekday", "0", "sunday"],
  ["month", "january", "january | jan"],
  ["month", "february", "february | feb"],
  ["month", "march", "march"],
  ["month", "april", "april | apr"],
  ["month", "may", "may"],
  ["month", "june", "june | jun"],
  ["month", "july", "july | jul"],
  ["month", "august", "august | aug"],
  ["month", "september", "september | sep | sept"],
  ["month", "october", "october | oct"],
  ["month", "november", "november | nov"],
  ["month", "december", "december | dec"],
  ["month", "dey", "dey"],
  ["month", "bahman", "bahman"],
  ["month", "esfand", "esfand"],
  ["month", "farvardin", "farvardin"],
  ["month", "aban", "aban"],
  ["month", "mehr", "mehr"],
  ["relativeDay", "0", "today | tonight | this morning | this evening"],
  ["relativeDay", "-1", "yesterday | last night"],
  ["since", "", "since | from"],
  ["inYear", "", "in | since | of | during | year"],
  ["place", "", "in | at | near | outside | around | inside | across | in and around"],
  [
    "place",
    "kind",
    "in the city of | in the port city of | in the town of | in the village of | in the province of | in the capital | in the port of | in the district of | in the northern city of | in the southern city of | in the western city of | in the eastern city of | in central | in northern | in southern | in eastern | in western",
  ],
  [
    "place",
    "whole",
    "across the country | nationwide | countrywide | throughout the country | across the nation",
  ],
];
