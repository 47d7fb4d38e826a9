import { describe, expect, it } from '@jest/globals';
import {
  checkClauseRules,
  clauseIndex,
  emptyBlanks,
  findNode,
  lintPolicy,
  localVariations,
  readPolicy,
  renderPolicy,
} from '@ratify/document';
import {
  editionText,
  examplePaths,
  jsonOf,
  policyOf,
  templateSlugs,
  type Example,
  type Expectation,
} from './template-files.ts';
import { printedWords } from './printed-words.ts';

describe.each(templateSlugs())('the examples of %s', (slug) => {
  it('are at least two, of different settings', () => {
    const names = examplePaths(slug).map((path) => jsonOf<Example>(path).organisation.name);
    expect(new Set(names).size).toBeGreaterThanOrEqual(2);
  });

  it('between them adapt a clause, leave one out and change a term', () => {
    const examples = examplePaths(slug).map((path) => jsonOf<Example>(path));
    expect(examples.flatMap((example) => example.adaptedClauses).length).toBeGreaterThan(0);
    expect(examples.flatMap((example) => example.leftOut).length).toBeGreaterThan(0);
    expect(examples.flatMap((example) => Object.keys(example.termValues)).length).toBeGreaterThan(0);
  });
});

describe.each(templateSlugs().flatMap(examplePaths))('%s', (path) => {
  const example = jsonOf<Example>(path);
  const edition = readPolicy(editionText(path.split('/')[0] ?? '', example.edition));
  const policy = policyOf(edition, example);

  it('names its template and one of its editions', () => {
    expect(example.template).toBe(edition.frontMatter?.slug);
    expect(policy.frontMatter?.basedOn).toEqual({ slug: example.template, edition: example.edition });
  });

  it('gives a policy that is read without any problem and has no required blank left', () => {
    expect(policy.problems).toEqual([]);
    expect(emptyBlanks(policy).map((blank) => blank.id)).toEqual([]);
  });

  it('passes the linter as a text that is ready to be submitted', () => {
    const facts = { today: '2026-11-21', edition, organisation: example.organisation };
    expect(lintPolicy(policy, facts).filter((problem) => problem.severity !== 'info')).toEqual([]);
  });

  it('answers only blanks and terms that the template has', () => {
    const blanks = edition.frontMatter?.blanks.map((blank) => blank.id) ?? [];
    const terms = edition.frontMatter?.terms.map((term) => term.id) ?? [];
    expect(Object.keys(example.values).filter((id) => !blanks.includes(id))).toEqual([]);
    expect(Object.keys(example.termValues).filter((id) => !terms.includes(id))).toEqual([]);
  });

  it('adapts what may be adapted, and leaves out what is optional with a reason', () => {
    const rules = example.adaptedClauses.map(({ id }) => findNode(edition, id)?.rule);
    expect(rules.filter((rule) => rule !== 'adaptable' && rule !== 'optional' && rule !== 'local')).toEqual([]);
    expect(example.leftOut.filter(({ id }) => findNode(edition, id)?.rule !== 'optional')).toEqual([]);
    expect(policy.frontMatter?.leftOut).toEqual(example.leftOut);
    expect(example.leftOut.filter(({ reason }) => reason.trim() === '')).toEqual([]);
    expect(example.leftOut.filter(({ id }) => findNode(policy, id))).toEqual([]);
  });

  it('keeps the clause rules, and would break them without its local clauses', () => {
    expect(checkClauseRules(policy, edition)).toEqual([]);
    const local = clauseIndex(edition).filter(({ rule, kind }) => rule === 'local' && kind === 'clause');
    const unwritten = policyOf(edition, { ...example, adaptedClauses: [] });
    expect(checkClauseRules(unwritten, edition).map(({ code, clauseId }) => [code, clauseId])).toEqual(
      local.map(({ id }) => ['LOCAL_CLAUSE_EMPTY', id]),
    );
  });

  it('shows what it adapted and left out among the local variations', () => {
    const said = localVariations(policy, edition);
    const adapted = example.adaptedClauses.filter(({ id }) => findNode(edition, id)?.rule !== 'local');
    expect(said.filter(({ what }) => what === 'reworded').map(({ clauseId }) => clauseId)).toEqual(
      expect.arrayContaining(adapted.map(({ id }) => id)),
    );
    expect(said.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(example.leftOut.map(({ reason }) => reason)),
    );
  });

  const printed = renderPolicy(policy, { organisation: example.organisation, purpose: 'print' });

  it('prints in the words of the setting', () => {
    expect(printed.problems).toEqual([]);
    expect(printed.html).toContain(example.organisation.name);
    expect(printed.html).not.toMatch(/:(?:term|blank|org|see)\[/);
    expect(Object.values(example.termValues).filter((word) => !printed.html.includes(word))).toEqual([]);
  });

  it('expects something to be said in a certain place, and something never', () => {
    expect(example.expect.filter(({ says, where }) => says && where).length).toBeGreaterThanOrEqual(2);
    expect(example.expect.filter(({ never }) => never).length).toBeGreaterThanOrEqual(1);
    expect(example.expect.filter(({ says, never }) => (says === undefined) === (never === undefined))).toEqual([]);
  });

  it.each(example.expect.map((entry) => [sayExpectation(entry), entry] as const))('%s', (_, entry) => {
    const words = printedWords(printed.html, entry.where);
    if (entry.says) expect(around(words, entry.says)).toContain(entry.says);
    if (entry.never) expect(around(words, entry.never)).toBe('');
  });
});

it('has the nursery speak of children, a manager and a management committee throughout', () => {
  const example = jsonOf<Example>('social-networking-protocol/examples/nursery.json');
  const edition = readPolicy(editionText('social-networking-protocol', 1));
  const { html } = renderPolicy(policyOf(edition, example), {
    organisation: example.organisation,
    purpose: 'reading',
  });
  const afterTermMap = html.slice(html.indexOf('Pause before you post')).replace(/<[^>]*>/g, ' ');
  // The clause on section 141F of the Education Act 2002 keeps the words of the Act.
  const inTheAct = /registered pupil at a school|that pupil's behalf|against a pupil/g;
  const left = afterTermMap
    .replace(inTheAct, '')
    .match(/.{30}\b(?:headteacher|pupils?|governing body|school(?! age))\b/gi);
  expect(left).toBeNull();
});

/** The words with some of what stands about them; nothing when they are not there. */
function around(text: string, words: string): string {
  const at = text.indexOf(words);
  return at < 0 ? '' : text.slice(Math.max(0, at - 80), at + words.length + 80);
}

function sayExpectation({ says, never, where }: Expectation): string {
  const place = where ? ` in ${where}` : '';
  return says ? `says “${says}”${place}` : `never says “${never ?? ''}”${place}`;
}
