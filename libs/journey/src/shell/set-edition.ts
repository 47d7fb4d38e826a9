import type { ClauseIndexEntry } from '@ratify/document';
import type { Ancestor, SetEdition } from '@ratify/policy';
import type { Edition, Repositories } from '@ratify/store';

/** An edition as its clauses were set, and by whom. */
export async function readSetEdition(rows: Repositories, edition: Edition): Promise<SetEdition> {
  const publisher = await rows.organisations.find({ id: edition.organisationId });
  return {
    publisher: { id: edition.organisationId, name: publisher?.name ?? '' },
    clauseIndex: edition.clauseIndex as readonly ClauseIndexEntry[],
    clauseRules: edition.clauseRules,
  };
}

/** The editions that whatever is made from this one descends from: those it descends from itself, then it. */
export async function readLineage(rows: Repositories, edition: Edition): Promise<Ancestor[]> {
  const publisher = await rows.organisations.find({ id: edition.organisationId });
  const template = await rows.templates.find({ id: edition.templateId });
  return [
    ...edition.lineage,
    {
      organisationId: edition.organisationId,
      organisationName: publisher?.name ?? '',
      templateId: edition.templateId,
      title: template?.title ?? '',
      editionId: edition.id,
      number: edition.number,
    },
  ];
}
