import {
  addDays,
  editionReminder,
  inductionReminder,
  missingReminder,
  questionReminder,
  INDUCTION_DAYS,
  READER_ROLES,
  type DigestLine,
  type DigestSubject,
  type PlainDate,
  type ToldStep,
} from '@ratify/policy';
import type { PersonWork } from '@ratify/store';
import { readMyReadings } from '../reading/my-readings.ts';
import { holds, type Post } from './posts.ts';

/** What somebody new is to read first: as long as its day has not passed. */
export async function readingLines(work: PersonWork, post: Post, today: PlainDate): Promise<DigestLine[]> {
  const { organisation, roles, held } = post;
  const [first] = held
    .filter((each) => READER_ROLES.includes(each.role))
    .toSorted((a, b) => a.fromOn.localeCompare(b.fromOn));
  if (!first || addDays(first.fromOn as PlainDate, INDUCTION_DAYS) < today) return [];
  const { id: organisationId, kind: organisationKind } = organisation;
  const { texts, readings } = await readMyReadings(work.as({ organisationId, organisationKind, roles }), today);
  const titleOf = (policyId: string): string => texts.find((each) => each.policyId === policyId)?.title ?? '';
  const asked = readings.flatMap(({ policyId, reason, dueOn }) =>
    reason === 'induction' && dueOn !== null ? [{ title: titleOf(policyId), dueOn }] : [],
  );
  const told = inductionReminder(asked, today);
  return told ? [line(post, 'reading', first.id, told)] : [];
}

/** Questions about policies that wait for an answer: for the head. */
export async function questionLines(work: PersonWork, post: Post): Promise<DigestLine[]> {
  if (!holds(post.roles, 'head')) return [];
  const { id: organisationId } = post.organisation;
  const asked = await work.readingQuestions.list({ organisationId, answeredAt: null }, { order: { askedAt: 'asc' } });
  return asked
    .filter((each) => each.personId !== work.personId)
    .map(({ id, personName, policyTitle: title }) =>
      line(post, 'question', id, questionReminder({ personName, title })),
    );
}

/** Newer editions of what is adapted here: for whoever adapts it, the head; where there is none, the clerk. */
export async function editionLines(work: PersonWork, post: Post): Promise<DigestLine[]> {
  if (!holds(post.roles, post.filled.has('head') ? 'head' : 'clerk')) return [];
  const { id: organisationId } = post.organisation;
  const offers = await work.updateOffers.list({ organisationId, answer: null });
  if (offers.length === 0) return [];
  const editions = await work.editions.list(
    { id: offers.map((each) => each.editionId) },
    { without: ['text', 'clauseIndex'] },
  );
  const policies = await work.policies.list({
    organisationId,
    id: offers.map((each) => each.policyId),
    retiredOn: null,
  });
  return policies.flatMap(({ id, title }): DigestLine[] => {
    const open = editions.filter((each) =>
      offers.some(({ policyId, editionId }) => policyId === id && editionId === each.id),
    );
    const number = Math.max(...open.map((each) => each.number));
    const adoptByOn = (open.flatMap((each) => each.adoptByOn ?? []).sort()[0] ?? null) as PlainDate | null;
    return open.length > 0 ? [line(post, 'edition', id, editionReminder({ title, number, adoptByOn }))] : [];
  });
}

/** What others expect and this setting does not hold: for head and clerk. */
export async function missingLines(work: PersonWork, post: Post, today: PlainDate): Promise<DigestLine[]> {
  const { organisation, roles } = post;
  if (!holds(roles, 'head', 'clerk') || organisation.kind !== 'school') return [];
  const missing = await work.register.missingHere(organisation.id, today);
  return missing.map(({ id, title, publisherName, dueOn }) =>
    line(post, 'missing', id, missingReminder({ title, publisherName, dueOn: dueOn as PlainDate | null }, today)),
  );
}

function line({ organisation }: Post, subject: DigestSubject, subjectId: string, told: ToldStep): DigestLine {
  const { id: organisationId, name: organisationName } = organisation;
  return { organisationId, organisationName, subject, subjectId, ...told };
}
