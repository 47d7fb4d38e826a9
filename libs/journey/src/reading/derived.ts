import { checkDerivedRules, lawClauses, walkNodes } from '@ratify/document';
import { setterOf } from '@ratify/policy';
import type { Edition, Repositories, Template, TemplateDraft } from '@ratify/store';
import { readGranted, wordingsOf } from '../shell/granted.ts';
import { readSetEdition } from '../shell/set-edition.ts';
import { readStored } from '../shell/read-stored.ts';

/** Where a template made from another's stands. */
export interface DerivedFrom {
  readonly templateId: string;
  readonly title: string;
  readonly publisherName: string;
  readonly editionNumber: number | null;
  readonly newerEditionId: string | null;
  readonly newerEditionNumber: number | null;
}

/** The template that one was made from, and whether there is a newer edition of it; null for one of its publisher's own. */
export async function readDerivedFrom(rows: Repositories, template: Template): Promise<DerivedFrom | null> {
  const { organisationId, baseTemplateId, baseTemplateOrganisationId } = template;
  if (!baseTemplateId || !baseTemplateOrganisationId) return null;
  const base = await rows.templates.find({ id: baseTemplateId });
  const publisher = await rows.organisations.find({ id: baseTemplateOrganisationId });
  const draft = await rows.templateDrafts.find({ organisationId, templateId: template.id });
  const on = draft?.baseEditionId ? await rows.editions.find({ id: draft.baseEditionId }) : null;
  const newest = await rows.editions.find(
    { organisationId: baseTemplateOrganisationId, templateId: baseTemplateId },
    { order: { number: 'desc' } },
  );
  const newer = on && newest && newest.number > on.number ? newest : null;
  return {
    templateId: baseTemplateId,
    title: base?.title ?? '',
    publisherName: publisher?.name ?? '',
    editionNumber: on?.number ?? null,
    newerEditionId: newer?.id ?? null,
    newerEditionNumber: newer?.number ?? null,
  };
}

export interface TemplateBreach {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  readonly what: string;
  readonly setByName: string;
}

/** What a template's draft does to the edition it stands on that it may not; publishing refuses the same. */
export async function readTemplateBreaches(
  rows: Repositories,
  draft: TemplateDraft,
  today: string,
): Promise<TemplateBreach[]> {
  const edition = draft.baseEditionId ? await rows.editions.find({ id: draft.baseEditionId }) : null;
  if (!edition) return [];
  const { organisationId, templateId } = draft;
  const granted = await readGranted(rows, { organisationId, templateId }, today);
  const set = await readSetEdition(rows, edition);
  return checkDerivedRules(readStored(draft.text), readStored(edition.text), wordingsOf(granted)).map((breach) => ({
    clauseId: breach.clauseId,
    number: breach.number,
    title: breach.title,
    what: breach.code,
    setByName: setterOf(set, breach.clauseId).name,
  }));
}

export interface EditionRule {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  readonly rule: string;
  readonly setByName: string;
  readonly body: string;
  readonly isLaw: boolean;
}

/** Each clause of an edition with its rule of record and who set it, in the order of the text. */
export async function readEditionRules(rows: Repositories, edition: Edition): Promise<EditionRule[]> {
  const document = readStored(edition.text);
  const set = await readSetEdition(rows, edition);
  const law = lawClauses(document);
  return walkNodes(document.nodes)
    .filter((node) => node.kind === 'clause' || node.kind === 'section' || node.kind === 'appendix')
    .map((node) => ({
      clauseId: node.id,
      number: node.number,
      title: node.title,
      rule: node.rule,
      setByName: setterOf(set, node.id).name,
      body: document.text.slice(node.bodyStart, node.bodyEnd),
      isLaw: law.has(node.id),
    }));
}
