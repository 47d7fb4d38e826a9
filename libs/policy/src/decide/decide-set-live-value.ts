import { takesSeveral, type BlankDefinition } from '@ratify/document';
import { type PlainDate, parsePlainDate, sayDate } from '../dates/plain-date.ts';
import type { Role } from '../journey/vocabulary.ts';
import { isKeptHere, keepersOf, mayKeep } from '../live/keepers.ts';
import { firstDayOf } from '../live/standing-answer.ts';
import { sayRole } from '../people/role-words.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord } from './plan-parts.ts';

/** As long as one answer, and what somebody says on it, may be; how many there may be. */
export const LONGEST_ANSWER = 200;
export const MOST_ANSWERS = 100;
export const LONGEST_WHY = 500;

export interface SetLiveValueState {
  readonly actor: Actor;
  readonly roles: readonly Role[];
  readonly organisationId: string;
  readonly today: PlainDate;
  readonly policy: {
    readonly organisationId: string;
    readonly id: string;
    readonly title: string;
    /** Whether it is another organisation's, which covers the one acted for. */
    readonly isCover: boolean;
    readonly isInForce: boolean;
  };
  /** As the text in force asks it; null where it asks nothing of this name. */
  readonly blank: BlankDefinition | null;
  /** What stands: set between meetings, or said by the text. */
  readonly standing: { readonly items: readonly string[]; readonly asAt: string | null };
}

export interface SetLiveValueInput {
  readonly valueId: string;
  readonly items: readonly string[];
  readonly asAt: PlainDate;
  readonly why: string | null;
}

export interface SetLiveValuePlan extends PlanRecord {
  readonly value: {
    readonly id: string;
    readonly organisationId: string;
    readonly policyOrganisationId: string;
    readonly policyId: string;
    readonly blankId: string;
    readonly question: string;
    readonly items: string[];
    readonly asAt: PlainDate;
    readonly why: string | null;
    readonly setBy: string;
    readonly setByName: string;
  };
}

/**
 * Answers a live blank of a text in force anew, between meetings. No decision is needed: the body that adopted the text left the answer to its
 * keeper. It is of a day up to today, and not before the day of the answer that stands: one that was so before belongs to what was adopted.
 */
export function decideSetLiveValue(
  state: SetLiveValueState,
  { valueId, items, asAt, why }: SetLiveValueInput,
): Decided<SetLiveValuePlan> {
  const { actor, organisationId, policy, blank } = state;
  const given = blank ? tidied(blank, items) : [];
  return decided([...refusePolicy(state), ...refuseAnswer(state, given, asAt), refuseWhy(why)], () => {
    const { id: blankId, label: question } = blank as BlankDefinition;
    return {
      value: {
        ...{ id: valueId, organisationId, policyOrganisationId: policy.organisationId, policyId: policy.id },
        ...{ blankId, question, items: given, asAt, why: why?.trim() || null },
        ...{ setBy: actor.personId, setByName: actor.name },
      },
      audit: [
        {
          action: 'live-value.set',
          subject: 'Policy',
          subjectId: policy.id,
          data: { blankId, question, asAt, title: policy.title },
        },
      ],
      jobs: [],
    };
  });
}

/** Without what a person types around an answer; an address keeps its lines. */
function tidied({ type }: BlankDefinition, items: readonly string[]): string[] {
  const flat = (text: string): string => text.trim().replace(/\s+/g, ' ');
  const address = (text: string): string => text.split(/\r?\n/).map(flat).filter(Boolean).join('\n');
  return items.map(type === 'address' ? address : flat).filter(Boolean);
}

function refusePolicy({ policy, blank, roles }: SetLiveValueState): Refusal[] {
  const { isCover } = policy;
  if (!policy.isInForce) return [refuse('LIVE_TEXT_NOT_IN_FORCE', { where: policy.title })];
  if (!blank) return [refuse('LIVE_BLANK_UNKNOWN', { where: policy.title })];
  if (!isKeptHere(blank, isCover))
    return [refuse(isCover ? 'LIVE_BLANK_OF_OWNER' : 'LIVE_BLANK_ADOPTED', { where: blank.label })];
  if (mayKeep(blank, isCover, roles)) return [];
  const whatToDo = `Ask the ${keepersOf(blank, isCover).map(sayRole).join(' or the ')} to change it.`;
  return [refuse('LIVE_BLANK_KEPT', { where: blank.label, whatToDo })];
}

function refuseAnswer(
  { policy, blank, today, standing }: SetLiveValueState,
  given: readonly string[],
  asAt: PlainDate,
): Refusal[] {
  if (!blank) return [];
  const where = blank.label;
  const isOwnRows = blank.type === 'per-setting' && !policy.isCover;
  const isSame = asAt === standing.asAt && sameItems(given, standing.items);
  const isOlder = standing.asAt !== null && asAt < firstDayOf(standing.asAt);
  return [
    given.length === 0 && refuse('LIVE_ANSWER_MISSING', { where }),
    given.length > MOST_ANSWERS && refuse('LIVE_ANSWERS_MANY', { where }),
    given.length > 1 && !takesSeveral(blank) && refuse('LIVE_ANSWER_ONE', { where }),
    given.some((item) => item.length > LONGEST_ANSWER) && refuse('LIVE_ANSWER_LONG', { where }),
    blank.type === 'date' && given.some((item) => !parsePlainDate(item)) && refuse('LIVE_ANSWER_DATE', { where }),
    isOwnRows && given.some((item) => !/^[^:]+: \S/.test(item)) && refuse('LIVE_ANSWER_SETTING', { where }),
    asAt > today && refuse('LIVE_AS_AT_FUTURE', { where }),
    isOlder && refuse('LIVE_AS_AT_OLDER', { where, what: sayOlder(standing.asAt ?? '') }),
    isSame && refuse('LIVE_ANSWER_SAME', { where }),
  ].filter((refusal) => refusal !== false);
}

function sayOlder(asAt: string): string {
  const day = parsePlainDate(firstDayOf(asAt));
  return day ? `What stands is as at ${sayDate(day)}, which is later than that day.` : refuse('LIVE_AS_AT_OLDER').what;
}

function refuseWhy(why: string | null): Refusal | false {
  return (why?.trim().length ?? 0) > LONGEST_WHY && refuse('LIVE_WHY_LONG');
}

function sameItems(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((item, at) => item === others[at]);
}
