/** Words that speak of one matter, as schools and nurseries write of it: what a general text does not tell of them. None means two things. */
export const MATTERS = `
money pay paid payment charge fee cost price afford deposit refund instalment invoice pound salary wage payslip overtime budget hardship remission voucher cash bank purse debt owe arrears bill contribution spend expense reduction discount unpaid tariff
appeal challenge contest overturn disagree dispute outcome reconsider uphold remark regrade rethink query recheck
complaint grievance dissatisfied unhappy complain aggrieved wronged unfair unfairly
sickness ill sick unwell vomit doctor certificate fit cold flu cough ailment recover covid temperature fever diarrhoea poorly infection infectious contagious germ rash chickenpox
medicine medication inhaler dose prescription prescribe paracetamol pill insulin antibiotic syrup injection
injury injured wound cut graze bleed bruise plaster accident hurt bump aider bandage skin scratch scald
fire alarm evacuate evacuation drill flame blaze smoke burn extinguisher candle bell
flood leak burst water stopcock pipe
visit trip outing excursion journey residential expedition overnight buggy walk
absence absent truancy away attendance attend register registration
late lateness punctual punctuality tardy delay delayed
leave holiday vacation
bully harass intimidate taunt torment tease
punish sanction detention suspend suspension exclusion exclude penalty consequence discipline disciplinary
reward praise sticker certificate prize merit
food lunch meal dinner canteen kitchen cook eat snack diet breakfast supper menu hungry fruit grape
dress uniform clothes blazer tie shirt skirt trousers shoe jewellery earring kit wear
computer laptop device ipad machine chromebook hardware
password passphrase login credential
backup copy restore archive
hacker cyber phishing malware ransomware virus scam
photo picture camera image film video portrait
phone mobile handset smartphone call wrist ring
account online internet web site social network facebook instagram
destroy shred delete erase retention discard
wrongdoing whistleblow whistleblowing whistle fraud malpractice corruption illegal crime criminal embezzle cheat dishonest
disclose confide confidential secret
train training course induction refresher qualify workshop
recruit recruitment vacancy advert applicant application interview shortlist appoint appointment job
pension retire retirement superannuation
resign resignation quit leaver depart
pregnant maternity paternity adoption baby birth newborn
bereavement funeral death die dead mourn goodbye bury grave
move house home removal relocate
exam examination paper invigilate resit coursework test candidate script
entry entries enter
homework prep
book library loan borrow lend
lost lose missing find found
theft steal stolen thief burglary
damage break broken breakage repair mend window vandal
key lock unlock padlock fob gate door
car vehicle drive driver parking park minibus van coach lorry motorbike taxi
bike cycle bicycle scooter helmet
dog animal pet puppy hamster gerbil rabbit guinea hen chicken cat tortoise lizard vet veterinary kennel cage hutch
gift present hospitality bribe wine
interest conflict pecuniary declare declaration
alcohol drink drunk pub beer champagne
drug cannabis substance vape tobacco cigarette nicotine
weapon knife blade firearm
search confiscate confiscation pocket bag
restrain restraint force
volunteer helper
visitor guest reception caller
badge lanyard
insurance insure insured cover liability claim indemnity
contractor supplier tender quote
minutes agenda quorum meeting vote chair
translate translator interpreter language
disability disabled wheelchair ramp access accessible adjustment dyslexia dyslexic reader scribe arrangement
nappy toilet potty change changed changing mat hygiene wash handwash soap
sleep nap cot rest bed bedtime mattress dormitory pillow blanket asleep
sun sunscreen hat heat hot weather snow ice cold storm frost frosty icy
swim pool lifeguard armband
play playground toy outdoor
garden plant tree pond
rubbish litter waste bottle wrapper bag bin dispose recycling
music instrument violin concert
noise noisy loud loudspeaker disco quiet silence sound amplifier
result grade mark score envelope slip
assessment progress report
mediate mediation mediator conciliation
investigate investigation witness statement evidence interviewer
hearing panel adjourn adjournment
warning dismiss dismissal
safeguard safeguarding abuse neglect danger harm
breach leak incident
consent permission sign signature agree authorise
collect fetch pick handover pickup
settle settling starter newcomer transition induct
book booking reserve reservation
transfer transition join admission enrol waiting
stress workload wellbeing mental counselling counsellor listener helpline worry worried upset
eye glasses sight spectacles screen
lone alone
cancel cancellation postpone
laundry linen sheet launder
weekend saturday sunday
breastfeed bottle formula milk
asbestos chemical hazard hazardous coshh poison cleaning
lift ladder height manual
deadline limit timescale timeframe duration
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
