import { checkDerivedRules, readPolicy, type ClauseIndexEntry, type PolicyDocument } from '@ratify/document';
import { decidePublish, type ClauseMateriality, type PlainDate, type PublishBase } from '@ratify/policy';
import type { Edition, Scope, TemplateDraft } from '@ratify/store';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readGranted, wordingsOf } from '../shell/granted.ts';
import { readLineage, readSetEdition } from '../shell/set-edition.ts';
import { freeze } from '../shell/texts.ts';
import { record, writing, type Work } from '../shell/writing.ts';

export interface PublishEditionInput {
  readonly templateId: string;
  readonly version: number;
  readonly summary: string;
  readonly materiality: readonly ClauseMateriality[];
  readonly adoptBy?: PlainDate | null | undefined;
}

/** Publishes a template's draft as its next edition; the offers to those who hold it follow as a job. */
export async function publishEdition(
  journey: Journey,
  scope: Scope,
  input: PublishEditionInput,
): Promise<Outcome<Edition>> {
  return writing(journey, scope, ['publish', 'Edition'], async (work) => {
    const { rows, actor, organisationId } = work;
    const today = journey.clock.today();
    const template = await rows.templates.get({ organisationId, id: input.templateId }, { lock: true });
    const draft = await rows.templateDrafts.get({ organisationId, templateId: template.id });
    const editions = await rows.editions.list(
      { organisationId, templateId: template.id },
      { order: { number: 'desc' } },
    );
    const [latest, ...earlier] = editions;
    const frozen = freeze(draft.text, { today });
    const decision = decidePublish(
      {
        actor,
        organisationId,
        publisherName: (await rows.organisations.get({ id: organisationId })).name,
        template,
        base: await readBase(work, draft, frozen.document),
        draft: { ...frozen, version: draft.version },
        latestEdition: latest ? { ...latest, clauseIndex: indexOf(latest) } : null,
        formerClauses: latest ? formerClauses(indexOf(latest), earlier) : [],
      },
      {
        editionId: journey.ids.id(),
        version: input.version,
        summary: input.summary,
        materiality: input.materiality,
        adoptBy: input.adoptBy,
      },
      today,
    );
    return settle(decision, async (plan) => {
      const edition = await rows.editions.add({
        ...plan.edition,
        materiality: { ...plan.edition.materiality },
        clauseRules: { ...plan.edition.clauseRules },
        lineage: [...plan.edition.lineage],
        publishedAt: journey.clock.now(),
      });
      await record(work, plan);
      return edition;
    });
  });
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
    breaches: checkDerivedRules(document, readPolicy(edition.text), wordingsOf(granted)),
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
