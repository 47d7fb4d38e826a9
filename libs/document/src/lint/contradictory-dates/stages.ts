import type { Finding } from '../lint-rule.ts';
import { laterOf, sayOf, type DatedEvent } from './dated-events.ts';

/** What comes one after another whatever the school: each line is a course of things, each pattern a stage of it. */
const COURSES: readonly (readonly (readonly [name: string, pattern: RegExp])[])[] = [
  [
    ['the start of term', /(?<!half[- ])\bterm\b[^.;]{0,20}\b(?:begins?|starts?|opens?)\b[^.;]{0,12}$/i],
    ['half-term', /\bhalf[- ]term\b[^.;]{0,30}\b(?:begins?|starts?|is|falls|runs|from)\b[^.;]{0,15}$/i],
    ['the end of term', /(?<!half[- ])\bterm\b[^.;]{0,20}\b(?:ends?|finish(?:es)?|closes|breaks up)\b[^.;]{0,12}$/i],
  ],
  [
    [
      'the sending of papers',
      /\b(?:papers|agenda|notice of (?:the|a) meeting|reports?)\b[^.;]{0,30}\b(?:sent|go|goes|circulated|issued|given|posted|out|published)\b[^.;]{0,25}$/i,
    ],
    [
      'the meeting',
      /\b(?:meeting|committee|board|governors|trustees|panel)\b[^.;]{0,30}\b(?:is|meets?|sits?|held|takes place|on)\b[^.;]{0,12}$/i,
    ],
  ],
  [
    ['the deposit', /\bdeposit\b[^.;]{0,40}\b(?:due|paid|payable|by|is|on)\b[^.;]{0,15}$/i],
    ['the balance', /\bbalance\b[^.;]{0,40}\b(?:due|paid|payable|by|is|on|follows)?\b[^.;]{0,15}$/i],
  ],
  [
    [
      'the writing',
      /\b(?:policy|procedure|protocol|plan|text|document|scheme|it)\b[^.;]{0,30}\b(?:was|were|been) (?:first )?(?:drafted|written|drawn up|prepared|composed)\b[^.;]{0,40}$/i,
    ],
    [
      'the approval',
      /\b(?:policy|procedure|protocol|plan|text|document|scheme|it)\b[^.;]{0,30}\b(?:was|were|been) (?:then )?(?:adopted|approved|ratified|agreed|signed off|passed)\b[^.;]{0,60}$/i,
    ],
  ],
  [
    [
      'the closing date',
      /\b(?:bids?|tenders?|quotations?|nominations?|entries|sealed offers)\b[^.;]{0,50}\b(?:reach|received|in|submitted|accepted|taken|handed|clos\w+|sent|returned|delivered)\b[^.;]{0,40}\b(?:by|before|until|up to|on)\b[^.;]{0,20}$/i,
    ],
    [
      'the opening',
      /\b(?:bids?|tenders?|quotations?|envelopes|offers)\b[^.;]{0,20}\b(?:is|are|was|were|will be) (?:opened|compared|judged|considered|scored)\b[^.;]{0,40}$/i,
    ],
  ],
  [
    [
      'the closing date',
      /\b(?:applications?|the post|the vacancy|the advertisement|closing date)\b[^.;]{0,50}\b(?:clos\w+|until|by|is)\b[^.;]{0,20}$/i,
    ],
    ['the shortlisting', /\b(?:short-?list\w*)\b[^.;]{0,50}$/i],
    ['the interviews', /\binterview(?:s|ed)?\b[^.;]{0,50}$/i],
    [
      'the start in the post',
      /\b(?:takes? up (?:the )?(?:post|appointment)|starts? work|(?:the )?appointee (?:starts|begins|joins))\b[^.;]{0,40}$/i,
    ],
  ],
  [
    ['the closing date', /\bapplications?\b[^.;]{0,50}\b(?:clos\w+|by)\b[^.;]{0,20}$/i],
    ['the offers', /\boffers?\b[^.;]{0,30}\b(?:sent|made|go out|day|issued|posted)\b[^.;]{0,20}$/i],
    ['the hearing of appeals', /\bappeals?\b[^.;]{0,30}\b(?:heard|hearings?)\b[^.;]{0,20}$/i],
  ],
  [
    ['the closing of nominations', /\bnominations?\b[^.;]{0,40}\b(?:clos\w+|by|until)\b[^.;]{0,20}$/i],
    [
      'the ballot',
      /\b(?:ballot|voting|vote|election)\b[^.;]{0,40}\b(?:on|opens?|begins?|takes? place|held)\b[^.;]{0,20}$/i,
    ],
    [
      'the count',
      /\b(?:votes? (?:are|is|will be) counted|(?:the )?count|results? (?:of the (?:ballot|election) )?(?:is|are|will be) (?:declared|announced))\b[^.;]{0,20}$/i,
    ],
  ],
  [
    [
      'the opening of the consultation',
      /\bconsultation\b[^.;]{0,30}\b(?:opens?|opened|begins?|began|starts?|started)\b[^.;]{0,20}$/i,
    ],
    [
      'the end of the consultation',
      /\bconsultation\b[^.;]{0,30}\b(?:clos\w+|ends?|ended|finish\w+|until|up to)\b[^.;]{0,20}$/i,
    ],
    [
      'the decision',
      /\b(?:this|the) (?:policy|procedure|edition|plan|scheme|text|protocol|arrangements)\b[^.;]{0,30}\b(?:adopted|approved|ratified|determined)\b[^.;]{0,60}$/i,
    ],
  ],
  [
    [
      'the decision',
      /\b(?:(?:decisions?|outcomes?|letters? of decision|offers|results)\b[^.;]{0,30}\b(?:posted|sent|issued|dated|given|made|taken|announced|notified|out)|(?:letter|notice) of (?:the )?decision|(?:told|informed|notified|hear|learn) (?:\w+ )?of the (?:decision|outcome|result))\b[^.;]{0,20}$/i,
    ],
    [
      'the appeal',
      /\bappeals?\b[^.;]{0,50}\b(?:lodged|made|submitted|received|sent|brought|filed|reach\w*|by|until|in)\b[^.;]{0,20}$/i,
    ],
    [
      'the hearing of the appeal',
      /\b(?:appeals?\b[^.;]{0,30}\b(?:heard|hearings?)|(?:hearing|appeal panel)\b[^.;]{0,30}\b(?:met|meets?|sat|sits|takes? place|took place|is|was|held))\b[^.;]{0,20}$/i,
    ],
  ],
  [
    [
      'the complaint',
      /\b(?:complaint|grievance|allegation|concern)\b[^.;]{0,40}\b(?:received|made|raised|lodged|sent|brought|dated|arrived)\b[^.;]{0,20}$/i,
    ],
    [
      'the hearing',
      /\b(?:(?:panel|hearing|governors|committee)\b[^.;]{0,30}\b(?:met|heard|sat|took place|was held|considered))\b[^.;]{0,20}$/i,
    ],
    [
      'the answer',
      /\b(?:(?:letter|answer|reply|outcome|decision|response)\b[^.;]{0,30}\b(?:sent|given|out|issued|posted|announced|written))\b[^.;]{0,20}$/i,
    ],
  ],
  [
    [
      'the advertisement',
      /\b(?:(?:is|was|are|be) advertised|advertisement (?:appears|appeared|goes out|went out))\b(?![^.;]*\b(?:until|till|up to))[^.;]{0,30}$/i,
    ],
    ['the interviews', /\binterview(?:s|ed)?\b[^.;]{0,50}$/i],
  ],
  [
    [
      'the polling',
      /\b(?:polling|ballot|voting|vote|election)\b[^.;]{0,30}\b(?:on|is|are|takes? place|held|closes?)\b[^.;]{0,20}$/i,
    ],
    ['the count', /\b(?:count|counting|votes are counted|declaration)\b[^.;]{0,30}$/i],
  ],
  [
    [
      'the letter',
      /\b(?:(?:we|the (?:head|clerk|school|office|governors|trust)) (?:wrote|writes?)|(?:letters?|forms?|questionnaires?) (?:went|were sent|was sent|goes|go|are sent) (?:out|to))\b[^.;]{0,40}$/i,
    ],
    [
      'the replies',
      /\b(?:repl(?:y|ies)|answers?|responses?)\b[^.;]{0,30}\b(?:asked for|wanted|due|back|in|received|returned|reach\w*)\b[^.;]{0,20}\b(?:by|before|until)\b[^.;]{0,12}$/i,
    ],
  ],
  [
    ['the entries', /\b(?:exam\w* )?entries\b[^.;]{0,30}\b(?:clos\w+|made|by|sent)\b[^.;]{0,20}$/i],
    [
      'the examination',
      /\b(?:examinations?|exams?|papers?|tests?) (?:is|are|takes? place|will be|begins?|begin|starts?|start|sat)\b[^.;]{0,20}$/i,
    ],
    [
      'the results',
      /\bresults\b[^.;]{0,30}\b(?:come|arrive|known|published|issued|given|out|collected|day)\b[^.;]{0,20}$/i,
    ],
  ],
];

/** A stage that is dated before the one which has to come first. Of a stage with several dates nothing can be said. */
export function stagesOutOfOrder(events: readonly DatedEvent[]): Finding[] {
  return COURSES.flatMap((course): Finding[] => {
    const dated = course.flatMap(([name, pattern]) => {
      const [event, ...more] = events.filter(({ lead }) => pattern.test(lead));
      return event && more.length === 0 ? [{ name, event }] : [];
    });
    return dated.flatMap(({ name, event }, at): Finding[] => {
      const late = dated
        .slice(0, at)
        .find((earlier) => earlier.event !== event && earlier.event.from > event.to && isOfOne(event, earlier.event));
      if (!late) return [];
      return [
        sayOf(
          laterOf(event, late.event),
          `\`${event.words}\`, ${name}, lies before \`${late.event.words}\`, ${late.name}.`,
        ),
      ];
    });
  });
}

/** Of two terms, or of the year before, are two courses. */
function isOfOne(one: DatedEvent, other: DatedEvent): boolean {
  const [first, second] = [one, other].map(({ sentence }) => sentence.toLowerCase().match(TERM)?.join(' '));
  return first === undefined || second === undefined || first === second;
}

const TERM = /\b(?:spring|summer|autumn|last year|next year|year \d+|reception)\b/g;
