import { describe, expect, it } from '@jest/globals';
import { clauseIndex, readPolicy, type PolicyDocument } from '../src/index.ts';
import { expectFixture, fixtureFolders, readFixture } from './fixture-folders.ts';

const fixtures = new URL('./fixtures/', import.meta.url);

/** What the reader saw, one part and one problem a line. */
function outlineOf(document: PolicyDocument): string {
  const parts = clauseIndex(document).map((entry) => {
    const line = document.text.slice(0, entry.start).split('\n').length;
    return `${line} ${entry.kind} ${entry.id} < ${entry.parentId ?? '-'} ${entry.rule} [${entry.number}] ${entry.title} = ${entry.words}`;
  });
  const problems = document.problems.map((problem) => {
    const { line, column } = problem.range.start;
    return `${line}:${column} ${problem.severity} ${problem.rule} (${problem.clauseId ?? '-'}) ${problem.message} ${problem.advice}`;
  });
  return [...parts, '', ...problems, ''].join('\n');
}

describe('readPolicy', () => {
  it.each(fixtureFolders(fixtures))('reads %s', (folder) => {
    expectFixture(fixtures, folder, 'outline.txt', outlineOf(readPolicy(readFixture(fixtures, folder, 'input.md'))));
  });

  it.each(fixtureFolders(fixtures))('reads %s alike with CRLF and with a byte order mark', (folder) => {
    const text = readFixture(fixtures, folder, 'input.md');
    const plain = readPolicy(text);
    const crlf = readPolicy(text.replaceAll('\n', '\r\n'));
    const marked = readPolicy(`\uFEFF${text}`);
    expect(outlineOf(crlf)).toBe(outlineOf(plain));
    expect(outlineOf(marked)).toBe(outlineOf(plain));
    expect(crlf.frontMatter).toEqual(plain.frontMatter);
    for (const node of marked.nodes)
      expect(marked.text.slice(node.start, node.end)).toBe(text.slice(node.start - 1, node.end - 1));
  });

  it('checks the front matter and keeps what is sound', () => {
    const document = readPolicy(readFixture(fixtures, 'whole-policy', 'input.md'));
    expect(document.problems).toEqual([]);
    expect(document.frontMatter).toMatchObject({
      title: 'Lone working',
      documentType: 'protocol',
      approval: { by: 'full governing body', mayDelegateTo: ['resources committee'] },
      review: { every: 'P2Y', statutoryMaximum: 'P3Y' },
      values: { 'first-aider': 'Ms A. Example', 'key-holders': ['Site team', 'The office'] },
      valuesAsAt: { 'key-holders': '2026-09-01' },
    });
    expect(readPolicy(readFixture(fixtures, 'reader-errors', 'input.md')).frontMatter).toMatchObject({
      title: 'Errors',
      terms: [{ id: 'head', value: 'headteacher' }],
    });
  });

  it('says that front matter cannot be read, and where', () => {
    const broken = readPolicy('---\ntitle: a: b\n---\n\nWords.\n');
    expect(broken.frontMatter).toBeNull();
    expect(broken.problems).toMatchObject([{ rule: 'front-matter-syntax', range: { start: { line: 2 } } }]);
    const open = readPolicy('---\ntitle: a\n\nWords.\n');
    expect(open.frontMatter).toBeNull();
    expect(open.problems).toMatchObject([{ rule: 'front-matter-syntax' }]);
  });
});
