/**
 * Names that schools, nurseries, trusts and councils have for one post, body, paper, room or thing: a line each. Taken from the
 * names in use in the school workforce census and Get Information about Schools (posts), the governance handbooks (bodies and their
 * officers), the EYFS framework (nurseries), the model policies of councils for lettings, visits, first aid and behaviour (papers and
 * rooms). A text that has two posts of one line says so, as `families-in.ts` asks; posts that most schools have side by side, such as
 * a school nurse and a first aider, are on no line.
 */
export const FAMILIES: readonly (readonly string[])[] = `
site manager|caretaker|premises manager|site supervisor|premises officer|premises supervisor|facilities manager|estates manager|school keeper|schoolkeeper|site officer|janitor
business manager|bursar|business leader|business directoriness professional
school secretary|school administrator|office administrator|administrative officer|admin officer|clerical officer
SENCO|inclusion manager|inclusion leader|inclusion lead|inclusion coordinator|special needs coordinator|additional needs coordinator|learning support coordinator|SEN coordinator|SEND coordinator|special educational needs coordinator
teaching assistant|classroom assistant|learning support assistant|learning assistant|classroom support assistant|pupil support assistant|teacher's aide
supply teacher|agency teacher|relief teacher|substitute teacher|stand-in teacher
form tutor|form teacher|class tutor|registration tutor|tutor group teacher
head of year|year head|year leader|year group leader|head of year group|year manager
head of department|department head|subject leader|subject lead|curriculum leader|subject coordinator
midday supervisor|lunchtime supervisor|dinner lady|dinner supervisor|lunchtime assistant|midday assistant|midday meals supervisor|lunchtime controller
school cook|catering manager|kitchen manager|head cook|head chef
lone worker|solo worker|sole worker|single worker|unaccompanied worker
hirer|tenant|licensee|lessee|renter|hiring party|hiring organisation|letting party
minibus driver|driver|chauffeur|minibus operator
passenger assistant|escort|bus escort|travel assistant|transport escort|passenger escort|minibus escort
riding coach|riding instructor|riding teacher
swimming teacher|swimming instructor|swimming coach
chaplain|school minister|school pastor|school padre
invigilator|exam supervisor|examination supervisor
clerk|clerk to the governors|clerk to governors|clerk to the governing body|clerk to the governing board|clerk to the board|governance clerk|governance professional|governors' secretary|secretary to the governors|secretary to the board|minute secretary
chief executive|managing director|executive director|trust leader|trust executive leader|executive leader
panel|tribunal
laptop|netbook
Chromebook|netbook
data protection officer|data privacy officer|information compliance officer|data compliance officer|information governance officer|privacy officer|information rights officer
parents' association|PTA|parent teacher association|home-school association|parent staff association|parent-teacher association
diocesan board of education|diocesan education board|diocesan education department|diocesan education service|diocesan education office|diocesan schools department
chief financial officer|finance director|director of finance|CFO
room leader|room supervisor|room senior|room manager
practitioner|early years practitioner|nursery practitioner|nursery nurse|nursery worker|early years worker|childcare practitioner
boarder|residential student|residential pupil|boarding pupil|boarding student|resident pupil|resident student
house parent|residential tutor|houseparent|boarding parent|dormitory parent
first aider|first aid officer|first aid attendant|medical assistant|welfare assistant
fire marshal|fire warden|fire steward
duty manager|on-call manager|on-call supervisor|duty officer|manager on duty|manager on call|on-call officer|duty supervisor
appraiser|reviewer|performance reviewer|appraising manager|assessor
mentor|coach
appraisal|performance management|performance review
line manager|reporting manager|direct manager|supervising officer|supervising manager|reporting officer|immediate manager|immediate superior|direct supervisor|immediate supervisor|line supervisor
complainant|aggrieved party|aggrieved person|person complaining|complaining party
investigating officer|investigator|case investigator|case examiner|examining officer
appellant|appealing party|person appealing
whistleblower|discloser|disclosing worker
school council|pupil council|student council|pupil parliament|student parliament
play leader|playworker|play worker|club leader|playleader|club supervisor
breakfast club|early club|before-school club|early birds club
after-school club|late club|tea-time club|twilight club|twilight session|after-hours club
accident book|injury log|accident log|accident register|injury book|injury register|accident record book
behaviour log|conduct log|behaviour book|conduct book|misconduct log
visitors' book|visitor book|visitor log|visitors' log|signing-in book|visitor register|visitors' register|signing-in sheet|sign-in sheet|guest register|guest book|guests' book|guest log|guests' register|visitor record|visitors' record|signing-in log|signing-in register|arrivals book|gate book|gate log|entry log|visitors' list|callers' book|caller log
booking form|application for hire|hire form|hiring form|letting form|lettings form|hire application|hiring application form|hire application form
hire agreement|letting agreement|lettings agreement|hire contract|hiring agreement|lettings contract
hire charge|hire fee|letting fee|letting charge|rental fee|hiring charge|hiring fee|lettings charge
permission slip|consent form|permission form|consent slip
risk assessment|hazard assessment|safety assessment|hazard plan|hazard form
home-school agreement|home-school contract|home-school charter|home and school agreement
acceptable use agreement|ICT agreement|computer agreement|acceptable use contract|internet agreement|ICT contract
suspension|fixed-term exclusion|fixed-period exclusion|fixed term exclusion|temporary exclusion
permanent exclusion|expulsion
bump note|bump letter|head injury letter|head bump letter|bumped head note
adrenaline pen|auto-injector|EpiPen|adrenaline auto-injector|adrenaline injector
medicine form|medication form|medicine consent form
evacuation plan|escape plan
healthcare plan|health care plan|medical plan|medical care plan|medical action plan|medical action sheet|medical management plan|medical needs plan|health plan|health action plan
single central record|single central register|vetting register
assembly point|muster point|gathering point|evacuation point|fire assembly area
staff handbook|employee handbook|staff manual|colleague handbook
learning platform|virtual learning environment|VLE
dining hall|canteen|refectory|dinner hall|lunch hall|dining room
medical room|sick bay|first aid room|treatment room|sick room
school office|main office|front office|general office
isolation room|internal exclusion room|reflection room|reset room
register of interests|interests register|register of business interests|declarations register|declaration of interests log|register of declarations|pecuniary declarations log|pecuniary interests register|register of pecuniary interests|interests log|declarations log|declarations book|interests book
scheme of delegation|delegation scheme|delegation framework|matrix of delegation
purchase card|procurement card|payment card|charge card|purchasing card|company card|spending card
asset register|equipment register|asset list|equipment inventory|inventory of assets
complaints panel|complaints committee|complaints appeal panel
disciplinary hearing|disciplinary meeting|misconduct hearing|conduct meeting|conduct hearing|misconduct meeting
oversubscription criteria|priority criteria|ranking criteria
waiting list|reserve list|standby list|stand-by list|queue list|holding list
family support worker|family liaison officer|home-school link worker|family liaison worker|parent support adviser
reading volunteer|reading helper|reading buddy
science technician|laboratory technician|lab technician|laboratory assistant
ICT technician|IT technician|computer technician|IT support technician
librarian|library manager|library supervisor
cleaner|domestic assistant|cleaning operative
groundsman|groundskeeper|grounds keeper|groundsperson
crossing patrol|lollipop lady|lollipop person|lollipop man|crossing warden
lifeguard|pool attendant|poolside supervisor
visit leader|trip leader|party leader|outing leader|excursion leader
independent panel member|independent member|independent person
improvement partner|improvement adviser|improvement advisor
safeguarding governor|child protection governor|child protection link governor|governor for safeguarding|governor for child protection|link governor for safeguarding
support plan|individual education plan|provision plan|individual learning programme|individual learning plan|learning programme
lesson observation|classroom observation
record of concern|concern form|cause for concern form|welfare concern form
grievance hearing|grievance meeting
return-to-work meeting|return-to-work interview|back-to-work interview
leave form|absence request form|leave request form|leave of absence form
attendance register|class register|attendance roll
sickness note|fit note|doctor's note|medical certificate
lanyard|neck cord
key safe|key cabinet|key press|key cupboard
fob|door fob|entry tag|access tag
password for collection|collection password|pick-up password
travel plan|transport plan
lettings diary|bookings diary|hire diary|bookings calendar
petty cash|imprest account|cash float
nursery manager|setting manager|setting leader|nursery leader|officer in charge|nursery head
farm manager|stockman|stockperson|farm steward
privacy notice|fair processing notice
probationary period|trial period
exit interview|leaving interview
job description|role profile|job profile
homework diary|pupil planner|student planner
school meal|school dinner|hot dinner
reading record|reading diary|reading log
form time|tutor time|registration period
parents' evening|consultation evening|parent consultation evening
educational visit|school trip|off-site visit|excursion
security deposit|damage deposit|damage bond|breakage deposit|breakages deposit|security bond|hire deposit|refundable deposit|returnable deposit
weekend leave|exeat
sleep room|nap room|rest room
daily sheet|daily diary|day sheet|home diary
collection form|pick-up form
first aid box|first aid kit|medical kit
high-visibility vest|hi-vis vest|high-visibility jacket|hi-vis jacket|fluorescent jacket|fluorescent vest
personal alarm|panic alarm|panic button|lone-worker alarm
risk register|hazard register
web filter|content filter|filtering system|internet filter
memory stick|USB stick|pen drive|flash drive
booster seat|booster cushion
bus pass|travel pass
riding hat|riding helmet
swimming cap|bathing cap|swim cap
school hall|assembly hall|main hall
playing field|sports field|games field
changing room|locker room
toilet|lavatory
wheelchair user|pupil in a wheelchair
childminder|home carer
foster carer|foster parent
cash box|money tin
school fund|voluntary fund|unofficial fund
exclusion hearing|exclusion meeting|suspension hearing
report card|monitoring card
visitor badge|visitor's badge|visitor pass|guest pass|guest badge
support staff|non-teaching staff|associate staff
pastoral lead|pastoral leader|pastoral manager|head of pastoral care
network manager|IT manager|ICT manager|systems manager|network administrator
peripatetic teacher|visiting music teacher|instrumental teacher
work experience placement|work placement
staff room|staff common room
remote learning|remote education|distance learning
internal exclusion|internal suspension
local governing body|local governing board|local academy committee|academy committee|local academy council|academy council|local school board|local school committee|local advisory board|academy advisory council|local board of governors
trust board|board of trustees|board of directors|council of management|trustee board|trustees' board
critical incident team|emergency response team|crisis team|incident management team
subject access request|data access request
parent council|parent forum|parents' forum
house point|merit point|reward point
wraparound care|wrap-around care|extended day|extended care|extended hours|out-of-hours care|before-and-after-school care
safeguarding team|child protection team
transport provider|bus company|coach firm|coach operator
host family|exchange family
shift leader|shift manager|shift supervisor
deputy manager|second in charge
lettings officer|bookings clerk|bookings officer|lettings clerk|lettings manager|lettings administrator|hire clerk|hire officer
examinations officer|exams officer|exam officer|examinations manager|exams manager|test manager|examinations secretary|examinations administrator
finance officer|accounts clerk|finance clerk|accounts officer|finance administrator
finance committee|resources committee|budget committee|finance and resources committee
premises committee|buildings committee|estates committee|site committee
personnel committee|staffing committee|HR committee
curriculum committee|standards committee|teaching and learning committee
appeal panel|appeals committee|appeal committee|appeals board
interview panel|appointment panel|selection panel|recruitment panel|appointments panel
link governor|named governor|linked governor
union representative|union rep|union official|shop steward|trade union representative|trade union rep
trainee teacher|student teacher|teaching student
key stage leader|phase leader|key stage coordinator|phase coordinator
head of sixth form|director of sixth form|sixth form leader
careers adviser|careers counsellor|careers guidance officer
work experience coordinator|placement coordinator|placement officer|placement organiser
volunteer coordinator|volunteering organiser|volunteer manager|volunteer organiser
supplier|vendor
mediator|conciliator
keyholder|key holder|key bearer
reception|front desk|reception desk|front office
union meeting|branch meeting
induction pack|starter pack|starter folder|welcome pack|induction folder|new starter pack|joining pack
medical form|health questionnaire|health form|medical questionnaire
quiet room|calm room|time-out room|reflection space|calm space|chill-out room|cool-down room|calming room
minibus|people carrier|school van|school bus|school minibus|mini-coach
baby room|baby unit|babies' room|infant room
newsletter|school bulletin|parents' bulletin
notice board|bulletin board|pinboard
mobile phone|handset|cell phone|cellphone|mobile telephone
password|passcode|passphrase
username|login name|log-in name
homework club|study club|prep club
holiday club|holiday playscheme|holiday scheme|playscheme
settling-in visit|settling visit|taster visit|settling-in session|taster session
learning journal|learning journey|learning diary|development record
pushchair|buggy|stroller|pram
dummy|soother|pacifier
inhaler|puffer|asthma pump
fire drill|evacuation drill|fire practice|evacuation practice
fire log|fire register|fire safety log
defects book|fault log|repairs book|defect log
permit to work|work permit|safe working permit
boiler room|boiler house|plant room
sports hall|gymnasium|gym
PE kit|games kit|sports kit
kit list|packing list
duty phone|on-call phone|emergency phone|duty telephone|emergency mobile
handover book|communication book|home-school book|contact book|link book|message book
worry box|concerns box|suggestion box|listening box
playground buddy|playground friend|playground pal
study leave|revision leave|exam leave
self-certificate|self-certification form
phased return|gradual return|staged return
time off in lieu|compensatory leave|compensatory time
supervision meeting|one-to-one meeting|supervision session
consent letter|permission letter
passenger list|travel list
catchment area|priority area|admission area
school improvement plan|school development plan
library card|library ticket|reader's ticket
written warning|written caution|written reprimand
contractor|tradesman|workman
visiting speaker|guest speaker|outside speaker
school nurse|matron|school matron
education welfare officer|education social worker|attendance welfare officer
lost property box|lost property bin|lost property basket
bike shed|cycle shed|bicycle shed|cycle store|bike store
drop-off zone|drop-off point|drop-off bay|setting-down point
one-page profile|pupil passport|pupil profile
gifts register|register of gifts|hospitality register|gifts and hospitality register
tuck shop|snack shop|snack bar
book bag|reading bag|reading folder
fire action notice|fire notice|fire instruction notice
hearing officer|presiding officer
capability hearing|capability meeting|performance hearing
performance improvement plan|capability plan|capability action plan
occupational health adviser|works doctor|company doctor
absence line|absence number|sickness line|absence hotline|absence phone line
pay slip|payslip|wage slip
redundancy pool|selection pool
settlement agreement|compromise agreement
seating plan|seating chart|seating sheet
mock exam|practice exam|trial exam|mock examination
time-out card|exit card|pass-out card
sensory room|sensory space|sensory den
resource base|specialist base|resource unit
milk kitchen|bottle kitchen
puddle suit|splash suit|waterproof suit
sun cream|sunscreen|suntan lotion|sun lotion
spillage kit|body fluid kit|spill kit|bodily fluid kit
sharps bin|sharps box|sharps container
ice pack|cold pack|cold compress
grab bag|emergency bag|evacuation bag
lockdown drill|invacuation drill|lockdown practice
named adult|nominated adult|authorised adult|authorised collector
wet play|wet break|indoor play|wet playtime
class representative|class rep|form representative|form rep|class councillor
annual general meeting|annual meeting|AGM
casting vote|deciding vote
budget holder|budget manager
purchase order|official order
delivery note|dispatch note
bank signatory|cheque signatory
security guard|security officer|night watchman
published admission number|admission limit|planned admission number|intake number
supplementary information form|supplementary form|faith form|church form
in-year admission|casual admission|mid-year admission
tie-break|tie-breaker
home language|first language|mother tongue
transition day|taster day|moving-up day|move-up day
peer mentor|peer supporter|peer buddy
school counsellor|school therapist
communication board|symbol board|picture board
visual timetable|picture timetable|symbol timetable
ear defender|ear muff|ear protector
personal evacuation plan|personal emergency evacuation plan|individual evacuation plan|personal escape plan
positive handling plan|physical intervention plan|safe handling plan
incident form|incident report form|incident slip|occurrence form
body map|skin map|body chart
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
baseline assessment|entry assessment|on-entry assessment|starting assessment
work scrutiny|book scrutiny|book look|work sampling
marking code|marking key
INSET day|staff training day|professional development day|teacher training day
parent helper|parent volunteer
kitchen assistant|catering assistant|kitchen hand|kitchen helper
dinner money|lunch money|meal money
allergen list|allergen sheet|allergen chart|allergy chart|allergy list
hire period|hiring period|letting period|booking period
cancellation fee|cancellation charge
alcohol licence|drinks licence|bar licence
joint consultative committee|staff liaison group|staff consultative committee|staff consultation group|joint negotiating committee|staff forum|staff council|employee forum|employee council|works council|joint staff committee|staff consultative group|consultation committee|staff representative council|colleague forum|colleague council
collective worship|act of worship|act of devotion|daily worship|communal worship|corporate worship|school worship|daily act of devotion|corporate prayer|daily prayers
registration fee|enrolment charge|enrolment fee|joining fee|registration charge|sign-up fee|joining charge|enrolment payment|registration payment|application fee
late collection fee|late pick-up charge|late fee|late collection charge|late pick-up fee|overrun charge|overstay charge|lateness charge
retainer|holding fee|retaining fee|place-holding fee
sleep chart|nap chart|sleep record|nap log|sleep log|rest log|rest chart|sleep register
nappy log|changing log|nappy chart|changing record|nappy record|nappy-changing record|changing chart
existing injuries form|arrival injury form|pre-existing injury form|home injury form|injury at home form|injuries from home form
outdoor area|outside area|outdoor space
worship committee|faith committee|ethos committee|church ethos group|ethos group
foundation governor|church governor|diocesan governor
incumbent|parish priest|vicar of the parish
collective agreement|union agreement
spot check|unannounced visit|surprise visit|unannounced check
duty rota|supervision rota|duty roster|supervision roster|duty list
merit badge|honour badge|award badge
punctuality card|lateness card|late card
late book|late register|lateness book|latecomers' book|late log|latecomers' register|late arrivals book|lateness log
attendance officer|absence officer|attendance clerk|attendance administrator|registers clerk|attendance secretary
attendance contract|parenting contract|attendance agreement
penalty notice|fixed penalty|fixed-penalty notice|attendance fine
strategy meeting|strategy discussion
chronology|case chronology|running record of concern
low-level concern form|minor concern form|low-level worry form|minor worry form
neutral notifier form|self-referral form
gift declaration|hospitality declaration|gift and hospitality form
conflict of interest form|declaration of interest form|interest form
code of conduct|conduct code|behaviour code for staff
staff noticeboard|colleague notice board
induction tutor|induction mentor|ECT mentor
return-to-work form|back-to-work form
sick pay|sickness pay|absence pay
car park|parking area|parking lot
sign-out sheet|signing-out sheet|leaving sheet|sign-out book|signing-out book
isolation order|quarantine order
hot work permit|hot works licence
ladder register|ladder log
stepladder|step ladder|set of steps
water tray|water table
cleaning store|cleaners' cupboard|cleaning cupboard|cleaners' store
chemical store|chemicals cupboard|chemical cupboard|COSHH cupboard
medicine cabinet|medicine cupboard|medicines cupboard|medication cabinet|drug cabinet|drugs cupboard|medication cupboard
medicine fridge|medication fridge|drug fridge
fire assembly point|fire muster point|fire gathering point
fire roll call|evacuation roll call
fire blanket|fire cloth
health and safety committee|safety committee|health and safety group|safety group
health and safety representative|safety representative|safety rep
statement of intent|declaration of intent
method statement|safe work statement
asbestos register|asbestos log|asbestos record
servicing record|maintenance log|service log|maintenance record|maintenance book
first aid book|first aid log|treatment book|treatment log|first aid record
toddler room|toddlers' room|toddler unit
parent app|parents' app|family app
`
  .trim()
  .split('\n')
  .map((line) => line.split('|'));
