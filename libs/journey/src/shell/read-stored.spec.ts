import { expect, it } from '@jest/globals';
import { lintForEditing, lintPolicy, readPolicy, relintPolicy, renderPolicy } from '@ratify/document';
import { readStored } from './read-stored.ts';

const text = `---\ntitle: T\nterms: {head: headteacher}\n---\n\n## One {#one}\n\n:::clause{#a}\nThe :term[head] should keep bees.\n:::\n`;
const [today, organisation] = ['2026-11-20', { name: 'Elm Park' }];
const whole = (document: ReturnType<typeof readPolicy>) => [
  renderPolicy(document, { organisation, purpose: 'reading' }),
  lintPolicy(document, { today }),
];

it('a reading is made once, and says the same however often and for whatever it was used', () => {
  const first = readStored(text);
  const fresh = whole(readPolicy(text));
  for (let times = 0; times < 2; times++) expect(whole(first)).toEqual(fresh);
  renderPolicy(first, { organisation: { name: 'Another' }, purpose: 'print' });
  relintPolicy(lintForEditing(text, { today }), [{ start: text.length, end: text.length, text: 'More.\n' }]);
  expect(readStored(text)).toBe(first);
  expect(whole(readStored(text))).toEqual(fresh);
});

it('keeps what was asked for last, within its size', () => {
  const oldest = readStored('The oldest.');
  for (let at = 0; at < 5; at++) readStored(`${at} ${'word '.repeat(180_000)}`);
  expect(readStored('The oldest.')).not.toBe(oldest);
  const newest = readStored('The newest.');
  expect(readStored('The newest.')).toBe(newest);
});
