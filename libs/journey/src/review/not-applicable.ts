import { decideDeclareNotApplicable } from '@ratify/policy';
import type { NotApplicable, Scope } from '@ratify/store';
import { done, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { listExpected } from './expected-here.ts';

/** Records that the setting acted for needs no policy of a title which is expected of it. */
export async function declareNotApplicable(
  journey: Journey,
  scope: Scope,
  { title, reason }: { readonly title: string; readonly reason: string },
): Promise<Outcome<NotApplicable>> {
  return writing(journey, scope, ['review', 'Policy'], async (work) => {
    const state = await readDeclaring(work);
    const input = { id: journey.ids.id(), title, reason };
    return settle(decideDeclareNotApplicable(state, input), async (plan) => {
      const declaration = await work.rows.notApplicable.add(plan.declaration);
      await record(work, plan);
      return declaration;
    });
  });
}

/** What is expected of the setting acted for, and what it has of it; under a lock, so that nothing is declared twice. */
export async function readDeclaring({ rows, actor, organisationId, today }: Work) {
  const organisation = await rows.organisations.get({ id: organisationId }, { lock: true });
  const all = await listExpected(rows, organisation, today);
  const missing = new Set(await rows.register.missingAt(organisationId, today));
  const expected = all.map(({ title }) => title);
  const isMissing = (title: string): boolean =>
    all.some((each) => each.title.toLowerCase() === title.toLowerCase() && missing.has(each.id));
  return { actor, organisationId, expected, held: expected.filter((title) => !isMissing(title)) };
}

/** Takes it back: the policy is missing again, until there is one. */
export async function endNotApplicable(journey: Journey, scope: Scope, id: string): Promise<Outcome<NotApplicable>> {
  return writing(journey, scope, ['review', 'Policy'], async ({ rows, actor, organisationId }) => {
    const declaration = await rows.notApplicable.get({ organisationId, id }, { lock: true });
    if (declaration.endedAt !== null) return done(declaration);
    const ended = { endedBy: actor.personId, endedByName: actor.name, endedAt: journey.clock.now() };
    await rows.notApplicable.change({ id }, ended);
    await rows.audit({
      ...{ action: 'not-applicable.ended', subject: 'NotApplicable', subjectId: id },
      data: { title: declaration.title },
    });
    return done({ ...declaration, ...ended });
  });
}
