import fc from 'fast-check';

const WORDS = (
  'staff must keep private accounts apart from work and may not share pictures of pupils without consent of whoever should ' +
  'report concerns in writing before any site is used for learning at home or on trips by families'
).split(' ');
/** Signs that Markdown or the dialect could take for more than they are, as their author would have to write them. */
const AWKWARD = [
  'R&D',
  '3:30pm',
  'a \\* b',
  '\\_kept\\_',
  'x \\| y'.replace(' \\| ', '/'),
  '“quoted”',
  'café',
  'ŵyl',
  '1\\. not',
  '50 %',
  '(i)',
  'AT\\&T',
  '\\[sic\\]',
  'e-mail',
  '§ 4',
  'x < y',
  "it's",
  '`code`',
  'www.example.org',
  'مدرسة',
  '学校',
  '🙂',
  '\\#1',
];

const plain = fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 9 }).map((words) => words.join(' '));
const phrase = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 1, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 1, arbitrary: plain.map((words) => `**${words}**`) },
  { weight: 1, arbitrary: plain.map((words) => `*${words}*`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ':term[head]',
      'a :term[Head]',
      ':blank[lead]',
      ':blank[empty]',
      ':org[name]',
      ':see[s-0]',
      ':term[heads]',
    ),
  },
  { weight: 1, arbitrary: plain.map((words) => `[${words}](https://example.org/a?b=c&d)`) },
  { weight: 1, arbitrary: plain.map((words) => `${words}\nand`) },
);
const paragraph = fc.array(phrase, { minLength: 1, maxLength: 5 }).map((parts) => `Then ${parts.join(' ')}.`);
const item = fc
  .array(phrase, { minLength: 1, maxLength: 2 })
  .map((parts) => `when ${parts.join(' ').replaceAll('\n', ' ')}`);
const list = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(item, fc.array(item, { maxLength: 2 })), { minLength: 1, maxLength: 4 }))
  .map(([ordered, items]) =>
    items
      .map(([words, inner], at) => {
        const mark = ordered ? `${at + 1}. ` : '- ';
        return [`${mark}${words}`, ...inner.map((each) => `${' '.repeat(mark.length)}- ${each}`)].join('\n');
      })
      .join('\n'),
  );
const cell = fc.oneof(plain, fc.constantFrom('yes', 'no', '**never**', ':term[head]'));
const table = fc
  .tuple(
    fc.integer({ min: 2, max: 3 }),
    fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
  )
  .map(([columns, rows]) => {
    const row = (cells: readonly string[]): string => `| ${cells.slice(0, columns).join(' | ')} |`;
    return [row(['Need', 'Action', 'When']), `|${' --- |'.repeat(columns)}`, ...rows.map(row)].join('\n');
  });
const quote = paragraph.map((words) => `> ${words.replaceAll('\n', ' ')}`);
const block = fc.oneof({ weight: 5, arbitrary: paragraph }, { weight: 2, arbitrary: list }, table, quote);
const body = fc
  .tuple(paragraph, fc.array(block, { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest].join('\n\n'));

interface Part {
  readonly words: string;
  readonly inner: string | null;
  readonly title: boolean;
  readonly kind: 'clause' | 'note';
}
const part: fc.Arbitrary<Part> = fc.record({
  words: body,
  inner: fc.option(body),
  title: fc.boolean(),
  kind: fc.constantFrom('clause' as const, 'clause' as const, 'clause' as const, 'note' as const),
});
const section = fc.record({
  own: fc.option(paragraph),
  parts: fc.array(part, { minLength: 1, maxLength: 3 }),
  appendix: fc.boolean(),
});

/** A policy with everything that a clerk's Word file could show. */
export const policyTexts: fc.Arbitrary<string> = fc
  .tuple(fc.array(section, { minLength: 1, maxLength: 4 }), fc.constantFrom('decimal', 'none'), fc.boolean())
  .map(([sections, numbering, lettered]) => {
    const front = [
      '---',
      'title: A generated policy',
      `numbering: ${numbering}`,
      ...(lettered ? ['appendices: lettered'] : []),
      'terms: {head: headteacher}',
      'term-values: {head: executive head}',
      'blanks:',
      '  lead: {type: person, label: Who leads?}',
      '  empty: {type: person, label: Who keeps the log?}',
      'values: {lead: Ann Example}',
      '---',
    ];
    // Appendices come last, as they do in every policy.
    const ordered = [...sections.filter(({ appendix }) => !appendix), ...sections.filter(({ appendix }) => appendix)];
    const written = ordered.map(({ own, parts, appendix }, at) =>
      [
        appendix ? `# Further words ${at} {#s-${at} .appendix}` : `## Part ${at} {#s-${at}}`,
        ...(own ? [own] : []),
        ...parts.map((each, index) => partText(each, `${at}-${index}`)),
      ].join('\n\n'),
    );
    return `${front.join('\n')}\n\n::contents\n\n${written.join('\n\n')}\n`;
  });

function partText({ words, inner, title, kind }: Part, id: string): string {
  if (kind === 'note') return `:::note{#n-${id}}\n${words}\n:::`;
  const label = title ? `[Title of ${id}]` : '';
  if (inner === null) return `:::clause${label}{#c-${id}}\n${words}\n:::`;
  return `::::clause${label}{#c-${id}}\n${words}\n\n:::clause{#c-${id}-in}\n${inner}\n:::\n::::`;
}
