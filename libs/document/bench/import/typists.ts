import type { MadeClause, MadeDocument, MadeItem } from './made-document.ts';

/** Somebody's way of typing a policy. */
export interface Typist {
  readonly name: string;
  readonly fileName: string;
  /** Clauses carry numbers. */
  readonly numbered: boolean;
  /** Its sections are counted, so that the numbered items of an appendix are clauses. */
  readonly counted?: boolean;
  type(document: MadeDocument): string;
}

/** How one typist writes the parts of a document, line by line. */
interface Hand {
  heading(title: string, at: number): string[];
  clause?(text: string, number: string): string;
  bullet(text: string, depth: number): string;
  table(rows: readonly (readonly string[])[]): string[];
  appendix(title: string, at: number): string[];
  item(text: string, at: number): string;
  facts(document: MadeDocument): { before: string[]; after: string[] };
  title(title: string): string[];
  /** No blank lines between the items of a list, or one. */
  readonly loose?: boolean;
}

const LABELS: Readonly<Record<string, string>> = {
  'adopted-on': 'Date adopted',
  'review-due': 'Next review date',
  version: 'Version',
  owner: 'Policy owner',
  committee: 'Committee',
  statutory: 'Statutory policy',
};
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

const pairs = ({ facts }: MadeDocument): [string, string][] =>
  Object.entries(facts).map(([key, value]) => [LABELS[key] ?? key, value]);
const labelled = (document: MadeDocument): string[] => pairs(document).map(([label, value]) => `${label}: ${value}`);
const tabbed = (document: MadeDocument): string[] => pairs(document).map((pair) => pair.join('\t'));
const piped = (rows: readonly (readonly string[])[]): string[] => {
  const [head = [], ...body] = rows.map((row) => `| ${row.join(' | ')} |`);
  return [String(head), `|${' --- |'.repeat(rows[0]?.length ?? 0)}`, ...body];
};
const tabs = (rows: readonly (readonly string[])[]): string[] => rows.map((row) => row.join('\t'));
const spaced = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd((widths[column] ?? 0) + 3))
      .join('')
      .trimEnd(),
  );
};
const html = (rows: readonly (readonly string[])[]): string[] => [
  '<table>',
  ...rows.map(
    (row, at) => `  <tr>${row.map((cell) => (at === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`,
  ),
  '</table>',
];

const MARKDOWN: Hand = {
  title: (title) => [`# ${title}`],
  heading: (title, at) => [`## ${at + 1}. ${title}`],
  clause: (text, number) => `- ${number}. ${text}`,
  bullet: (text, depth) => `${'  '.repeat(depth)}- ${text}`,
  table: piped,
  appendix: (title, at) => [`## Appendix ${at + 1}: ${title}`],
  item: (text, at) => `${at + 1}. ${text}`,
  facts: (document) => ({ before: [], after: labelled(document).flatMap((line) => [line, '']) }),
};
const PLAIN: Hand = {
  ...MARKDOWN,
  title: (title) => [title.toUpperCase()],
  heading: (title, at) => [`${at + 1} ${title.toUpperCase()}`],
  clause: (text, number) => `${number} ${text}`,
  bullet: (text, depth) => `${'    '.repeat(depth)}${depth === 0 ? '•' : 'o'} ${text}`,
  table: tabs,
  appendix: (title, at) => [`APPENDIX ${at + 1}`, '', title],
  facts: (document) => ({ before: [], after: tabbed(document) }),
};
/** Without numbers, a list or table says where a paragraph ends. */
const UNNUMBERED: Partial<Hand> = { heading: (title) => [title] };

function typed(hand: Hand, document: MadeDocument): string[] {
  const { before, after } = hand.facts(document);
  const lines = [...hand.title(document.title), '', document.organisation, '', ...before, ''];
  document.sections.forEach(({ title, clauses }, section) => {
    lines.push(...hand.heading(title, section), '');
    clauses.forEach((clause, at) => lines.push(...typedClause(hand, clause, `${section + 1}.${at + 1}`), ''));
  });
  if (after.length > 0) lines.push(...after, '');
  document.appendices.forEach(({ title, lead, items }, at) => {
    lines.push(...hand.appendix(title, at), '', lead, '');
    items.forEach((item, place) => lines.push(hand.item(item, place), ...(hand.loose ? [''] : [])));
    lines.push('');
  });
  return lines;
}

function typedClause(hand: Hand, { text, items, rows, children }: MadeClause, number: string): string[] {
  const lines = [hand.clause?.(text, number) ?? text, ''];
  for (const item of items) lines.push(...typedItem(hand, item));
  if (rows.length > 0) lines.push('', ...hand.table(rows));
  children.forEach((child, at) => lines.push('', hand.clause?.(child, `${number}.${at + 1}`) ?? child));
  return lines;
}

function typedItem(hand: Hand, { text, items }: MadeItem): string[] {
  return [hand.bullet(text, 0), ...(hand.loose ? [''] : []), ...items.map((inner) => hand.bullet(inner, 1))];
}

/** Breaks long lines at a width, the rest under the words of the first. */
function wrapped(line: string, width: number): string[] {
  const hang = ' '.repeat((/^\s*(?:(?:[•o-]|\d[\d.]*[.)]?|[a-z]\))\s+)?/.exec(line)?.[0] ?? '').length);
  const lines = [''];
  for (const word of line.split(/(?<=\S) /)) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length + 1 > width) lines.push(hang + word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

/** A header and a footer every so many lines, as a PDF has them when its words are taken out. */
function paged(lines: readonly string[], { title, organisation }: MadeDocument): string[] {
  const pages: string[] = [];
  let page = 1;
  lines.forEach((line, at) => {
    pages.push(line);
    if (at % 18 !== 17 || line !== '') return;
    pages.push(`${organisation} – ${title}`, '', `Page ${page} of 9`, '\f');
    page += 1;
  });
  return pages;
}

const typist = (
  name: string,
  numbered: boolean,
  hand: Hand,
  finish: (lines: string[], document: MadeDocument) => string = (lines) => lines.join('\n'),
  fileName = 'policy.txt',
): Typist => ({ name, numbered, fileName, type: (document) => finish(typed(hand, document), document) });

const counted = (name: string, hand: Hand): Typist => ({ ...typist(name, false, hand), counted: true });

const smart = (text: string): string =>
  text
    .replace(/'/g, '’')
    .replace(/\bequipment\b/g, 'equip\u00adment')
    .replace(/ (?=the\b)/g, '\u00a0');

/** Every way of typing that the importer is held to. */
export const TYPISTS: readonly Typist[] = [
  typist('Markdown, numbered', true, MARKDOWN, undefined, 'policy.md'),
  typist('Markdown, bold headings', true, { ...MARKDOWN, heading: (title, at) => [`## **${at + 1}. ${title}**`] }),
  typist(
    'Markdown, Setext headings',
    false,
    {
      ...MARKDOWN,
      ...UNNUMBERED,
      title: (title) => [title, '='.repeat(title.length)],
      heading: (title) => [title, '-'.repeat(title.length)],
      clause: (text) => text,
      appendix: (title, at) => [`Appendix ${at + 1}: ${title}`, '-'.repeat(20)],
    },
    undefined,
    'policy.md',
  ),
  typist(
    'Markdown, HTML tables',
    false,
    { ...MARKDOWN, heading: (title) => [`## ${title}`], clause: (text) => text, table: html },
    undefined,
    'policy.md',
  ),
  typist(
    'Markdown, front matter',
    false,
    {
      ...MARKDOWN,
      heading: (title) => [`## ${title}`],
      clause: (text) => text,
      title: () => [],
      facts: () => ({ before: [], after: [] }),
    },
    (lines, document) =>
      [
        '---',
        `title: ${document.title}`,
        'layout: policy',
        ...pairs(document).map(([label, value]) => `${label.toLowerCase().replaceAll(' ', '_')}: "${value}"`),
        '---',
        ...lines,
      ].join('\n'),
    'policy.md',
  ),
  typist('capitals, numbered', true, PLAIN),
  typist('capitals, Windows line ends', true, PLAIN, (lines) => lines.join('\r\n')),
  typist('1.0 headings', true, { ...PLAIN, heading: (title, at) => [`${at + 1}.0 ${title.toUpperCase()}`] }),
  typist('numbers and tabs', true, {
    ...PLAIN,
    heading: (title, at) => [`${at + 1}.\t${title}`],
    clause: (text, number) => `${number}\t${text}`,
    bullet: (text, depth) => `${'\t'.repeat(depth + 1)}•\t${text}`,
  }),
  typist('wrapped, hanging indents', true, { ...PLAIN, table: piped }, (lines) =>
    lines.flatMap((line) => (/[|\t]/.test(line) ? [line] : wrapped(line, 74))).join('\n'),
  ),
  typist('wrapped, unnumbered', false, { ...PLAIN, ...UNNUMBERED, clause: (text) => text, table: piped }, (lines) =>
    lines.flatMap((line) => (/[|\t]/.test(line) ? [line] : wrapped(line, 74))).join('\n'),
  ),
  typist('page headers and footers', true, PLAIN, (lines, document) => paged(lines, document).join('\n')),
  counted('Section 1:', {
    ...PLAIN,
    heading: (title, at) => [`Section ${at + 1}: ${title}`],
    clause: (text) => text,
    appendix: (title, at) => [`Appendix ${'ABC'[at]}: ${title}`],
  }),
  counted('roman numerals', {
    ...PLAIN,
    heading: (title, at) => [`${ROMAN[at]}. ${title.toUpperCase()}`],
    clause: (text) => text,
  }),
  typist('lettered sections', false, {
    ...PLAIN,
    heading: (title, at) => [`${'ABCDEFGH'[at]}. ${title}`],
    clause: (text) => text,
    item: (text, at) => `${'abcdefgh'[at]}) ${text}`,
  }),
  typist('underlined headings', false, {
    ...PLAIN,
    heading: (title) => [title, '~'.repeat(title.length)],
    clause: (text) => text,
    title: (title) => [title, '='.repeat(title.length)],
  }),
  typist('unnumbered, bullets apart', false, {
    ...PLAIN,
    ...UNNUMBERED,
    clause: (text) => text,
    loose: true,
    facts: (document) => ({ before: labelled(document), after: [] }),
  }),
  typist('columns of spaces', false, { ...PLAIN, ...UNNUMBERED, clause: (text) => text, table: spaced }),
  typist('smart quotes and soft hyphens', false, { ...PLAIN, ...UNNUMBERED, clause: (text) => text }, (lines) =>
    smart(lines.join('\n')),
  ),
  typist('facts in a pipe table', true, {
    ...MARKDOWN,
    facts: (document) => ({ before: piped([['Document control', ''], ...pairs(document)]), after: [] }),
  }),
];
