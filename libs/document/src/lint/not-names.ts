/** Capitalised words of policies that are nobody's name but may stand beside one: offices, verbs, days. */
export const BESIDE_NAMES: ReadonlySet<string> = new Set(
  `a an the our your their this that these those all any each every some no if when where who what and or but for from with by to of in on at as is are
  mr mrs ms miss mx capt captain major colonel auntie aunty uncle dr prof professor rev revd reverend cllr councillor sir dame lord lady baroness baron canon father sister brother pastor imam rabbi fr pc sgt sergeant inspector deacon
  head heads headteacher headteachers teacher teachers principal executive chief operating financial deputy assistant acting interim vice chair chairs chairman chairperson clerk governor governors trustee trustees director directors
  manager managers leader leaders lead leads officer officers coordinator co-ordinator co-ordinators coordinators senco sendco dsl ddsl dpo lado administrator secretary bursar caretaker technician nurse supervisor owner
  treasurer warden matron chaplain mentor tutor member members staff employee employees volunteer volunteers pupil pupils student students child children parent parents carer carers person people user users
  designated safeguarding protection data safety online health named nominated responsible senior junior site business office premises finance network special educational needs inclusion pastoral attendance welfare first aider aiders
  year class reception nursery key stage phase early years eyfs contact contacts name names role title telephone tel email e-mail phone date signed signature author policy approved adopted reviewed written prepared
  please ask tell ring call speak write report see follow give send use keep read note inform complete sign check do make take apply staff's only also both after before during until
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december spring summer autumn winter easter christmas
  lunchtime break morning afternoon term half anyone everyone nobody we you they he she it i following details`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that make what stands beside them the name of a place, a body, a law, a product or a thing. */
export const NAMES_OF_THINGS: ReadonlySet<string> = new Set(
  `st saint saints king queen prince princess duke duchess emperor pope
  school schools academy academies college university nursery pre-school centre trust federation foundation charity society association council county borough city town village parish diocese church cathedral chapel
  hall house room building court lodge park road street lane avenue square place drive way hill green gate bridge wood farm field river station hospital surgery clinic library museum gallery theatre
  act acts regulation regulations order orders rule rules law code convention directive schedule standard standards framework guidance guidelines principles test report review inquiry enquiry award awards prize scheme programme plan project fund document documents conditions handbook
  department ministry agency service services authority commission commissioner committee board body team unit group panel partnership partners network forum union police government parliament state secretary's
  club clubs primary secondary junior infant first middle high grammar sixth form local national human resources social care mental public general international british english welsh scottish united kingdom england wales scotland britain europe european
  tax credit credits benefit benefits allowance premium studio studios pavilion suite wing block annexe annex cup trophy shield medal prize lecture bursary scholarship memorial playground pool gym arena stadium lab laboratory workshop hub lounge orchestra band choir press publications productions software app system systems ltd limited plc
  week month day term time form forms section appendix annex part chapter page table figure volume version edition
  google microsoft apple facebook instagram snapchat whatsapp twitter tiktok youtube zoom skype teams classroom office outlook word excel windows android linkedin reddit discord pinterest tapestry seesaw arbor sims cpoms parentpay scopay
  nspcc childline barnardo's ofsted samaritans unison gmb neu nasuwt acas stonewall kidscape keeping working together prevent channel operation encompass teaching learning curriculum british values
  covid world war bible quran olympics internet web wi-fi bluetooth
  online safer secure strategic annual full whole statutory disciplinary grievance complaints behaviour anti-bullying equality equalities freedom information privacy impact assessment assessments record records register single central risk personal education health`
    .split(/\s+/)
    .filter(Boolean),
);
