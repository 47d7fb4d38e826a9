import { describe, expect, it } from '@jest/globals';
import {
  checkClauseRules,
  emptyBlanks,
  findNode,
  lintPolicy,
  localVariations,
  readPolicy,
  renderPolicy,
} from '@ratify/document';
import { jsonOf, policyOf, textOf, type Example } from './template-files.ts';

const folder = 'social-networking-protocol';
const edition = readPolicy(textOf(`${folder}/template.md`));

describe.each(['primary-school', 'nursery'])('the example of a %s', (name) => {
  const example = jsonOf<Example>(`${folder}/examples/${name}.json`);
  const policy = policyOf(edition, example);

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

  it('adapts one adaptable clause, writes the local one and leaves out optional clauses with a reason', () => {
    const rules = example.adaptedClauses.map(({ id }) => findNode(edition, id)?.rule);
    expect(rules).toEqual(['adaptable', 'local']);
    expect(example.leftOut.map(({ id }) => findNode(edition, id)?.rule)).toEqual(['optional', 'optional']);
    expect(policy.frontMatter?.leftOut).toEqual(example.leftOut);
    expect(example.leftOut.filter(({ reason }) => reason.trim() === '')).toEqual([]);
    expect(example.leftOut.filter(({ id }) => findNode(policy, id))).toEqual([]);
  });

  it('keeps the clause rules, and would break them without the local clause', () => {
    expect(checkClauseRules(policy, edition)).toEqual([]);
    const unwritten = policyOf(edition, { ...example, adaptedClauses: [] });
    expect(checkClauseRules(unwritten, edition).map(({ code, clauseId }) => [code, clauseId])).toEqual([
      ['LOCAL_CLAUSE_EMPTY', 'local-channels'],
    ]);
  });

  it('shows the adapted clause and what was left out among the local variations', () => {
    const said = localVariations(policy, edition).map(({ what, reason }) => `${what}: ${reason ?? ''}`);
    expect(said).toEqual(expect.arrayContaining(example.leftOut.map(({ reason }) => `left out: ${reason}`)));
    expect(said).toContain('reworded: ');
  });

  it('prints in the words of the setting', () => {
    const { html, problems } = renderPolicy(policy, { organisation: example.organisation, purpose: 'print' });
    expect(problems).toEqual([]);
    expect(html).toContain(example.organisation.name);
    expect(html).not.toMatch(/:(?:term|blank|org|see)\[/);
    for (const word of Object.values(example.termValues)) expect(html).toContain(word);
  });
});

it('has the nursery speak of children, a manager and a management committee throughout', () => {
  const example = jsonOf<Example>(`${folder}/examples/nursery.json`);
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
