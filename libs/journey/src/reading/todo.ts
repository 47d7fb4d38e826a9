import {
  addDays,
  daysBetween,
  LONGEST_DRAFT_DAYS,
  READER_ROLES,
  todoTasks,
  type PlainDate,
  type Role,
  type TodoState,
  type TodoTask,
  type TodoTemplate,
} from '@ratify/policy';
import type { Policy, TemplateDraft, UnitOfWork } from '@ratify/store';
import { votingOffices } from '../shell/voting-offices.ts';
import { findAmendingDecision } from '../adopt/amending.ts';
import { listWaitingItems } from '../adopt/standing-decision.ts';
import { readTalks } from '../circulate/read-talks.ts';
import { officesThatAdopt, readDelegatedDecisions } from './delegated.ts';
import { readMyReadings } from './my-readings.ts';
import { readRegisterCounts } from './register.ts';
import { readTodoRequests } from './signing.ts';
import { clauseOf, readTodoPolicies, TEXTS } from './todo-policies.ts';

/** What needs the person who acts, what they wait for, and what is coming, in the organisation they act for. */
export async function readTodo(rows: UnitOfWork, today: PlainDate): Promise<TodoTask[]> {
  const { organisationId } = rows;
  const roles: readonly Role[] = rows.actor.roles;
  const is = (...wanted: Role[]): boolean => wanted.some((role) => roles.includes(role));
  const policies = await rows.policies.list({ organisationId, retiredOn: null });
  const state: TodoState = {
    roles,
    policies: is('head', 'clerk') ? await readTodoPolicies(rows, policies, today) : [],
    missing: is('head', 'clerk') ? await rows.register.missingHere(organisationId, today) : [],
    meetings: is('clerk') ? await readMeetings(rows, today) : [],
    signatureRequests: await readTodoRequests(rows, policies, today),
    ...(READER_ROLES.some((role) => is(role)) ? await readUnread(rows, today) : {}),
    // The clerk answers where there is no head.
    questions: is('head') || (is('clerk') && rows.actor.organisationKind !== 'school') ? await readQuestions(rows) : [],
    talks: await readTalks(rows),
    personId: rows.actor.personId ?? '',
    amendings: is('clerk', 'chair', 'vice-chair', 'governor', 'head') ? await readAmendings(rows, policies, today) : [],
    editorialUpdates: is('clerk', 'chair', 'head') ? await readEditorialUpdates(rows, policies, today) : [],
    unreported: is('clerk') ? await readUnreported(rows) : [],
    duties: is('head', 'clerk') ? await readTodoDuties(rows, policies) : [],
    unreached: is('head', 'clerk', 'publisher') ? await rows.listRefusedReminders() : [],
    templates: is('publisher', 'council-author') ? await readTemplates(rows) : [],
    ...(is('publisher') ? await readAsked(rows, today) : {}),
    register: is('compliance-officer') ? await readRegister(rows, today) : null,
  };
  return todoTasks(state, today);
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

/** Every meeting that is not cancelled, held and to come; items and minutes of those alone that are to come or that were held lately, and whatever waits for a decision. */
async function readMeetings(rows: UnitOfWork, today: PlainDate): Promise<NonNullable<TodoState['meetings']>> {
  const { organisationId } = rows;
  const meetings = await rows.meetings.list({ organisationId, cancelledOn: null }, { order: { heldOn: 'desc' } });
  if (meetings.length === 0) return [];
  const bodies = await rows.bodies.list({ organisationId });
  const tabled = await rows.revisions.list({ organisationId, state: 'tabled' }, { without: TEXTS });
  const revisionId = tabled.map((each) => each.id);
  const standing = revisionId.length > 0 ? await rows.agendaItems.list({ organisationId, revisionId }) : [];
  const waiting = await listWaitingItems(rows, organisationId, standing);
  const since = addDays(today, -LONGEST_DRAFT_DAYS);
  const meetingId = meetings.filter(({ heldOn }) => heldOn >= since).map(({ id }) => id);
  const items = meetingId.length > 0 ? await rows.agendaItems.list({ organisationId, meetingId }) : [];
  const minutes = meetingId.length > 0 ? await rows.minutesConfirmations.list({ organisationId, meetingId }) : [];
  const confirmed = new Set(minutes.map((each) => each.meetingId));
  return meetings.flatMap(({ id, bodyId, heldOn }) => {
    const body = bodies.find((each) => each.id === bodyId);
    if (!body) return [];
    return [
      {
        ...{ id, bodyId, bodyKind: body.kind, bodyName: body.name, heldOn: heldOn as PlainDate },
        papersDays: body.papersDays,
        items: items.filter((each) => each.meetingId === id).length,
        undecided: waiting.filter((each) => each.meetingId === id).length,
        hasMinutes: confirmed.has(id),
      },
    ];
  });
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
  today: PlainDate,
): Promise<NonNullable<TodoState['amendings']>> {
  // None waits but on a version that was not adopted as it was put.
  const put = await rows.revisions.list(
    { organisationId: rows.organisationId, state: 'not-adopted' },
    { without: TEXTS },
  );
  const asPut = policies.filter((policy) => put.some((each) => each.policyId === policy.id));
  const found = await Promise.all(
    asPut.map(async ({ organisationId, id, title: policyTitle }) => {
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
  // A governor without a vote confirms nothing.
  const { organisationId, actor } = rows;
  const offices = await votingOffices(
    rows,
    { organisationId, roles: actor.roles, personId: actor.personId ?? '' },
    today,
  );
  const isBarred = (office: string): boolean => office === 'governor' && !offices.includes('governor');
  return found.flat().filter(({ office, revisionId }) => revisionId === null || !isBarred(office));
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

async function readUnreported(rows: UnitOfWork): Promise<NonNullable<TodoState['unreported']>> {
  const delegated = await readDelegatedDecisions(rows, rows.organisationId);
  return delegated
    .filter(({ reportedOn }) => reportedOn === null)
    .map(({ decisionId, policyTitle, decidedOn, route, body }) => ({
      decisionId,
      policyTitle,
      decidedOn,
      route,
      body,
    }));
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
    templates.map(async ({ id, title, reviewDueOn }) => {
      const draft = await rows.templateDrafts.find({ organisationId, templateId: id });
      const latest = await rows.editions.find({ organisationId, templateId: id }, { order: { number: 'desc' } });
      return {
        id,
        title,
        hasUnpublishedDraft: draft !== null && draft.text !== latest?.text,
        newerBase: draft ? await readNewerBase(rows, draft) : null,
        reviewDueOn: reviewDueOn as PlainDate | null,
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
