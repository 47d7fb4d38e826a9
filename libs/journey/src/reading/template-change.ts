import { comparePolicies, comparisonHtml, type OwnWordsReport } from '@ratify/document';
import type { Repositories } from '@ratify/store';
import { loadDraft } from '../customise/change-draft.ts';
import { onNewBase, readNext, type NextTemplate } from '../fork/change-template.ts';
import { readStored } from '../shell/read-stored.ts';

export interface TemplateChange extends NextTemplate {
  /** The policy beside the other template's newest edition, as HTML. */
  readonly comparison: string;
  readonly report: OwnWordsReport;
  readonly draftVersion: number;
}

/** What going over to another template would make of a policy, before anybody decides; null where there is nothing to go to. */
export async function previewTemplateChange(
  rows: Repositories,
  organisationId: string,
  input: { readonly policyId: string; readonly templateId: string },
  today: string,
): Promise<TemplateChange | null> {
  const { draft, document } = await loadDraft(rows, organisationId, input.policyId, { today });
  const next = await readNext(rows, input.templateId);
  if (!next) return null;
  return {
    ...next,
    comparison: comparisonHtml(comparePolicies(readStored(next.edition.text), document)),
    report: onNewBase(draft, next).report,
    draftVersion: draft.version,
  };
}
