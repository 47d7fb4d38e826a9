import { abilityFor, type Action, type RatifyAbility, type Subject } from '@ratify/access';
import { refuse, type Actor, type PlainDate, type PlanRecord, type Role } from '@ratify/policy';
import { StoreError, type Scope, type UnitOfWork } from '@ratify/store';
import { LRUCache } from 'lru-cache';
import { NotClerkOfBody } from './clerk-of.ts';
import { postMessage } from '../message/post-message.ts';
import { refused, type Outcome } from './outcome.ts';
import type { Journey } from './ports.ts';

/** What a use case works with inside its one transaction. */
export interface Work {
  readonly rows: UnitOfWork;
  readonly actor: Actor;
  readonly roles: readonly Role[];
  readonly organisationId: string;
  readonly today: PlainDate;
  /** What was asked for. */
  readonly permission: readonly [Action, Subject];
}

/**
 * Runs one use case: one unit of work, opened for the session's scope, checked for permission, committed before it answers.
 * What is not there and what is not the caller's are refused alike.
 */
export async function writing<T>(
  journey: Journey,
  scope: Scope,
  permission: readonly [Action, Subject],
  act: (work: Work) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await journey.store.inContext(scope, { write: true }, async (rows) => {
      const work = workOf(rows, journey.clock.today(), permission);
      const [action, subject] = permission;
      return abilityOf(rows).can(action, subject) ? act(work) : refused<T>(refuse('NOT_PERMITTED'));
    });
  } catch (error) {
    if (error instanceof NotClerkOfBody) return refused<T>(error.refusal);
    if (error instanceof StoreError && (error.code === 'NOT_FOUND' || error.code === 'OUT_OF_REACH'))
      return refused<T>(refuse('NOT_FOUND'));
    if (error instanceof StoreError && error.code === 'SESSION_ENDED') return refused<T>(refuse('NOT_SIGNED_IN'));
    if (error instanceof StoreError && error.code === 'NO_APPOINTMENT') return refused<T>(refuse('NOT_PERMITTED'));
    throw error;
  }
}

function workOf(rows: UnitOfWork, today: PlainDate, permission: Work['permission']): Work {
  const { personId, personName, organisationId, roles } = rows.actor;
  if (!personId) throw new Error('a use case is run by a person');
  return { rows, actor: { personId, name: personName ?? '' }, roles, organisationId, today, permission };
}

/** By everything that an ability is made of, as the entrance answered it: whose roles or reach have changed finds another. */
const abilities = new LRUCache<string, RatifyAbility>({ max: 1_000 });

/** What a person may do for the organisation they act for. */
export function abilityOf(rows: UnitOfWork): RatifyAbility {
  const { personId, organisationId, organisationKind, roles } = rows.actor;
  const { above } = rows.reach;
  // What is below does not mean one's own: a sentence says `own` where it does. Whoever publishes publishes to itself too.
  const below = rows.reach.below.filter((id) => id !== organisationId);
  const actor = { personId: personId ?? '', organisationId, organisationKind, roles, below, above };
  const key = JSON.stringify(actor);
  const known = abilities.get(key);
  if (known) return known;
  const made = abilityFor(actor);
  abilities.set(key, made);
  return made;
}

/** Appends what a plan ends with: the audit rows, then the jobs and the mail, in the same transaction. */
export async function record({ rows, actor }: Work, plan: PlanRecord): Promise<void> {
  await rows.auditAll(plan.audit);
  for (const { task, payload, key } of plan.jobs) await rows.enqueue(task, payload, key);
  for (const message of plan.messages ?? []) await postMessage(rows, message, actor.personId);
}
