import { sayPhrase, type Clause, type Policy, type Row, type Said } from './model.ts';

/** How a policy is written down. */
export interface Style {
  readonly kind: 'policy' | 'markdown';
  /** Typed numbers: none, of sections, or of sections and clauses. */
  readonly numbers: 'none' | 'sections' | 'clauses';
  readonly bullet: string;
  readonly between: ' ' | '\n';
  readonly lineEnd: '\n' | '\r\n';
  readonly finalLineEnd: boolean;
}

/** A policy as text in a style. */
export function writeText(policy: Policy, style: Style, placeholder: string): string {
  const name = style.kind === 'policy' ? ':org[name]' : policy.name;
  const body = style.kind === 'policy' ? dialect(policy, style) : markdown(policy, style);
  const { blank, term } = policy.matter;
  const text = body
    .replaceAll(placeholder, name)
    .replaceAll('@blank', `:blank[${blank}]`)
    .replaceAll('@term', `:term[${term}]`);
  const ended = style.finalLineEnd ? text : text.trimEnd();
  return style.lineEnd === '\n' ? ended : ended.replaceAll('\n', '\r\n');
}

function markdown(policy: Policy, style: Style): string {
  const parts = [`# ${policy.title}`];
  policy.sections.forEach((section, at) => {
    const number = style.numbers === 'none' ? '' : `${at + 1}. `;
    parts.push(`## ${number}${section.title}`);
    section.clauses.forEach((clause, index) => {
      const label = style.numbers === 'clauses' ? `${at + 1}.${index + 1} ` : '';
      parts.push(label + blocksOf(clause, style));
    });
  });
  return `${parts.join('\n\n')}\n`;
}

function dialect(policy: Policy, style: Style): string {
  const parts = policy.sections.flatMap((section) => [
    `## ${section.title} {#${section.uid}}`,
    ...section.clauses.map(
      (clause) =>
        `:::clause{#${clause.uid}${clause.rule === 'adaptable' ? '' : ` rule=${clause.rule}`}}\n${blocksOf(clause, style)}\n:::`,
    ),
  ]);
  return `${frontMatter(policy)}\n${parts.join('\n\n')}\n`;
}

function frontMatter({ title, matter }: Policy): string {
  const filled = (key: string, answers: Readonly<Record<string, string>>): string[] =>
    Object.keys(answers).length === 0
      ? []
      : [`${key}:`, ...Object.entries(answers).map(([id, said]) => `  ${id}: ${said}`)];
  return `${[
    '---',
    `title: ${title}`,
    'review:',
    `  every: ${matter.every}`,
    `owner: ${matter.owner}`,
    ...(matter.legislation.length === 0 ? [] : ['legislation:', ...matter.legislation.map((law) => `  - ${law}`)]),
    'terms:',
    `  ${matter.term}:`,
    '    value: person in charge',
    'blanks:',
    `  ${matter.blank}:`,
    '    label: Who is asked first?',
    ...filled('values', matter.values),
    ...filled('term-values', matter.termValues),
    ...(matter.leftOut.length === 0
      ? []
      : ['left-out:', ...matter.leftOut.flatMap((id) => [`  - id: ${id}`, '    reason: It does not happen here.'])]),
    '---',
  ].join('\n')}\n`;
}

function blocksOf(clause: Clause, style: Style): string {
  const list = clause.items.map((item, at) => `${clause.ordered ? `${at + 1}. ` : style.bullet}${said(item)}`);
  return [
    clause.sentences.map(said).join(style.between),
    ...(list.length === 0 ? [] : [list.join('\n')]),
    ...(clause.rows.length === 0 ? [] : [tableOf(clause.rows)]),
  ].join('\n\n');
}

function said({ phrase }: Said): string {
  return sayPhrase(phrase);
}

function tableOf(rows: readonly Row[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const [head, ...body] = rows.map((row) => line(row.cells.map(sayPhrase)));
  const rule = line((rows[0]?.cells ?? []).map(() => '---'));
  return [head, rule, ...body].join('\n');
}
