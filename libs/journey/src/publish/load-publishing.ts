import { checkDerivedRules, type ClauseIndexEntry, type PolicyDocument } from '@ratify/document';
import type { PlainDate, PublishBase, PublishState } from '@ratify/policy';
import type { Edition, TemplateDraft } from '@ratify/store';
import { readGranted, wordingsOf } from '../shell/granted.ts';
import { readLineage, readSetEdition } from '../shell/set-edition.ts';
import { freeze } from '../shell/texts.ts';
import type { Work } from '../shell/writing.ts';
import { readStored } from '../shell/read-stored.ts';

/** A template with its draft as it would be published and what was published before; the template's row is held. */
export async function loadPublishing(work: Work, templateId: string, today: PlainDate): Promise<PublishState> {
  const { rows, actor, organisationId } = work;
  const template = await rows.templates.get({ organisationId, id: templateId }, { lock: true });
  const draft = await rows.templateDrafts.get({ organisationId, templateId });
  const [latest, ...earlier] = await rows.editions.list({ organisationId, templateId }, { order: { number: 'desc' } });
  const frozen = freeze(draft.text, { today });
  return {
    actor,
    organisationId,
    publisherName: (await rows.organisations.get({ id: organisationId })).name,
    template,
    base: await readBase(work, draft, frozen.document),
    draft: { ...frozen, version: draft.version },
    latestEdition: latest ? { ...latest, clauseIndex: indexOf(latest) } : null,
    formerClauses: latest ? formerClauses(indexOf(latest), earlier) : [],
  };
}

/** The edition of another organisation that a draft stands on, and what the draft does to it that it may not. */
async function readBase(
  { rows, today }: Work,
  draft: TemplateDraft,
  document: PolicyDocument,
): Promise<PublishBase | null> {
  if (!draft.baseEditionId) return null;
  const { organisationId, templateId } = draft;
  const edition = await rows.editions.get({ id: draft.baseEditionId });
  const granted = await readGranted(rows, { organisationId, templateId }, today);
  return {
    ...(await readSetEdition(rows, edition)),
    organisationId: edition.organisationId,
    id: edition.id,
    lineage: await readLineage(rows, edition),
    breaches: checkDerivedRules(document, readStored(edition.text), wordingsOf(granted)),
  };
}

function indexOf(edition: Edition): readonly ClauseIndexEntry[] {
  return edition.clauseIndex as readonly ClauseIndexEntry[];
}

/** Clauses that stood in an earlier edition and no longer do, each as it was last published. */
function formerClauses(now: readonly ClauseIndexEntry[], earlier: readonly Edition[]): ClauseIndexEntry[] {
  const current = new Set(now.map((each) => each.id));
  const former = new Map<string, ClauseIndexEntry>();
  for (const edition of earlier)
    for (const clause of indexOf(edition))
      if (!current.has(clause.id) && !former.has(clause.id)) former.set(clause.id, clause);
  return [...former.values()];
}
