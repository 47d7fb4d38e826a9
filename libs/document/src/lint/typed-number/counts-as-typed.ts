import { partFinder } from '../../read/reading.ts';
import type { PolicyNode } from '../../types.ts';
import type { LintDesk } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';

/** The next word after a number that is typed as one; `I. T. equipment` and `17 days` go on otherwise. */
const WORD = '(?=\\p{Lu}\\p{L}|\\p{Lu}\\s\\p{Ll}|[“"‘\'])';
const IN_WORDS =
  '(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve)';
/** `7 Mill Lane`, `3 Rs`: a house, a saying. */
const NOT_COUNTED =
  "(?!\\d{1,3}[A-Za-z]? (?:\\p{Lu}[\\p{L}’'-]+ ){1,3}(?:Lane|Street|Road|Close|Avenue|Drive|Place|Square|Terrace|Way|Court|Row|Crescent|Grove)\\b|\\d{1,2} \\p{Lu}[’']?s\\b)";
/** What is measured or counted, and no number of a part: `2.4 GHz wireless network`, `30 Hours`, `10 Golden Rules`. */
const COUNTED =
  'hours day days weeks months years terms minutes rules steps things ways questions reasons points tips principles values places habits stars plus'
    .split(' ')
    .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
    .join('|');
const MEASURED = `(?!\\d[\\d.]*[ -]?(?:(?:GHz|MHz|Mbps|kg|km|kW|kWh|m|cm|mm|ml|l|GB|MB|TB|am|pm|million|billion|metres?|miles?|litres?|pounds?|pence|p)\\b|[%°]|(?:\\p{L}+ )?(?:${COUNTED})\\b))`;
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
    '\\[\\d{1,2}(?:\\.\\d{1,2})*\\]\\s*',
    '\\d{1,2}(?:\\.\\d{1,2})+[.)]?\\s+',
    `(?:Clause|CLAUSE|Article|ARTICLE|Paragraph|PARAGRAPH|Rule|RULE)\\s+\\d{1,2}(?:\\.\\d{1,2})*(?:\\s*[-–—:.)]\\s*(?=\\p{Lu}|$)|\\s+${WORD})`,
    '§\\s*\\d{1,2}(?:\\.\\d{1,2})*[.:)]?\\s+',
    '\\d{1,2}\\s*[-–—:]\\s+(?=\\p{Lu})',
    '\\d{1,2}[.)]\\s*',
    '\\d{1,2}\\s+(?=\\p{Lu})',
    '\\((?:\\d{1,2}|[a-z]|[ivx]{1,5})\\)\\s*',
    `(?:[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)]\\s+${WORD}`,
  ].join('|')})(?=\\S|$)`,
  'u',
);
const CLAUSE =
  /^(?!\d[\d.]*\s(?:GHz|MHz|Mbps|GB|MB|TB|kW|kWh)\b)(?:\d{1,2}(?:\.\d{1,2})+(?:[.)]|\s*[:–—-])?|\d{1,2}[.)]|[a-h]\)|[ivx]{1,4}\)|\((?:\d{1,2}|[a-z]|[ivx]{1,5})\)|§\s?\d{1,2}(?:\.\d{1,2})*[.:)]?|(?:Section|Clause|Paragraph|Para|Article|Rule)\s+\d{1,2}(?:\.\d{1,2})*\s*[.:)–—-]|\[\d{1,2}(?:\.\d{1,2})*\]|\d{1,2}(?=\s(?!January|February|March|April|May|June|July|August|September|October|November|December)\p{Lu}\p{Ll}+(?: \p{Ll}+){0,4}\.\s\p{Lu}))\s+(?=[“"‘']?\p{Lu})/u;

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
    const typed = typedNumberOf(block);
    if (typed === undefined) return true;
    const part = partAt(block.start);
    return part !== undefined && opens(part, block) && isSameNumber(typed, part.number);
  });
}

/** After it a small letter may follow, as after no number that might be a time or a sum. */
const COMPOUND_CLAUSE = new RegExp(`^${COMPOUND}[.:)]?\\s+(?=[“"‘']?\\p{L})`, 'u');

/** The number typed at the head of a block, with what parts it from the words; undefined when there is none. */
export function typedNumberOf({ kind, text }: Prose): string | undefined {
  if (kind === 'cell') return undefined;
  if (kind === 'heading') return HEADING.exec(text)?.[0];
  return (CLAUSE.exec(text) ??
    COMPOUND_CLAUSE.exec(text) ??
    (text.length <= LONGEST_LINE ? LINE.exec(text) : null))?.[0];
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
