import { createHash } from 'node:crypto';
import {
  Edition,
  EditionEffect,
  PreparedEdition,
  RequiredPolicy,
  Template,
  TemplateDraft,
  TemplateReview,
} from '@ratify/store';
import type { TestDatabase } from '../create-database.ts';
import { insert, nextNumber } from './insert.ts';
import { buildOrganisation } from './organisations.ts';

/** Some person of the past: rows keep ids and names of people without a foreign key. */
export const SOMEBODY = '00000000-0000-7000-8000-000000000001';

/** The SHA-256 of a text, as hex. */
export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A council's template. */
export async function buildTemplate(database: TestDatabase, overrides: Partial<Template> = {}): Promise<Template> {
  const organisationId = overrides.organisationId ?? (await buildOrganisation(database, { kind: 'council' })).id;
  const slug = `template-${nextNumber()}`;
  return insert(database, Template, { slug, title: `Policy on ${slug}`, ...overrides, organisationId });
}

/** That a template was looked at and nothing had to change. */
export async function buildTemplateReview(
  database: TestDatabase,
  overrides: Partial<TemplateReview> = {},
): Promise<TemplateReview> {
  const template = overrides.templateId
    ? null
    : await buildTemplate(database, { organisationId: overrides.organisationId });
  return insert(database, TemplateReview, {
    ...{ reviewedOn: '2026-09-14', reason: 'It says what holds.', nextDueOn: '2027-09-14' },
    ...{ recordedBy: SOMEBODY, recordedByName: 'A publisher' },
    ...(template ? { templateId: template.id, organisationId: template.organisationId } : {}),
    ...overrides,
  });
}

/** The working text of a new template. */
export async function buildTemplateDraft(
  database: TestDatabase,
  overrides: Partial<TemplateDraft> = {},
): Promise<TemplateDraft> {
  const template = overrides.templateId ? null : await buildTemplate(database, overrides);
  return insert(database, TemplateDraft, {
    text: '# A policy\n',
    ...(template ? { templateId: template.id, organisationId: template.organisationId } : {}),
    ...overrides,
  });
}

/** The first edition of a new template. */
export async function buildEdition(database: TestDatabase, overrides: Partial<Edition> = {}): Promise<Edition> {
  const template = overrides.templateId
    ? null
    : await buildTemplate(database, { organisationId: overrides.organisationId });
  const text = overrides.text ?? '# A policy\n';
  return insert(database, Edition, {
    number: 1,
    textSha256: hashText(text),
    clauseIndex: [],
    summary: 'The first edition.',
    publishedBy: SOMEBODY,
    publishedByName: 'A publisher',
    ...(template ? { templateId: template.id, organisationId: template.organisationId } : {}),
    ...overrides,
    text,
  } as Partial<Edition>);
}

/** What a publisher has entered for the next edition of a new template. */
export async function buildPreparedEdition(
  database: TestDatabase,
  overrides: Partial<PreparedEdition> = {},
): Promise<PreparedEdition> {
  const template = overrides.templateId
    ? null
    : await buildTemplate(database, { organisationId: overrides.organisationId });
  return insert(database, PreparedEdition, {
    draftVersion: 1,
    summary: 'What changes next.',
    preparedBy: SOMEBODY,
    ...(template ? { templateId: template.id, organisationId: template.organisationId } : {}),
    ...overrides,
  });
}

/** What a text of a new template does to some adopted text: nothing. */
export async function buildEditionEffect(
  database: TestDatabase,
  overrides: Partial<EditionEffect> = {},
): Promise<EditionEffect> {
  const template = overrides.templateId
    ? null
    : await buildTemplate(database, { organisationId: overrides.organisationId });
  const textSha256 = hashText('# A policy\n');
  return insert(database, EditionEffect, {
    theirsSha256: textSha256,
    baseSha256: textSha256,
    oursSha256: textSha256,
    excepted: '',
    declined: '',
    engine: 1,
    effect: { choices: [], comesIn: [], both: [], overruled: [], customised: [], declined: [], added: 0 },
    ...(template ? { templateId: template.id, organisationId: template.organisationId } : {}),
    ...overrides,
  });
}

/** A council's expectation of every school. */
export async function buildRequiredPolicy(
  database: TestDatabase,
  overrides: Partial<RequiredPolicy> = {},
): Promise<RequiredPolicy> {
  const organisationId = overrides.organisationId ?? (await buildOrganisation(database, { kind: 'council' })).id;
  return insert(database, RequiredPolicy, {
    settingKind: 'school',
    title: `Required policy ${nextNumber()}`,
    basis: 'The publisher asks for it.',
    ...overrides,
    organisationId,
  });
}
