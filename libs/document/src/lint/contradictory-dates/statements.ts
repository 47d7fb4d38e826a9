import { allMatches } from '../all-matches.ts';
import type { PolicyDocument } from '../../types.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';
import { cellContextOf } from '../table-context.ts';
import { datesIn, type WrittenDate } from './dates-in.ts';
import { isAboutThisText } from './about-this-text.ts';

/** What a date is the date of: `first` is the making of the text, `done` its adoption or a review that is over, `due` one to come. */
export type Role = 'first' | 'done' | 'due' | 'effective';

/** A date that the text gives of itself. */
export interface DateStatement extends WrittenDate {
  readonly prose: Prose;
  readonly role: Role;
  /** What was done: dates of the same deed can be held against each other. */
  readonly deed: string;
  /** Who did it, when the words say so. */
  readonly by: string;
  /** Its sentence up to the date. */
  readonly before: string;
  readonly sentence: string;
  /** A row of a table whose columns are dates of what the row is about: another text, or another version of this one. */
  readonly row: Prose | undefined;
}

type Cue = readonly [role: Role, deed: string, pattern: RegExp];

/** It has not been done: `must be approved by`, `once adopted`. */
const NOT_YET = '(?<!\\b(?:be|is|are|being|if|once|when|until|unless|not|to) (?:\\w+ )?)';
const deed = (words: string): RegExp => new RegExp(`${NOT_YET}\\b(?:${words})\\b`, 'gi');
const CUES: readonly Cue[] = [
  [
    'due',
    'review',
    /\bnext (?:\w+ ){0,2}?review(?:s|ed|ing)?\b|\breview (?:date|due|by|on|before(?! that)|again|deadline)\b|[,;] for review\b|\b(?:date|due) (?:for|of) (?:the |its )?(?:next )?(?:full )?(?:review|renewal)\b|\b(?:to|will|shall|must|should|is|are|be)(?: (?:then|next|again|fully|formally|also|due|to|be)){0,4} (?:reviewed|revisited|reconsidered|renewed|looked at|considered again)\b|\b(?:due|scheduled|planned|comes up|falls due)(?: next| again)? for (?:its |a |the )?(?:next |full )?(?:review|renewal)\b|\bfalls? to be (?:reviewed|looked at)\b|\breviewed next\b|\b(?:review|reconsider|revisit|renew)s? (?:it|(?:this|the|our) [^.;,]{2,40}?)(?: again| next)? (?=in\b|on\b|by\b|before\b|during\b|no later)|\b(?:looks? at|returns? to|comes? back to|goes through|go through|re-?examines?|re-?reads?|considers?) (?:it|(?:this|the|our) [^.;,]{2,40}?) (?:again|next|afresh|anew)\b|\breview (?:is|falls|will be|takes place|will take place|to take place|should take place)\b|(?:^|: ?|\| ?)(?:policy |document |to be )?(?:review|renewal)(?=[\s:–-])(?! (?:before that|was|were|took))/gi,
  ],
  [
    'due',
    'expiry',
    /\b(?:valid|extant|stands|remains in force|runs) (?:until|up to)\b|\bexpir(?:es|y date)\b|\blapses\b/gi,
  ],
  [
    'done',
    'last review',
    /\b(?:last|latest|most recent(?:ly)?|previous)(?: (?:full|formal|policy))? (?:reviewed|review|revised|revision|updated|update)\b/gi,
  ],
  [
    'done',
    'review',
    /\b(?:was|were|been)(?: (?!last\b|most\b)\w+){0,2} (?:reviewed|revised|updated|amended|renewed)\b|(?<!\b(?:be|is|are|next|to|last|recently) )\b(?:reviewed|revised) (?:on|in|by|and)\b|(?:^|: ?|\| ?|\band )(?:reviewed|revised|updated|amended)\b(?! (?:next|again))/gi,
  ],
  ['done', 'adopted', deed('(?:re-?)?adopted|(?:date of )?adoption')],
  ['done', 'approved', deed('approved|approval')],
  ['done', 'ratified', deed('ratified|ratification')],
  ['done', 'agreed', deed('agreed')],
  ['done', 'dated', /(?:^|[.;|] ?)(?:policy date|date of (?:this |the )?(?:policy|document)|(?:policy )?dated)\b/gi],
  ['done', 'signed', deed('signed')],
  ['done', 'issued', deed('issued|(?:date of )?issue(?: date)?(?=\\W)')],
  ['done', 'published', deed('published')],
  [
    'first',
    'made',
    /\b(?:first|originally|initially)(?: \w+)? (?:adopted|approved|ratified|agreed|issued|published|written|drawn up|introduced|drafted)\b|\b(?:drafted|written|drawn up|adopted|issued|published) for the first time\b|(?<!\b(?:be|is|are|to) )\b(?:created|date of creation|creation date)\b/gi,
  ],
  [
    'effective',
    'effective',
    /\b(?:takes?|took|taking) effect\b|\b(?:comes?|came|coming) into (?:force|effect|operation)\b|\b(?:is |are |been )?in (?:force|effect|operation) (?:from|since|as from|as of)\b|\bwith effect from\b|\beffective(?: date| from| on| as of)?(?=\W)|\bstart date\b|\bappl(?:y|ies) (?:from|as from|as of)\b|(?<!\b(?:these|those) [\w ]{2,20})\b(?:has|have) (?:been )?(?:applied|operative|binding|effective|operated|had effect|governed [^.;,]{3,30}|bound [^.;,]{3,30}) (?:here |with us |in (?:all )?our schools )?(?:ever )?since\b|\b(?:operative|binding) (?:from|since|as of)\b/gi,
  ],
];
/** No cue without one of these. */
const ANY_CUE =
  /review|renew|revi[st]|reconsider|look|return|come|go|re-?[er]|consider|expir|laps|dated|policy date|date of|valid|extant|until|updat|amend|sign|draft|written|drawn|adopt|approv|ratif|agree|issue|publish|creat|first|origin|initial|effect|force|operation|start date|appl|operat|binding|govern|bound/i;
/** A date belongs to a cue no further off than this. */
const FURTHEST = 70;
/** Between a cue and its date another sentence or another event has not begun. */
const ENDS_CUE = /[;]|\. |\b(?:but|whereas|following|after|before|since|instead of|not)\b/i;
const LINE_OF_ITS_OWN = /\n(?=[\p{Lu}][\p{L} /]{2,40}:)/gu;

const known = new WeakMap<Prose, readonly DateStatement[]>();

/** The dates that a block gives of the text it stands in. */
export function statementsIn(prose: Prose, document: PolicyDocument): readonly DateStatement[] {
  const found = known.get(prose) ?? findStatements(prose, document.frontMatter?.title ?? '');
  known.set(prose, found);
  return found;
}

function findStatements(prose: Prose, title: string): DateStatement[] {
  if (!/\d\d/.test(prose.text)) return [];
  const context = cellContextOf(prose);
  if (context) {
    const column = cueBefore(`${context.column}: `) ? context.column : undefined;
    const label = column ?? context.row;
    const row = column === undefined ? undefined : context.rowOfSeveral;
    return sentencesOf(prose).flatMap(({ index, text }) =>
      inSentence({ prose, index, text, label, previous: '', row }, title),
    );
  }
  if (!ANY_CUE.test(prose.text)) return [];
  let previous = '';
  return sentencesOf(prose).flatMap(({ index, text }) =>
    linesOf(text).flatMap((line) => {
      const found = inSentence({ prose, index: index + line.index, text: line.text, label: '', previous }, title);
      previous = line.text;
      return found;
    }),
  );
}

interface Place {
  readonly prose: Prose;
  readonly index: number;
  readonly text: string;
  readonly label: string;
  readonly previous: string;
  readonly row?: Prose | undefined;
}

function inSentence({ prose, index, text, label, previous, row }: Place, title: string): DateStatement[] {
  const lead = label === '' ? '' : `${label.slice(0, 120)}: `;
  const words = lead + text.replaceAll('\n', ' ');
  const dates = datesOrYears(words, lead.length);
  let from = 0;
  return dates.flatMap((date): DateStatement[] => {
    const before = words.slice(0, date.index);
    const cue = cueBefore(before);
    const isFirst = cue !== undefined && cue.end >= from;
    from = date.index + date.words.length;
    const told = isFirst ? undefined : AT_WHICH.exec(words.slice(from));
    const done = told?.groups?.done?.toLowerCase();
    if (told && done && OF_THIS.test(told[0]))
      return [
        {
          ...date,
          index: index + date.index - lead.length,
          prose,
          role: 'done',
          deed: done,
          by: '',
          before,
          sentence: words,
          row,
        },
      ];
    if (!cue || (!isFirst && cue.role !== 'done')) return [];
    if (
      !isAboutThisText({
        sentence: words,
        before,
        cue: cue.start,
        isDone: cue.role === 'done',
        gap: before.slice(cue.end),
        previous,
        title,
      })
    )
      return [];
    const { role, deed: what } = cue;
    const by = /\bby (?:the |our )?([\p{L} ]{3,40}?)(?: on\b| at\b| in\b|,|:|\(|$)/u.exec(before.slice(cue.start))?.[1];
    const at = index + date.index - lead.length;
    return [
      { ...date, index: at, prose, role, deed: what, by: by?.trim().toLowerCase() ?? '', before, sentence: words, row },
    ];
  });
}

/** `the meeting of 24 March, at which the governing body approved it`: what was done then is told afterwards. */
const AT_WHICH =
  /^,? (?:at|on|in) which (?:the |our )?[^.,;]{3,60}? (?<done>adopted|approved|ratified|agreed) (?:it|(?:this|the) [\p{L} ]{3,40})(?=[.,;]|$)/iu;
const OF_THIS = /\b(?:it|(?:this|the) (?:policy|procedure|plan|document|statement|code|protocol|edition))$/i;

/** The last words before a date that say what it is the date of. */
function cueBefore(before: string): { role: Role; deed: string; start: number; end: number } | undefined {
  const from = Math.max(0, before.length - FURTHEST - 60);
  const near = before.slice(from);
  let last: { role: Role; deed: string; start: number; end: number } | undefined;
  for (const [role, what, pattern] of CUES) {
    for (const match of allMatches(pattern, near)) {
      const end = from + match.index + match[0].length;
      const start = from + match.index;
      // `last reviewed` is the longer of two that end at the same word.
      if (!last || end > last.end || (end === last.end && start < last.start)) last = { role, deed: what, start, end };
    }
  }
  if (!last || before.length - last.end > FURTHEST || ENDS_CUE.test(before.slice(last.end))) return undefined;
  return last;
}

/** A year alone is a date where a label asks for one. */
function datesOrYears(words: string, from: number): WrittenDate[] {
  const dates = datesIn(words).filter(({ index }) => index >= from);
  if (dates.length > 0) return dates;
  const year = /^[^.;]{3,60}?(?:\bin|\bby|\bduring|:)\s*(?<year>20\d\d)(?![\d/–-])(?=\s*(?:[.;,)|]|$))/.exec(words);
  if (!year?.groups?.year) return [];
  const index = year[0].length - 4;
  return index < from
    ? []
    : [{ index, words: year.groups.year, from: `${year.groups.year}-01-01`, to: `${year.groups.year}-12-31` }];
}

/** Lines that each begin with a label are statements of their own: `Ratified: …` above `Review date: …`. */
function linesOf(text: string): { index: number; text: string }[] {
  const breaks = allMatches(LINE_OF_ITS_OWN, text).map((match) => match.index + 1);
  return [0, ...breaks].map((start, at) => ({ index: start, text: text.slice(start, breaks[at] ?? text.length) }));
}
