import { clauseIndex, normaliseText, readPolicy, type ClauseIndex } from '@ratify/document';
import type { Repositories } from '@ratify/store';
import { sha256 } from '../shell/texts.ts';
import type { TargetText } from './edition-effects.ts';

/** A template's draft as it would be published. */
export function draftTarget({ templateId, text: written }: { templateId: string; text: string }): TargetText {
  const text = normaliseText(written);
  return { templateId, text, textSha256: sha256(text), clauseIndex: clauseIndex(readPolicy(text)) };
}

/** The texts whose effect a publisher wants to know: the draft's, and the newest edition's; one when they are the same. */
export async function findTargets(
  rows: Repositories,
  organisationId: string,
  templateId: string,
): Promise<TargetText[]> {
  const draft = await rows.templateDrafts.find({ organisationId, templateId });
  const latest = await rows.editions.find({ organisationId, templateId }, { order: { number: 'desc' } });
  const targets = [
    ...(draft ? [draftTarget(draft)] : []),
    ...(latest ? [{ ...latest, clauseIndex: latest.clauseIndex as ClauseIndex }] : []),
  ];
  return targets.filter((each, at) => targets.findIndex(({ textSha256 }) => textSha256 === each.textSha256) === at);
}
