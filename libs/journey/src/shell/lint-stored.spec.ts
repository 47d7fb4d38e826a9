import { expect, it } from '@jest/globals';
import { lintPolicy } from '@ratify/document';
import { lintStored } from './lint-stored.ts';
import { readStored } from './read-stored.ts';

const textOf = (words: string): string =>
  `---\ntitle: T\nslug: t\n---\n\n## One {#one}\n\n:::clause{#a rule=fixed}\n${words}\n:::\n`;
const today = '2026-11-20';

it('problems are looked for once a day, and are those of the text whatever was asked before', () => {
  const draft = readStored(textOf('The head follows the Data Protection Act 1998.'));
  const [one, other] = [readStored(textOf('The head follows the law.')), readStored(textOf('Nobody follows it.'))];
  const asked = [
    { today },
    { today: '1999-01-01' },
    { today, organisation: { name: 'Elm Park' } },
    { today, edition: one },
    { today, edition: other },
    { today, edition: draft },
  ];
  const found = asked.map((facts) => {
    const problems = lintStored(draft, facts);
    expect(problems).toEqual(lintPolicy(draft, facts));
    expect(lintStored(draft, { ...facts })).toBe(problems);
    return JSON.stringify(problems);
  });
  expect(new Set(found).size).toBeGreaterThan(1);
});
