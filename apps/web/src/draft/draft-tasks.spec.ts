import { describe, expect, it } from '@jest/globals';
import { draftTasks } from './draft-tasks.ts';

const clause = { id: 'channels', number: '6.2', title: 'Channels we have agreed', baseBody: null, isUnwritten: true };
const tasksWith = (isUnwritten: boolean, template: object | null = { title: 'Phones' }, office: string | null = null) =>
  draftTasks({
    ...{ id: 'policy', template, openComments: 0, updateOffers: [], revisions: [], approver: { office } },
    draft: { emptyBlanks: [], optionalClauses: [], clauses: [{ ...clause, isUnwritten }] },
  });

describe('what is left to do in a draft', () => {
  it('names each clause that the school must write, and leads to it', () => {
    expect(tasksWith(true)).toContainEqual({
      title: { text: 'Write 6.2 Channels we have agreed' },
      href: '/policies/policy/clauses/channels',
      status: { tag: { text: 'To write', classes: 'govuk-tag--yellow' } },
    });
    expect(tasksWith(false).map(({ title }) => title.text)).toEqual([
      ...['Fill in the blanks', 'Change the wording', 'Ask for comments, and answer them', 'Send it to the clerk'],
    ]);
  });

  it('ends with whoever decides', () => {
    const lastOf = (office: string | null) => tasksWith(false, null, office).at(-1)?.title.text;
    expect([lastOf(null), lastOf('head')]).toEqual(['Send it to the clerk', 'Put it to the head to decide']);
  });

  it('holds the wording of a text against a template where there is one', () => {
    const wording = (template: object | null) =>
      tasksWith(false, template).find(({ title }) => title.text === 'Change the wording')?.status;
    expect(wording({ title: 'Phones' })).toEqual({ text: 'As the template' });
    expect(wording(null)).toEqual({ text: 'Your own' });
  });
});
