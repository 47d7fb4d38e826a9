import {
  isRunning,
  addDays,
  changesToldSince,
  commentLines,
  dateInLondon,
  dutiesToldUntil,
  dutyReminder,
  escalatesUntil,
  escalationStep,
  isSeenTo,
  MEETING_OFFICES,
  meetingStep,
  mondayOf,
  reviewReminder,
  sayDate,
  sayDutyReminder,
  sayEscalation,
  sayMeetingChange,
  sayReviewReminder,
  saySignatureReminder,
  signatureReminder,
  FIRST_REMINDER_DAYS,
  SIGNING_OFFICES,
  type DigestLine,
  type PlainDate,
  type ReviewToRemind,
  type Role,
  type WaitingVersion,
} from '@ratify/policy';
import type { Organisation, PersonWork, PolicyToRemind } from '@ratify/store';
import { readTalks } from '../circulate/read-talks.ts';
import { readNoted } from '../review/read-reasons.ts';
import { readTodoRequests } from '../reading/signing.ts';
import { editionLines, missingLines, questionLines, readingLines } from './more-lines.ts';
import { holds, type Post } from './posts.ts';

/** Everything that one person is to be reminded of today, over all organisations where they hold a post, told of before or not. */
export async function readDigestLines(work: PersonWork, today: PlainDate): Promise<DigestLine[]> {
  const posts = await readPosts(work, today);
  const lines = [
    ...(await reviewLines(work, posts, today)),
    ...(await meetingLines(work, posts, today)),
    ...(await Promise.all(posts.map((post) => signatureLines(work, post, today)))).flat(),
    ...(await Promise.all(posts.map((post) => dutyLines(work, post, today)))).flat(),
    ...(await Promise.all(posts.map((post) => talkLines(work, post, today)))).flat(),
    ...(await Promise.all(posts.map((post) => reasonLines(work, post)))).flat(),
    ...(await Promise.all(posts.map((post) => templateLines(work, post, today)))).flat(),
    ...(await Promise.all(posts.map((post) => questionLines(work, post)))).flat(),
    ...(await Promise.all(posts.map((post) => readingLines(work, post, today)))).flat(),
    ...(await Promise.all(posts.map((post) => editionLines(work, post)))).flat(),
    ...(await Promise.all(posts.map((post) => missingLines(work, post, today)))).flat(),
    ...(await Promise.all(posts.map((post) => settingLines(work, post, today)))).flat(),
  ];
  return lines.sort((a, b) => a.organisationName.localeCompare(b.organisationName, 'en'));
}

async function readPosts(work: PersonWork, today: PlainDate): Promise<Post[]> {
  const all = (await work.appointments.list()).filter((each) => isRunning(each, today));
  const mine = [...new Set(all.filter((each) => each.personId === work.personId).map((each) => each.organisationId))];
  const organisations = mine.length > 0 ? await work.organisations.list({ id: mine }, { order: { id: 'asc' } }) : [];
  const open = organisations.filter(({ closedOn }) => closedOn === null || closedOn > today);
  return open.map((organisation) => {
    const here = all.filter((each) => each.organisationId === organisation.id);
    const held = here.filter((each) => each.personId === work.personId);
    return { organisation, held, roles: held.map(({ role }) => role), filled: new Set(here.map(({ role }) => role)) };
  });
}

/** Head and clerk look after reviews; where nobody is either, whoever appoints there hears of both. */
async function reviewLines(work: PersonWork, posts: readonly Post[], today: PlainDate): Promise<DigestLine[]> {
  const minded = posts.filter(({ roles, filled }) => holds(roles, 'head', 'clerk') || isLeftTo(roles, filled));
  if (minded.length === 0) return [];
  const ids = minded.map(({ organisation }) => organisation.id);
  const found = await work.policiesToRemind(ids, addDays(today, FIRST_REMINDER_DAYS));
  return minded.flatMap(({ organisation, roles, filled }) => {
    // The clerk does, and where there is none whoever hears of reviews instead.
    const seesToAgendas = holds(roles, 'clerk') || !filled.has('clerk');
    const lines = found.flatMap((each) => reviewLine(each, { organisation, seesToAgendas }, today));
    return lines.length > 0 && isLeftTo(roles, filled)
      ? [vacancyLine(organisation, organisation, today), ...lines]
      : lines;
  });
}

function isLeftTo(roles: readonly Role[], filled: ReadonlySet<Role>): boolean {
  return holds(roles, 'publisher') && !filled.has('head') && !filled.has('clerk');
}

function reviewLine(
  found: PolicyToRemind,
  { organisation, seesToAgendas }: Pick<Post, 'organisation'> & { readonly seesToAgendas: boolean },
  today: PlainDate,
): DigestLine[] {
  const { id, name } = organisation;
  if (found.organisationId !== id) return [];
  const { bodyName, meetsOn, papersDays } = found;
  const dueOn = found.dueOn as PlainDate;
  const waiting = found.waiting as WaitingVersion | null;
  if (isSeenTo({ waiting, dueOn }, { seesToAgendas }, today)) return [];
  const policy: ReviewToRemind = {
    ...{ policyId: found.policyId, title: found.title, dueOn, waiting },
    body:
      bodyName === null
        ? null
        : { name: bodyName, meetsOn: meetsOn as PlainDate[], ...(papersDays === null ? {} : { papersDays }) },
  };
  const reminder = reviewReminder(policy, today);
  if (!reminder) return [];
  return [
    {
      ...{ organisationId: id, organisationName: name, subject: 'review', subjectId: found.policyId },
      step: `${found.dueOn}:${reminder.step}`,
      words: sayReviewReminder(policy, reminder, today),
    },
  ];
}

/** Meetings that changed after the person was told of them, by papers or in a calendar of theirs. Whoever changed one knows. */
async function meetingLines(work: PersonWork, posts: readonly Post[], today: PlainDate): Promise<DigestLine[]> {
  const seated = posts.filter(({ roles }) => holds(roles, ...MEETING_OFFICES));
  if (seated.length === 0) return [];
  const ids = seated.map(({ organisation }) => organisation.id);
  const changed = await work.changedMeetings(ids, { since: changesToldSince(today), today });
  if (changed.length === 0) return [];
  const calendarSince = await work.calendarSince();
  return changed.flatMap((meeting): DigestLine[] => {
    const { organisationId, meetingId: subjectId, bodyId, changedAt, changedBy, hadPapers } = meeting;
    const post = seated.find(({ organisation }) => organisation.id === organisationId);
    const knew = hadPapers || (calendarSince !== null && calendarSince < changedAt);
    if (!post || !knew || changedBy === work.personId || !sitsOn(post, bodyId)) return [];
    const words = sayMeetingChange({
      ...{ ...meeting, heldOn: meeting.heldOn as PlainDate },
      ...{ movedFrom: meeting.movedFrom as PlainDate | null, cancelledOn: meeting.cancelledOn as PlainDate | null },
    });
    const { name: organisationName } = post.organisation;
    return [{ organisationId, organisationName, subject: 'meeting', subjectId, step: meetingStep(meeting), words }];
  });
}

function sitsOn({ held }: Post, bodyId: string): boolean {
  const offices: readonly Role[] = MEETING_OFFICES;
  return held.some((each) => offices.includes(each.role) && (each.bodyId === null || each.bodyId === bodyId));
}

/** Signatures for which it is this person's turn. */
async function signatureLines(
  work: PersonWork,
  { organisation, roles }: Post,
  today: PlainDate,
): Promise<DigestLine[]> {
  const { id: organisationId, name: organisationName, kind: organisationKind } = organisation;
  if (!holds(roles, ...SIGNING_OFFICES)) return [];
  const open = await work.signatureRequests.list({ organisationId, state: 'open' });
  if (open.length === 0) return [];
  const rows = work.as({ organisationId, organisationKind, roles });
  const asked = await readTodoRequests(rows, await rows.policies.list({ organisationId, retiredOn: null }), today);
  return asked.flatMap((request): DigestLine[] => {
    const row = open.find((each) => each.id === request.id);
    const step = row && signatureReminder(request, dateInLondon(row.requestedAt.getTime()), today);
    if (!step) return [];
    const words = saySignatureReminder(request.policyTitle, request.lapsesOn);
    return [{ organisationId, organisationName, subject: 'signature', subjectId: request.id, step, words }];
  });
}

/** Duties of the person's office that are due within two weeks, or past; those of an empty office go to the other of head and clerk. */
async function dutyLines(
  work: PersonWork,
  { organisation, roles, filled }: Post,
  today: PlainDate,
): Promise<DigestLine[]> {
  if (!holds(roles, 'head', 'clerk')) return [];
  const { id: organisationId, name: organisationName } = organisation;
  const duties = (
    await work.duties.list({ organisationId, endedOn: null }, { order: { dueOn: 'asc', id: 'asc' } })
  ).filter(
    ({ dueOn, ownerRole }) =>
      dueOn !== null && dueOn <= dutiesToldUntil(today) && (holds(roles, ownerRole) || !filled.has(ownerRole)),
  );
  if (duties.length === 0) return [];
  const policies = await work.policies.list({
    organisationId,
    id: duties.map((each) => each.policyId),
    retiredOn: null,
  });
  return duties.flatMap((duty): DigestLine[] => {
    const policy = policies.find(({ id }) => id === duty.policyId);
    const dueOn = duty.dueOn as PlainDate;
    const step = dutyReminder(dueOn, today);
    if (!policy || !step) return [];
    const words = sayDutyReminder(duty.words, policy.title, dueOn, today);
    return [{ organisationId, organisationName, subject: 'duty', subjectId: duty.id, step, words }];
  });
}

/** What is said about drafts that concerns the person: never a mail for each, a line a day. */
async function talkLines(work: PersonWork, { organisation, roles }: Post, today: PlainDate): Promise<DigestLine[]> {
  const { id: organisationId, name: organisationName, kind: organisationKind } = organisation;
  const talks = await readTalks(work.as({ organisationId, organisationKind, roles }));
  return talks.flatMap((talk) =>
    commentLines(talk, work.personId, today).map((line) => ({ organisationId, organisationName, ...line })),
  );
}

/** What somebody else noted as a reason to review a policy before its date: told once. */
async function reasonLines(work: PersonWork, { organisation, roles }: Post): Promise<DigestLine[]> {
  if (!holds(roles, 'head', 'clerk')) return [];
  const { id: organisationId, name: organisationName } = organisation;
  const all = await work.reviewReasons.list({ organisationId });
  const policyIds = [...new Set(all.map((each) => each.policyId))];
  const noted = (await readNoted(work, organisationId, policyIds)).filter((each) => each.notedBy !== work.personId);
  if (noted.length === 0) return [];
  const policies = await work.policies.list({ organisationId, id: policyIds, retiredOn: null });
  return noted.flatMap(({ id: subjectId, policyId, notedByName, notedAt }): DigestLine[] => {
    const policy = policies.find((each) => each.id === policyId);
    if (!policy) return [];
    const on = sayDate(dateInLondon(notedAt.getTime()));
    const words = `${policy.title}: on ${on} ${notedByName} noted a reason to review it before its date.`;
    return [{ organisationId, organisationName, subject: 'reason', subjectId, step: 'noted', words }];
  });
}

/** Templates that are due for their own review: for those who write and publish them. */
async function templateLines(work: PersonWork, { organisation, roles }: Post, today: PlainDate): Promise<DigestLine[]> {
  if (!holds(roles, 'council-author', 'publisher')) return [];
  const { id: organisationId, name: organisationName } = organisation;
  const templates = await work.templates.list({ organisationId }, { order: { title: 'asc' } });
  return templates.flatMap(({ id: subjectId, title, reviewDueOn }): DigestLine[] => {
    if (reviewDueOn === null) return [];
    const dueOn = reviewDueOn as PlainDate;
    const due = { policyId: subjectId, title: `The template ${title}`, dueOn, body: null };
    const reminder = reviewReminder(due, today);
    if (!reminder) return [];
    const words =
      dueOn < today
        ? `The template ${title}: its own review was due on ${sayDate(dueOn)}.`
        : `The template ${title}: its own review is due ${dueOn === today ? 'today' : `on ${sayDate(dueOn)}`}.`;
    const step = `${dueOn}:${reminder.step}`;
    return [{ organisationId, organisationName, subject: 'template', subjectId, step, words }];
  });
}

/** What stays overdue at settings below, and settings where nobody would be reminded: for whoever looks after compliance. */
async function settingLines(
  work: PersonWork,
  { organisation, roles, filled }: Post,
  today: PlainDate,
): Promise<DigestLine[]> {
  const isTold = holds(roles, 'compliance-officer') || (holds(roles, 'publisher') && !filled.has('compliance-officer'));
  if (!isTold || organisation.kind === 'school' || !organisation.escalates) return [];
  const settings = await work.settingsToTell(organisation.id, today, escalatesUntil(today));
  return settings.flatMap(({ settingId, settingName, overdue, longestSince, isVacant }): DigestLine[] => [
    ...(isVacant ? [vacancyLine(organisation, { id: settingId, name: settingName }, today)] : []),
    ...(overdue > 0
      ? [
          {
            ...{ organisationId: organisation.id, organisationName: organisation.name },
            ...{ subject: 'escalation' as const, subjectId: settingId, step: escalationStep(today) },
            words: sayEscalation(settingName, overdue, longestSince as PlainDate),
          },
        ]
      : []),
  ]);
}

function vacancyLine(
  { id, name }: Organisation,
  setting: { readonly id: string; readonly name: string },
  today: PlainDate,
): DigestLine {
  return {
    ...{ organisationId: id, organisationName: name, subject: 'vacancy', subjectId: setting.id },
    step: `vacant-${mondayOf(today)}`,
    words: `Nobody is entered as head or clerk of ${setting.name}, so that nobody there is reminded of reviews. Enter somebody, or ask the school to.`,
  };
}
