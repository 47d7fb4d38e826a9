import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPolicy, renderPolicy, withLiveValues } from '../src/index.ts';
import { fixtureFolders, readFixture } from './fixture-folders.ts';

const textOf = (values: string, lineEnd = '\n'): string =>
  `---
title: Lone working # as adopted
blanks:
  lead: {type: person, label: Who leads?, kept-by: head}
  from: {type: date, label: Since when?, kept-by: head}
  key-holders: {type: list, label: Who holds keys?, kept-by: head}
  coordinators: {type: per-setting, label: Coordinators, kept-by: head}
  office: {type: text, label: Where is the office?}
values:${values}
---

## Keys {#keys}

:blank[lead] has led since :blank[from], from :blank[office].

::approved-list[key-holders]

::approved-list[coordinators]
`.replaceAll('\n', lineEnd);
const ADOPTED = textOf(`
  lead: Ann Example
  from: 2026-01-01
  key-holders: {as-at: 2026-09, items: [The office]}
  office: the hall # by the door`);

const read = (text: string) => readPolicy(text).frontMatter;

describe('a text in force as it reads now', () => {
  it('has the answers that were set since, each as its type has it, and prints since when a list is so', () => {
    const text = withLiveValues(readPolicy(ADOPTED), {
      lead: { items: ['Bob Example'], asAt: '2026-10-01' },
      from: { items: ['2026-10-01'], asAt: '2026-10-01' },
      'key-holders': { items: ['The office', 'Bob Example'], asAt: '2026-10-12' },
      coordinators: { items: ['Hill School: Cy Example'], asAt: '2026-10-01' },
    });
    expect(read(text)?.values).toEqual({
      ...{ lead: 'Bob Example', from: '2026-10-01', 'key-holders': ['The office', 'Bob Example'] },
      ...{ coordinators: ['Hill School: Cy Example'], office: 'the hall' },
    });
    const { html } = renderPolicy(readPolicy(text), { organisation: {}, purpose: 'reading' });
    expect(html).toContain('Bob Example has led since 1 October 2026, from the hall.');
    expect(html).toContain('As at 12 October 2026');
  });

  it('stays as it was adopted where nothing was set, or nothing that it asks', () => {
    expect(withLiveValues(readPolicy(ADOPTED), {})).toBe(ADOPTED);
    expect(withLiveValues(readPolicy(ADOPTED), { gone: { items: ['x'], asAt: '2026-10-01' } })).toBe(ADOPTED);
    expect(withLiveValues(readPolicy(ADOPTED), { lead: { items: ['Ann Example'], asAt: '2026-10-01' } })).toBe(ADOPTED);
  });

  it('is no text of another meaning where the front matter cannot be read', () => {
    const broken = '---\ntitle: [\n---\n\nWords.\n';
    expect(withLiveValues(readPolicy(broken), { lead: { items: ['x'], asAt: '2026-10-01' } })).toBe(broken);
  });
});

const item = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter((text) => text.trim() === text);
const asAt = fc.constantFrom('2026-10-01', '2026-10-12', '2026-11');
const answer = fc.record({ items: fc.array(item, { minLength: 1, maxLength: 4 }), asAt });
const answers = fc.record(
  { lead: answer, 'key-holders': answer, coordinators: answer, from: answer, nobody: answer },
  { requiredKeys: [] },
);

describe('whatever keepers answer', () => {
  it('changes nothing but values in the front matter, which read back as they were given', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom('\n', '\r\n'), (given, lineEnd) => {
        const before = readPolicy(ADOPTED.replaceAll('\n', lineEnd));
        const after = readPolicy(withLiveValues(before, given));
        expect(after.text.slice(after.contentStart)).toBe(before.text.slice(before.contentStart));
        expect(after.problems).toEqual(before.problems);
        const { values: was = {}, valuesAsAt: wasAt = {}, ...rest } = before.frontMatter ?? {};
        const { values: is = {}, valuesAsAt: isAt = {}, ...restNow } = after.frontMatter ?? {};
        expect(restNow).toEqual(rest);
        for (const [id, { items, asAt: on }] of Object.entries(given)) {
          if (id === 'nobody') continue;
          const several = id === 'key-holders' || id === 'coordinators';
          expect(is[id]).toEqual(several ? items : items[0]);
          if (several) expect(isAt[id]).toBe(on);
        }
        for (const id of Object.keys(was).filter((each) => !Object.hasOwn(given, each))) {
          expect(is[id]).toEqual(was[id]);
          expect(isAt[id]).toBe(wasAt[id]);
        }
        const kept = (text: string) => text.split(lineEnd).filter((line) => /title|^ {2}office:/.test(line));
        expect(kept(after.text)).toEqual(kept(before.text));
        expect(withLiveValues(after, given)).toBe(after.text);
      }),
    );
  });

  it('leaves every text of the fixtures alone that asks none of it', () => {
    const fixtures = new URL('./fixtures/', import.meta.url);
    for (const name of fixtureFolders(fixtures)) {
      const text = readPolicy(readFixture(fixtures, name, 'input.md')).text;
      expect(withLiveValues(readPolicy(text), { 'asked-nowhere': { items: ['x'], asAt: '2026-10-01' } })).toBe(text);
    }
  });
});
