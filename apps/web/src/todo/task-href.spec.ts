import { describe, expect, it } from '@jest/globals';
import { TASK_KINDS } from '@ratify/policy';
import { taskHref } from './task-href.ts';

const subjects = { organisationId: 'council', templateIds: ['template'] };

describe('where a task leads', () => {
  it('is somewhere for every kind', () => {
    for (const kind of TASK_KINDS) expect(taskHref({ kind, subjectId: 'x' }, subjects)).toMatch(/^\/[a-z]+/);
  });

  it('for a review, is the register, the template or the policy that it is of', () => {
    const review = (subjectId: string) => taskHref({ kind: 'review', subjectId }, subjects);
    expect(review('council')).toBe('/register?status=due-soon');
    expect(review('template')).toBe('/templates/template');
    expect(review('policy')).toBe('/policies/policy');
  });
});
