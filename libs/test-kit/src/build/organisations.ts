import {
  ApiToken,
  Webhook,
  WebhookDelivery,
  Appointment,
  Body,
  BodySetting,
  Organisation,
  OrganisationLink,
  type AppointedRole,
  type Person,
} from '@ratify/store';
import type { TestDatabase } from '../create-database.ts';
import { insert, nextNumber } from './insert.ts';

/** A school, unless told otherwise. */
export async function buildOrganisation(
  database: TestDatabase,
  overrides: Partial<Organisation> = {},
): Promise<Organisation> {
  const kind = overrides.kind ?? 'school';
  const name = overrides.name ?? `${kind} ${nextNumber()}`;
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return insert(database, Organisation, { kind, name, slug, ...overrides });
}

/** A link from a school to a council that maintains it, unless told otherwise. */
export async function buildLink(
  database: TestDatabase,
  overrides: Partial<OrganisationLink> = {},
): Promise<OrganisationLink> {
  const organisationId = overrides.organisationId ?? (await buildOrganisation(database)).id;
  const upperId = overrides.upperId ?? (await buildOrganisation(database, { kind: 'council' })).id;
  return insert(database, OrganisationLink, {
    kind: 'maintained-by',
    seesAdopted: false,
    governs: false,
    fromOn: '2020-01-01',
    ...overrides,
    organisationId,
    upperId,
  });
}

/** A governing body that decides by meeting and asks for the chair's signature. */
export async function buildBody(database: TestDatabase, overrides: Partial<Body> = {}): Promise<Body> {
  const organisationId = overrides.organisationId ?? (await buildOrganisation(database)).id;
  return insert(database, Body, {
    name: 'Governing body',
    kind: 'governing-body',
    signatories: ['chair'],
    quorum: 3,
    routes: ['meeting'],
    ...overrides,
    organisationId,
  });
}

/** A body's own organisation as the setting it acts for. */
export async function buildBodySetting(
  database: TestDatabase,
  overrides: Partial<BodySetting> = {},
): Promise<BodySetting> {
  const body = overrides.bodyId ? null : await buildBody(database, overrides);
  const organisationId = overrides.organisationId ?? (body?.organisationId as string);
  return insert(database, BodySetting, {
    settingId: organisationId,
    ...(body ? { bodyId: body.id } : {}),
    ...overrides,
    organisationId,
  });
}

/** A person without a password. */
export async function buildPerson(database: TestDatabase, overrides: Partial<Person> = {}): Promise<Person> {
  const fullName = overrides.fullName ?? `Person ${nextNumber()}`;
  const email = overrides.email ?? `person-${nextNumber()}@example.org`;
  const [person] = (await database.owner.query(
    `insert into directory.people (id, full_name, email) values (coalesce($1, uuidv7()), $2, $3)
     returning id, full_name as "fullName", email`,
    [overrides.id ?? null, fullName, email],
  )) as Person[];
  return person as Person;
}

/** A head's appointment without an end. */
export async function buildAppointment(
  database: TestDatabase,
  overrides: Partial<Appointment> = {},
): Promise<Appointment> {
  const organisationId = overrides.organisationId ?? (await buildOrganisation(database)).id;
  const person = overrides.personId ? null : await buildPerson(database);
  const role: AppointedRole = 'head';
  return insert(database, Appointment, {
    role,
    personName: person?.fullName ?? 'Somebody',
    fromOn: '2020-01-01',
    ...(person ? { personId: person.id } : {}),
    ...overrides,
    organisationId,
  });
}

/** A token that nothing opens. */
export async function buildApiToken(database: TestDatabase, overrides: Partial<ApiToken> = {}): Promise<ApiToken> {
  const organisationId = overrides.organisationId ?? (await buildOrganisation(database)).id;
  return insert(database, ApiToken, {
    ...{ name: 'A program', scopes: ['read-policies'], prefix: 'ratify_abcdef' },
    ...{ madeBy: '00000000-0000-7000-8000-000000000000', madeByName: 'A head', expiresOn: '2099-12-31' },
    ...overrides,
    organisationId,
  });
}

/** A system that is told of adoptions, and has no secret. */
export async function buildWebhook(database: TestDatabase, overrides: Partial<Webhook> = {}): Promise<Webhook> {
  const organisationId = overrides.organisationId ?? (await buildOrganisation(database)).id;
  const madeBy = overrides.madeBy ?? (await buildPerson(database)).id;
  return insert(database, Webhook, {
    ...{ url: 'https://systems.example.org/ratify', events: ['policy.adopted'], madeByName: 'A head' },
    ...overrides,
    ...{ organisationId, madeBy },
  });
}

/** Something that one was told. */
export async function buildWebhookDelivery(
  database: TestDatabase,
  overrides: Partial<WebhookDelivery> = {},
): Promise<WebhookDelivery> {
  const organisationId = overrides.organisationId ?? (await buildOrganisation(database)).id;
  const webhookId = overrides.webhookId ?? (await buildWebhook(database, { organisationId })).id;
  return insert(database, WebhookDelivery, {
    ...{ event: 'webhook.test', subjectOrganisationId: organisationId, subjectId: webhookId },
    ...{ state: 'delivered', attempts: 1, lastStatus: 204, settledAt: new Date() },
    ...overrides,
    ...{ organisationId, webhookId },
  });
}
