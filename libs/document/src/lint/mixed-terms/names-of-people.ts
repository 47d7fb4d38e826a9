/** Names for those who do something for a school, nursery or trust, and for bodies: a line each, from the school workforce census, Get Information about Schools and the governance handbooks. */
export const NAMES_OF_PEOPLE = `
site manager|caretaker|premises manager|site supervisor|premises officer|premises supervisor|facilities manager|estates manager|school keeper|schoolkeeper|site officer|janitor|site agent|buildings manager|building manager|building supervisor|buildings officer|premises controller|school caretaker|buildings supervisor|estate manager|facilities officer|facilities supervisor|site controller
business manager|bursar|business leader|business director|school business professional|operations manager|business administrator|school business leader|school business director
school secretary|school administrator|office administrator|administrative officer|admin officer|clerical officer|office secretary|school clerk|admin assistant|administrative assistant|office assistant|office clerk
SENCO|inclusion manager|inclusion leader|inclusion lead|inclusion coordinator|special needs coordinator|additional needs coordinator|learning support coordinator|SEN coordinator|SEND coordinator|special educational needs coordinator|SEN manager|SEND manager|SEND leader|SEND lead|SEN lead|head of inclusion|head of learning support|director of inclusion|inclusion officer|ALNCO|SEN leader|additional needs lead|learning support manager
teaching assistant|classroom assistant|learning support assistant|learning assistant|classroom support assistant|pupil support assistant|teacher's aide|class assistant|classroom aide|classroom helper|learning helper|pupil support worker|teacher assistant|teaching aide
supply teacher|agency teacher|relief teacher|substitute teacher|stand-in teacher|temporary teacher|cover teacher
form tutor|form teacher|class tutor|registration tutor|tutor group teacher|form master|form mistress|registration teacher|form leader|group tutor|personal tutor|pastoral tutor
head of year|year head|year leader|year group leader|head of year group|year manager|year coordinator|year lead|director of year|leader of year
head of department|department head|subject leader|subject lead|curriculum leader|subject coordinator|department leader|faculty head|head of faculty|head of subject|subject head|curriculum lead|subject manager|department lead|faculty leader
midday supervisor|lunchtime supervisor|dinner lady|dinner supervisor|lunchtime assistant|midday assistant|midday meals supervisor|lunchtime controller|lunchtime organiser|midday controller|lunch supervisor|lunch assistant|mealtime assistant|midday meals assistant|dinner assistant|lunchtime helper|mealtime supervisor
school cook|catering manager|kitchen manager|head cook|head chef|kitchen supervisor|cook in charge|catering supervisor|cook supervisor|head of kitchen|kitchen head
lone worker|solo worker|sole worker|single worker|unaccompanied worker
hirer|tenant|licensee|lessee|renter|hiring party|hiring organisation|letting party
minibus driver|driver|chauffeur|minibus operator|minibus operative|bus driver|vehicle operator
passenger assistant|escort|bus escort|travel assistant|transport escort|passenger escort|minibus escort|chaperone|bus assistant|taxi escort|transport assistant|bus chaperone|travel escort|bus monitor
riding coach|riding instructor|riding teacher
swimming teacher|swimming instructor|swimming coach
chaplain|school minister|school pastor|school padre|school priest|school chaplain|lay chaplain|school vicar|chaplaincy leader|chaplaincy coordinator
invigilator|exam supervisor|examination supervisor|proctor|exam warden
clerk|clerk to the governors|clerk to governors|clerk to the governing body|clerk to the governing board|clerk to the board|governance clerk|governance professional|governors' secretary|secretary to the governors|secretary to the board|minute secretary|board clerk|clerk to the trust board|clerk to trustees|clerk to the trustees|governing body secretary|board secretary|governors' clerk
chief executive|managing director|executive director|trust leader|trust executive leader|executive leader|executive principal|chief officer of the trust|chief officer|trust chief|head of the trust
panel|tribunal
data protection officer|data privacy officer|information compliance officer|data compliance officer|information governance officer|privacy officer|information rights officer|data protection manager|information rights manager|information protection officer|information governance manager|head of information governance|data officer|information officer
parents' association|PTA|parent teacher association|home-school association|parent staff association|parent-teacher association|parents' committee|home and school association|parents' society|PTFA|friends' association|parents' group
diocesan board of education|diocesan education board|diocesan education department|diocesan education service|diocesan education office|diocesan schools department|church schools office|church education authority|diocesan board|diocesan schools board|diocesan education team|church schools board|church board of education|church schools department
chief financial officer|finance director|director of finance|CFO
room leader|room supervisor|room senior|room manager|head of room|room lead
practitioner|early years practitioner|nursery practitioner|nursery nurse|nursery worker|early years worker|childcare practitioner|early years educator|nursery educator|childcare worker
boarder|residential student|residential pupil|boarding pupil|boarding student|resident pupil|resident student
house parent|residential tutor|houseparent|boarding parent|dormitory parent|housemaster|housemistress|house master|house mistress|head of house
first aider|first aid officer|first aid attendant|medical assistant|welfare assistant|appointed medical person|first aid person|first aid lead|first aid assistant
fire marshal|fire warden|fire steward|evacuation marshal|evacuation warden|evacuation steward
duty manager|on-call manager|on-call supervisor|duty officer|manager on duty|manager on call|on-call officer|duty supervisor
appraiser|reviewer|performance reviewer|appraising manager|assessor|appraisal reviewer|performance manager|appraisal manager
mentor|coach|mentoring teacher|guide teacher|coaching teacher
line manager|reporting manager|direct manager|supervising officer|supervising manager|reporting officer|immediate manager|immediate superior|direct supervisor|immediate supervisor|line supervisor
complainant|aggrieved party|aggrieved person|person complaining|complaining party
investigating officer|investigator|case investigator|case examiner|examining officer|investigation officer|investigating manager|investigating person|fact-finder|fact-finding officer
appellant|appealing party|person appealing|appealing parent
whistleblower|discloser|disclosing worker
school council|pupil council|student council|pupil parliament|student parliament|children's council|children's parliament|student voice group|pupil voice group|school parliament|learner council
play leader|playworker|play worker|club leader|playleader|club supervisor
booking form|application for hire|hire form|hiring form|letting form|lettings form|hire application|hiring application form|hire application form
hire charge|hire fee|letting fee|letting charge|rental fee|hiring charge|hiring fee|lettings charge
medicine form|medication form|medicine consent form|medicine request form|medicine permission form|medication consent form|medicine slip|medicines form|medication slip|medication request form
complaints panel|complaints committee|complaints appeal panel|review board|complaint panel|complaints board|complaints review panel|complaints tribunal
family support worker|family liaison officer|home-school link worker|family liaison worker|parent support adviser
reading volunteer|reading helper|reading buddy
science technician|laboratory technician|lab technician|laboratory assistant
ICT technician|IT technician|computer technician|IT support technician
librarian|library manager|library supervisor
cleaner|domestic assistant|cleaning operative
groundsman|groundskeeper|grounds keeper|groundsperson
crossing patrol|lollipop lady|lollipop person|lollipop man|crossing warden
lifeguard|pool attendant|poolside supervisor|pool lifeguard|poolside attendant|pool supervisor|pool assistant
visit leader|trip leader|party leader|outing leader|excursion leader|group leader|expedition leader|tour leader|journey leader|leader of the visit|leader of the trip
independent panel member|independent member|independent person
improvement partner|improvement adviser|improvement advisor
safeguarding governor|child protection governor|child protection link governor|governor for safeguarding|governor for child protection|link governor for safeguarding
leave form|absence request form|leave request form|leave of absence form|leave application|holiday form|leave slip|absence form|time off form|leave of absence request|term-time leave form|leave request|absence request|absence request slip
nursery manager|setting manager|setting leader|nursery leader|officer in charge|nursery head|nursery supervisor|pre-school supervisor|playgroup supervisor|nursery director|pre-school manager|pre-school leader|playgroup leader
farm manager|stockman|stockperson|farm steward
collection form|pick-up form|collection note|pick-up slip|collection slip|handover form|collection sheet
wheelchair user|pupil in a wheelchair
childminder|home carer|registered minder
foster carer|foster parent
pastoral lead|pastoral leader|pastoral manager|head of pastoral care
network manager|IT manager|ICT manager|systems manager|network administrator
peripatetic teacher|visiting music teacher|instrumental teacher
trust board|board of trustees|board of directors|council of management|trustee board|trustees' board|board of the trust|trustee body|body of trustees
critical incident team|emergency response team|crisis team|incident management team
parent council|parent forum|parents' forum
safeguarding team|child protection team
host family|exchange family|hosting family|homestay family|receiving family
shift leader|shift manager|shift supervisor
deputy manager|second in charge
lettings officer|bookings clerk|bookings officer|lettings clerk|lettings manager|lettings administrator|hire clerk|hire officer
examinations officer|exams officer|exam officer|examinations manager|exams manager|test manager|examinations secretary|examinations administrator|exams coordinator|exams secretary|exams administrator|examinations coordinator|examination officer|examination secretary|exams clerk|head of exams|test coordinator|examinations clerk
finance officer|accounts clerk|finance clerk|accounts officer|finance administrator
finance committee|resources committee|budget committee|finance and resources committee|business committee|finance group|finance sub-committee
premises committee|buildings committee|estates committee|site committee
personnel committee|staffing committee|HR committee
curriculum committee|standards committee|teaching and learning committee
appeal panel|appeals committee|appeal committee|appeals board|appeal board|appeal tribunal|appeals panel|appeals tribunal
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
medical form|health questionnaire|health form|medical questionnaire|medical information form|health sheet|medical sheet|medical details form
notice board|bulletin board|pinboard
playground buddy|playground friend|playground pal
contractor|tradesman|workman
visiting speaker|guest speaker|outside speaker
school nurse|matron|school matron|school health nurse|school medical officer
education welfare officer|education social worker|attendance welfare officer
hearing officer|presiding officer
occupational health adviser|works doctor|company doctor
named adult|nominated adult|authorised adult|authorised collector
class representative|class rep|form representative|form rep|class councillor
budget holder|budget manager
bank signatory|cheque signatory
security guard|security officer|night watchman
supplementary information form|supplementary form|faith form|church form
peer mentor|peer supporter|peer buddy
school counsellor|school therapist|pupil counsellor|student counsellor|wellbeing counsellor
communication board|symbol board|picture board
~incident form|incident report form|incident slip|occurrence form|accident report|accident form|accident report form|incident report|injury form|accident slip|injury report|occurrence sheet|accident sheet|incident sheet|accident note|event form|mishap form
parent helper|parent volunteer
kitchen assistant|catering assistant|kitchen hand|kitchen helper
joint consultative committee|staff liaison group|staff consultative committee|staff consultation group|joint negotiating committee|staff forum|staff council|employee forum|employee council|works council|joint staff committee|staff consultative group|consultation committee|staff representative council|colleague forum|colleague council
existing injuries form|arrival injury form|pre-existing injury form|home injury form|injury at home form|injuries from home form
worship committee|faith committee|ethos committee|church ethos group|ethos group
foundation governor|church governor|diocesan governor
incumbent|parish priest|vicar of the parish|rector|priest in charge|parish vicar|vicar
attendance officer|absence officer|attendance clerk|attendance administrator|registers clerk|attendance secretary
low-level concern form|minor concern form|low-level worry form|minor worry form
neutral notifier form|self-referral form
conflict of interest form|declaration of interest form|interest form
induction tutor|induction mentor|ECT mentor
return-to-work form|back-to-work form
health and safety committee|safety committee|health and safety group|safety group
health and safety representative|safety representative|safety rep
key person|link worker|key practitioner|key adult|named practitioner|key carer|key educator|named key adult
teacher in charge|head of centre|centre manager|centre head|centre leader|head of unit|unit head|unit manager|unit leader|head of provision
complaints coordinator|complaints officer|complaints manager|case handler|complaints handler|complaints lead|complaints administrator|complaints secretary
class teacher|classroom teacher|group teacher
cover supervisor|cover assistant|cover tutor
careers leader|careers lead|careers coordinator|head of careers|careers manager|director of careers
appraisee|reviewee|appraised teacher|appraised employee
respondent|person complained about|accused member of staff|accused person|accused employee
applicant|candidate
referee|reference giver|reference writer
interpreter|translator
educational psychologist|school psychologist|child psychologist
visitor|guest
designated teacher|designated teacher for looked-after children|looked-after children coordinator|LAC coordinator|looked-after children lead|children in care coordinator
sports coach|games coach|PE coach|sports instructor
music teacher|music tutor|instrumental tutor|music instructor
prefect|senior student|school monitor
site team|premises team|caretaking team|estates team|facilities team
senior leadership team|senior management team|leadership team|SLT|leadership group|management team|senior team|school leadership group
disciplinary panel|disciplinary committee|disciplinary board|conduct panel|conduct committee|misconduct panel
admissions committee|admissions panel|places committee|admissions board
exclusion panel|exclusions committee|discipline committee|pupil discipline committee|suspension panel|exclusions panel|exclusion committee
partner school|link school|sister school|twin school
feeder school|partner primary|contributory school|feeder primary
tutor group|form group|registration group|form class
ability group|ability set|teaching set|attainment group
loan form|borrowing slip|loan slip|borrowing form|lending form|loan sheet|loan card|lending slip|borrowing sheet|borrowing card
emergency contact form|contact form|contact sheet|contact details form|emergency details form|contact card
~registration form|enrolment form|joining form|admission form|application form|sign-up form|entry form
expenses form|expense claim|expenses claim|claim form|expense form|reimbursement form|claims form|expenses sheet|claim sheet
order form|requisition form|requisition slip|purchase request form|ordering form|order slip|purchase request
visit form|trip form|visit proposal form|trip proposal|visit approval form|trip approval form|outing form|visit plan|trip plan|visit proposal|visit request form|trip request form|outing plan
defect form|defect card|fault form|defects form|fault card|fault slip|defect slip|defect report|fault report
observation form|observation sheet|observation note|observation record
appraisal form|appraisal record|appraisal report|appraisal statement|review statement|appraisal sheet|performance review form|performance form
forest school|woodland school|forest area|woodland area|woodland site|forest site
home education|home schooling|elective home education
photograph consent form|photo consent form|image consent form|image permission form|photo permission slip|picture consent form|photograph permission form|media consent form
hen|chicken
learning mentor|support mentor|pupil mentor|inclusion mentor
parent governor|elected parent
head of school|site head|campus head|academy head
early years lead|foundation stage leader|head of early years|EYFS lead|early years manager|early years coordinator|foundation stage lead|EYFS leader|EYFS coordinator|foundation leader|early years leader
pupil premium lead|pupil premium champion|pupil premium coordinator
assessment lead|assessment coordinator|assessment manager|head of assessment|assessment leader
EAL coordinator|EAL lead|language support coordinator
early career teacher|beginning teacher|novice teacher
HR manager|personnel manager|human resources manager|HR officer|personnel officer|HR adviser|human resources officer|staffing officer|people manager
catering contractor|caterer|catering company|meal provider|catering firm|food provider|catering provider|meals contractor|school meals provider
cleaning contractor|cleaning firm|cleaning company|contract cleaner
uniform supplier|outfitter|school outfitter|uniform stockist|uniform retailer
school liaison officer|police liaison officer|community police officer
social worker|caseworker|case worker
school nursing team|school nursing service|school health team|nursing team
pay committee|remuneration committee|salaries committee|pay panel|salary committee|remuneration panel
audit committee|risk committee|audit and risk committee|scrutiny committee
student leadership team|pupil leadership team
eco-council|eco-committee|green team|eco club|eco group|eco team|green committee
`;
