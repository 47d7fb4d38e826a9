import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';
import { DelegatedDecisionType } from '../adopt/delegated-decision.types.ts';
import { MeetingType } from './revision.types.ts';

@ObjectType('PlannedMeeting', { description: 'A meeting that can take the review of a policy.' })
export class PlannedMeetingType {
  @Field(() => ID) meetingId: string;
  @Field(() => String) bodyName: string;
  @Field(() => PlainDateScalar) heldOn: string;
  @Field(() => String, { nullable: true }) place?: string | null;
}

@ObjectType('PlacedPolicy', { description: 'A policy whose review has its place in the year.' })
export class PlacedPolicyType {
  @Field(() => ID) policyId: string;
  @Field(() => String) title: string;
  @Field(() => PlainDateScalar, { nullable: true }) dueOn?: string | null;
  @Field(() => String, { description: 'last-before-due, moved or on-agenda' }) by: string;
  @Field(() => Boolean, { description: 'The meeting is later than the review is due.' }) isLate: boolean;
}

@ObjectType('MeetingLoad', { description: 'A meeting of the year with the reviews it is to take.' })
export class MeetingLoadType extends PlannedMeetingType {
  @Field(() => PlainDateScalar, { description: 'The last day on which its papers reach the members in time.' })
  papersBy: string;
  @Field(() => Boolean) isHeld: boolean;
  @Field(() => [PlacedPolicyType]) policies: PlacedPolicyType[];
}

@ObjectType('UncaughtPolicy', { description: 'A policy whose review no planned meeting takes in time.' })
export class UncaughtPolicyType {
  @Field(() => ID) policyId: string;
  @Field(() => String) title: string;
  @Field(() => PlainDateScalar) dueOn: string;
  @Field(() => String) bodyName: string;
  @Field(() => String, { description: 'overdue, held, none-planned or after-the-year' }) why: string;
  @Field(() => PlannedMeetingType, {
    nullable: true,
    description: 'The next one that could take it, though not in time.',
  })
  next?: PlannedMeetingType | null;
}

@ObjectType('UndatedPolicy')
export class UndatedPolicyType {
  @Field(() => ID) policyId: string;
  @Field(() => String) title: string;
}

@ObjectType('YearPlan', { description: 'Policies by meetings over a school year.' })
export class YearPlanType {
  @Field(() => ID) organisationId: string;
  @Field(() => String) organisationName: string;
  @Field(() => [UncaughtPolicyType], { description: 'The first due first.' }) uncaught: UncaughtPolicyType[];
  @Field(() => [MeetingLoadType]) meetings: MeetingLoadType[];
  @Field(() => [PlacedPolicyType], { description: 'Due in the year and decided without a meeting.' })
  withoutMeeting: PlacedPolicyType[];
  @Field(() => [DelegatedDecisionType], { description: 'Decided for a body in the year, or not reported to it yet.' })
  delegated: DelegatedDecisionType[];
  @Field(() => [UndatedPolicyType], { description: 'In force without a review date: in no plan.' })
  undated: UndatedPolicyType[];
}

@ObjectType('SettingYear', { description: 'The year of a setting below in figures.' })
export class SettingYearType {
  @Field(() => ID) organisationId: string;
  @Field(() => String) organisationName: string;
  @Field(() => Int, { description: 'Meetings of the year that are still to come.' }) meetings: number;
  @Field(() => Int, { description: 'Reviews that they take.' }) placed: number;
  @Field(() => Int, { description: 'Reviews that none of them takes in time.' }) uncaught: number;
  @Field(() => Int, { description: 'Policies in force without a review date.' }) undated: number;
}

@ObjectType('PlanReviewPayload')
export class PlanReviewPayload extends Payload {}

@ObjectType('ScheduleYearPayload')
export class ScheduleYearPayload extends Payload {
  @Field(() => [MeetingType]) meetings: MeetingType[];
}
