import { withoutEmphasis } from './line-looks.ts';

/** `date`: only a date may be stored. `text`: as it stands. */
type ValueType = 'date' | 'text';

interface Label {
  readonly key: string;
  readonly type: ValueType;
  readonly pattern: RegExp;
}

const DOCUMENT = String.raw`(?:policy|protocol|procedure|document|guidance|statement)`;
const ADOPTED = String.raw`(?:adopted|approved|ratified|agreed|adoption|approval|ratification)`;

/** What documents call the facts about themselves. The first that fits counts. */
const LABELS: readonly Label[] = [
  {
    key: 'adopted-on',
    type: 'date',
    pattern: new RegExp(`^(?:date (?:of |last )?|${DOCUMENT} )?${ADOPTED}(?: date| on)?$`),
  },
  { key: 'adopted-on', type: 'date', pattern: new RegExp(`^date (?:${DOCUMENT} )?(?:was )?${ADOPTED}(?: by .+)?$`) },
  { key: 'adopted-by', type: 'text', pattern: new RegExp(`^(?:${DOCUMENT} )?${ADOPTED} by$`) },
  {
    key: 'review-due',
    type: 'date',
    pattern: /^(?:date )?(?:to be|for) reviewed?$|^(?:date (?:of|for) )?next (?:policy )?review(?: date| due)?$/,
  },
  {
    key: 'review-due',
    type: 'date',
    pattern: new RegExp(
      `^(?:${DOCUMENT} )?(?:review|renewal)(?: due)? date$|^(?:${DOCUMENT} )?review due$|^date (?:of|for) (?:review|renewal)$|^due for review$|^to be reviewed(?: by| on)?$`,
    ),
  },
  {
    key: 'reviewed-on',
    type: 'date',
    pattern: new RegExp(
      `^(?:date )?(?:last )?(?:${DOCUMENT} )?(?:reviewed|revised|updated)(?: on)?$|^date of (?:last |this )?(?:review|revision)$|^last (?:review|revision)(?: date)?$`,
    ),
  },
  { key: 'reviewed-by', type: 'text', pattern: new RegExp(`^(?:${DOCUMENT} )?reviewed by$`) },
  {
    key: 'effective-from',
    type: 'date',
    pattern:
      /^(?:implementation|effective|issue)(?: from)? date$|^effective from$|^date (?:of issue|issued|implemented|effective)$/,
  },
  { key: 'created-on', type: 'date', pattern: /^(?:date )?(?:created|written)(?: on)?$|^date of creation$/ },
  { key: 'version', type: 'text', pattern: /^(?:version|issue|revision)(?: (?:number|no\.?))?$/ },
  {
    key: 'committee',
    type: 'text',
    pattern: /^(?:governors?['’]?s?['’]? )?(?:(?:responsible|reviewing|approving) )?committee$/,
  },
  {
    key: 'owner',
    type: 'text',
    pattern: new RegExp(
      `^(?:${DOCUMENT} )?owner$|^(?:slt |senior |lead )?(?:staff|person|officer|leader|member of staff)(?: members?)? responsible$|^responsible (?:person|officer|leader|staff)$|^(?:policy )?lead(?: person)?$`,
    ),
  },
  { key: 'statutory', type: 'text', pattern: new RegExp(`^statutory(?: ${DOCUMENT})?(?: \\(?yes ?/ ?no\\)?)?$`) },
  { key: 'statutory', type: 'text', pattern: new RegExp(`^statutory(?: ${DOCUMENT})?: yes ?/ ?no$`) },
  { key: 'author', type: 'text', pattern: /^(?:author|written by|prepared by|produced by)$/ },
  { key: 'address', type: 'text', pattern: /^address$/ },
  { key: 'document', type: 'text', pattern: /^(?:document|document (?:title|name)|title|policy (?:title|name))$/ },
  { key: 'reference', type: 'text', pattern: /^(?:(?:policy|document) )?(?:ref\.?|reference)(?: (?:number|no\.?))?$/ },
  { key: 'frequency', type: 'text', pattern: /^(?:review (?:cycle|frequency|period)|frequency of review)$/ },
  {
    key: 'organisation',
    type: 'text',
    pattern:
      /^(?:(?:name of )?(?:the )?(?:school|setting|academy|nursery|pre-school|college|trust|organisation|centre))(?: name)?$/,
  },
];

const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const TERM = '(?:spring|summer|autumn|winter|michaelmas|lent|trinity)';
const DATE = new RegExp(
  [
    String.raw`^(?:on )?(?:\w+day,? )?(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH},?(?: \d{2,4})?\b`,
    String.raw`^${MONTH}(?: \d{1,2}(?:st|nd|rd|th)?,?)?,? ['’]?\d{2,4}\b`,
    String.raw`^(?:the )?${TERM}(?: term)?,? \d{2,4}(?:[/-]\d{2,4})?\b`,
    String.raw`^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$`,
    String.raw`^\d{4}-\d{2}(?:-\d{2})?$`,
    String.raw`^(?:19|20)\d{2}(?:[/-]\d{2,4})?$`,
    String.raw`^(?:ongoing|annually|as required)\b`,
  ].join('|'),
  'i',
);

const LONGEST_STATEMENT = 300;

/** A line or a blank of dots or underscores where something is to be written in. */
export const BLANK_LINE = /_{3,}|…{2,}|\.{4,}|…(?=\s*$)/;

/** Reads like a date as people write one: a day, a month, a term, a year, or "ongoing". */
export function looksLikeDate(text: string): boolean {
  return DATE.test(
    withoutEmphasis(text)
      .replace(/^\(|\)$|\.$/g, '')
      .trim(),
  );
}

export interface Statement {
  readonly key: string;
  readonly type: ValueType;
  readonly value: string;
  /** Who, when the label says it: `Approved by the Finance Committee: June 2017`. */
  readonly by?: string;
}

/** The metadata key that a label stands for. */
export function labelKey(label: string): { key: string; type: ValueType } | undefined {
  const bare = withoutEmphasis(label)
    .replace(/\*+/g, '')
    .replace(/[:\s–-]+$/, '')
    .trim()
    .toLowerCase();
  return LABELS.find(({ pattern }) => pattern.test(bare));
}

/** Reads a label and a value that stand in two cells. */
export function statementOf(label: string, value: string): Statement | undefined {
  const found = labelKey(label);
  if (found) return { key: found.key, type: found.type, value };
  const [, by] = /^(?:adopted|approved|ratified|agreed) by (?:the )?(.+?):?$/i.exec(withoutEmphasis(label)) ?? [];
  return by !== undefined && looksLikeDate(value) ? { key: 'adopted-on', type: 'date', value, by } : undefined;
}

/** Reads one line as `label: value`, `label - value`, `Revised April 2013` or a label before a dotted blank. */
export function readStatement(line: string): Statement | undefined {
  if (line.length > LONGEST_STATEMENT) return undefined;
  const bare = withoutEmphasis(line).replace(/\*+/g, '').trim();
  const splits = [...bare.matchAll(/\s*:\s*|\s*[–-]\s+|\t+/g)].map(
    ({ index, [0]: mark }) => [bare.slice(0, index), bare.slice(index + mark.length)] as const,
  );
  for (const [label, value] of splits.slice(0, 2)) {
    const statement = statementOf(label, value);
    if (statement && (value !== '' || statement.key !== 'document')) return statement;
  }
  return labelBeforeDate(bare);
}

function labelBeforeDate(bare: string): Statement | undefined {
  const words = bare.split(/\s+/);
  for (let count = Math.min(5, words.length - 1); count >= 1; count--) {
    const value = words.slice(count).join(' ');
    if (!looksLikeDate(value) && !/^(?:_{3,}|…+|\.{4,})[\s_.…]*$/.test(value)) continue;
    const statement = statementOf(words.slice(0, count).join(' '), value);
    if (statement?.type === 'date') return statement;
  }
  return undefined;
}
