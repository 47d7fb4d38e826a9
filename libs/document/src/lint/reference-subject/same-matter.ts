import { madeOnce } from '../made-once.ts';

/**
 * What schools call one matter by words and phrases that have nothing in common, a matter in each line. Vectors of words know no
 * phrases: neither `moving on` nor `speaking up` means what its words do.
 */
const MATTERS = `
leavers?|leaving|departures?|exit|end(?:ing|s)? of (?:an? |the |their |his or her )?(?:employment|contract|engagement|service|post)|employment ends?|last (?:working )?day|resign\\w*|(?:depart|retire|quit|exit|leave)s?\\b.{0,30}\\b(?:school|trust|nursery|job|post|us)|mov(?:es?|ing) on|termination|give[sn]? notice|notice period|goodbyes?|farewells?|hand(?:s|ed|ing)? back
transitions?|mov(?:es?|ing) (?:on|up|to|between|from)|next (?:school|class|year group|setting|stage|phase)|new (?:school|class|setting|teacher)|chang(?:e|es|ing) (?:of )?(?:school|class|phase|key stage)|transfers?|handovers?|settling|leavers
starters?|join(?:ing|s|ers)?|induction|newcomers?|new (?:staff|colleagues?|employees?|starters?|children|pupils|parents|families)|first (?:day|week|month|term)s?|begin(?:ning)?s? (?:of )?(?:employment|work)|settling|welcome|arrivals?
absences?|absent|sick\\w*|ill|illness|unwell|poorly|fit notes?|sick notes?|(?:doctor|medical|fit)\\w*(?:['’]s)? (?:notes?|certificates?)|certificates?|off work|not (?:come|in school|at work|fit)|stay(?:s|ing)? (?:at home|away)|ring(?:s|ing)? in|return(?:s|ing)? to work|occupational health|phased return
attendance|absences?|absent|truan\\w+|away|missing (?:school|lessons)|missed|lateness|late|punctual\\w*|register\\w*|stay(?:s|ing)? away|not (?:come|turn up|in school)|no[- ]shows?
whistle-?blow\\w*|speak(?:ing|s)? (?:up|out)|rais(?:e|es|ing) (?:a |an |any |the )?(?:concerns?|alarm)|wrongdoing|malpractice|protected disclosures?|public interest|misconduct by|report(?:s|ing)? (?:wrong\\w*|colleagues?|fraud)|(?:worr|concern)\\w* about (?:a |an |the )?(?:colleagues?|adults?|staff|manager\\w*|organisation|school|trust)
safeguard\\w*|child protection|(?:concern|worr)\\w* (?:about|for|over) (?:a|the|any) (?:child|pupil|student|young person|baby)\\w*|designated (?:safeguarding )?lead|welfare|keeping (?:\\w+ )?safe|at risk|abuse\\w*|neglect\\w*|disclos\\w+
complain\\w*|dissatisf\\w*|grumbl\\w*|unhappy|not (?:content|happy|satisfied)|grievances?|rais(?:e|es|ing) (?:a |an |any |the )?(?:concerns?|problems?|matters?|issues?)|concerns?|if (?:you|things|something) (?:are|go|goes) wrong|putting (?:it|things) right|disagree\\w*
data protection|privacy|private|personal (?:data|information|details)|confidential\\w*|GDPR|subject access|information rights|about (?:themselves|you)|data
confidential\\w*|secre\\w+|privacy|private|discreet\\w*|not (?:talk|speak|told|shared|repeated|gossip)\\w*|who is told|sharing|gossip
retention|keep(?:ing)? (?:of )?(?:records|papers|files|data)|how long|kept (?:for|until)|destr\\w+|shred\\w*|delet\\w*|dispos\\w+|archiv\\w*|stor(?:age|ing|ed)|filing
charg\\w*|fees?|costs?|pay(?:s|ments?|ing|able)?|paid|prices?|contributions?|money|invoices?|bills?|tariff|rates?
remissions?|remit\\w*|hardship|help with (?:the )?(?:costs?|money|paying|fees)|(?:can ?not|cannot|can't) (?:pay|afford)|reductions?|reduced|discounts?|bursar\\w+|free (?:places?|of charge|school meals)|low income|support fund|concessions?|waive\\w*|exempt\\w*|hard(?:er)? times|difficult\\w*|struggl\\w*|poor\\w*|help (?:with|from|for) (?:\\w+ )?(?:families|parents|money)|find help
expenses?|mileage|claim(?:s|ing|ed)? back|out of pocket|reimburs\\w+|repaid|travel costs|receipts?
purchas\\w*|buy(?:s|ing)?|bought|order(?:s|ing|ed)?|procure\\w*|tender\\w*|quot(?:es?|ations?)|spend(?:s|ing)?|suppliers?|best value
fundrais\\w*|donat\\w*|gifts? (?:to|for)|charit\\w*|collections?|sponsor\\w*|raffles?|fairs?
gifts?|presents?|hospitality|brib\\w*|tokens?|thank-?yous?|generosity
conflicts? of interest|interests?|declar\\w+|pecuniary|relat(?:ives?|ed|ions?)|family ties|impartial\\w*|outside (?:work|jobs?|employment)
behaviour|conduct|disciplin\\w*|misbehav\\w*|unruly|disrupt\\w*|rules? (?:are|is) broken|good order|manners|rude\\w*|poor choices
sanctions?|punish\\w*|consequences?|detentions?|penalt\\w+|rules? (?:are|is) broken|misbehav\\w*
rewards?|prais\\w*|stickers?|merits?|prizes?|celebrat\\w*|recogni\\w+|well done|achievements?
exclu\\w*|suspen\\w*|sent home|send(?:s|ing)? home|barred|off site|banned|removal|expel\\w*|expulsion
bull(?:y|ies|ied|ying)|teas\\w*|taunt\\w*|harass\\w*|pick(?:s|ed|ing)? on|unkind\\w*|falling out|fallings-out|hurt\\w*
fight\\w*|hit(?:s|ting)?|violen\\w*|aggress\\w*|bit(?:e|es|ing|ten)|hurt\\w*|assaults?
restrain\\w*|physical (?:intervention|contact)|force|hold(?:s|ing)?|held|positive handling|touch\\w*
equal\\w*|discriminat\\w*|inclusi\\w*|protected characteristics?|fair(?:ness|ly)?|divers\\w+|prejudice
special (?:educational )?needs|SEND?|SENCO|inclusion|additional needs|learning (?:difficult\\w+|support)|disab\\w+|EHC plans?|extra help|adjust\\w+|access\\w*
disab\\w+|access\\w*|wheelchairs?|ramps?|step-free|adjust\\w+|lifts?|inclusi\\w*
english as an additional language|EAL|translat\\w*|interpret\\w*|language|(?:speak|understand)s? (?:little|no)
medic\\w*|tablets?|pills?|inhalers?|prescri\\w*|drugs?|doses?|adrenaline|auto-?injectors?|epipens?|painkillers?|creams?|drops
first[- ]aid\\w*|injur\\w*|accidents?|hurt|wounds?|cuts?|bumps?|bruis\\w*|plasters?|ambulances?|bleed\\w*|graz\\w*|unconscious|head bumps?
health conditions?|medical (?:needs|conditions?)|asthma\\w*|epilep\\w*|diabet\\w*|allerg\\w*|anaphyla\\w*|care plans?|conditions?|healthcare
infect\\w*|contagious|outbreaks?|germs?|illness\\w*|sick\\w*|vomit\\w*|diarrhoea|48 hours|hygiene|cleanliness
hygiene|hand-?washing|wash(?:es|ing)?|clean\\w*|soap|germs?|tissues
allerg\\w*|nuts?|intoleran\\w+|diets?|dietary|anaphyla\\w*|epipens?
food|meals?|lunch\\w*|dinners?|snacks?|eat(?:s|ing)?|packed lunch\\w*|canteen|kitchen|diets?|dietary|menus?|cook\\w*|hungry|milk
mental health|wellbeing|well-being|emotional\\w*|counsel\\w*|anxi\\w+|stress\\w*|upset|self-harm\\w*|low mood|worr\\w+|pastoral|looking after (?:yoursel\\w+|ourselves|each other|staff)|stress|feelings|friend\\w*
stress|workload|wellbeing|well-being|work-life|hours|overwork\\w*|burnout
toilet\\w*|napp(?:y|ies)|intimate care|chang(?:e|es|ed|ing)|continence|potty|wet|soil\\w*|accidents
sleep\\w*|naps?|rest|cots?|bed\\w*|tired
sun\\w*|heat\\w*|hot|hats?|shade|summer
snow\\w*|ice|icy|weather|storms?|clos(?:e|es|ed|ing|ures?)|shut\\w*|frost\\w*|severe conditions|cannot open|gritt\\w+
fire\\w*|evacuat\\w*|alarms?|drills?|burn\\w*|assembly points?|get(?:ting)? out|leav(?:e|ing) the building|smoke|extinguish\\w*
lock-?downs?|intruders?|invacuat\\w*|threats?|stay(?:ing)? inside|bombs?|attack\\w*
emergenc\\w*|crisis|crises|critical incidents?|disasters?|serious (?:incident|accident)s?|goes wrong|999|evacuat\\w*|business continuity
risk assessments?|risks?|hazards?|dangers?|dangerous|safety|safe
health and safety|hazards?|accidents?|risks?|safe\\w*|dangers?
lone work\\w*|alone|out of hours|on (?:their|your|his|her|its) own|by (?:themselves|yourself|himself|herself)
security|secure|locks?|locked|intruders?|alarms?|key-?holders?|gates?|strangers?|break-?ins?|trespass\\w*|access to (?:the )?(?:site|building)
keys?|fobs?|locks?|locked|lock(?:ing)? up|open(?:ing)? up|key-?holders?
visitors?|guests?|signing in|sign(?:s|ed)? in|callers?|strangers?|reception|badges?|speakers?
contractors?|workmen|tradesmen|builders?|repairs?|works
volunteers?|helpers?|parent helpers?|unpaid|helping
drop(?:ping)?[- ]offs?|collect\\w*|pick(?:s|ed|ing)?[- ]?ups?|hand(?:ing|ed)?[- ]?over|home ?time|end of (?:the )?(?:day|session)|going home|arrivals?|arriv(?:e|es|ing)|fetch\\w*|dismissal
not collected|uncollected|late collection|nobody (?:comes|fetches|collects)|collect\\w* late
missing|lost child\\w*|runs? (?:away|off)|abscond\\w*|cannot be found|wander\\w*|not where
trips?|visits?|outings?|excursions?|journeys?|residential\\w*|off-?site|educational visits?|going out|away from (?:the )?(?:school|nursery|site)|walks?
transport|travel\\w*|minibus\\w*|bus(?:es)?|coach(?:es)?|cars?|driv\\w+|taxis?|lifts?|seat ?belts?|journeys?
park\\w*|cars?|vehicles?|driv\\w+|traffic
cycl\\w*|bikes?|scooters?|helmets?
swim\\w*|pools?|water
sports?|PE|games|kit|matches|fixtures|physical education|gym\\w*
uniform|dress\\w*|clothes|clothing|wear(?:s|ing)?|worn|appearance|turned out
lost property|belongings|possessions|valuables|left behind|lost|found
photo\\w*|pictures?|images?|films?|filming|videos?|cameras?|record(?:ing|ings)
cctv|cameras?|footage|surveillance|recordings?
mobiles?|phones?|smart ?watch\\w*|devices?|calls?|texts?|handsets?
internet|online|web\\w*|filter\\w*|surf\\w*|e-?safety|sites?|digital
social media|social network\\w*|facebook|post(?:s|ing|ed)? (?:online|about)|online|whatsapp|comments?
e-?mails?|messag\\w*|inbox\\w*|communicat\\w*|correspond\\w*|letters?
communicat\\w*|newsletters?|letters?|contact\\w*|keep(?:ing)? in touch|inform\\w*|news|tell(?:ing)? parents|meetings?
passwords?|pass ?codes?|log(?:ging)?[- ]?(?:ins?|ons?)|accounts?|credentials|sign(?:ing)? on|PINs?|access
laptops?|computers?|tablets?|equipment|devices?|hardware|IT|ICT|machines?|kit
cyber\\w*|hack\\w*|phishing|viruses|malware|attacks?|scams?
backups?|back(?:ed|ing)? up|copies|restor\\w*
breach\\w*|leaks?|lost data|wrong (?:person|address|recipient)|incidents?
consent\\w*|permission\\w*|agree\\w*|authori[sz]\\w*|sign(?:s|ed|ature)?|approv\\w*
recruit\\w*|vacanc\\w*|adverti[sz]\\w*|appoint\\w*|appl(?:y|ying|ications?|icants?)|interview\\w*|shortlist\\w*|select(?:ion|ing)|candidates?|hiring|new staff|posts?
references?|referees?|testimonials?|character|former employers?
checks?|checked|DBS|disclosure and barring|vetting|vetted|barred list|criminal records?|identity|clearance|looked up|look(?:ing)? up|verif\\w*|before (?:\\w+ ){1,3}(?:start|begin)s?|references?|certificates?
single central record|register of checks|checks
appraisals?|performance|objectives|targets|observ\\w*|professional development|progression
capability|under-?perform\\w*|poor (?:work|performance)|not good enough|struggl\\w*|support plans?|improvement
training|CPD|courses?|professional development|learn\\w*|taught|qualif\\w*|INSET|skills|refresh\\w*
pay|salar\\w*|wages?|increments?|earn\\w*|overtime
leave|holidays?|time off|days off|annual leave|absences?|vacations?|compassionate
maternity|paternity|pregnan\\w*|adoption|parental leave|bab(?:y|ies)|expecting|birth
bereave\\w*|death\\w*|funerals?|d(?:ie|ies|ying|ead)|loss|compassionate|griev(?:e|es|ing)
flexible working|part-?time|hours|job shares?|home ?work(?:ing|s)|work(?:ing)? (?:from|at) home|remote\\w*
remote\\w*|from home|at home|online (?:lessons|learning)|home learning
retire\\w*|pensions?|superannuation
redundan\\w*|restructur\\w*|reorgani[sz]\\w*|job losses|posts? (?:is|are) lost
dismiss\\w*|terminat\\w*|end of (?:employment|contract)|sacked|loses? (?:the|their|a) (?:job|post)
allegations?|accus\\w*|LADO|designated officer|low-level|against (?:staff|an? (?:adult|member|teacher|colleague))
trade unions?|union|representatives?|accompan\\w*|companion
alcohol|drink\\w*|drunk\\w*|pub|beer|wine|intoxicat\\w*|licen[cs]\\w+
smok\\w*|vap\\w+|tobacco|cigarettes?|nicotine
drugs?|substances?|cannabis|illegal|alcohol|misuse
weapons?|kni(?:fe|ves)|banned items?|prohibited|dangerous (?:items|objects)
search\\w*|confiscat\\w*|banned items?|bags?|pockets?|taken away|screening
theft|stol\\w*|steal\\w*|thie\\w+|fraud\\w*|missing money|dishonest\\w*
fraud\\w*|corrupt\\w*|brib\\w*|irregularit\\w*|theft|dishonest\\w*|money laundering
damage\\w*|broken|breakages?|break(?:s|ing)?|repair\\w*|vandal\\w*|wear and tear|defects?
maintenance|repair\\w*|broken|faults?|buildings?|upkeep|servic(?:e|ed|ing)|inspect\\w*
cleaning|clean\\w*|tidy\\w*|left as|litter|rubbish|waste
waste|rubbish|bins?|recycl\\w*|litter|dispos\\w*
environment\\w*|energy|carbon|recycl\\w*|heating|sustainab\\w*|climate|electricity|green
asbestos|legionella|chemicals?|COSHH|hazardous|substances
lift(?:s|ing)|manual handling|heavy|carr(?:y|ying)|load\\w*|backs?
animals?|pets?|dogs?|hamsters?|guinea pigs?|hens?|farm
insur\\w*|cover(?:ed)?|liabilit\\w*|claims?|indemn\\w*
lettings?|hir(?:e|es|ed|ing|ers?)|book\\w*|use of (?:the )?(?:hall|premises|rooms?)|community use|let out|renting|tenants?|outside groups
book\\w*|reserv\\w*|appl(?:y|ications?)|hir(?:e|ing)|slots?
cancel\\w*|call(?:ed|ing)? off|withdraw\\w*|postpon\\w*|refunds?|no longer (?:need|want)\\w*
noise|loud\\w*|music|neighbours?|quiet\\w*|disturb\\w*|nuisance
admissions?|admit\\w*|places?|enrol\\w*|appl(?:y|ications?)|waiting list|catchment|oversubscri\\w*|joining
oversubscri\\w*|more applications|ties?|tie-?break\\w*|criteria|priorit\\w*|distance|siblings?
waiting lists?|queue|no places?|full
appeals?|challeng\\w*|overturn\\w*|review of (?:the|a) decision|not (?:agree|accept)|disagree\\w*|independent panel
assess\\w*|tests?|testing|mark\\w*|grad\\w+|progress|reports?|levels?|results?
mark\\w*|feedback|correct\\w*|grad\\w+
exams?|examinations?|invigilat\\w*|papers?|candidates?|assessments?|malpractice|coursework
homework|prep|work at home|home learning|set(?:ting)? work
curriculum|subjects?|lessons?|teach\\w*|taught|syllabus|courses?|topics|schemes? of work
relationships?(?: and sex)? education|RSE|sex education|puberty|RSHE
religio\\w*|worship|prayers?|faith|assembl\\w*|RE|collective worship|pray\\w*
withdraw\\w*|opt(?:ing)? out|not take part|excus\\w*|taken out
library|books?|borrow\\w*|loans?|lend\\w*|lent|reading
visits? by|speakers?|outside (?:visitors|agencies)|guests?
prevent|radicali\\w*|extremis\\w*|terror\\w*|british values
child(?:ren)? in care|looked[- ]after|virtual school|foster\\w*|previously looked[- ]after
young carers?|caring (?:at home|for)|home circumstances
careers?|work experience|placements?|jobs|employers|destinations?|colleges?
ratios?|numbers? of (?:staff|adults)|staffing|supervis\\w*|adults? (?:to|per|for)|on duty
supervis\\w*|duty|duties|watch\\w*|playgrounds?|break ?times?|ratios?
play\\w*|toys?|outdoors?|outside|garden\\w*|forest school
key persons?|bond\\w*|settling|attach\\w*
minutes|meetings?|agendas?|quor\\w*|clerk\\w*|votes?|voting
governance|governors?|trustees?|board|committees?|constitution|terms of office
delegat\\w*|authority|limits?|who decides|approv\\w*|scheme
review\\w*|monitor\\w*|evaluat\\w*|look(?:ed|s|ing)? at again|updat\\w*|checked each
publi(?:sh\\w*|cation)|website|copies|made known|availab\\w*|displayed
definitions?|mean(?:s|ing|ings)?|terms|glossary|words
responsib\\w*|roles?|duties|who does what|in charge|leads?
contacts?|telephone|numbers?|addresses|who to (?:ask|call|ring)
`;

const matters = madeOnce(() =>
  MATTERS.trim()
    .split('\n')
    .map((line) => new RegExp(`\\b(?:${line})(?!\\p{L})`, 'iu')),
);

/** Whether some words and the title of a part speak of one matter, in whatever words. */
export function isOneMatter(said: string, title: string): boolean {
  return matters().some((matter) => matter.test(title) && matter.test(said));
}
