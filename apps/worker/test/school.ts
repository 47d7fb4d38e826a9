import { createHash } from 'node:crypto';
import {
  closeUnsigned,
  declineSignature,
  handOnSignature,
  realClock,
  realIds,
  recordDecision,
  recordPaperSignature,
  signRevision,
  type Journey,
} from '@ratify/journey';
import type { PlainDate, SigningOffice, SigningOrder } from '@ratify/policy';
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
  readonly clerk: SignedIn;
  /** Whoever holds the other offices that were wished for. */
  readonly others: Readonly<Partial<Record<SigningOffice, SignedIn>>>;
  readonly document: Document;
}

export interface Wishes {
  readonly signature?: 'none' | 'chair';
  /** Instead of the chair alone: who signs, and in which order. */
  readonly signatories?: readonly SigningOffice[];
  readonly signingOrder?: SigningOrder;
  /** Offices that are held besides. */
  readonly alsoHeld?: readonly SigningOffice[];
  readonly text?: string;
}

/** Has a school's body adopt a policy, through the use case that does it in the product. */
export async function adoptPolicy(
  database: TestDatabase,
  { signature = 'chair', signatories, signingOrder, alsoHeld = [], text }: Wishes = {},
): Promise<AdoptedPolicy> {
  const journey: Journey = { store: database.store, clock: realClock(), ids: realIds };
  const school = await buildOrganisation(database);
  const organisationId = school.id;
  const asked = signatories ?? (signature === 'none' ? [] : [signature]);
  const body = await buildBody(database, {
    ...{ organisationId, signatories: [...asked], ...(signingOrder ? { signingOrder } : {}) },
  });
  await buildBodySetting(database, { organisationId, bodyId: body.id, settingId: organisationId });
  const clerk = await signIn(database, { organisationId, roles: ['clerk'] });
  const chair = await signIn(database, { organisationId, roles: ['chair'] });
  const others: Partial<Record<SigningOffice, SignedIn>> = {};
  for (const office of [...asked, ...alsoHeld])
    if (office !== 'chair' && office !== 'clerk')
      others[office] = await signIn(database, { organisationId, roles: [office] });
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
  return { journey, school, chair, clerk, others, document };
}

/** The chair signs the newest bytes; the job that puts the signature on them waits in the queue. */
export async function signAsChair(database: TestDatabase, adopted: AdoptedPolicy): Promise<SignatureRequest> {
  return signAs(database, adopted, 'chair');
}

/** The holder of an office signs the newest bytes for it. */
export async function signAs(
  database: TestDatabase,
  adopted: AdoptedPolicy,
  office: SigningOffice,
): Promise<SignatureRequest> {
  const { journey, document } = adopted;
  const who = holderOf(adopted, office);
  const { versions, open } = await look(database, adopted);
  const latest = versions.at(-1);
  const request = open.find(({ role }) => role === office);
  if (!request || !latest) throw new Error('there is nothing to sign yet');
  const outcome = await signRevision(journey, who.scope, {
    requestId: request.id,
    documentSha256: latest.sha256,
    typedName: who.person.fullName,
    declared: true,
  });
  if (!outcome.value) throw new Error(`${document.id}: ${outcome.refusals.map((each) => each.what).join(' ')}`);
  return outcome.value;
}

function holderOf({ chair, clerk, others }: AdoptedPolicy, office: SigningOffice): SignedIn {
  const found = office === 'chair' ? chair : office === 'clerk' ? clerk : others[office];
  if (!found) throw new Error(`nobody is ${office}`);
  return found;
}

/** The chair has the holder of another office sign for them. */
export async function handOnTo(database: TestDatabase, adopted: AdoptedPolicy, office: SigningOffice): Promise<void> {
  const { journey, chair } = adopted;
  const { open } = await look(database, adopted);
  const { person } = holderOf(adopted, office);
  const appointment = await inSchool(chair, database, (work) =>
    work.appointments.get({ organisationId: work.organisationId, personId: person.id, role: office }),
  );
  const outcome = await handOnSignature(journey, chair.scope, {
    requestId: open.find(({ role }) => role === 'chair')?.id ?? '',
    appointmentId: appointment.id,
    reason: 'I am away.',
  });
  if (!outcome.value) throw new Error(outcome.refusals.map((each) => each.what).join(' '));
}

/** The chair has signed the printed document by hand, and the clerk records it with the scan. */
export async function recordOnPaper(database: TestDatabase, adopted: AdoptedPolicy): Promise<void> {
  const { open } = await look(database, adopted);
  const outcome = await recordPaperSignature(adopted.journey, adopted.clerk.scope, {
    ...{ requestId: open.find(({ role }) => role === 'chair')?.id ?? '', signerName: 'A chair' },
    ...{ signedOn: adopted.journey.clock.today(), scan: Buffer.from('%PDF-1.7 a scan') },
  });
  if (!outcome.value) throw new Error(outcome.refusals.map((each) => each.what).join(' '));
}

/** The clerk settles for the document without the signature that was declined. */
export async function closeWithoutChair(database: TestDatabase, adopted: AdoptedPolicy): Promise<void> {
  const { request } = await look(database, adopted);
  const outcome = await closeUnsigned(adopted.journey, adopted.clerk.scope, {
    requestId: request?.id ?? '',
    reason: 'The minute is enough.',
  });
  if (!outcome.value) throw new Error(outcome.refusals.map((each) => each.what).join(' '));
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
  readonly open: readonly SignatureRequest[];
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
      open: await work.signatureRequests.list({ revisionId: document.revisionId, state: 'open' }),
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
  const row = await inSchool(chair, database, (work) => work.blobs.get({ sha256 }));
  return new Uint8Array(await database.store.readBytes(row));
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
