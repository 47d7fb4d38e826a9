import {
  leaveOutClause,
  lintPolicy,
  readPolicy,
  renderPolicy,
  setTermValues,
  setValues,
  walkNodes,
  type Edit,
  type OrganisationFacts,
  type PolicyDocument,
  type PolicyNode,
  type Problem,
} from '@ratify/document';
import type { PlainDate } from '@ratify/policy';
import type { Revision, Template, UnitOfWork } from '@ratify/store';
import { knowOrganisation } from '../shell/organisation.ts';
import { readStored } from '../shell/read-stored.ts';
import type { ReadableRows } from './readable.ts';

/** A text of a template while it is written: what is wrong with it, its parts, and how a setting would see it. */
export interface TemplateLook {
  /** Places are offsets of the text that was given, its line ends as LF. */
  readonly problems: readonly Problem[];
  readonly parts: readonly PolicyNode[];
  readonly html: string;
  /** Whose answers fill the blanks; null where they stand open. */
  readonly asName: string | null;
}

/** A setting whose answers a preview can be filled with. */
export interface PreviewSetting {
  readonly policyId: string;
  readonly organisationName: string;
}

/** Looks at a text that is not saved. Nothing of it is kept. */
export async function lookAtTemplate(
  rows: ReadableRows,
  template: Template,
  input: { readonly text: string; readonly asPolicyId: string | null },
  today: PlainDate,
): Promise<TemplateLook> {
  const document = readPolicy(input.text.replace(/\r\n?/g, '\n'));
  const answered = input.asPolicyId ? await findAnswers(rows, template, input.asPolicyId, today) : null;
  const { facts } = await knowOrganisation(rows.work, template.organisationId);
  const organisation = answered ? (answered.revision.organisationFacts as OrganisationFacts) : facts;
  const shown = answered ? withAnswers(document, readStored(answered.revision.text)) : document;
  return {
    problems: lintPolicy(document, { today }),
    parts: [...walkNodes(document.nodes)].filter(({ kind }) => kind !== 'preamble'),
    html: renderPolicy(shown, { organisation, purpose: 'editing' }).html,
    asName: answered?.name ?? null,
  };
}

/** The settings that adopted the template, as far as their texts are in sight. */
export async function listPreviewSettings(
  work: UnitOfWork,
  templateId: string,
  today: PlainDate,
): Promise<PreviewSetting[]> {
  const holders = await work.holders.of(templateId, today);
  return holders.flatMap(({ policyId, organisationName, adopted }) =>
    adopted && organisationName ? [{ policyId, organisationName }] : [],
  );
}

async function findAnswers(
  rows: ReadableRows,
  template: Template,
  policyId: string,
  today: PlainDate,
): Promise<{ readonly name: string; readonly revision: Revision } | null> {
  const holders = await rows.work.holders.of(template.id, today);
  const holder = holders.find((each) => each.policyId === policyId);
  const { adopted, organisationName } = holder ?? {};
  const revision = adopted ? await rows.revisions.find({ id: adopted.revisionId }) : null;
  return revision && organisationName ? { name: organisationName, revision } : null;
}

/** A text with the answers, the terms and the omissions of another, as far as they fit. */
function withAnswers(document: PolicyDocument, answered: PolicyDocument): PolicyDocument {
  const { values = {}, termValues = {}, leftOut = [] } = answered.frontMatter ?? {};
  const edits: ((document: PolicyDocument) => Edit)[] = [
    (each) =>
      setValues(
        each,
        fitting(values, (one) => setValues(each, one)),
      ),
    (each) =>
      setTermValues(
        each,
        fitting(termValues, (one) => setTermValues(each, one)),
      ),
    ...leftOut.map(
      ({ id, reason }) =>
        (each: PolicyDocument) =>
          leaveOutClause(each, id, reason),
    ),
  ];
  return edits.reduce((each, edit) => {
    const made = edit(each);
    return 'text' in made && made.text !== each.text ? readPolicy(made.text) : each;
  }, document);
}

/** Those of many that can be set one by one: they are then set at once, and the text is read once. */
function fitting<T>(
  all: Readonly<Record<string, T>>,
  set: (one: Readonly<Record<string, T>>) => Edit,
): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([id, each]) => 'text' in set({ [id]: each })));
}
