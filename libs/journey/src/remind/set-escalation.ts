import type { Scope } from '@ratify/store';
import { done, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { writing } from '../shell/writing.ts';

/** Sets whether whoever looks after compliance here is told of what stays overdue at the settings below. */
export async function setEscalation(journey: Journey, scope: Scope, escalates: boolean): Promise<Outcome<boolean>> {
  return writing(journey, scope, ['chase', 'Organisation'], async ({ rows, organisationId: id }) => {
    await rows.organisations.change({ id }, { escalates });
    await rows.audit({
      ...{ action: 'organisation.escalation-set', subject: 'Organisation', subjectId: id },
      data: { escalates },
    });
    return done(escalates);
  });
}
