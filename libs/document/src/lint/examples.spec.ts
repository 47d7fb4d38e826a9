import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { applySplices } from '../splices.ts';
import { readPolicy } from '../read/read-policy.ts';
import { lintPolicy } from './lint-policy.ts';
import { lintRules } from './lint-rules.ts';

const TODAY = '2026-11-20';
const EXAMPLE =
  /^## (?<kind>Ok|Not ok): (?<name>.+)\n\n(?:````edition\n(?<edition>[\s\S]*?)````\n\n)?````policy\n(?<policy>[\s\S]*?)````\n(?:\n````problems\n(?<problems>[\s\S]*?)````\n)?/gm;

const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

function problemsOf(rule: string, text: string, edition: string | undefined): string {
  const facts = { today: TODAY, ...(edition === undefined ? {} : { edition: readPolicy(edition) }) };
  return lintPolicy(readPolicy(text), facts)
    .filter((problem) => problem.rule === rule)
    .map(
      ({ range, severity, message, advice }) =>
        `${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column} ${severity} ${message} ${advice}\n`,
    )
    .join('');
}

describe('lint rules', () => {
  it('has a folder a rule and a rule a folder', () => {
    expect(lintRules.map((rule) => rule.id).sort()).toEqual([...folders].sort());
  });

  it.each(folders)('%s: its examples are true', (rule) => {
    const file = new URL(`./${rule}/examples.md`, import.meta.url);
    const source = readFileSync(file, 'utf8');
    const examples = [...source.matchAll(EXAMPLE)].map((match) => match.groups ?? {});
    expect(examples).toHaveLength(source.match(/^## (?:Ok|Not ok):/gm)?.length ?? 0);
    expect(new Set(examples.map((example) => example.kind))).toEqual(new Set(['Ok', 'Not ok']));
    if (process.env.UPDATE === '1' && !process.env.CI) {
      const update = (whole: string, ...rest: unknown[]): string => {
        const groups = rest.at(-1) as Record<string, string | undefined>;
        if (groups.problems === undefined) return whole;
        return whole.replace(
          /````problems\n[\s\S]*?````/,
          () => `\`\`\`\`problems\n${problemsOf(rule, groups.policy ?? '', groups.edition)}\`\`\`\``,
        );
      };
      writeFileSync(file, source.replace(EXAMPLE, update));
      return;
    }
    for (const { kind, name, policy = '', edition, problems = '' } of examples) {
      expect({ name, problems: problemsOf(rule, policy, edition) }).toEqual({ name, problems });
      expect(problems === '').toBe(kind === 'Ok');
      // Line ends and a byte order mark change nothing.
      expect(problemsOf(rule, policy.replaceAll('\n', '\r\n'), edition)).toBe(problems);
    }
  });

  it('gives fixes that remove the problem', () => {
    const text =
      '---\ntitle: T\n---\n\n## 1. Privacy {#privacy}\n\nSee section 1.\n\n## 2. Safety\n\nSee section 2 and 3:30pm.\n';
    const problems = lintPolicy(readPolicy(text), { today: TODAY });
    const fixed = applySplices(
      text,
      problems.flatMap((problem) => problem.fix ?? []),
    );
    expect(fixed).toBe(
      '---\ntitle: T\n---\n\n## Privacy {#privacy}\n\nSee :see[privacy].\n\n## Safety\n\nSee :see[safety] and 3:30pm.\n',
    );
  });

  it('returns the reader’s problems too, in the order of the text, with the clause they stand in', () => {
    const text =
      '---\ntitle: T\n---\n\n## A {#a}\n\n:::clause{#b rule=fixd}\nTell the CRB, as :see[nowhere] says.\n:::\n';
    expect(lintPolicy(readPolicy(text), { today: TODAY }).map(({ rule, clauseId }) => [rule, clauseId])).toEqual([
      ['unknown-rule', 'b'],
      ['superseded-term', 'b'],
      ['dangling-reference', 'b'],
    ]);
  });

  it('reports nothing before the day on which a term was superseded', () => {
    const text = 'The Education and Skills Funding Agency pays.\n';
    expect(lintPolicy(readPolicy(text), { today: '2025-03-30' })).toEqual([]);
    expect(lintPolicy(readPolicy(text), { today: '2025-03-31' })).toHaveLength(1);
  });
});
