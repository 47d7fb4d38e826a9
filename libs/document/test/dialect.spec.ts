import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readPolicy, renderPolicy } from '../src/index.ts';

const source = readFileSync(new URL('../DIALECT.md', import.meta.url), 'utf8');
const EXAMPLE =
  /^````policy\n(?<policy>[\s\S]*?)````\n(?:\n````html\n(?<html>[\s\S]*?)````\n)?(?:\n````problems\n(?<problems>[\s\S]*?)````\n)?/gm;

const examples = [...source.matchAll(EXAMPLE)].map((match) => {
  const line = source.slice(0, match.index).split('\n').length;
  const { policy = '', html, problems = '' } = match.groups ?? {};
  return { line, policy, html, problems };
});

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
    const rendered = renderPolicy(document, { organisation: { name: 'Hillside School' }, purpose: 'reading' });
    expect(`${rendered.html}\n`).toBe(html);
  });
});
