import { withoutEmphasis } from './line-looks.ts';
import { note, state, type Ledger } from './ledger.ts';
import { BLANK_LINE, looksLikeDate, readStatement, type Statement } from './stated-labels.ts';
import type { Block } from './types.ts';

const SIGN_OFF =
  /^th(?:is|e) (?:policy|protocol|procedure|document|guidance|statement)(?: (?:was|has been|is))? (?:last |formally )?(adopted|approved|ratified|agreed|reviewed)\b(.*)$/i;
const BEFORE_DATE = /,? (?:on|dated|in|date:?)? ?(?=\S)/gi;
const MOST_STATEMENT_WORDS = 24;
const MOST_BRIEF_WORDS = 10;

/**
 * Takes `label: value` lines and sign-off sentences out and keeps what they state. A date after its label is sure by itself;
 * a short text is one on the cover, beside another statement, or at the very end: elsewhere it is the policy speaking.
 */
export function takeStatements(blocks: readonly Block[], ledger: Ledger, isCover: (block: Block) => boolean): Block[] {
  const found = blocks.map((block) => statementIn(block));
  const isStatement = (index: number): boolean => {
    if (found[index]?.sure) return true;
    const beside = [found[index - 1], found[index + 1]].filter((statement) => statement !== undefined);
    if (beside.some(({ sure }) => sure)) return true;
    const isPlaced = beside.length > 0 || index === blocks.length - 1 || isCover(blocks[index] as Block);
    return isPlaced && isBrief(found[index]?.value ?? '');
  };
  return blocks.flatMap((block, index): Block[] => {
    const statement = found[index];
    if (!statement || block.kind !== 'paragraph') return [block];
    if (!isStatement(index)) return [block];
    keepStatement(statement, block.text, block.line, ledger);
    return [{ kind: 'generated', line: block.line, markdown: '::document-control' }];
  });
}

function isBrief(value: string): boolean {
  return value !== '' && !/[.;:]$/.test(value) && value.split(/\s+/).length <= MOST_BRIEF_WORDS;
}

function statementIn(block: Block): (Statement & { sure: boolean }) | undefined {
  if (block.kind !== 'paragraph' || block.text.split(/\s+/).length > MOST_STATEMENT_WORDS) return undefined;
  const bare = withoutEmphasis(block.text);
  const statement = signOffIn(bare) ?? readStatement(bare);
  if (!statement) return undefined;
  return { ...statement, sure: statement.type === 'date' && isDateOrBlank(statement.value) };
}

/** `This policy was adopted by the governors on 3 May 2024`: who, and when. */
function signOffIn(bare: string): Statement | undefined {
  const [, verb, rest] = SIGN_OFF.exec(bare) ?? [];
  if (verb === undefined || rest === undefined) return undefined;
  const split = [...rest.matchAll(BEFORE_DATE)].find(({ index, [0]: mark }) =>
    isWholeDate(rest.slice(index + mark.length)),
  );
  if (!split) return undefined;
  const by = rest
    .slice(0, split.index)
    .replace(/^ (?:by|at) (?:the |a )?(?:(?:full )?meeting (?:of|held by) (?:the )?)?/i, '')
    .trim();
  const key = verb.toLowerCase() === 'reviewed' ? 'reviewed-on' : 'adopted-on';
  return { key, type: 'date', value: rest.slice(split.index + split[0].length), ...(by === '' ? {} : { by }) };
}

function isWholeDate(value: string): boolean {
  return looksLikeDate(value) || /^(?:_{3,}|…+|\.{4,})/.test(value);
}

function isDateOrBlank(value: string): boolean {
  return looksLikeDate(value) || BLANK_LINE.test(value);
}

/** Stores a statement under its key; a value that is no date is reported instead, an empty one only noted. */
export function keepStatement(statement: Statement, text: string, line: number, ledger: Ledger, prefix = ''): void {
  const key = `${prefix}${statement.key}`;
  const value = withoutEmphasis(statement.value)
    .replace(/^[\s:–-]+|\*{2,}/g, '')
    .trim();
  const became = storeValue({ ...statement, key, value }, text, line, ledger);
  note(ledger, BLANK_LINE.test(value) ? 'blank' : 'metadata', text, line, became);
  if (statement.by !== undefined) state(ledger, key.replace(/-on$/, '-by'), statement.by.replace(BLANK_LINE, ''));
}

function storeValue(statement: Statement, text: string, line: number, ledger: Ledger): string | undefined {
  const { key, type, value } = statement;
  if (value === '' || BLANK_LINE.test(value)) return `stated.${key}, not filled in`;
  if (type === 'date' && !looksLikeDate(value)) {
    ledger.proposals.push({
      what: 'not-a-date',
      text,
      line,
      suggestion: `“${value}” stands where ${key} should: enter the date by hand.`,
    });
    return undefined;
  }
  state(ledger, key, type === 'date' ? value.replace(/\.$/, '') : value);
  return `stated.${key}`;
}
