import { emptyBlanks } from '@ratify/document';
import {
  daysBetween,
  isInForce,
  heaviest,
  isOpenRevision,
  READER_ROLES,
  todoTasks,
  type Materiality,
  type PlainDate,
  type Role,
  type TodoPolicy,
  type TodoState,
  type TodoTask,
  type TodoTemplate,
} from '@ratify/policy';
import type { Edition, Exception, Policy, TemplateDraft, UnitOfWork } from '@ratify/store';
import { findAmendingDecision } from '../adopt/amending.ts';
import { officesThatAdopt } from './delegated.ts';
import { readMyReadings } from './my-readings.ts';
import { readRegisterCounts } from './register.ts';
import { readTodoRequests } from './signing.ts';
import { readStored } from '../shell/read-stored.ts';

/** What needs the person who acts, what they wait for, and what is coming, in the organisation they act for. */
export async function readTodo(rows: UnitOfWork, today: PlainDate): Promise<TodoTask[]> {
  const { organisationId } = rows;
  const roles: readonly Role[] = rows.actor.roles;
  const is = (...wanted: Role[]): boolean => wanted.some((role) => roles.includes(role));
  const policies = await rows.policies.list({ organisationId, retiredOn: null });
  const state: TodoState = {
    roles,
    policies: is('head', 'clerk') ? await Promise.all(policies.map((policy) => todoPolicy(rows, policy, today))) : [],
    meetings: is('clerk') ? await readMeetings(rows) : [],
    signatureRequests: await readTodoRequests(rows, policies, today),
    ...(READER_ROLES.some((role) => is(role)) ? await readUnread(rows, today) : {}),
    // The clerk answers where there is no head.
    questions: is('head') || (is('clerk') && rows.actor.organisationKind !== 'school') ? await readQuestions(rows) : [],
    amendings: is('clerk', 'chair', 'vice-chair', 'governor', 'head') ? await readAmendings(rows, policies) : [],
    editorialUpdates: is('clerk', 'chair', 'head') ? await readEditorialUpdates(rows, policies, today) : [],
    unreported: is('clerk') ? await readUnreported(rows, policies) : [],
    duties: is('head', 'clerk') ? await readTodoDuties(rows, policies) : [],
    templates: is('publisher', 'council-author') ? await readTemplates(rows) : [],
    ...(is('publisher') ? await readAsked(rows, today) : {}),
    register: is('compliance-officer') ? await readRegister(rows, today) : null,
  };
  return todoTasks(state, today);
}

async function todoPolicy(rows: UnitOfWork, policy: Policy, today: PlainDate): Promise<TodoPolicy> {
  const { organisationId, id: policyId } = policy;
  const draft = await rows.drafts.find({ organisationId, policyId });
  const revisions = await rows.revisions.list({ organisationId, policyId }, { order: { number: 'desc' } });
  const offers = await rows.updateOffers.list({ organisationId, policyId, answer: null });
  const exceptions = await rows.exceptions.list({ organisationId, policyId, state: ['asked', 'granted'] });
  // One that holds what a meeting changed waits for its confirmation, not for a meeting.
  const open = revisions.find((each) => isOpenRevision(each.state) && each.amendsId === null);
  const editions = await Promise.all(offers.map((offer) => rows.editions.find({ id: offer.editionId })));
  return {
    id: policyId,
    title: policy.title,
    isAdopted: policy.adoptedOn !== null || policy.adoptedRevisionId !== null,
    reviewDueOn: policy.reviewDueOn as PlainDate | null,
    hasUnsentDraft: draft !== null && draft.text !== revisions[0]?.text,
    emptyBlanks: draft ? emptyBlanks(readStored(draft.text)).length : 0,
    exceptions: exceptions
      .filter((each) => !isInForce(each, today))
      .map((each) => ({
        clause: clauseOf(each),
        addresseeName: each.addresseeName,
        lapsedOn: each.state === 'granted' ? (each.untilOn as PlainDate) : null,
      })),
    openRevision: open ? { ...open, level: open.materiality.level } : null,
    openOffers: editions.flatMap((each) =>
      each
        ? [
            {
              editionNumber: each.number,
              adoptByOn: each.adoptByOn as PlainDate | null,
              level: levelOf(each),
            },
          ]
        : [],
    ),
  };
}

function clauseOf({ clauseNumber, clauseTitle, clauseId }: Exception): string {
  return clauseNumber ? `clause ${clauseNumber}` : `“${clauseTitle || clauseId}”`;
}

/** For how long a publisher is told that a policy left its template, in days. */
const TOLD_FOR = 60;

/** What is asked of a publisher about clauses it fixed, and who left its templates lately. */
async function readAsked(rows: UnitOfWork, today: PlainDate): Promise<Pick<TodoState, 'exceptions' | 'departures'>> {
  const asked = (await rows.exceptions.addressed()).filter(({ exception }) => exception.state === 'asked');
  const told = await rows.register.departuresTold();
  return {
    exceptions: asked.map(({ exception, organisationName }) => ({
      id: exception.id,
      organisationName,
      subjectTitle: exception.subjectTitle,
      clause: clauseOf(exception),
    })),
    departures: told
      .map((each) => ({ ...each, leftOn: each.leftOn as PlainDate }))
      .filter(({ leftOn }) => daysBetween(leftOn, today) <= TOLD_FOR),
  };
}

async function readMeetings(rows: UnitOfWork): Promise<NonNullable<TodoState['meetings']>> {
  const { organisationId } = rows;
  const meetings = await rows.meetings.list({ organisationId }, { order: { heldOn: 'desc' }, limit: 20 });
  return Promise.all(
    meetings.map(async (meeting) => {
      const body = await rows.bodies.get({ organisationId, id: meeting.bodyId });
      const items = await rows.agendaItems.list({ organisationId, meetingId: meeting.id });
      const tabled =
        items.length > 0
          ? await rows.revisions.count({ organisationId, id: items.map((each) => each.revisionId), state: 'tabled' })
          : 0;
      return {
        id: meeting.id,
        bodyName: body.name,
        heldOn: meeting.heldOn as PlainDate,
        items: items.length,
        undecided: tabled,
      };
    }),
  );
}

function levelOf({ materiality }: Edition): Materiality | null {
  const levels = Object.values(materiality).map((each) => each.level);
  return levels.length > 0 ? heaviest(levels) : null;
}

/** What the person is asked to read: what several policies are confirmed together in stands once, as that. */
async function readUnread(
  rows: UnitOfWork,
  today: PlainDate,
): Promise<Required<Pick<TodoState, 'unread' | 'declarations'>>> {
  const { texts, readings, rounds } = await readMyReadings(rows, today);
  const titleOf = (policyId: string): string => texts.find((each) => each.policyId === policyId)?.title ?? '';
  const together = rounds.filter(({ round }) => round.policyIds.length > 1).map(({ row, round }) => ({ row, round }));
  const inDeclarations = new Set(together.map(({ round }) => round.id));
  return {
    declarations: together.map(({ row, round }) => ({
      ...{ roundId: row.id, title: row.title, dueOn: round.dueOn },
      policies: readings.filter(({ roundIds }) => roundIds.includes(row.id)).map(({ policyId }) => titleOf(policyId)),
    })),
    unread: readings
      .filter(({ roundIds }) => !roundIds.some((id) => inDeclarations.has(id)))
      .map(({ policyId, dueOn, changedSince }) => ({ policyId, policyTitle: titleOf(policyId), dueOn, changedSince })),
  };
}

async function readQuestions(rows: UnitOfWork): Promise<NonNullable<TodoState['questions']>> {
  const { organisationId } = rows;
  const open = await rows.readingQuestions.list({ organisationId, answeredAt: null }, { order: { askedAt: 'asc' } });
  return open.map(({ id, personName, policyTitle }) => ({ id, personName, policyTitle }));
}

async function readAmendings(
  rows: UnitOfWork,
  policies: readonly Policy[],
): Promise<NonNullable<TodoState['amendings']>> {
  const found = await Promise.all(
    policies.map(async ({ organisationId, id, title: policyTitle }) => {
      const amending = await findAmendingDecision(rows, organisationId, id);
      if (!amending) return [];
      const { decision, amended } = amending;
      return [
        {
          decisionId: decision.id,
          policyTitle,
          decidedOn: decision.decidedOn as PlainDate,
          office: decision.confirmedBy ?? 'chair',
          revisionId: amended?.id ?? null,
        },
      ];
    }),
  );
  return found.flat();
}

async function readEditorialUpdates(
  rows: UnitOfWork,
  policies: readonly Policy[],
  today: PlainDate,
): Promise<NonNullable<TodoState['editorialUpdates']>> {
  const { organisationId } = rows;
  const revisions = await rows.revisions.list({ organisationId, state: 'submitted', amendsId: null });
  const updates = await Promise.all(
    revisions.map(async (revision) => {
      const office = (await officesThatAdopt(rows, revision, today)).find((each) => rows.actor.roles.includes(each));
      const policyTitle = policies.find((each) => each.id === revision.policyId)?.title;
      return office && policyTitle ? [{ revisionId: revision.id, policyTitle, office }] : [];
    }),
  );
  return updates.flat();
}

async function readUnreported(
  rows: UnitOfWork,
  policies: readonly Policy[],
): Promise<NonNullable<TodoState['unreported']>> {
  const { organisationId } = rows;
  const decisions = await rows.decisions.list({ organisationId, route: 'delegated' });
  if (decisions.length === 0) return [];
  const reports = await rows.decisionReports.list({ organisationId, decisionId: decisions.map((each) => each.id) });
  const reported = new Set(reports.map((each) => each.decisionId));
  const open = decisions.filter((each) => !reported.has(each.id));
  const revisions =
    open.length > 0 ? await rows.revisions.list({ organisationId, id: open.map((each) => each.revisionId) }) : [];
  return open.map(({ id: decisionId, revisionId, decidedOn }) => {
    const policyId = revisions.find((each) => each.id === revisionId)?.policyId;
    const policyTitle = policies.find((each) => each.id === policyId)?.title ?? 'a policy';
    return { decisionId, policyTitle, decidedOn: decidedOn as PlainDate };
  });
}

async function readTodoDuties(
  rows: UnitOfWork,
  policies: readonly Policy[],
): Promise<NonNullable<TodoState['duties']>> {
  const { organisationId } = rows;
  const duties = await rows.duties.list({ organisationId, endedOn: null }, { order: { dueOn: 'asc', id: 'asc' } });
  return duties.flatMap(({ id, words, ownerRole, policyId, dueOn }) => {
    const policyTitle = policies.find((each) => each.id === policyId)?.title;
    return policyTitle && dueOn ? [{ id, words, ownerRole, policyTitle, dueOn: dueOn as PlainDate }] : [];
  });
}

async function readTemplates(rows: UnitOfWork): Promise<NonNullable<TodoState['templates']>> {
  const { organisationId } = rows;
  const templates = await rows.templates.list({ organisationId });
  return Promise.all(
    templates.map(async ({ id, title }) => {
      const draft = await rows.templateDrafts.find({ organisationId, templateId: id });
      const latest = await rows.editions.find({ organisationId, templateId: id }, { order: { number: 'desc' } });
      return {
        id,
        title,
        hasUnpublishedDraft: draft !== null && draft.text !== latest?.text,
        newerBase: draft ? await readNewerBase(rows, draft) : null,
        reviewDueOn: null,
      };
    }),
  );
}

/** The newest edition of the template that a draft was made from, where the draft stands on an earlier one. */
async function readNewerBase(rows: UnitOfWork, { baseEditionId }: TemplateDraft): Promise<TodoTemplate['newerBase']> {
  const base = baseEditionId ? await rows.editions.find({ id: baseEditionId }) : null;
  if (!base) return null;
  const { organisationId, templateId } = base;
  const newest = await rows.editions.find({ organisationId, templateId }, { order: { number: 'desc' } });
  const publisher = await rows.organisations.find({ id: organisationId });
  return newest && newest.number > base.number ? { publisherName: publisher?.name ?? '', number: newest.number } : null;
}

async function readRegister(rows: UnitOfWork, today: PlainDate): Promise<NonNullable<TodoState['register']>> {
  const { missing, overdue, dueSoon, unsigned, behind } = await readRegisterCounts(rows, today);
  return { organisationId: rows.organisationId, missing, overdue, dueSoon, unsigned, behind };
}
