import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readPolicy, renderPolicy, type DocumentRecord } from '../src/index.ts';

const source = readFileSync(new URL('../DIALECT.md', import.meta.url), 'utf8');
const EXAMPLE =
  /^````policy\n(?<policy>[\s\S]*?)````\n(?:\n````html\n(?<html>[\s\S]*?)````\n)?(?:\n````problems\n(?<problems>[\s\S]*?)````\n)?/gm;

const examples = [...source.matchAll(EXAMPLE)].map((match) => {
  const line = source.slice(0, match.index).split('\n').length;
  const { policy = '', html, problems = '' } = match.groups ?? {};
  return { line, policy, html, problems };
});

/** What Hillside School's record says: the generated blocks print it. */
const record: DocumentRecord = {
  adoptedOn: '2026-11-12',
  adoptedBy: 'Governing body',
  reviewDue: 'Autumn term 2027',
  basedOn: 'Lone working, edition 3',
  publisher: { unit: 'Schools team', address: '1 Shire Street' },
  history: [{ on: '2026-11-12', what: 'Adopted', by: 'Governing body' }],
};

describe('DIALECT.md', () => {
  it('runs every example that it holds', () => {
    expect(examples).toHaveLength(source.match(/^````policy$/gm)?.length ?? 0);
    expect(examples.filter(({ html }) => html !== undefined)).toHaveLength(source.match(/^````html$/gm)?.length ?? 0);
    expect(examples.filter(({ problems }) => problems !== '')).toHaveLength(
      source.match(/^````problems$/gm)?.length ?? 0,
    );
  });

  it.each(examples)('line $line is read and shown as it says', ({ policy, html, problems }) => {
    const document = readPolicy(policy);
    expect(
      document.problems.map(({ range, rule }) => `${range.start.line}:${range.start.column} ${rule}\n`).join(''),
    ).toBe(problems);
    if (html === undefined) return;
    const rendered = renderPolicy(document, { organisation: { name: 'Hillside School' }, record, purpose: 'reading' });
    expect(`${rendered.html}\n`).toBe(html);
  });
});
