import { isDeepStrictEqual } from 'node:util';
import { decideMakeWordCopy } from '@ratify/policy';
import type { Scope, WordCopy } from '@ratify/store';
import { openDraft } from '../customise/change-draft.ts';
import { knowOrganisation } from '../shell/organisation.ts';
import { done, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { sha256 } from '../shell/texts.ts';
import { record, writing } from '../shell/writing.ts';

/** Remembers a draft as it goes out as a Word file, so that what comes back is compared with exactly this. */
export async function makeWordCopy(journey: Journey, scope: Scope, policyId: string): Promise<Outcome<WordCopy>> {
  return writing(journey, scope, ['customise', 'Draft'], async (work) => {
    const { rows, actor, organisationId } = work;
    const { draft } = await openDraft(work, policyId);
    const { facts } = await knowOrganisation(rows, organisationId);
    const textSha256 = sha256(draft.text);
    const same = await rows.wordCopies.list({ organisationId, policyId, textSha256, draftVersion: draft.version });
    const known = same.find((each) => isDeepStrictEqual(each.facts, facts));
    if (known) return done(known);
    const copyId = journey.ids.id();
    return settle(decideMakeWordCopy({ actor, policyId, draft }, { copyId }), async (plan) => {
      const copy = await rows.wordCopies.add({
        ...{ id: copyId, policyId, draftVersion: draft.version, text: draft.text, textSha256, facts },
        ...{ madeBy: actor.personId, madeByName: actor.name, madeAt: journey.clock.now() },
      });
      await record(work, plan);
      return copy;
    });
  });
}
