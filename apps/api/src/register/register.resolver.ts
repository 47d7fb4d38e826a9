import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql';
import {
  readRegister,
  readRegisterCounts,
  readRegisterOn,
  readTimeline,
  registerAsked,
  registerCountsAsked,
  type Journey,
} from '@ratify/journey';
import { GraphContext } from '../graph/graph-context.ts';
import { isOwnWork, sayBehalf, sayEvent, type PlainDate, type ToldAnswer, type ToldDecision } from '@ratify/policy';
import type { TimelineEvent } from '@ratify/store';
import { JOURNEY } from '../graph/journey.token.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { registerFilter } from './register-filter.ts';
import {
  AuditEventType,
  MissingPolicyType,
  RegisterCountsType,
  RegisterFilterInputType,
  RegisterLineThenType,
  RegisterPageType,
} from './register.types.ts';

const MOST = 100;

@Resolver(() => RegisterPageType)
export class RegisterResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => RegisterPageType, {
    description: 'Policies of the organisation acted for and of those below it, by due date.',
  })
  async register(
    @Args('status', {
      type: () => String,
      nullable: true,
      description:
        'A status, or "behind" for policies behind their template, "exception", "left" for those that left it, or "reason" for those with a reason to review them.',
    })
    status: string | null,
    @Args('filter', { type: () => RegisterFilterInputType, nullable: true }) filter: RegisterFilterInputType | null,
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const today = this.journey.clock.today();
    const question = {
      ...{ status, filter: registerFilter(filter), after },
      first: Math.min(Math.max(first, 1), MOST),
    };
    const rows = await context.reading(registerAsked(today, question));
    if (!rows?.can('read', 'Register')) return { entries: [], endCursor: null, hasMore: false };
    return readRegister(rows.work, today, question);
  }

  @Query(() => [RegisterLineThenType], {
    description: 'What was held on a day: of one organisation in sight, or of all of them, by name and title.',
  })
  async registerOn(
    @Args('on', { type: () => PlainDateScalar }) on: PlainDate,
    @Args('organisationId', { type: () => ID, nullable: true }) organisationId: string | null,
    @Context() context: GraphContext,
  ): Promise<object[]> {
    const rows = await context.reading();
    return rows ? readRegisterOn(rows, on, organisationId ?? null) : [];
  }

  @Query(() => RegisterCountsType, {
    description: 'How many lines of the register stand where, of what a filter leaves.',
  })
  async registerCounts(
    @Args('filter', { type: () => RegisterFilterInputType, nullable: true }) filter: RegisterFilterInputType | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const today = this.journey.clock.today();
    const asked = registerFilter(filter);
    const rows = await context.reading(registerCountsAsked(today, asked));
    if (!rows?.can('read', 'Register'))
      return {
        policies: 0,
        missing: 0,
        drafts: 0,
        submitted: 0,
        overdue: 0,
        dueSoon: 0,
        unsigned: 0,
        notEvidenced: 0,
        behind: 0,
        exceptions: 0,
        leftTemplate: 0,
        reasons: 0,
      };
    return readRegisterCounts(rows.work, today, asked);
  }

  @Query(() => [MissingPolicyType], {
    description: 'What others expect of the school that is acted for and it does not hold, by title.',
  })
  async missingPolicies(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows?.canOn('read', 'Register', { organisationId: rows.organisationId })
      ? rows.register.missingHere(rows.organisationId, this.journey.clock.today())
      : [];
  }

  @Query(() => [AuditEventType], { description: 'The record of the organisation acted for, newest first.' })
  async auditEvents(
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('policyId', { type: () => ID, nullable: true, description: 'Only what is about this policy.' })
    policyId: string | null,
    @Args('before', { type: () => ID, nullable: true, description: 'Only what stands before this line.' })
    before: string | null,
    @Args('signIns', { type: () => Boolean, defaultValue: true }) signIns: boolean,
    @Context() context: GraphContext,
  ): Promise<object[]> {
    const rows = await context.reading();
    if (!rows) return [];
    const asked = { policyId: policyId ?? null, before: before ?? null, signIns };
    return (await readTimeline(rows, { ...asked, first: Math.min(Math.max(first, 1), MOST) })).map(shownEvent);
  }
}

/** A line as it is read: what a program read by its token, the program did, and nobody else on its behalf. */
function shownEvent(event: TimelineEvent): object {
  const { actorPersonId, action, onBehalfOf, behalfName } = event;
  const told = { answer: toldAnswer(event), decision: toldDecision(event), history: event };
  const isProgram = actorPersonId === null && onBehalfOf?.startsWith('token:') === true;
  const byName = isProgram ? `${behalfName ?? 'A program'} (a program)` : event.byName;
  return {
    ...{ ...event, byName, words: sayEvent(action, told) },
    onBehalfOf: isProgram ? null : sayBehalf(onBehalfOf, behalfName),
    isOwnWork: (actorPersonId === null && byName === null) || isOwnWork(action),
  };
}

/** Of an answer that its keeper changed; the policy is named where no link can lead to it. */
function toldAnswer({ question, asAt, of, policyId }: TimelineEvent): ToldAnswer | null {
  return question && asAt ? { question, asAt, of: policyId ? null : of } : null;
}

function toldDecision({ outcome, minuteReference }: TimelineEvent): ToldDecision | null {
  return outcome ? { outcome, minuteReference } : null;
}
