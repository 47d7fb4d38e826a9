import { copyPolicy } from '@ratify/document';
import { decideBringBack, refuse } from '@ratify/policy';
import type { Repositories, Scope, WordCopy, WordReturn } from '@ratify/store';
import { plainName } from '../fork/import-policy.ts';
import { done, refused, settle, type Outcome } from '../shell/outcome.ts';
import { sha256 } from '../shell/texts.ts';
import { record, writing } from '../shell/writing.ts';
import type { CirculatingJourney, ReturnedFile } from './word-port.ts';
import { readStored } from '../shell/read-stored.ts';

export interface BringBackInput {
  readonly policyId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Brings a Word file back that was made from a draft: what it says otherwise is kept beside the draft until somebody takes it. */
export async function bringBack(
  journey: CirculatingJourney,
  scope: Scope,
  { policyId, bytes, ...input }: BringBackInput,
): Promise<Outcome<WordReturn>> {
  const fileName = plainName(input.fileName);
  // Reading is work for seconds, and not done for somebody who may not bring it in, nor inside of a transaction.
  const allowed = await writing(journey, scope, ['customise', 'Draft'], async ({ rows, organisationId }) =>
    done(await rows.drafts.get({ organisationId, policyId })),
  );
  if (!allowed.value) return refused(...allowed.refusals);
  const file = await journey.word.read(fileName, bytes);
  if ('code' in file) return refused(file);
  const found = await writing(journey, scope, ['customise', 'Draft'], async ({ rows, organisationId }) =>
    done({ copy: await findCopy(rows, { organisationId, policyId }, file) }),
  );
  if (!found.value) return refused(...found.refusals);
  const { copy } = found.value;
  if (!copy) return refused(refuse('WORD_COPY_UNKNOWN', { where: fileName }));
  const facts = { organisation: copy.facts };
  const carried = await journey.word.carry({ text: copy.text, facts, lines: file.lines });
  if ('code' in carried) return refused(carried);
  return writing(journey, scope, ['customise', 'Draft'], async (work) => {
    const { rows, actor } = work;
    const returnId = journey.ids.id();
    return settle(decideBringBack({ policyId, copy }, { returnId, fileName }), async (plan) => {
      const brought = await rows.wordReturns.add({
        ...{ id: returnId, policyId, copyId: copy.id, isGuess: file.copyId === null, fileName },
        sourceSha256: sha256(bytes),
        found: { ...carried, remarks: placedRemarks(copy, file), notices: file.notices },
        ...{ broughtBy: actor.personId, broughtByName: actor.name, broughtAt: journey.clock.now() },
      });
      await record(work, plan);
      return brought;
    });
  });
}

/** The copy a file says it is; of one that says nothing, the newest. A file of another policy is none of this one. */
async function findCopy(
  rows: Repositories,
  where: { readonly organisationId: string; readonly policyId: string },
  { copyId }: ReturnedFile,
): Promise<WordCopy | null> {
  return copyId === null
    ? rows.wordCopies.find(where, { order: { madeAt: 'desc' } })
    : rows.wordCopies.find({ ...where, id: copyId });
}

/** Comments by the clause that they were put to. */
function placedRemarks({ text, facts }: WordCopy, { remarks }: ReturnedFile): WordReturn['found']['remarks'] {
  if (remarks.length === 0) return [];
  const { lines } = copyPolicy(readStored(text), { organisation: facts });
  return remarks.map(({ text: words, author, quoted, mark }) => ({
    ...{ text: words, author, quoted },
    clauseId: mark === null ? '' : (lines[mark]?.partId ?? ''),
  }));
}
