import { AUDIENCES, type Audience } from '../confirm/audience.ts';
import { type PlainDate, daysBetween } from '../dates/plain-date.ts';
import type { MessageRequest } from '../message/letter.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';

/** Days that have to pass before a round is reminded of by hand again. */
export const REMINDER_DAYS = 7;

export const REMINDER_KINDS = ['by-hand', 'week-before', 'on-the-day'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

const LONGEST_TITLE = 200;

export interface OpenRoundState {
  readonly actor: Actor;
  readonly organisationId: string;
  /** What is in force here and can be asked for. */
  readonly texts: readonly {
    readonly policyId: string;
    readonly policyOrganisationId: string;
    readonly title: string;
  }[];
  /** Those whom the round would ask and who have something to confirm, and how many it would ask in all. */
  readonly waiting: readonly string[];
  readonly asked: number;
}

export interface OpenRoundInput {
  readonly roundId: string;
  /** May be left empty for a single policy: it is that policy's. */
  readonly title: string;
  readonly policyIds: readonly string[];
  readonly audience: readonly Audience[];
  readonly personIds: readonly string[];
  readonly isRenewal: boolean;
  readonly dueOn: PlainDate;
}

export interface OpenRoundPlan extends PlanRecord {
  readonly round: Omit<OpenRoundInput, 'roundId' | 'policyIds'> & {
    readonly id: string;
    readonly openedOn: PlainDate;
    readonly openedBy: string;
    readonly openedByName: string;
  };
  readonly policies: readonly (OpenRoundState['texts'][number] & {
    readonly roundId: string;
    readonly position: number;
  })[];
}

/** Asks an audience to confirm policies by a day; whoever has not confirmed them yet is told by mail. */
export function decideOpenRound(
  { actor, texts, waiting, asked }: OpenRoundState,
  { roundId, policyIds, ...input }: OpenRoundInput,
  today: PlainDate,
): Decided<OpenRoundPlan> {
  const wanted = texts.filter(({ policyId }) => policyIds.includes(policyId));
  const title = input.title.trim().replace(/\s+/g, ' ') || (wanted.length === 1 ? (wanted[0]?.title ?? '') : '');
  const audience = AUDIENCES.filter((each) => input.audience.includes(each));
  const hasAudience = audience.length > 0 || input.personIds.length > 0;
  return decided(
    [
      policyIds.length === 0 && refuse('ROUND_POLICIES_MISSING', { where: 'policies' }),
      wanted.length < new Set(policyIds).size && refuse('ROUND_POLICY_NOT_IN_FORCE', { where: 'policies' }),
      !hasAudience && refuse('ROUND_AUDIENCE_MISSING', { where: 'audience' }),
      hasAudience && asked === 0 && refuse('NOBODY_TO_ASK', { where: 'audience' }),
      ((policyIds.length > 0 && wanted.length > 1 && title === '') || title.length > LONGEST_TITLE) &&
        refuse('ROUND_TITLE_MISSING', { where: 'title' }),
      input.dueOn < today && refuse('ROUND_DAY_PAST', { where: 'day' }),
    ],
    () => ({
      round: {
        ...{ ...input, id: roundId, title, audience, openedOn: today },
        ...{ openedBy: actor.personId, openedByName: actor.name },
      },
      policies: wanted.map((each, at) => ({ ...each, roundId, position: at + 1 })),
      audit: [
        {
          ...{ action: 'round.opened', subject: 'Round', subjectId: roundId },
          data: { policyIds, audience, isRenewal: input.isRenewal, dueOn: input.dueOn, asked },
        },
      ],
      jobs: [],
      messages: waiting
        .filter((each) => each !== actor.personId)
        .map((recipientId) => ({ kind: 'asked-to-confirm', recipientId, subjects: { roundId } })),
    }),
  );
}

export interface RoundState {
  readonly round: { readonly id: string; readonly closedAt: Date | null };
}

export interface CloseRoundPlan extends PlanRecord {
  readonly closed: {
    readonly closedBy: string;
    readonly closedByName: string;
    readonly closedAsked: number;
    readonly closedConfirmed: number;
  };
}

/** Closes a round: nobody is asked by it any more, and how far it came stands. */
export function decideCloseRound({
  actor,
  round,
  asked,
  confirmed,
}: RoundState & {
  readonly actor: Actor;
  readonly asked: number;
  readonly confirmed: number;
}): Decided<CloseRoundPlan> {
  return decided([round.closedAt !== null && refuse('ROUND_CLOSED')], () => ({
    closed: { closedBy: actor.personId, closedByName: actor.name, closedAsked: asked, closedConfirmed: confirmed },
    audit: [{ action: 'round.closed', subject: 'Round', subjectId: round.id, data: { asked, confirmed } }],
    jobs: [],
  }));
}

export interface RemindRoundState extends RoundState {
  /** Those who have not confirmed all of it. */
  readonly waiting: readonly string[];
  readonly reminders: readonly { readonly kind: ReminderKind; readonly remindedOn: PlainDate }[];
}

export interface RemindRoundPlan extends PlanRecord {
  readonly reminder: {
    readonly roundId: string;
    readonly kind: ReminderKind;
    readonly remindedOn: PlainDate;
    readonly people: number;
  };
  readonly messages: readonly MessageRequest[];
}

/** Reminds those who have not confirmed: by hand once a week at most; by the service itself a week before the day and on it, once each. */
export function decideRemindRound(
  { round, waiting, reminders }: RemindRoundState,
  kind: ReminderKind,
  today: PlainDate,
): Decided<RemindRoundPlan> {
  const isLate = reminders.some((each) =>
    kind === 'by-hand' ? daysBetween(each.remindedOn, today) < REMINDER_DAYS : each.kind === kind,
  );
  return decided(
    [
      round.closedAt !== null && refuse('ROUND_CLOSED'),
      round.closedAt === null && isLate && refuse('REMINDED_LATELY'),
      round.closedAt === null && !isLate && kind === 'by-hand' && waiting.length === 0 && refuse('NOBODY_LEFT'),
    ],
    () => ({
      reminder: { roundId: round.id, kind, remindedOn: today, people: waiting.length },
      audit: [
        { action: 'round.reminded', subject: 'Round', subjectId: round.id, data: { kind, people: waiting.length } },
      ],
      jobs: [],
      messages: waiting.map((recipientId) => ({
        kind: 'remind-to-confirm',
        recipientId,
        subjects: { roundId: round.id },
      })),
    }),
  );
}
