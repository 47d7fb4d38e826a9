/**
 * Words of one meaning in policies, a line each, as the plainest of them: a difference in one of these is a matter of wording.
 * What differs in number and tense alone need not be here.
 */
const ALIKE = `
tell tells told telling inform informs informed informing notify notifies notified notifying advised report reports reported reporting
start starts started starting begin begins began begun beginning commence commences commenced commencing
duty duties function functions
end ends ended finish finishes finished conclude concludes concluded
buy buys bought buying purchase purchases purchased purchasing
keep keeps kept keeping retain retains retained retaining store stores stored storing
send sends sent sending
give gives gave given giving hand hands handed provide provides provided providing issue issues issued supply supplies supplied
take takes took taken taking
hold holds held holding
make makes made making
write writes wrote written writing
pay pays paid paying
show shows shown showed display displays displayed
wear wears worn wearing wore
bring brings brought bringing
see sees seen saw
choose chooses chosen chose select selects selected
get gets got getting obtain obtains obtained obtaining receive receives received receiving undergo undergoes undergone
help helps helped helping assist assists assisted assisting support supports supported supporting
do does did done carry carries carried undertake undertakes undertaken undertook conduct conducts conducted perform performs performed
ask asks asked request requests requested seek seeks sought seeking
need needs needed require requires required necessary
ensure ensures ensured sure
collect collects collected pick picks picked
arrive arrives arrived
leave leaves left depart departs departed
use uses used using
vape vapes vaping vaped utilise utilises utilised
agree agrees agreed consent consents consented approve approves approved approval permission agreement
record records recorded log logs logged
allowed permitted authorised
forbidden prohibited banned
before prior
after following
if when whenever where
phone telephone phones telephones mobile mobiles telephoned phoned ring rings rang rung
nobody noone
child children pupil pupils student students learner learners youngster youngsters
parent parents carer carers guardian guardians
staff employee employees colleague colleagues personnel
headteacher head heads
site premises grounds
immediately promptly instantly forthwith
about concerning regarding
correct right accurate
whole entire
rubbish waste litter
car cars vehicle vehicles
accompany accompanies accompanied escort escorts escorted
lock locks locked secure secures secured
ill unwell sick poorly
repair repairs repaired mend mends mended
close closes closed shut shuts
yearly annually
complete completes completed fill fills filled
switch switches switched turn turns turned
answer answers answered reply replies replied respond responds responded
speak speaks spoke spoken talk talks talked
put puts place places placed
check checks checked inspect inspects inspected examine examines examined
fee fees charge charges
destroy destroys destroyed shred shreds shredded
fix fixes fixed attach attaches attached fasten fastens fastened
stay stays stayed remain remains remained
go goes went gone enter enters entered entering
toilet toilets lavatory lavatories
holiday holidays vacation vacations
person people individual individuals
decide decides decided determine determines determined
may can
not no
term terms termly
each every
current present existing
until till
someone somebody
anyone anybody
anything something whatever
everyone everybody
return returns returned returning refund refunds refunded refunding repay repays repaid
try tries tried attempt attempts attempted
stop stops stopped halt halts halted cease ceases ceased
refuse refuses refused decline declines declined
change changes changed alter alters altered amend amends amended modify modifies modified
mistake mistakes error errors
want wants wanted wish wishes wished
happen happens happened occur occurs occurred
enough sufficient adequate
usually normally ordinarily
often frequently
extra additional
wrong incorrect
hurt injured
dangerous hazardous unsafe
broken faulty defective
clothes clothing
shoes footwear
trip trips outing outings excursion excursions
supervise supervises supervised oversee oversees oversaw overseen
lend lends lent loan loans loaned
delete deletes deleted erase erases erased wipe wipes wiped
photo photos photograph photographs picture pictures
doctor doctors gp gps
large big
quickly swiftly rapidly
establish establishes established
forbid forbids ban bans prohibit prohibits
allow allows permit permits authorise authorises
cancel cancels cancelled
postpone postpones postponed
handle handles handled handling
contact contacts contacted
alone unaccompanied
lately recently
nearby near
purpose aim
fault defect
rude impolite
silent quiet
swap swaps swapped exchange exchanges exchanged
fall falls fell fallen
eat eats ate eaten eating
drink drinks drank drunk drinking
drive drives drove driven driving
teach teaches taught teaching
read reads reading
meet meets met
find finds found finding
lose loses lost losing
let lets hire hires hired letting hiring rent rents rented renting
adult adults grownup grownups
inside indoors
outside outdoors
remove removes removed removing
mark marks marked marking
sign signs signed signing
build builds built
sleep sleeps slept
swim swims swam swum
run runs ran
sell sells sold selling
feed feeds fed
light lights lit lighting
0 zero
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
100 hundred
1st first
2nd second
3rd third
4th fourth
5th fifth
% percent
£ pounds
`;
/** The plainest word for a word that has one. */
export const PLAIN: ReadonlyMap<string, string> = new Map(
  ALIKE.trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.split(' ');
      return others.map((other) => [other, first] as const);
    }),
);
