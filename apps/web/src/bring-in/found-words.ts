import type { BroughtIn } from './bring-in-documents.ts';

/** What each kind of report entry is, to somebody who looks for their own words. */
const BECAME: Readonly<Record<string, string>> = {
  title: 'The title',
  cover: 'From the cover',
  contents: 'Typed contents: made from the headings now',
  'page-number': 'Page numbers: printed by Ratify now',
  'page-header': 'Heads and feet of pages: printed by Ratify now',
  markup: 'Marks of formatting',
  metadata: 'Facts about the policy',
  number: 'Typed numbers: counted by Ratify now',
  'organisation-name': 'The name of your organisation: filled in from its record now',
  term: 'Words for roles and bodies: one choice for the whole policy now',
  'cross-reference': 'References to other parts: they follow the numbers now',
  blank: 'Dotted lines: blanks to fill in now',
  signature: 'Lines for signatures: made by Ratify now',
  'list-blank': 'Lists of names: kept in the blanks now',
};

const NOTICES: Readonly<Record<string, string>> = {
  image: 'A picture',
  comment: 'A comment',
  footnote: 'A footnote',
  endnote: 'An endnote',
  header: 'The head of the pages',
  footer: 'The foot of the pages',
  'deleted-text': 'Deleted with tracked changes',
  'inserted-text': 'Inserted with tracked changes',
  'hidden-text': 'Hidden text',
  'struck-text': 'Struck-out words',
  'text-box': 'A text box, put behind its paragraph',
  equation: 'A formula',
  drawing: 'A drawing or diagram',
  'embedded-file': 'A file inside the file',
  unread: 'Words that could not be read',
};

/** What a Word file had besides its text, in words. */
export function sayNotice(what: string): string {
  return NOTICES[what] ?? what;
}

const PROPOSALS: Readonly<Record<string, string>> = {
  duty: 'A task that comes round',
  record: 'A record to be kept',
  'review-cycle': 'How often the policy is reviewed',
  related: 'Another document that it is read with',
  acknowledgement: 'Staff confirm that they have read it',
  'not-a-date': 'Looks like a date, and could not be read as one',
  renumbered: 'Has another number now than in your document',
  'unknown-reference': 'Refers to a part that was not found',
};

export interface FoundGroup {
  readonly title: string;
  readonly count: number;
  /** Each once, shortened, as many as a page holds. */
  readonly examples: readonly string[];
  readonly more: number;
}

const MOST_EXAMPLES = 12;
const LONGEST_EXAMPLE = 160;

/** What became structure or facts, by kind. */
export function foundGroups({ entries }: BroughtIn): FoundGroup[] {
  const kinds = [...new Set(entries.map(({ what }) => what))];
  return kinds.map((kind) => {
    const own = entries.filter(({ what }) => what === kind);
    const texts = [...new Set(own.map(({ text }) => shortened(text)))];
    const examples = texts.slice(0, MOST_EXAMPLES);
    return { title: BECAME[kind] ?? kind, count: own.length, examples, more: texts.length - examples.length };
  });
}

export interface ToLookAt {
  readonly title: string;
  readonly words: string;
  /** Where it stood, or whether it stands in the text. */
  readonly place: string;
}

const MOST_TO_LOOK_AT = 60;

/** What a person should look at: what Word had besides its text, then what was noticed in the text. */
export function toLookAt({ notices, proposals }: BroughtIn): { readonly list: ToLookAt[]; readonly more: number } {
  const all = [
    ...notices.map(({ what, text, inText }) => ({
      title: sayNotice(what),
      words: shortened(text),
      place: inText ? 'It is in the draft: check that it belongs there.' : 'It is not in the draft.',
    })),
    ...proposals.map(({ what, text, line, written }) => ({
      title: PROPOSALS[what] ?? what,
      words: shortened(text),
      place:
        `Line ${line} of your document. ${written ? 'It is set up in the draft: take it out if it is wrong.' : (NOT_WRITTEN[what] ?? '')}`.trim(),
    })),
  ];
  return { list: all.slice(0, MOST_TO_LOOK_AT), more: Math.max(0, all.length - MOST_TO_LOOK_AT) };
}

const NOT_WRITTEN: Readonly<Record<string, string>> = {
  duty: 'It stands in the draft as a sentence, and nobody is reminded of it.',
  record: 'It stands in the draft as a sentence.',
  'review-cycle': 'Set it up if it is right.',
  related: 'Add it to the facts of the policy if it is right.',
  acknowledgement: 'Staff are not asked until this is set up.',
};

/** The whole report as plain text, to keep. */
export function reportText(broughtIn: BroughtIn): string {
  const { fileName, entries, proposals, notices, missing } = broughtIn;
  const lines = [
    `What became of ${fileName}`,
    '',
    missing.length === 0 ? 'Every word is accounted for.' : `Words that stand nowhere: ${missing.join(' ')}`,
    ...section(
      'Not in the text of the draft as it stood',
      entries.map(
        ({ line, what, text, became }) =>
          `line ${line}, ${BECAME[what] ?? what}: ${text}${became ? ` -> ${became}` : ''}`,
      ),
    ),
    ...section(
      'Besides the text',
      notices.map(
        ({ what, text, inText }) =>
          `${sayNotice(what)}${inText ? ' (in the draft)' : ''}: ${text || '(without words)'}`,
      ),
    ),
    ...section(
      'To look at',
      proposals.map(
        ({ line, what, text, suggestion, written }) =>
          `line ${line}, ${PROPOSALS[what] ?? what}${written ? ' (in the draft)' : ''}: ${text} -> ${suggestion}`,
      ),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `- ${line.replace(/\s+/g, ' ')}`)];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_EXAMPLE ? `${line.slice(0, LONGEST_EXAMPLE - 1)}…` : line;
}
