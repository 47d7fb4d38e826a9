import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  findNode,
  forkText,
  leaveOutClause,
  putBackClause,
  readPolicy,
  replaceClauseBody,
  setFrontMatterKey,
  setTermValues,
  setValues,
  walkNodes,
  type Edit,
  type PolicyDocument,
} from '../src/index.ts';
import { fixtureFolders, readFixture } from './fixture-folders.ts';

const fixtures = new URL('./fixtures/', import.meta.url);
const whole = readFixture(fixtures, 'whole-policy', 'input.md');

function textOf(edit: Edit): string {
  if ('problem' in edit) throw new Error(`${edit.problem.rule}: ${edit.problem.message}`);
  return edit.text;
}

function problemOf(edit: Edit): string {
  return 'problem' in edit ? edit.problem.rule : 'no problem';
}

/** 1-based numbers of the lines of `after` that are not, in order, in `before`, and the count of lines lost. */
function changedLines(before: string, after: string): { added: string[]; removed: string[] } {
  const left = before.split('\n');
  const right = after.split('\n');
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < left.length - head && tail < right.length - head && left.at(-1 - tail) === right.at(-1 - tail))
    tail += 1;
  return { added: right.slice(head, right.length - tail), removed: left.slice(head, left.length - tail) };
}

function bodyOf(document: PolicyDocument, id: string): string {
  const node = findNode(document, id);
  if (!node) throw new Error(`no ${id}`);
  return document.text.slice(node.bodyStart, node.bodyEnd);
}

const word = fc.constantFrom(
  'must',
  'café',
  'cafe\u0301',
  'R&D',
  '3:30pm',
  '____',
  '10)',
  '*',
  'staff',
  ':term[head]',
  '👍🏽',
  '\\',
);
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const clause = fc.tuple(line, fc.boolean(), line);
const policyText = fc
  .tuple(
    fc.array(fc.array(clause, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([sections, lineEnd, marked]) => {
    let count = 0;
    const body = sections.map((clauses, at) => {
      const blocks = clauses.map(([words, nested, inner]) => {
        count += 1;
        const child = nested ? `\n:::clause{#n${count}}\n${inner}\n:::\n` : '';
        return `::::clause{#c${count}}\n${words}\n${child}::::\n`;
      });
      return [`## Section ${at} {#s${at}}\n`, ...blocks].join('\n');
    });
    const text = `---\ntitle: Any\nterms: {head: headteacher}\n---\n\n${body.join('\n')}`.replaceAll('\n', lineEnd);
    return (marked ? '\uFEFF' : '') + text;
  });

describe('replaceClauseBody', () => {
  it('gives the same bytes when every body is replaced by itself', () => {
    fc.assert(
      fc.property(policyText, (text) => {
        let document = readPolicy(text);
        for (const { id } of walkNodes(document.nodes))
          document = readPolicy(textOf(replaceClauseBody(document, id, bodyOf(document, id))));
        expect(document.text).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('changes one line when one word is changed', () => {
    fc.assert(
      fc.property(policyText, fc.nat(), (text, pick) => {
        const document = readPolicy(text);
        const clauses = walkNodes(document.nodes).filter((node) => node.kind === 'clause');
        const target = clauses[pick % Math.max(clauses.length, 1)];
        fc.pre(target !== undefined);
        if (!target) return;
        const body = bodyOf(document, target.id);
        const after = textOf(replaceClauseBody(document, target.id, body.replace(/\S+/, 'Changed')));
        const { added, removed } = changedLines(text, after);
        expect([added.length, removed.length]).toEqual([1, 1]);
      }),
      { numRuns: 60 },
    );
  });

  it('replaces every body of every fixture by itself', () => {
    for (const folder of fixtureFolders(fixtures)) {
      const document = readPolicy(readFixture(fixtures, folder, 'input.md'));
      for (const { id } of walkNodes(document.nodes))
        expect(textOf(replaceClauseBody(document, id, bodyOf(document, id)))).toBe(document.text);
    }
  });

  it('takes LF wording into a CRLF text', () => {
    const document = readPolicy(whole.replaceAll('\n', '\r\n'));
    const text = textOf(replaceClauseBody(document, 'who', 'One.\n\nTwo.'));
    expect(text).toContain(':::clause{#who}\r\nOne.\r\n\r\nTwo.\r\n:::\r\n');
    expect(text).not.toMatch(/[^\r]\n/);
  });

  it('keeps the blank lines of a section', () => {
    const text = textOf(replaceClauseBody(readPolicy('## A\n\nOld.\n\n## B\n\nStays.\n'), 'a', 'New.'));
    expect(text).toBe('## A\n\nNew.\n\n## B\n\nStays.\n');
  });

  it.each([
    ['closes its own fence', 'Words.\n:::\n\nMore words.'],
    ['leaves a block open', ':::clause{#more}\nWords.'],
    ['takes the id of another clause', 'Words.\n:::\n\n:::clause{#before}\nWords.'],
  ])('refuses a body that %s', (_, body) => {
    expect(problemOf(replaceClauseBody(readPolicy(whole), 'who', body))).toBe('body-breaks-structure');
  });

  it('refuses a clause that is not there', () => {
    expect(problemOf(replaceClauseBody(readPolicy(whole), 'nowhere', 'x'))).toBe('unknown-clause');
  });
});

describe('setValues', () => {
  it('changes the line of the answer only', () => {
    const after = textOf(setValues(readPolicy(whole), { 'first-aider': 'Mr B. Sample' }));
    expect(changedLines(whole, after)).toEqual({
      added: ['  first-aider: Mr B. Sample'],
      removed: ['  first-aider: Ms A. Example'],
    });
    expect(readPolicy(after).frontMatter?.values['first-aider']).toBe('Mr B. Sample');
  });

  it('replaces a dated list by its lines', () => {
    const after = textOf(setValues(readPolicy(whole), { 'key-holders': ['Office: front', 'Ann'] }, '2026-10-01'));
    expect(changedLines(whole, after).added).toEqual([
      '    as-at: 2026-10-01',
      '    items:',
      '      - "Office: front"',
      '      - Ann',
    ]);
    const { frontMatter } = readPolicy(after);
    expect(frontMatter?.values['key-holders']).toEqual(['Office: front', 'Ann']);
    expect(frontMatter?.valuesAsAt).toEqual({ 'key-holders': '2026-10-01' });
  });

  it('reads back whatever was answered', () => {
    const plain = '---\ntitle: T\nblanks:\n  a: {label: A?}\n  b: {label: B?, type: list}\n---\n\nWords.\n';
    const said = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(said, fc.array(said, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'), (one, many, lineEnd) => {
        const first = textOf(setValues(readPolicy(plain.replaceAll('\n', lineEnd)), { a: 'before' }));
        const second = readPolicy(textOf(setValues(readPolicy(first), { b: many, a: one })));
        expect(second.problems).toEqual([]);
        expect(second.frontMatter?.values).toEqual({ a: one, b: many });
        expect(second.text.endsWith(`Words.${lineEnd}`)).toBe(true);
      }),
    );
  });

  it('adds values where there were none, and front matter where there was none', () => {
    const empty = '---\ntitle: T\nblanks: {a: {label: A?}}\nvalues: {}\n---\n';
    expect(textOf(setValues(readPolicy(empty), { a: 'x' }))).toBe(
      '---\ntitle: T\nblanks: {a: {label: A?}}\nvalues:\n  a: x\n---\n',
    );
    expect(textOf(setFrontMatterKey(readPolicy('# Dress\n'), 'slug', 'dress'))).toBe(
      '---\ntitle: Dress\nslug: dress\n---\n\n# Dress\n',
    );
  });

  it('refuses a blank that the policy has not', () => {
    expect(problemOf(setValues(readPolicy(whole), { other: 'x' }))).toBe('unknown-blank');
  });
});

describe('setTermValues and setFrontMatterKey', () => {
  it('adds a word for a term, within its options', () => {
    const after = textOf(setTermValues(readPolicy(whole), { head: 'principal' }));
    expect(changedLines(whole, after)).toEqual({ added: ['term-values:', '  head: principal'], removed: [] });
    expect(problemOf(setTermValues(readPolicy(whole), { head: 'boss' }))).toBe('term-option');
    expect(problemOf(setTermValues(readPolicy(whole), { boss: 'x' }))).toBe('unknown-term');
  });

  it('replaces one key and keeps the comment beside it', () => {
    const text = '---\ntitle: A # the name\n# about the slug\nslug: a\n\nowner: B\n---\n\nWords.\n';
    expect(textOf(setFrontMatterKey(readPolicy(text), 'title', 'C'))).toBe(text.replace('title: A', 'title: C'));
    expect(textOf(setFrontMatterKey(readPolicy(text), 'slug', 'd'))).toBe(text.replace('slug: a', 'slug: d'));
    expect(textOf(setFrontMatterKey(readPolicy(text), 'review', { every: 'P1Y' }))).toBe(
      text.replace('owner: B\n', 'owner: B\nreview:\n  every: P1Y\n'),
    );
    expect(problemOf(setFrontMatterKey(readPolicy(text), 'ownr', 'x'))).toBe('unknown-front-matter-key');
  });
});

describe('leaveOutClause and putBackClause', () => {
  it.each(['who', 'before', 'before-night', 'purpose', 'records', 'numbers-keys', 'changes', 'key-check'])(
    'leaves %s out and puts it back',
    (id) => {
      const edition = readPolicy(whole);
      const without = readPolicy(textOf(leaveOutClause(edition, id, 'We have none: it is "new".')));
      expect(findNode(without, id)).toBeUndefined();
      expect(without.frontMatter?.leftOut).toEqual([{ id, reason: 'We have none: it is "new".' }]);
      expect(without.problems).toEqual([]);
      const again = textOf(putBackClause(without, edition, id));
      expect(readPolicy(again).frontMatter?.leftOut).toEqual([]);
      expect(again).toBe(whole);
    },
  );

  it('keeps the other reasons', () => {
    const edition = readPolicy(whole);
    const one = readPolicy(textOf(leaveOutClause(edition, 'before-night', 'First reason')));
    const two = readPolicy(textOf(leaveOutClause(one, 'log', 'Second reason')));
    expect(changedLines(one.text, two.text).removed.join('\n')).not.toContain('First');
    const back = readPolicy(textOf(putBackClause(two, edition, 'before-night')));
    expect(back.frontMatter?.leftOut).toEqual([{ id: 'log', reason: 'Second reason' }]);
    expect(textOf(putBackClause(back, edition, 'log'))).toBe(whole);
  });

  it('refuses without a reason, and to put back what is there or has no place', () => {
    const edition = readPolicy(whole);
    expect(problemOf(leaveOutClause(edition, 'who', ' '))).toBe('reason-missing');
    expect(problemOf(putBackClause(edition, edition, 'who'))).toBe('clause-present');
    const without = readPolicy(textOf(leaveOutClause(edition, 'before', 'reason')));
    expect(problemOf(putBackClause(without, edition, 'before-night'))).toBe('parent-left-out');
  });
});

describe('forkText', () => {
  it('adds the base and drops the values, the body stays', () => {
    const edition = readPolicy(whole);
    const fork = readPolicy(forkText(edition, { slug: 'lone-working', edition: 3 }));
    expect(fork.frontMatter?.basedOn).toEqual({ slug: 'lone-working', edition: 3 });
    expect(fork.frontMatter?.values).toEqual({});
    expect(fork.text.slice(fork.contentStart)).toBe(whole.slice(edition.contentStart));
    expect(changedLines(whole, fork.text).added).toEqual(['based-on: lone-working@3']);
  });

  it('gives a plain text its front matter', () => {
    expect(
      readPolicy(forkText(readPolicy('# Dress\n\nBe neat.\n'), { slug: 'dress', edition: 1 })).frontMatter,
    ).toMatchObject({
      title: 'Dress',
      basedOn: { slug: 'dress', edition: 1 },
    });
  });
});
