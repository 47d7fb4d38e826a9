/** Names for rooms, things, sums, meetings and times: a line each. A line with `~` needs a tie as well. */
export const NAMES_OF_THINGS_USED = `
laptop|netbook|notebook computer|portable computer
Chromebook|netbook
appraisal|performance management|performance review
breakfast club|early club|before-school club|early birds club|early birds|early-bird club|morning club
after-school club|late club|tea-time club|twilight club|twilight session|after-hours club|late stay|after-school session|after-school care
suspension|fixed-term exclusion|fixed-period exclusion|fixed term exclusion|temporary exclusion
permanent exclusion|expulsion
adrenaline pen|auto-injector|EpiPen|adrenaline auto-injector|adrenaline injector|allergy pen|epinephrine pen|adrenalin pen
assembly point|muster point|gathering point|evacuation point|fire assembly area|evacuation area|rendezvous point|assembly area|muster area|collecting point
learning platform|virtual learning environment|VLE|learning portal|online classroom|virtual classroom|homework platform|learning hub|e-learning platform
dining hall|canteen|refectory|dinner hall|lunch hall|dining room|cafeteria|lunchroom|dinner room|lunch room|eating hall|dining area
medical room|sick bay|first aid room|treatment room|sick room|sickroom|nurse's room|health room|welfare room|medical bay|nurse's office|sanatorium|infirmary
school office|main office|front office|general office|admin office|administration office|enquiries office|administrative office
isolation room|internal exclusion room|reflection room|reset room|isolation|isolation unit|removal room|withdrawal room|consequence room|seclusion room|behaviour unit
disciplinary hearing|disciplinary meeting|misconduct hearing|conduct meeting|conduct hearing|misconduct meeting
lesson observation|classroom observation|lesson visit|class observation|teaching observation
grievance hearing|grievance meeting
return-to-work meeting|return-to-work interview|back-to-work interview|return-to-work discussion|back-to-work meeting
lanyard|neck cord
key safe|key cabinet|key press|key cupboard
fob|door fob|entry tag|access tag|key card|swipe card|entry card|access card|access fob|door card|entry fob|key fob|electronic key
password for collection|collection password|pick-up password
petty cash|imprest account|cash float
probationary period|trial period|trial term|probation period|period of probation
exit interview|leaving interview
school meal|school dinner|hot dinner|school lunch|cooked lunch|hot meal|cooked meal|canteen meal|hot lunch
form time|tutor time|registration period
parents' evening|consultation evening|parent consultation evening|parent evening|parent-teacher meeting|parent consultation|parents' consultation|progress evening|parents' meeting
educational visit|school trip|off-site visit|excursion|day trip|field trip|class trip|off-site trip|educational trip|class outing|school outing|school journey
security deposit|damage deposit|damage bond|breakage deposit|breakages deposit|security bond|hire deposit|refundable deposit|returnable deposit
weekend leave|exeat
sleep room|nap room|rest room
first aid box|first aid kit|medical kit|first aid bag|medical bag|medical box|first aid pack|first aid case|first aid pouch
high-visibility vest|hi-vis vest|high-visibility jacket|hi-vis jacket|fluorescent jacket|fluorescent vest|reflective vest|reflective jacket|reflective tabard|yellow tabard|hi-vis tabard|high-visibility tabard
personal alarm|panic alarm|panic button|lone-worker alarm
web filter|content filter|filtering system|internet filter
memory stick|USB stick|pen drive|flash drive
booster seat|booster cushion
bus pass|travel pass
riding hat|riding helmet
swimming cap|bathing cap|swim cap
school hall|assembly hall|main hall
playing field|sports field|games field
changing room|locker room
toilet|lavatory|washroom|restroom
cash box|money tin
school fund|voluntary fund|unofficial fund
exclusion hearing|exclusion meeting|suspension hearing
visitor badge|visitor's badge|visitor pass|guest pass|guest badge|visitor sticker|visitor lanyard|visitor label|visitor card|guest lanyard|visitor's pass
support staff|non-teaching staff|associate staff
work experience placement|work placement
staff room|staff common room|staffroom|staff lounge|teachers' room|teachers' lounge
remote learning|remote education|distance learning
internal exclusion|internal suspension
local governing body|local governing board|local academy committee|academy committee|local academy council|academy council|local school board|local school committee|local advisory board|academy advisory council|local board of governors
house point|merit point|reward point|achievement point|praise point|behaviour point|team point
wraparound care|wrap-around care|extended day|extended care|extended hours|out-of-hours care|before-and-after-school care
transport provider|bus company|coach firm|coach operator
reception|front desk|reception desk|front office|welcome desk|entrance desk|enquiry desk|visitor desk|reception window|office hatch|front hatch|enquiries desk
union meeting|branch meeting
quiet room|calm room|time-out room|reflection space|calm space|chill-out room|cool-down room|calming room
minibus|people carrier|school van|school bus|school minibus|mini-coach
baby room|baby unit|babies' room|infant room|baby area|babies' unit|under-twos room
mobile phone|handset|cell phone|cellphone|mobile telephone
password|passcode|passphrase
username|login name|log-in name
homework club|study club|prep club
holiday club|holiday playscheme|holiday scheme|playscheme
settling-in visit|settling visit|taster visit|settling-in session|taster session
pushchair|buggy|stroller|pram
dummy|soother|pacifier
inhaler|puffer|asthma pump
fire drill|evacuation drill|fire practice|evacuation practice|fire exercise|evacuation exercise|evacuation rehearsal|fire rehearsal
permit to work|work permit|safe working permit
boiler room|boiler house|plant room
sports hall|gymnasium|gym
PE kit|games kit|sports kit
duty phone|on-call phone|emergency phone|duty telephone|emergency mobile
worry box|concerns box|suggestion box|listening box
study leave|revision leave|exam leave
phased return|gradual return|staged return
time off in lieu|compensatory leave|compensatory time
supervision meeting|one-to-one meeting|supervision session
catchment area|priority area|admission area|designated area
lost property box|lost property bin|lost property basket
bike shed|cycle shed|bicycle shed|cycle store|bike store
drop-off zone|drop-off point|drop-off bay|setting-down point
tuck shop|snack shop|snack bar
book bag|reading bag|reading folder
capability hearing|capability meeting|performance hearing
absence line|absence number|sickness line|absence hotline|absence phone line
redundancy pool|selection pool
mock exam|practice exam|trial exam|mock examination
sensory room|sensory space|sensory den
resource base|specialist base|resource unit
milk kitchen|bottle kitchen
puddle suit|splash suit|waterproof suit
sun cream|sunscreen|suntan lotion|sun lotion
spillage kit|body fluid kit|spill kit|bodily fluid kit
sharps bin|sharps box|sharps container
grab bag|emergency bag|evacuation bag
lockdown drill|invacuation drill|lockdown practice|lockdown exercise|invacuation exercise|lockdown rehearsal
wet play|wet break|indoor play|wet playtime
annual general meeting|annual meeting|AGM
casting vote|deciding vote
published admission number|admission limit|planned admission number|intake number
in-year admission|casual admission|mid-year admission
tie-break|tie-breaker
home language|first language|mother tongue
transition day|taster day|moving-up day|move-up day
ear defender|ear muff|ear protector
monitoring software|surveillance software
school device|school-owned device|school-issued device
phone pouch|phone wallet|locking pouch|phone bag
phone safe|phone locker
guest network|visitor network|guest wi-fi|visitor wi-fi
video call|video conference
prize giving|prize-giving|awards evening|awards ceremony
non-uniform day|mufti day|own-clothes day|dress-down day
cake sale|bake sale|cake stall
summer fair|summer fete|summer fayre|summer bazaar
Christmas fair|Christmas fayre|Christmas bazaar
work scrutiny|book scrutiny|book look|work sampling
INSET day|staff training day|professional development day|teacher training day
dinner money|lunch money|meal money
hire period|hiring period|letting period|booking period
cancellation fee|cancellation charge
collective worship|act of worship|act of devotion|daily worship|communal worship|corporate worship|school worship|daily act of devotion|corporate prayer|daily prayers
registration fee|enrolment charge|enrolment fee|joining fee|registration charge|sign-up fee|joining charge|enrolment payment|registration payment|application fee
late collection fee|late pick-up charge|late fee|late collection charge|late pick-up fee|overrun charge|overstay charge|lateness charge
retainer|holding fee|retaining fee|place-holding fee
outdoor area|outside area|outdoor space
merit badge|honour badge|award badge
strategy meeting|strategy discussion
staff noticeboard|colleague notice board
sick pay|sickness pay|absence pay
car park|parking area|parking lot
stepladder|step ladder|set of steps
water tray|water table
cleaning store|cleaners' cupboard|cleaning cupboard|cleaners' store
chemical store|chemicals cupboard|chemical cupboard|COSHH cupboard
medicine cabinet|medicine cupboard|medicines cupboard|medication cabinet|drug cabinet|drugs cupboard|medication cupboard
medicine fridge|medication fridge|drug fridge
fire assembly point|fire muster point|fire gathering point
fire roll call|evacuation roll call
fire blanket|fire cloth
toddler room|toddlers' room|toddler unit
parent app|parents' app|family app|parent portal|family portal|school app|parents' portal|parent platform
safeguarding file|child protection file|welfare file|safeguarding record|child protection record|safeguarding folder
detention|correction period|detention session
packed lunch|sandwich lunch|lunch from home
voluntary contribution|voluntary donation|voluntary payment|parental contribution|parents' contribution
~hardship fund|bursary|bursary fund|support fund|assistance fund|welfare fund|benevolent fund
library|learning resource centre|resource centre|LRC|reading room|book room|information centre|resources centre
prayer room|worship room|faith room|multi-faith room|prayer space
playground|schoolyard|school yard|play yard|recreation yard
art room|art studio
food room|cookery room|food technology room|home economics room
science lab|science laboratory|science room
technology room|design and technology room|DT room|technology workshop
main entrance|front entrance|main door|front door|entrance door
store room|stock room|stockroom|store cupboard|stock cupboard|storeroom|supply cupboard|storage room
server room|communications room|comms room|server cupboard
boarding house|boarding hostel|hall of residence|dormitory block|boarders' house
school garden|vegetable garden|kitchen garden|growing area|allotment
interactive whiteboard|smart board|smartboard|electronic whiteboard|interactive board
online payment system|payment app|payment platform|payment portal|payments system|payment system|cashless system|payment site
CCTV|surveillance camera|security camera|video surveillance|surveillance system|closed-circuit television|camera system
~badge|pass
fire alarm|evacuation alarm|fire bell|fire siren|evacuation bell
defibrillator|AED|heart machine
seat belt|safety belt|seatbelt
car seat|child seat|child restraint
safety goggles|safety glasses|eye protection|protective glasses|safety spectacles
protective clothing|PPE|safety clothing|personal protective equipment|protective equipment|protective gear|safety gear
hoist|lifting machine|lifter
sleep mat|nap mat|rest mat|sleeping mat
high chair|highchair|feeding chair
nappy|diaper
comforter|comfort toy|comfort object|comfort blanket
changing mat|changing table|changing unit|nappy table|changing station
wellingtons|wellies|rubber boots|wellington boots
plimsolls|pumps|gym shoes|PE shoes
jumper|pullover|jersey|sweater
headscarf|hijab|head covering|head scarf
rucksack|backpack|school bag|schoolbag|satchel
water bottle|drinks bottle|drinking bottle|drink bottle
open day|visitors' day|open house
induction day|welcome day|orientation day
sports day|games day|athletics day|field day
residential visit|residential trip|overnight visit|overnight trip|residential journey
playtime|break time|breaktime|recess|morning break|play time
lunch hour|lunch break|dinner hour|midday break|dinner break
homework|home learning|home study|home tasks
live lesson|online lesson|video lesson|virtual lesson|remote lesson
settling-in period|settling period|adjustment period|familiarisation period
notice period|period of notice
sickness absence|sick leave|sickness leave|illness absence|ill-health absence
compassionate leave|bereavement leave
sabbatical|career break|sabbatical leave|extended leave
annual leave|holiday entitlement|paid holiday|annual holiday
pay review|salary review|pay assessment|wage review
appeal hearing|appeal meeting
absence review meeting|sickness review meeting|attendance review meeting|sickness meeting|absence meeting
reintegration meeting|readmission meeting|readmission interview|reintegration interview|return meeting|return interview
annual review|yearly review
data breach|information breach|data leak|data incident|privacy breach|information security breach
predicted grade|forecast grade|expected grade|estimated grade
access arrangement|exam concession|examination concession|exam access arrangement
exam hall|examination room|exam room|examination hall|test room|exam venue|examination venue
choir|chorus|singing group
school play|school production|school show|drama production
common room|recreation room|social room|day room
alternative provision|alternative education|off-site education|off-site provision
managed move|trial move|planned move
home tuition|home teaching
~restraint|physical intervention|restrictive intervention|positive handling|safe handling|reasonable force|use of force
prohibited item|banned item|forbidden item|forbidden object|prohibited object|banned object|contraband|banned article
cyberbullying|online bullying|cyber-bullying|internet bullying|digital bullying
AI tool|AI program|AI system|AI assistant|chatbot|AI service|AI application
social media account|social media page|social media profile|social media channel|social media feed
e-mail account|mailbox|mail account|email account
shared drive|network drive|common drive|school drive
two-factor authentication|multi-factor authentication|two-step verification|two-factor login
antivirus software|virus checker|anti-virus software|anti-virus program|virus scanner
coop|hen house|chicken house|henhouse|chicken coop
porter|gatekeeper
donor|benefactor
witness|onlooker|bystander
head of boarding|boarding manager|director of boarding|boarding leader
lead professional|lead worker|lead practitioner
treasurer|finance trustee|honorary treasurer
photographer|cameraman
outdoor classroom|open-air classroom|outside classroom
sanctions ladder|consequences ladder|behaviour ladder|sanctions scale|consequences chart|consequences scale
early years unit|foundation unit|foundation stage unit
learning support unit|learning base|learning support base|support base|inclusion unit|nurture base|inclusion base
payroll provider|payroll bureau|payroll firm|wages office|payroll office|payroll team|salaries office
internal auditor|internal scrutineer|internal audit firm|internal reviewer
IT provider|IT support company|IT support firm|IT contractor|IT company|technical support provider|IT service provider
IT support|IT helpdesk|IT help desk|service desk|technical support|helpdesk|ICT support|ICT help desk|IT team|ICT team
taxi firm|taxi company|taxi operator|cab firm|cab company
insurer|insurance company|underwriter|insurance provider
children's social care|children's services|social services|social care team|social work team
GP|family doctor|general practitioner
occupational health|occupational health provider|occupational health service|staff health service
working party|working group|task group|steering group|project group|steering committee
~sanction|punishment
allegation|accusation
form room|tutor room|home room|registration room|tutor base|form base
corridor|hallway|passageway
lift|elevator
headphones|earphones|earbuds|headset
e-cigarette|vape|vaping device|electronic cigarette|vape pen
energy drink|caffeine drink|high-caffeine drink|stimulant drink
make-up|cosmetics
nail varnish|nail polish
hair band|hairband|headband
second-hand uniform|pre-loved uniform|used uniform|nearly new uniform|pre-owned uniform
uniform shop|uniform stall|uniform sale|swap shop|uniform exchange|uniform rail|uniform swap
logo|crest|emblem
first-day call|absence call|first-day contact
leave of absence|term-time leave|exceptional leave|term-time holiday|leave in term time
medical appointment|doctor's appointment|clinic appointment|health appointment
controlled drug|controlled medicine|controlled medication
rescue medicine|rescue medication
low-level concern|minor concern|low-level worry|minor worry
term of office|period of office|term of service
extraordinary meeting|special meeting|emergency meeting|urgent meeting
monitoring visit|governor visit|link visit|governor's visit
skills audit|skills survey|skills review
self-evaluation|self-review|self-assessment
annual accounts|financial statements|yearly accounts
virement|budget transfer
written quotation|written quote|written estimate
~invoice|bill
spending limit|financial limit|authorisation limit|approval limit|spending threshold|delegated limit
key deposit|key bond
~consent|permission
`;
