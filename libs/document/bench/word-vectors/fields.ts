/** Words that come up together when schools write of one field, wider than a matter. A word may stand in several. */
export const FIELDS = `
fire evacuate evacuation alarm route exit door gather assemble assembly muster safe safely outside outdoors field drill hazard
visit visitor guest speaker speech address outsider stranger caller reception invite welcome talk
risk hazard harm danger assess safe safety injury accident
interest conflict tie business firm relative kin openness declare register gift
concern fear worry speak raise honest report wrongdoing whistleblow protect retaliation disclosure
network internet online web website site filter block harmful search browse surf connection wifi computer laptop device screen tablet account login
monitor watch watched track log logs observe surveillance cctv camera camcorder footage record see
money pay rate mileage bursary income grant fund budget finance financial reserve deficit surplus audit treasurer account expense allowance claim cost fee charge hardship salary
train training course cpd inset qualification qualify certificate competence
leave absence holiday off away juror jury sick bereavement maternity parental unpaid compassionate dependant funeral wedding
music instrument piano violin choir orchestra band lesson sing
car vehicle transport traffic road minibus coach bus taxi driver licence mileage parking park seat belt lift journey travel
allergy allergic allergen nut epipen anaphylaxis adrenaline food diet kitchen medical
medical medicine nurse doctor ill health condition asthma diabetes epilepsy treatment first aid care plan dose prescribe ambulance hospital
worship prayer pray faith religious religion church chapel mass bishop diocese chaplain collective
career placement apprenticeship employer experience
prevent radicalisation extremism extremist terrorism safeguard channel
equality discrimination race racist racism gender sex disability protected characteristic
sex relationship puberty education rse rshe
flexible flexibly hybrid remote remotely home pattern hour part-time job-share
probation capability appraisal performance underperformance objective target observation
letting hire hirer tenant hall booking let premises fee deposit
legionella boiler heating gas electrical electricity plumbing drain gutter roof water maintenance building repair contractor caretaker site
nativity drama stage theatre performance play costume part concert
sport football match pitch team coach gym pe fixture kit
marking mark feedback book grade assessment ink
timetable lesson curriculum syllabus subject teach
prom party celebration ticket leaver dance
locker cloakroom coat key store
book library loan borrow lend lent reading
loan lend lent borrow device equipment
swim swimming swimmer pool water lifeguard towel costume
photograph photo picture image camera film video portrait publish publication consent
data record file information retention retain keep kept destroy store shred archive access request subject gdpr privacy personal
garden allotment plant bed grow pond soil tree
dog animal pet guide assistance rabbit hamster vet
parent family home contact letter tell inform telephone communicate communication newsletter message
complaint complain unhappy concern grievance dissatisfied appeal hearing panel stage
behave behaviour reward merit sanction detention suspend suspension exclude exclusion warning isolation discipline misbehave rude
bully bullying tease victim unkind harass
attend attendance absence register late punctual truancy
admission admit place apply applicant oversubscription criteria waiting catchment distance far nearest tie
uniform clothes dress wear shoe jewellery hair hat glove tie skirt jumper trousers kit
exam candidate invigilate paper seat entry coursework result grade access extra time
recruit recruitment appointment appoint interview vacancy candidate reference applicant job post shortlist vetting check
governor board trustee committee chair clerk meeting minutes agenda quorum vote term office
collect collection fetch pick drop handover taxi door arrive arrival home time
food lunch meal dinner menu cook kitchen eat snack milk breakfast soup pie
lice louse nit comb scalp hair infestation itch treatment lotion infection infectious contagious
toilet nappy intimate care change potty wash hygiene
sleep nap bed cot rest dormitory boarding boarder night
play playground break toy outdoor supervision
trip excursion residential overnight outing expedition coach walk
volunteer helper unpaid
contract agreement duration term length end notice terminate
duty definition mean meaning word term
key lock fob gate door alarm security intruder badge lanyard
phone mobile telephone handset call device
email correspondence letter message inbox reply
social media post comment facebook page account online
insurance insure cover liability claim indemnity loss
lost property found find belongings
weather snow ice storm heat sun shade hat cold closure
ratio adult staffing number baby supervise supervision
head deputy cover acting absence
purchase order tender quote supplier invoice procurement contract buy
cash bank cheque card petty money
travel expense mileage subsistence claim
homework study independent prep
interpreter translate language english eal
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
