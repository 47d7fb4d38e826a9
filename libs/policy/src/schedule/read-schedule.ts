import { isDated, parseStatedDate } from '../dates/stated-date.ts';
import type { HistoricEvidence } from '../journey/vocabulary.ts';

/** One policy of a schedule that an organisation kept before Ratify, in its own words. */
export interface ScheduleLine {
  /** 1-based, of the table. */
  readonly line: number;
  readonly title: string;
  readonly adoptedSaid: string;
  readonly reviewDueSaid: string;
  /** What a column of the table says; null: nothing, so that whoever enters it says so for all. */
  readonly evidence: HistoricEvidence | null;
  /** The minute that the same column names, `12.3` or `FGB 14/2/19 item 7`; null where it only says that there is one. */
  readonly minuteReference: string | null;
}

export interface ReadSchedule {
  readonly lines: readonly ScheduleLine[];
  /** Headings of columns that nothing is taken from. */
  readonly leftOut: readonly string[];
  /** Whether the columns could be told apart. */
  readonly isRead: boolean;
}

type Column = 'title' | 'adopted' | 'reviewDue' | 'evidence';

/** By the words of a heading, the first that fits. A date of a mere review is no adoption, and none of the next review. */
const HEADINGS: readonly (readonly [Column | null, RegExp])[] = [
  [
    null,
    /\b(?:last|previous|date)\b.*\breviewed?\b(?!.*\bdue\b)|\breviewed\b|\breview (?:cycle|period|frequency|by)\b/,
  ],
  [null, /\b(?:adopted|approved|agreed|ratified) by\b|\bapprov(?:er|ing)\b/],
  ['reviewDue', /\breview\b|\bnext\b|\bdue\b|\brenewal\b|\bexpir/],
  ['adopted', /\badopt|\bapprov|\bratif|\bagreed\b|\bin force\b|\beffective\b/],
  ['evidence', /\bevidence\b|\bminutes?\b/],
  ['title', /\bpolic(?:y|ies)\b|\btitle\b|\bname\b|\bdocument\b/],
];

const BY_PLACE: readonly Column[] = ['title', 'adopted', 'reviewDue', 'evidence'];

/**
 * Reads the cells of a table: by its headings where the first row has any, else title, adopted, review due in this order.
 * Nothing is guessed: a table whose columns cannot be told apart is not read.
 */
export function readSchedule(
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
): ReadSchedule {
  const [first, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!first) return { lines: [], leftOut: [], isRead: true };
  const found = first.cells.map(columnOf);
  const hasHeadings = found.includes('title') && first.cells.every((cell) => !isDated(parseStatedDate(cell)));
  if (!hasHeadings && !looksOrdered(first.cells)) return { lines: [], leftOut: [], isRead: false };
  const columns = hasHeadings ? found : BY_PLACE;
  const leftOut = hasHeadings
    ? first.cells.filter((cell, at) => cell.trim() !== '' && (found[at] === null || found.indexOf(found[at]!) !== at))
    : [];
  return {
    lines: (hasHeadings ? rest : [first, ...rest]).map(({ line, cells }) => lineOf(line, cells, columns)),
    leftOut: leftOut.map(folded),
    isRead: true,
  };
}

function columnOf(heading: string): Column | null {
  const words = folded(heading).toLowerCase();
  return HEADINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** A title, then dates or nothing. */
function looksOrdered([title = '', adopted = '', reviewDue = '']: readonly string[]): boolean {
  const isDate = (cell: string): boolean => parseStatedDate(cell).precision !== 'unread';
  return title.trim() !== '' && parseStatedDate(title).precision === 'unread' && isDate(adopted) && isDate(reviewDue);
}

function lineOf(line: number, cells: readonly string[], columns: readonly (Column | null)[]): ScheduleLine {
  const cell = (column: Column): string => folded(cells[columns.indexOf(column)] ?? '');
  return {
    line,
    title: cell('title'),
    adoptedSaid: cell('adopted'),
    reviewDueSaid: cell('reviewDue'),
    ...evidenceIn(cell('evidence')),
  };
}

function evidenceIn(said: string): Pick<ScheduleLine, 'evidence' | 'minuteReference'> {
  const evidence = evidenceOf(said);
  // Only what has a figure in it tells one minute from another; the word before it is said wherever a minute is told.
  const isNamed = evidence === 'minute' && /\d/.test(said);
  return {
    evidence,
    minuteReference: isNamed ? said.replace(/^minuted?s?\b(?: ?(?:no|ref)\b\.?)?[ :.,–-]*/i, '') : null,
  };
}

function evidenceOf(said: string): HistoricEvidence | null {
  const words = said.toLowerCase();
  if (words === '') return null;
  // The number of a minute is no word that there is none: `Minute no. 12.3`.
  if (/\bno(?:ne|t)?\b(?!\.? ?\d)|\bunknown\b|\bmissing\b/.test(words)) return 'none';
  if (/\bsign/.test(words)) return 'signed-copy';
  if (/\bminute|\bmeeting\b|\d/.test(words)) return 'minute';
  return /\bdocument|\bstated\b|\bcover\b/.test(words) ? 'stated-in-document' : null;
}

function folded(cell: string): string {
  return cell.normalize('NFC').replace(/\s+/g, ' ').trim();
}
