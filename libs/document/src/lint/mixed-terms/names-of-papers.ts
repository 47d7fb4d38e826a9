/** Names for what is filled in, kept, signed or read: a line each, from the model policies and forms of councils. A line with `~` needs a tie as well. */
export const NAMES_OF_PAPERS = `
accident book|injury log|accident log|accident register|injury book|injury register|accident record book
behaviour log|conduct log|behaviour book|conduct book|misconduct log
visitors' book|visitor book|visitor log|visitors' log|signing-in book|visitor register|visitors' register|signing-in sheet|sign-in sheet|guest register|guest book|guests' book|guest log|guests' register|visitor record|visitors' record|signing-in log|signing-in register|arrivals book|gate book|gate log|entry log|visitors' list|callers' book|caller log
hire agreement|letting agreement|lettings agreement|hire contract|hiring agreement|lettings contract
permission slip|consent form|permission form|consent slip|permission note|consent note|agreement slip
risk assessment|hazard assessment|safety assessment|hazard plan|hazard form|risk form|risk sheet|assessment of risk|hazard sheet|risk analysis|risk evaluation
home-school agreement|home-school contract|home-school charter|home and school agreement|home-school pact|home-school undertaking|home-school compact|parent-school agreement
acceptable use agreement|ICT agreement|computer agreement|acceptable use contract|internet agreement|ICT contract|user agreement|acceptable use form|acceptable use statement|network agreement|device agreement|computer contract|user contract
bump note|bump letter|head injury letter|head bump letter|bumped head note
evacuation plan|escape plan
healthcare plan|health care plan|medical plan|medical care plan|medical action plan|medical action sheet|medical management plan|medical needs plan|health plan|health action plan|care plan|individual healthcare plan|individual care plan
single central record|single central register|vetting register|staff checks record|central record|central register|vetting record|checks register
staff handbook|employee handbook|staff manual|colleague handbook
register of interests|interests register|register of business interests|declarations register|declaration of interests log|register of declarations|pecuniary declarations log|pecuniary interests register|register of pecuniary interests|interests log|declarations log|declarations book|interests book
scheme of delegation|delegation scheme|delegation framework|matrix of delegation
purchase card|procurement card|payment card|charge card|purchasing card|company card|spending card|debit card|school card|bank card|corporate card
asset register|equipment register|asset list|equipment inventory|inventory of assets
oversubscription criteria|priority criteria|ranking criteria|admission criteria|admission rules|admissions criteria|order of priority|ranking rules
waiting list|reserve list|standby list|stand-by list|queue list|holding list|pending list|reserve queue
support plan|individual education plan|provision plan|individual learning programme|individual learning plan|learning programme|individual action sheet|individual action plan|individual support plan|action sheet|support sheet|support programme|individual programme
record of concern|concern form|cause for concern form|welfare concern form|concern card|concern slip|cause-for-concern card|concern sheet|welfare form|safeguarding form|child protection form|worry form|concern note|cause-for-concern slip
attendance register|class register|attendance roll|attendance record|attendance sheet|attendance list|roll book
sickness note|fit note|doctor's note|medical certificate
travel plan|transport plan
lettings diary|bookings diary|hire diary|bookings calendar
privacy notice|fair processing notice
job description|role profile|job profile
homework diary|pupil planner|student planner|homework planner|homework book|homework log|student diary|pupil diary
reading record|reading diary|reading log|reading journal|reading card|home reading book|reading chart|reading sheet
daily sheet|daily diary|day sheet|home diary
risk register|hazard register
report card|monitoring card|report sheet|behaviour card|target card|monitoring sheet|progress card
subject access request|data access request|data request|access request
induction pack|starter pack|starter folder|welcome pack|induction folder|new starter pack|joining pack
newsletter|school bulletin|parents' bulletin
learning journal|learning journey|learning diary|development record
fire log|fire register|fire safety log
defects book|fault log|repairs book|defect log
kit list|packing list
handover book|communication book|home-school book|contact book|link book|message book|home-school diary|contact diary|communication diary|home book|liaison book|message diary|home link book
self-certificate|self-certification form
consent letter|permission letter
passenger list|travel list|bus list|bus register|transport list
school improvement plan|school development plan
library card|library ticket|reader's ticket
written warning|written caution|written reprimand
one-page profile|pupil passport|pupil profile
gifts register|register of gifts|hospitality register|gifts and hospitality register
fire action notice|fire notice|fire instruction notice
performance improvement plan|capability plan|capability action plan
pay slip|payslip|wage slip
settlement agreement|compromise agreement
seating plan|seating chart|seating sheet
time-out card|exit card|pass-out card
ice pack|cold pack|cold compress
purchase order|official order
delivery note|dispatch note
visual timetable|picture timetable|symbol timetable
personal evacuation plan|personal emergency evacuation plan|individual evacuation plan|personal escape plan
positive handling plan|physical intervention plan|safe handling plan
body map|skin map|body chart
baseline assessment|entry assessment|on-entry assessment|starting assessment
marking code|marking key
allergen list|allergen sheet|allergen chart|allergy chart|allergy list
alcohol licence|drinks licence|bar licence
sleep chart|nap chart|sleep record|nap log|sleep log|rest log|rest chart|sleep register|sleep sheet|nap sheet|rest sheet|nap record|nap register|sleep diary|nap book|sleep book|rest record|sleep check sheet|sleep form|nap form|nap diary
nappy log|changing log|nappy chart|changing record|nappy record|nappy-changing record|changing chart|nappy sheet|changing sheet|toileting log|toileting record|changing book|nappy book|nappy diary
collective agreement|union agreement
spot check|unannounced visit|surprise visit|unannounced check
duty rota|supervision rota|duty roster|supervision roster|duty list
punctuality card|lateness card|late card
late book|late register|lateness book|latecomers' book|late log|latecomers' register|late arrivals book|lateness log
attendance contract|parenting contract|attendance agreement
penalty notice|fixed penalty|fixed-penalty notice|attendance fine
chronology|case chronology|running record of concern
gift declaration|hospitality declaration|gift and hospitality form
code of conduct|conduct code|behaviour code for staff|staff code|behaviour code|staff conduct code
sign-out sheet|signing-out sheet|leaving sheet|sign-out book|signing-out book
isolation order|quarantine order
hot work permit|hot works licence
ladder register|ladder log
statement of intent|declaration of intent
method statement|safe work statement
asbestos register|asbestos log|asbestos record
servicing record|maintenance log|service log|maintenance record|maintenance book
first aid book|first aid log|treatment book|treatment log|first aid record
loan agreement|borrowing agreement|lending agreement|loan contract
feeding chart|feed chart|bottle chart|feeding log|feeding record|feed log|milk chart|bottle log|feeding sheet|bottle sheet|meal chart
intimate care plan|personal hygiene agreement|intimate care agreement|personal care plan|toileting plan|personal care agreement|hygiene plan|hygiene agreement
behaviour plan|behaviour support plan|conduct plan|behaviour programme|behaviour improvement plan|pastoral support plan|pastoral support programme|behaviour management plan
medicine record|medication log|medicine log|medicines record|medication record|medicine book|medicines log|administration record|medicine sheet|medicine chart|medication chart|medication register|dose log|medicine register|medicines book|medication sheet
absence note|absence letter|sick note|absence slip
petty cash voucher|petty cash slip|cash voucher|petty cash form|petty cash chit|cash slip
loan book|loans register|borrowing log|loans log|lending register|issue book|loan log|loan register|lending log|loan record|loans book
key register|key log|key book|key record|keys log|key list|key sheet
itinerary|trip programme|travel programme|programme of the visit
vehicle log|minibus log|mileage log|mileage book|vehicle book|minibus book|journey log|driving log|bus log|mileage record|mileage sheet|vehicle record
complaints log|complaints register|complaints record|complaints file|grievance log|complaints book|complaint log|complaint register
training record|training log|training register|training list|CPD record|CPD log|training file|course record|training sheet|training matrix
timesheet|hours sheet|time record|hours form|overtime sheet|time card
cover list|cover sheet|cover rota
parents' handbook|parent handbook|parents' guide|family handbook|parents' booklet|welcome booklet
dress code|uniform code|clothing code|dress rules
identity card|identity badge|ID card|ID badge|identity pass|staff badge|photo card|name badge|staff pass|staff card
offer letter|letter of offer|allocation letter
induction programme|induction scheme|welcome programme|orientation programme|introduction programme
critical incident plan|emergency plan|crisis plan|emergency response plan|major incident plan|disaster plan
business continuity plan|continuity plan|recovery plan|resilience plan
retention schedule|retention table|records schedule|disposal schedule|retention list
impact assessment|privacy impact assessment|data protection impact assessment|DPIA|privacy assessment
accessibility plan|access plan
equality impact assessment|equality assessment|equality analysis|equality check
SEN register|SEND register|SEN list|SEND list|special needs register|support register|additional needs register|inclusion register
DBS check|disclosure check|criminal records check|criminal record check|police check|background check|vetting check|barring check
job advert|vacancy notice|job advertisement|vacancy advert|recruitment advert
person specification|person profile|candidate specification
contract of employment|employment contract|work contract
staff survey|employee survey|colleague survey|staff questionnaire|employee questionnaire
parent survey|parents' survey|parent questionnaire|family survey|parents' questionnaire|parental survey
pupil survey|pupil questionnaire|student survey|student questionnaire
curriculum map|curriculum overview|curriculum plan
scheme of work|scheme of learning|teaching scheme|learning scheme
lesson plan|teaching plan|lesson outline
learning objective|learning intention|lesson aim|lesson objective|learning aim|learning goal
spelling list|word list|spelling sheet
school report|end-of-year report|pupil report|yearly report
tracking sheet|assessment tracker|assessment sheet|progress tracker|tracking grid|assessment grid
mark book|mark sheet|grade book|marks register|gradebook|mark list|record of marks
non-examination assessment|coursework|non-exam assessment|controlled assessment
exam timetable|examination schedule|exam schedule|examination timetable|test timetable
question paper|exam paper|examination paper|test paper
part-time timetable|reduced timetable|shortened timetable|temporary timetable|reduced day
approved supplier list|supplier list|vendor list|approved list
insurance certificate|certificate of insurance
DBS certificate|disclosure certificate
employee assistance programme|staff helpline|confidential helpline|staff support line|employee helpline
welfare check|welfare visit|doorstep visit|safe and well check
visit report|visit note|visit record
`;
