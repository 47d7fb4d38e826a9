import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DecisionType } from '../adopt/decision.types.ts';
import { DelegatedDecisionType } from '../adopt/delegated-decision.types.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload, RefusalType } from '../graph/refusal.types.ts';
import { ChangeType, ConsultationType } from './change.types.ts';
import { BodyType } from '../organisations/organisation.types.ts';
import { ChangedAnswerType } from '../review/live-value.types.ts';

/** One line of the schedule of local variations. */
@ObjectType('Variation')
export class VariationType {
  @Field(() => ID, { nullable: true }) clauseId?: string | null;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String, { description: 'reworded, left out, added, moved or term changed' }) what: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => String, { description: "The template's, said with the organisation's own terms and answers." })
  templateWording: string;
  @Field(() => String) ownWording: string;
  @Field(() => String, { description: 'From the one wording to the other, as HTML.' }) redline: string;
  @Field(() => String, {
    nullable: true,
    description: 'For a fixed clause: who granted that it differs, as a sentence.',
  })
  exception?: string | null;
}

@ObjectType('AmendableClause')
export class AmendableClauseType {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String, { description: 'The Markdown inside the clause.' }) body: string;
}

@ObjectType('Revision')
export class RevisionType {
  @Field(() => ID) id: string;
  @Field(() => ID) policyId: string;
  @Field(() => String) policyTitle: string;
  @Field(() => ID, { nullable: true, description: 'The meeting on whose agenda it is.' }) meetingId?: string | null;
  @Field(() => DecisionType, {
    nullable: true,
    description: 'What was decided on it; on an agenda, what that meeting decided.',
  })
  decision?: DecisionType | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'On an agenda: whether the decision of that meeting is waited for.',
  })
  waits?: boolean | null;
  @Field(() => Int) number: number;
  @Field(() => String, { description: 'submitted, tabled, adopted, not-adopted, deferred, superseded or withdrawn' })
  state: string;
  @Field(() => String) text: string;
  @Field(() => String) html: string;
  @Field(() => String) textSha256: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => String, { description: 'The heaviest of its changes: editorial, substantive or legal.' }) level: string;
  @Field(() => [ChangeType], { description: 'What it changes of the text that was in force when it was sent.' })
  changes: ChangeType[];
  @Field(() => Boolean, { description: 'No text was in force when it was sent: all of it is new.' }) isFirst: boolean;
  @Field(() => [ConsultationType], { description: 'Who was consulted on it or on the editions it took.' })
  consultations: ConsultationType[];
  @Field(() => String, { nullable: true, description: 'Why agreed wording is changed without consulting.' })
  consultationReason?: string | null;
  @Field(() => [VariationType], { description: 'How it differs from its edition.' }) variations: VariationType[];
  @Field(() => ID, { nullable: true, description: 'The version put to the meeting whose changes this one holds.' })
  amendsId?: string | null;
  @Field(() => String, { nullable: true, description: 'The office that confirms that it matches the minute.' })
  confirmedBy?: string | null;
  @Field(() => [String], { description: 'Offices that may adopt it without a meeting: editorial through and through.' })
  adoptableBy: string[];
  @Field(() => Boolean, { description: 'Whether it is recorded that the policy is left to the head.' })
  isLeftToHead: boolean;
  @Field(() => [ChangeType], { description: 'What it changes of the version put to the meeting.' })
  amended: ChangeType[];
  @Field(() => [AmendableClauseType], { description: 'What can be amended: every clause with its own wording.' })
  clauses: AmendableClauseType[];
  @Field(() => String) submittedByName: string;
  @Field(() => Date) submittedAt: Date;
}

@ObjectType('RevisionPayload')
export class RevisionPayload extends Payload {
  @Field(() => RevisionType, { nullable: true }) revision?: RevisionType | null;
}

@ObjectType('SubmitPolicyPayload')
export class SubmitPolicyPayload extends RevisionPayload {
  @Field(() => [RefusalType], { description: 'What to know of what was sent: nothing that stands in its way.' })
  warnings: RefusalType[];
}

@ObjectType('MinutesConfirmation', { description: 'That a later meeting confirmed the minutes of a meeting.' })
export class MinutesConfirmationType {
  @Field(() => ID, { description: 'The meeting that confirmed them.' }) confirmedAtId: string;
  @Field(() => PlainDateScalar) confirmedOn: string;
  @Field(() => String, { nullable: true, description: 'Of the minute that says so.' }) minuteReference?: string | null;
}

@ObjectType('Meeting')
export class MeetingType {
  @Field(() => ID) id: string;
  @Field(() => BodyType) body: BodyType;
  @Field(() => PlainDateScalar) heldOn: string;
  @Field(() => String, { nullable: true, description: 'On the clock in England, like 18:30.' }) startsAt?:
    string | null;
  @Field(() => String, { nullable: true }) endsAt?: string | null;
  @Field(() => String, { nullable: true }) place?: string | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'The day on which it was called off.' })
  cancelledOn?: string | null;
  @Field(() => String, { nullable: true }) cancelledBecause?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Members with a vote who were present, by name or as they were counted.',
  })
  attendance?: number | null;
  @Field(() => [RevisionType]) agenda: RevisionType[];
  @Field(() => MinutesConfirmationType, { nullable: true, description: 'Null while its minutes are draft.' })
  minutesConfirmation?: MinutesConfirmationType | null;
  @Field(() => [ChangedAnswerType], {
    description:
      'What keepers changed between the last meeting of the body and this one, of policies that it is told of.',
  })
  changedAnswers: ChangedAnswerType[];
  @Field(() => [DelegatedDecisionType], {
    description:
      'What was decided for the body before this meeting and waits to be told to it, or was told at this one.',
  })
  decidedBetween: DelegatedDecisionType[];
}

@ObjectType('MinutesPayload')
export class MinutesPayload extends Payload {
  @Field(() => MinutesConfirmationType, { nullable: true }) confirmation?: MinutesConfirmationType | null;
}

@ObjectType('MeetingPayload')
export class MeetingPayload extends Payload {
  @Field(() => MeetingType, { nullable: true }) meeting?: MeetingType | null;
}

@ObjectType('MoveMeetingPayload')
export class MoveMeetingPayload extends MeetingPayload {
  @Field(() => [RefusalType], { description: 'Papers that are late for that day: nothing that stands in its way.' })
  warnings: RefusalType[];
}
