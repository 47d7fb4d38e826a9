import { partFinder } from '../../read/reading.ts';
import type { PolicyNode } from '../../types.ts';
import type { LintDesk } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';

/** The next word after a number that is typed as one; `I. T. equipment` and `17 days` go on otherwise. */
const WORD = '(?=\\p{Lu}\\p{L}|\\p{Lu}\\s\\p{Ll}|[“"‘\'])';
const IN_WORDS =
  '(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve)';
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
/** `7 Mill Lane`, `3 Rs`, `12 December`, `1 Corinthians 13`: a house, a saying, a day, a book. */
const NOT_COUNTED = `(?!(?:[Nn]o\\.? ?)?\\d{1,3}[A-Za-z]? (?:\\p{Lu}[\\p{L}’'-]+ ){1,3}(?:Lane|Street|Road|Close|Avenue|Drive|Place|Square|Terrace|Way|Court|Row|Crescent|Grove)\\b|\\d{1,2} \\p{Lu}[’']?s\\b|\\d{1,2}(?: ?(?:[-–/]|to|and|or) ?\\d{1,2})? ${MONTH}\\b(?! (?:half|term|intake|leavers|exams?|meetings?)\\b)|[1-3] (?:Corinthians|Kings|Samuel|Chronicles|Thessalonians|Timothy|Maccabees|Esdras|(?:Peter|John) \\d))`;
/** What is measured or counted, and no number of a part: `2.4 GHz wireless network`, `30 Hours`, `10 Golden Rules`. */
const COUNTED =
  'hours day days weeks months years terms minutes rules steps things ways questions reasons points tips principles values places habits stars plus noon midnight minute second mile sacraments commandments nations apostles wonders pillars beatitudes virtues'
    .split(' ')
    .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
    .join('|');
const MEASURED = `(?!\\d[\\d.]*[ -]?(?:(?:GHz|MHz|Mbps|kg|km|kW|kWh|m|cm|mm|ml|l|GB|MB|TB|am|pm|million|billion|metres?|miles?|litres?|pounds?|pence|p)\\b|[%°])|\\d+[ -](?:\\p{L}+ )?(?:${COUNTED})\\b|\\d[\\d.]* (?=\\p{Ll})(?:${COUNTED})\\b)`;
/** Numbers and letters in one, part by part: `A.1`, `1.1.a`, `2.3(b)`. */
const COMPOUND =
  '(?:[A-H](?:\\.\\d{1,2})+|\\d{1,2}(?:\\.\\d{1,2})*(?:\\.[a-h](?![\\p{L}.])|\\((?:[a-h]|[ivx]{1,4})\\))|\\d{1,2}(?:\\.\\d{1,2})+\\.[ivx]{1,4}(?!\\p{L}))';
const HEADING = new RegExp(
  `^${MEASURED}${NOT_COUNTED}(?:${[
    `${COMPOUND}[.:)]?\\s+`,
    '[Aa](?:ppendix|PPENDIX)\\s+(?:\\d{1,2}|[A-H])\\b\\s*[-–—:.]?\\s*',
    '(?:Annex|ANNEX|Schedule|SCHEDULE)\\s+(?:\\d{1,2}|[A-H])\\b\\s*[-–—:.]?\\s*',
    `(?:Section|SECTION|Part|PART|Chapter|CHAPTER)\\s+(?:\\d{1,2}|[A-H]|[IVX]{1,4})\\s*(?:[-–—:.]\\s*|${WORD})`,
    `(?:Section|Part|Chapter|Clause)\\s+${IN_WORDS}\\s*(?:[-–—:.]\\s*|${WORD})`,
    '(?:Section|SECTION|Clause|CLAUSE)\\s+\\d{1,2}(?:\\.\\d{1,2})*$',
    '\\[\\d{1,2}(?:\\.\\d{1,2})*\\]\\s*',
    '\\d{1,2}(?:\\.\\d{1,2})+[.)]?\\s+',
    `(?:Clause|CLAUSE|Article|ARTICLE|Paragraph|PARAGRAPH|Para|Point|Rule|RULE)\\s+\\d{1,2}(?:\\.\\d{1,2})*(?:\\s*[-–—:.)]\\s*(?=\\p{Lu}|$)|\\s+${WORD})`,
    '§\\s*\\d{1,2}(?:\\.\\d{1,2})*[.:)]?\\s+',
    '\\d{1,2}\\s*[-–—:|/]\\s+(?=\\p{Lu})',
    '\\d{1,2}[a-h]?[.)]\\s*',
    '\\d{1,2}[a-h]?\\s+(?=\\p{Lu})',
    '[Nn][Oo]\\.?\\s*\\d{1,2}\\s*[-–—:.]?\\s+(?=\\p{Lu})',
    '(?:Q|Item |ITEM )\\d{1,2}\\s*[-–—:.)]\\s*',
    '(?:I{2,3}|IV|VI{1,3}|IX)\\s+(?!Form\\b|Corinthians|Kings|Samuel|Chronicles|Thessalonians|Timothy)(?=\\p{Lu}\\p{Ll})',
    `(?:[B-H][1-9]|A[12])(?!.*\\b(?:[Ll]icen[cs]es?|[Ll]evel|[Rr]oad|[Pp]aper|English|French|German|Spanish|Welsh|[Ll]ab\\p{L}*|[Cc]lassroom|[Rr]oom)\\b)\\s+(?=\\p{Lu}\\p{Ll})`,
    '[¶#]\\s*\\d{1,2}[.:)]?\\s+',
    '\\((?:\\d{1,2}|[a-z]|[ivx]{1,5})\\)\\s*',
    `(?:[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)]\\s+${WORD}`,
  ].join('|')})(?=\\S|$)`,
  'u',
);
/** What begins a rule: no name, and nothing that is counted. */
const NOT_SO_MANY =
  'The|An?|All|Each|Every|Any|No|Nobody|Nothing|In|On|At|If|When|Where|Before|After|Whoever|Our|We|This|These|It|They|There|Only';
const BEGINS = `(?:${NOT_SO_MANY}|Staff|Pupils|Students|Parents|Children|Teachers|Governors|Trustees|Visitors|Volunteers|Records|Non-\\p{Ll}+)\\b`;
const CLAUSE = new RegExp(
  `^(?!\\d[\\d.]*\\s(?:GHz|MHz|Mbps|GB|MB|TB|kW|kWh)\\b)(?:${[
    '\\d{1,2}(?:\\.\\d{1,2})+(?:[.)]|\\s*[:–—-])?',
    '\\d{1,2}[a-h]?[.)]',
    '\\d{1,2}\\s*[:–—-]',
    '[a-h]\\)|[A-H]\\)|[ivx]{1,4}\\)',
    '\\((?:\\d{1,2}|[a-z]|[ivx]{1,5})\\)',
    '[§¶]\\s?\\d{1,2}(?:\\.\\d{1,2})*[.:)]?',
    `[A-Ha-hIVX]\\.(?=\\s${BEGINS})`,
    '(?:I{2,3}|IV|VI{1,3}|IX|i{2,3}|iv|vi{1,3}|ix)\\.',
    '(?:Section|Clause|Paragraph|Para|Article|Rule)\\s+\\d{1,2}(?:\\.\\d{1,2})*\\s*[.:)–—-]',
    `(?:(?:Section|Clause|Paragraph|Para|Article|Rule)\\s+)?\\d{1,2}(?=\\s(?:${NOT_SO_MANY})\\b)`,
    '\\[\\d{1,2}(?:\\.\\d{1,2})*\\]',
    '\\d{1,2}(?=\\s(?!January|February|March|April|May|June|July|August|September|October|November|December)\\p{Lu}\\p{Ll}+(?: \\p{Ll}+){0,4}\\.\\s\\p{Lu})',
  ].join('|')})\\s+(?=[“"‘']?\\p{Lu})`,
  'u',
);

/** A heading that is typed as a line of its own: `B. Before the visit`. A name with initials is no such thing. */
const LINE =
  /^(?:(?:Section|SECTION|Part|PART|Chapter|CHAPTER|Schedule|SCHEDULE|Appendix|APPENDIX|Annex|ANNEX|Article|ARTICLE|Clause|CLAUSE|Paragraph|Rule)\s+(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-H])(?:\s*[-–—:.]\s*(?=\p{Lu}|$)|\s+(?=\p{Lu})|$)|\d{1,2}(?:\.\d{1,2})+\.(?=\p{Lu})|[A-H][.)]\s+(?=\p{Lu}\p{Ll}+\s\p{Ll})|(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3})[.)]\s+(?=\p{Lu}))(?!.*[.;!?]$)/u;
const LONGEST_LINE = 60;

/** Two rules ask of each text. */
const known = new WeakMap<readonly Prose[], boolean>();

/**
 * Whether each number that is typed in a text is the one that is counted. Then the typed ones can go, and a reference by hand can
 * only mean the counted one; else taking them out would change what other numbers mean.
 */
export function countsAsTyped({ prose, document }: Pick<LintDesk, 'prose' | 'document'>): boolean {
  const counts = known.get(prose) ?? allCountAsTyped(prose, document);
  known.set(prose, counts);
  return counts;
}

function allCountAsTyped(prose: readonly Prose[], document: LintDesk['document']): boolean {
  const partAt = partFinder(document);
  return prose.every((block) => {
    const typed = typedNumberOf(block, document.text);
    if (typed === undefined) return true;
    const part = partAt(block.start);
    return part !== undefined && opens(part, block) && isSameNumber(typed, part.number);
  });
}

/** After it a small letter may follow, as after no number that might be a time or a sum. */
const COMPOUND_CLAUSE = new RegExp(
  `^(?:${COMPOUND}[.:)]?|\\d{1,2}(?:\\.\\d{1,2}){2,}[.:)]?|\\((?:[a-h]|[ivx]{1,4})\\))\\s+(?=[“"‘']?\\p{L})`,
  'u',
);

/** `4 Cash is counted`, at the head of a clause: what is counted, or a day, has no capital or is one of these. */
const OPENING = new RegExp(
  `^(?:[Nn]o\\.? ?)?\\d{1,2}(?!\\s(?:${MONTH}|${COUNTED}|Years?|Governors|Parents|Pupils|Students|Staff|Trustees|Teachers|Children|Members|Adults|Directors|Assistants|Boarders)\\b)\\s+(?=\\p{Lu}\\p{Ll}+\\s\\p{Ll})`,
  'u',
);

/** The number typed at the head of a block, with what parts it from the words; undefined when there is none. */
export function typedNumberOf(block: Prose, source: string): string | undefined {
  const { kind, text } = block;
  if (kind === 'cell') return undefined;
  if (kind === 'heading' || isTitleOfClause(block, source)) return HEADING.exec(text)?.[0];
  const bold = isBold(block, source) ? HEADING.exec(text)?.[0] : undefined;
  // `**A. Smith**` is somebody.
  if (bold !== undefined && /\d/.test(bold)) return bold;
  return (CLAUSE.exec(text) ??
    COMPOUND_CLAUSE.exec(text) ??
    (opensClause(block, source) ? OPENING.exec(text) : null) ??
    (text.length <= LONGEST_LINE ? LINE.exec(text) : null))?.[0];
}

const SENTENCE_ENDS = /[.;!?]$/;

/** `:::clause[3 Counting]`. */
function isTitleOfClause({ start }: Prose, source: string): boolean {
  return source[start] === '[' && source[start - 7] === ':' && source.startsWith('clause', start - 6);
}

function opensClause({ start, text }: Prose, source: string): boolean {
  return (
    /^(?:no\.? ?)?\d/i.test(text) && /:clause\b[^\n]*\s+$/.test(source.slice(Math.max(0, start - LONGEST_HEAD), start))
  );
}
/** Of the line that opens a clause. */
const LONGEST_HEAD = 160;

/** A paragraph in bold that stands for a heading. */
function isBold({ start, end, text }: Prose, source: string): boolean {
  if (text.length > LONGEST_LINE || !source.startsWith('**', start)) return false;
  return source.indexOf('**', start + 2) === end - 2 && !SENTENCE_ENDS.test(text);
}

/** Whether a number as typed, `Section 2:` or `3.1)`, is the one that is counted. */
function isSameNumber(typed: string, counted: string): boolean {
  return counted !== '' && plainNumber(typed) === plainNumber(counted);
}

function plainNumber(number: string): string {
  return number
    .toLowerCase()
    .replace(/^(?:section|part|chapter)\s+/, '')
    .replace(/[\s:.)–—-]+$/, '');
}

/** A part's heading, or the first paragraph of a clause. */
function opens(part: PolicyNode, block: Prose): boolean {
  return block.start === part.start || (part.kind === 'clause' && block.start <= part.bodyStart + 2);
}
