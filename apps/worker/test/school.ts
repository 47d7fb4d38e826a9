import { createHash } from 'node:crypto';
import { declineSignature, realClock, realIds, recordDecision, signRevision, type Journey } from '@ratify/journey';
import type { PlainDate } from '@ratify/policy';
import type { Document, DocumentVersion, Job, Organisation, SignatureRequest } from '@ratify/store';
import {
  buildAgendaItem,
  buildAppointment,
  buildBody,
  buildBodySetting,
  buildMeeting,
  buildOrganisation,
  buildPolicy,
  buildRevision,
  signIn,
  type SignedIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { POLICY_TEXT } from './policy-text.ts';

/** A school whose body has just adopted a policy; the job that prints it waits in the queue. */
export interface AdoptedPolicy {
  readonly journey: Journey;
  readonly school: Organisation;
  readonly chair: SignedIn;
  readonly document: Document;
}

export interface Wishes {
  readonly signature?: 'none' | 'chair';
  readonly text?: string;
}

/** Has a school's body adopt a policy, through the use case that does it in the product. */
export async function adoptPolicy(
  database: TestDatabase,
  { signature = 'chair', text }: Wishes = {},
): Promise<AdoptedPolicy> {
  const journey: Journey = { store: database.store, clock: realClock(), ids: realIds };
  const school = await buildOrganisation(database);
  const organisationId = school.id;
  const body = await buildBody(database, { organisationId, signature });
  await buildBodySetting(database, { organisationId, bodyId: body.id, settingId: organisationId });
  const clerk = await signIn(database, { organisationId, roles: ['clerk'] });
  const chair = await signIn(database, { organisationId, roles: ['chair'] });
  const former = {
    organisationId,
    role: 'chair',
    bodyId: body.id,
    personName: 'A former chair',
    untilOn: '2025-08-31',
  } as const;
  await buildAppointment(database, former);
  const policy = await buildPolicy(database, { organisationId, title: 'Lone working policy' });
  const meeting = await buildMeeting(database, { organisationId, bodyId: body.id, heldOn: '2026-09-14' });
  const revision = await buildRevision(database, {
    organisationId,
    policyId: policy.id,
    state: 'tabled',
    text: text ?? POLICY_TEXT,
    organisationFacts: { name: school.name },
  });
  await buildAgendaItem(database, { organisationId, meetingId: meeting.id, revisionId: revision.id });
  const outcome = await recordDecision(journey, clerk.scope, {
    revisionId: revision.id,
    meetingId: meeting.id,
    route: 'meeting',
    outcome: 'adopted',
    decidedOn: '2026-09-14' as PlainDate,
    attendance: 7,
    minuteReference: '26/41',
  });
  if (!outcome.value) throw new Error(`not adopted: ${outcome.refusals.map((each) => each.what).join(' ')}`);
  const document = await inSchool(chair, database, (work) => work.documents.get({ organisationId }));
  return { journey, school, chair, document };
}

/** The chair signs the newest bytes; the job that puts the signature on them waits in the queue. */
export async function signAsChair(database: TestDatabase, adopted: AdoptedPolicy): Promise<SignatureRequest> {
  const { journey, chair, document } = adopted;
  const { versions, request } = await look(database, adopted);
  const latest = versions.at(-1);
  if (!request || !latest) throw new Error('there is nothing to sign yet');
  const outcome = await signRevision(journey, chair.scope, {
    requestId: request.id,
    documentSha256: latest.sha256,
    typedName: chair.person.fullName,
    declared: true,
  });
  if (!outcome.value) throw new Error(`${document.id}: ${outcome.refusals.map((each) => each.what).join(' ')}`);
  return outcome.value;
}

/** The chair declines to sign, with a reason. */
export async function declineAsChair(database: TestDatabase, adopted: AdoptedPolicy): Promise<void> {
  const { journey, chair } = adopted;
  const { request } = await look(database, adopted);
  const outcome = await declineSignature(journey, chair.scope, {
    requestId: request?.id ?? '',
    reason: 'I was not at the meeting.',
  });
  if (!outcome.value) throw new Error(outcome.refusals.map((each) => each.what).join(' '));
}

export interface State {
  readonly document: Document;
  readonly versions: readonly DocumentVersion[];
  readonly request: SignatureRequest | null;
  readonly jobs: readonly Job[];
  readonly actions: readonly string[];
  readonly signatures: number;
}

/** What the record holds of a document, as the school's own session sees it. */
export async function look(database: TestDatabase, { chair, document }: AdoptedPolicy): Promise<State> {
  const documentId = document.id;
  return inSchool(chair, database, async (work) => {
    const { organisationId } = work;
    return {
      document: await work.documents.get({ id: documentId }),
      versions: await work.documentVersions.list({ documentId }, { order: { number: 'asc' } }),
      request: await work.signatureRequests.find({ revisionId: document.revisionId }),
      jobs: await work.jobs.list({ organisationId }, { order: { createdAt: 'asc' } }),
      actions: (await work.auditEvents.list({ subjectId: documentId }, { order: { at: 'asc' } })).map(
        (each) => each.action,
      ),
      signatures: await work.signatures.count({ revisionId: document.revisionId }),
    };
  });
}

/** The bytes of one version. */
export async function bytesOf(database: TestDatabase, { chair }: AdoptedPolicy, sha256: string): Promise<Uint8Array> {
  const { bytes } = await inSchool(chair, database, (work) => work.blobs.get({ sha256 }));
  return new Uint8Array(bytes);
}

/** The SHA-256 of bytes, as hex. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function inSchool<T>(
  { scope }: SignedIn,
  { store }: TestDatabase,
  inside: Parameters<TestDatabase['store']['inContext']>[2] extends (work: infer W) => unknown
    ? (work: W) => Promise<T>
    : never,
): Promise<T> {
  return store.inContext(scope, {}, inside);
}
