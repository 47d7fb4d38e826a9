import type { Finding } from '../lint-rule.ts';
import { stemsOf } from '../stems.ts';
import { isOffSpan, spanAtEnd, type Span } from './spans.ts';
import { laterOf, ORDER, sayOf, type DatedEvent } from './dated-events.ts';

/** `on 4 May 2027, a week before the hearing`. */
const AFTER_DATE =
  /^,?\s*(?:(?:that is|i\.e\.),?\s*)?(?<span>(?:at least |within |about |not (?:more|less) than )?[\w-]+ (?:(?:working|school) )?(?:days?|weeks?|months?|terms?) )?(?<word>after|following|before|ahead of|prior to) (?<what>(?:the|its|our|their) [^,.;:()]{3,50}?|(?:they|it) (?:had|have|has|was|were) (?:been )?\p{L}+)(?=[,.;:()]|$)/iu;
/** What may be any event: which one, the rest of the sentence says. */
const VAGUE = stemsOf('meeting date day decision event evening morning time week term');
/** No text tells more of what comes after what. */
const MOST = 100;

interface Order {
  readonly event: DatedEvent;
  readonly isAfter: boolean;
  readonly what: string;
  /** `two weeks after`: how long after. */
  readonly span?: Span | undefined;
  readonly stems: readonly string[];
  /** The stems of the rest of its sentence, which says which event is meant when its name does not. */
  readonly around: ReadonlySet<string>;
}

/** Dates that lie before what the text says they come after, or after what they come before. */
export function eventsOutOfOrder(events: readonly DatedEvent[]): Finding[] {
  return events
    .flatMap(ordersOf)
    .slice(0, MOST)
    .flatMap((order): Finding[] => {
      const bases = events.filter((base) => base !== order.event && isMeant(base, order));
      const [base] = bases;
      if (!base || !bases.every((one) => contradicts(order, one))) return [];
      const { event, isAfter, what } = order;
      const last = laterOf(event, base);
      const side = `${order.span ? `${order.span.words} ` : ''}${isAfter ? 'after' : 'before'}`;
      return [sayOf(last, `\`${event.words}\` is said to be ${side} ${what}, which is \`${base.words}\`.`)];
    });
}

function ordersOf(event: DatedEvent): Order[] {
  const before = [...event.lead.matchAll(ORDER)].at(-1);
  const after = AFTER_DATE.exec(event.tail);
  const spans = [
    before && spanAtEnd(event.lead.slice(0, before.index)),
    after?.groups?.span && spanAtEnd(after.groups.span),
  ];
  return [before, after].flatMap((said, at): Order[] => {
    const { what = '', word = '' } = said?.groups ?? {};
    const stems = [...stemsOf(what)];
    if (stems.length === 0 || /\d/.test(what)) return [];
    const isAfter = /^(?:after|follow\w+|once|not before|no earlier than)$/i.test(word);
    const around = stemsOf(event.sentence.replace(ORDER, ' '));
    return [{ event, isAfter, what: what.trim(), span: spans[at] || undefined, stems, around }];
  });
}

function isMeant(base: DatedEvent, { stems, around }: Order): boolean {
  const telling = stems.filter((stem) => !VAGUE.has(stem));
  if (telling.length > 0) return telling.every((stem) => base.stems.has(stem));
  if (stems.every((stem) => base.stems.has(stem))) return true;
  return [...around].some((stem) => base.stems.has(stem));
}

function contradicts({ event, isAfter, span }: Order, base: DatedEvent): boolean {
  const [start, end] = isAfter ? [base, event] : [event, base];
  return end.to < start.from || (span !== undefined && isOffSpan(span, start, end));
}

/** What somebody does and undoes later, each as it is said right before its date. */
const THERE_AND_BACK: readonly (readonly [RegExp, RegExp])[] = [
  [/\barriv\w+[^.;]{0,30}$/i, /\b(?:leav\w+|left|depart\w*|go(?:es)? home|fl(?:y|ies) home)\b[^.;]{0,30}$/i],
  [
    /\b(?:leav\w+|left|depart\w*|set(?:s)? (?:off|out)|goes|went (?:home|out|off|round)|(?:sent|posted|given|mailed) (?:home|out|round)|fl(?:y|ies)|borrowed|lent|issued|handed out)\b[^.;]{0,40}$/i,
    /\b(?:return\w*|c(?:o|a)mes? (?:back|home)|(?:is|are|was|were|be|gets?|got|brought|given|handed) (?:back|in))\b[^.;]{0,30}$/i,
  ],
];

const DECIDED = /\b(?:adopted|approved|ratified|agreed|determined|signed|published|issued)\b[^.;]{0,50}$/i;
/** What is done to a text or a request before something else can be, in whichever order a sentence tells the two. */
const FIRST_AND_THEN: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:drafted|written|drawn up|composed)\b[^.;]{0,40}$/i, DECIDED],
  [
    /\b(?:sent|put out|circulated|given|issued|submitted)\b[^.;]{0,40}\b(?:for (?:comments?|consultation|approval)|to the (?:recognised )?(?:trade )?unions)\b[^.;]{0,20}$/i,
    /\b(?:adopted|approved|ratified|agreed|determined)\b[^.;]{0,50}$/i,
  ],
  [/\bsent\b[^.;]{0,30}\bfor signature\b[^.;]{0,20}$/i, /(?<!\bfor )\bsigned\b[^.;]{0,40}$/i],
  [
    /\b(?:applied|application was made|asked) (?:for|to)\b[^.;]{0,40}$/i,
    /\b(?:registered|granted|admitted|licensed|accepted|refused)\b[^.;]{0,40}$/i,
  ],
];
/** And what is done to it afterwards only, told after it. */
const MADE_AND_CHANGED: readonly (readonly [RegExp, RegExp])[] = [
  // `First issued …; revised …`: before it was there nothing was changed in it.
  [
    /\b(?:first|originally|initially) (?:\p{L}+ly )?(?:adopted|approved|agreed|ratified|introduced|written|drafted|issued|published|launched|made|drawn up|set up|printed|signed|created|brought in)\b[^.;]{0,40}$|\b(?:adopted|approved|issued|published|written|drafted|introduced|drawn up) for the first time\b[^.;]{0,30}$|\b(?:written|drafted|drawn up|created|introduced)\b[^.;]{0,20}$/iu,
    /^[\s;,:()–-]*(?:(?:and|then|last|since|later|most recently|next|again|it|was|were|has been|is|therefore|thereafter|subsequently) )*(?:amended|revised|updated|altered|varied|extended|renewed|re-?issued|re-?approved|re-?adopted|re-?published|reprinted|reviewed|changed|corrected|rewritten|re-?written|added to|shortened|withdrawn|superseded|replaced)(?: (?:again|slightly|once|twice|in part|by (?:the )?[\p{L} ]{3,30}|after (?:a |its )?review))*(?: (?:on|in|at))?\s*:?\s*(?:the )?$/iu,
  ],
  // What had been adopted, and not only drafted, was amended: `Adopted …, amended …`.
  [
    /\b(?:adopted|approved|agreed|ratified|issued|published|launched|signed|in force|came into force|took effect)\b[^.;]{0,30}$/i,
    /^[\s;,:()–-]*(?:(?:and|then|last|since|later|most recently|again|it|was|were|has been|thereafter|subsequently) )*(?:amended|varied|extended|renewed|re-?issued|re-?approved|re-?adopted|re-?published|withdrawn|rescinded|revoked|repealed|added to)(?: (?:again|slightly|once|twice|in part|by (?:the )?[\p{L} ]{3,30}))*(?: (?:on|in|at))?\s*:?\s*(?:the )?$/iu,
  ],
  [
    /\b(?:signed|concluded|made|entered into|founded|granted|sealed)\b[^.;]{0,30}$/i,
    /\b(?:amended|varied|extended|renewed|altered|added to)\b[^.;]{0,20}$/i,
  ],
  [
    /\b(?:adopted|approved|agreed|ratified|introduced|written|issued|published|launched|set up|drawn up)\b[^.;]{0,40}$/i,
    /\b(?:(?:came|comes|come) up for (?:its |their )?(?:first |next )?(?:review|renewal)|(?:first|next|again) (?:review(?:ed)?|revised|renewed|looked at|tested|used|changed|amended|discussed|considered)|(?:its|their) (?:first|next) (?:review|revision|renewal|test|check|outing|anniversary)|(?:reviewed|revised|changed|tested|used|looked at) (?:for the first time|again|next))\b[^.;]{0,30}$/i,
  ],
];
const SENT =
  '(?:go|goes|went|sent|posted|issued|given|handed|mailed|e-?mailed|delivered|dispatched|circulated|come|comes)';
/** What has to be done before something else can be, each told by its own name. Only where one sentence tells the two as one course. */
const SOONER_AND_LATER: readonly (readonly [RegExp, RegExp])[] = [
  [
    new RegExp(
      `\\b(?:(?:ballot|voting|postal|polling) )?(?:papers|ballots|forms)\\b[^.;]{0,30}\\b${SENT}\\b[^.;]{0,25}$`,
      'i',
    ),
    /\b(?:votes?|papers|ballots?|the result|the count|counting|poll(?:ing)?)\b[^.;]{0,30}\b(?:counted|count|declared|announced|opened|back|returned|takes? place|held|is|are)\b[^.;]{0,20}$|\b(?:must|should|have to|to) be (?:returned|back|in|handed in|received)\b[^.;]{0,20}\bby\b[^.;]{0,12}$/i,
  ],
  [
    /\b(?:polling|voting|the (?:ballot|vote|poll|election)|people vote|parents vote|staff vote)\b[^.;]{0,40}$/i,
    /\b(?:count(?:ed|ing)?|declared|declaration|the (?:result|winner)s?|takes? (?:her|his|their|the) seats?)\b[^.;]{0,25}$/i,
  ],
  [
    new RegExp(`\\b(?:invitations?|letters?|agendas?|notices?)\\b[^.;]{0,30}\\b${SENT}\\b[^.;]{0,25}$`, 'i'),
    /\b(?:the (?:meeting|evening|event|concert|hearing|interview|party|fair|service|show|visit)|governors|parents|trustees|the (?:panel|board|committee))\b[^.;]{0,20}\b(?:is|takes? place|held|meets?|come|comes|sits)\b[^.;]{0,15}$/i,
  ],
  [
    /\b(?:orders?|uniform)\b[^.;]{0,30}\b(?:placed|ordered|made|close|closes|in|sent|given)\b[^.;]{0,20}$/i,
    /\b(?:delivered|delivery|handed out|arrives?|arrived|collected|fitted)\b[^.;]{0,20}$/i,
  ],
  [
    /\b(?:inspectors?|inspection|auditors?|audit|survey|surveyors?|assessors?|visit)\b[^.;]{0,20}\b(?:was|is|were|came|comes?|visit(?:ed|s)?|called|calls|took place|takes? place|held|done|on)\b[^.;]{0,20}$/i,
    /\b(?:(?:the|its|their|his|her) (?:report|findings|letter|results?)|(?:a|draft) report)\b[^.;]{0,30}\b(?:published|received|came|comes|sent|arrive[sd]?|issued|given|out|read|follow(?:s|ed)?|due|reach(?:es|ed)?)\b[^.;]{0,20}$/i,
  ],
  [
    /\b(?:auditions?|rehearsals?)\b[^.;]{0,30}$/i,
    /\b(?:the|its|our) (?:performance|concert|show|play|production|first night|musical)\b[^.;]{0,30}$/i,
  ],
  [
    /\btickets?\b[^.;]{0,20}\b(?:on sale|sold|available|go)\b[^.;]{0,20}$/i,
    /\b(?:performance|concert|show|play|production|fair|fete|disco|party|curtain)\b[^.;]{0,30}$/i,
  ],
  [
    /\b(?:accident|incident|injury|breach|theft|fire|loss)\b[^.;]{0,20}\b(?:happened|occurred|took place|was|on)\b[^.;]{0,15}$/i,
    /\b(?:reported|investigated|told|notified|written up|entered|logged|recorded)\b[^.;]{0,30}$/i,
  ],
  [
    /\binvoices?\b[^.;]{0,20}\b(?:sent|issued|dated|go(?:es)?|posted|received)\b[^.;]{0,20}$/i,
    /\b(?:paid|payable|payment|settled|reminders?)\b[^.;]{0,25}$/i,
  ],
  [
    /\b(?:questionnaires?|surveys?)\b[^.;]{0,20}\b(?:sent|go(?:es)?|went|issued|opens?|opened|given)\b[^.;]{0,20}$/i,
    /\b(?:results?|answers|findings|repl(?:y|ies)|responses)\b[^.;]{0,30}$/i,
  ],
  [
    /\b(?:tests?|tested|samples?|exams?|examinations?)\b[^.;]{0,20}\b(?:taken|sat|held|was|were|is|are|on)\b[^.;]{0,15}$/i,
    /\b(?:the|its|their) (?:results?|marks|grades)\b[^.;]{0,30}$/i,
  ],
  [
    /\b(?:interviews?|interviewed|panel)\b[^.;]{0,30}$/i,
    /\b(?:(?:was|were|is|are|be) (?:appointed|offered)|takes? up|took up|starts?|started|began|begins?|the offer)\b[^.;]{0,30}$/i,
  ],
];
/** Another of its kind, or the next round. */
const OTHER_ROUND =
  /\b(?:last|previous|earlier|next|former|old|other|another|first|second|that|those|like|since|instead|before|after|follow-?up|by-election|again|year|already|had)\b/i;

function comesTooSoon(first: DatedEvent, second: DatedEvent): boolean {
  if (first.from <= second.to || OTHER_ROUND.test(first.lead) || OTHER_ROUND.test(second.lead)) return false;
  return SOONER_AND_LATER.some(([early, late]) => early.test(first.lead) && late.test(second.lead));
}

/** `…, after it had been approved on`, `… before they were sent on`: how two dates of a sentence stand to each other. */
const CLAUSE_ORDER =
  /^,?\s*(?:(?:and|but) )?(?:only )?(?<word>after|once|before)\s+(?:it|they|this|that|(?:the|our) [\p{L} ]{2,40}?)\s+(?:has|have|had|is|are|was|were)\b[^.;,]{3,60}$/iu;
/** `; the next check, a year later, is on`, `; the taster days before that are on`. */
const THEN =
  /(?<!\b(?:no|not|or|and) )(?:\b(?<later>(?:a|an|one|two|three|six|\d+) (?:days?|weeks?|months?|years?) (?:later|on|afterwards)|afterwards|after that|after which|thereafter|later still)|\b(?<earlier>before that|beforehand|earlier still|(?:a|an|one|two|three|six|\d+) (?:days?|weeks?|months?|years?) earlier))\b[^.]{0,30}$/i;

/** Dates of one sentence that say how they stand to each other, and stand otherwise. */
export function saidInOrder(events: readonly DatedEvent[]): Finding[] {
  return events.slice(1).flatMap((second, at): Finding[] => {
    const first = events[at];
    if (!first || first.prose !== second.prose || first.sentence !== second.sentence) return [];
    const order = CLAUSE_ORDER.exec(second.lead)?.groups?.word?.toLowerCase();
    const then =
      /^[^;,:]{0,3}[;,]/.test(second.lead) || /\band\b/.test(second.lead) ? THEN.exec(second.lead)?.groups : undefined;
    const isWrong =
      order !== undefined
        ? order === 'before'
          ? first.from > second.to
          : first.to < second.from
        : then?.later !== undefined
          ? first.from > second.to
          : then?.earlier !== undefined && first.to < second.from;
    if (isWrong)
      return [
        sayOf(second, `\`${first.words}\` and \`${second.words}\` stand the other way round than is said of them.`),
      ];
    if (comesTooSoon(first, second))
      return [
        sayOf(second, `\`${second.words}\` lies before \`${first.words}\`, on which what has to come first is done.`),
      ];
    if (NEW_SUBJECT.test(second.lead)) return [];
    return [...FIRST_AND_THEN, ...MADE_AND_CHANGED]
      .flatMap(([early, late], course): Finding[] => {
        const isTold = first.from > second.to && early.test(first.lead) && late.test(second.lead);
        const isTurned =
          course < FIRST_AND_THEN.length &&
          first.to < second.from &&
          late.test(first.lead) &&
          early.test(second.lead) &&
          !late.test(second.lead);
        return isTold || isTurned
          ? [
              sayOf(
                second,
                `\`${first.words}\` and \`${second.words}\` are the wrong way round: the one cannot be done after the other.`,
              ),
            ]
          : [];
      })
      .slice(0, 1);
  });
}

/** `arrive on 10 May 2027 and leave on 3 May 2027`: in one sentence, and the wrong way round. */
export function undoneBeforeDone(events: readonly DatedEvent[]): Finding[] {
  return events.slice(1).flatMap((end, at): Finding[] => {
    const start = events[at];
    if (!start || start.prose !== end.prose || start.sentence !== end.sentence || end.to >= start.from) return [];
    const isPair = THERE_AND_BACK.some(([first, second]) => first.test(start.lead) && second.test(end.lead));
    // Another subject, another course.
    if (
      !isPair ||
      !/^\W*(?:and|to|but|,|then|it|they|back|will|must|may|is|are|be|\s)*\b/i.test(end.lead) ||
      NEW_SUBJECT.test(end.lead)
    )
      return [];
    return [sayOf(end, `\`${end.words}\` lies before \`${start.words}\`, when that began.`)];
  });
}

const NEW_SUBJECT = /^\W*(?:(?:and|but|while|whereas)\W+)?(?:the|our|an?|those|some|other|year)\b/i;
