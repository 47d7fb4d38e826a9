import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';

/** One change that a meeting made to the text put to it. */
@ObjectType('Amendment')
export class AmendmentType {
  @Field(() => ID) clauseId: string;
  @Field(() => String, { description: 'reword, add (behind the clause) or leave-out' }) what: string;
  @Field(() => String, { description: 'As the minute says it.' }) said: string;
}

@InputType('AmendmentInput')
export class AmendmentInput {
  @Field(() => ID) clauseId: string;
  @Field(() => String, { description: 'reword, add (behind the clause) or leave-out' }) what: string;
  @Field(() => String, { description: 'As the minute says it.' }) said: string;
}

@ObjectType('Votes', { description: 'How the members present voted.' })
export class VotesType {
  @Field(() => Int) for: number;
  @Field(() => Int) against: number;
  @Field(() => Int) abstained: number;
}

@InputType('VotesInput')
export class VotesInput {
  @Field(() => Int) for: number;
  @Field(() => Int) against: number;
  @Field(() => Int) abstained: number;
}

@ObjectType('DecisionReport')
export class DecisionReportType {
  @Field(() => ID) id: string;
  @Field(() => ID) meetingId: string;
  @Field(() => String) minuteReference: string;
}

@ObjectType('Decision')
export class DecisionType {
  @Field(() => ID) id: string;
  @Field(() => ID) revisionId: string;
  @Field(() => ID, { nullable: true, description: 'With the route "meeting".' }) meetingId?: string | null;
  @Field(() => ID) bodyId: string;
  @Field(() => String) route: string;
  @Field(() => String) outcome: string;
  @Field(() => PlainDateScalar) decidedOn: string;
  @Field(() => Int, { nullable: true }) attendance?: number | null;
  @Field(() => VotesType, { nullable: true, description: 'Where the body counted them.' }) votes?: VotesType | null;
  @Field(() => String, { nullable: true }) minuteReference?: string | null;
  @Field(() => Boolean, { description: 'No later meeting has confirmed the minutes that its reference is to.' })
  isMinuteDraft: boolean;
  @Field(() => String) recordedByName: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why it could not wait, or who decided, as it was recorded; for the organisation’s own people.',
  })
  note?: string | null;
  @Field(() => [AmendmentType], { description: 'With adopted-with-changes.' }) amendments: AmendmentType[];
  @Field(() => String, { nullable: true, description: 'The office that confirms the changed text.' })
  confirmedBy?: string | null;
  @Field(() => ID, { nullable: true, description: 'The resolution under which an office-holder took it.' })
  delegationId?: string | null;
  @Field(() => DecisionReportType, { nullable: true, description: 'Null while a delegated decision is not reported.' })
  report?: DecisionReportType | null;
  @Field(() => String) policyTitle: string;
  @Field(() => PlainDateScalar, { nullable: true, description: 'From when what it adopted is in force.' })
  effectiveFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'When what it adopted is due for review, as it was said.' })
  reviewDueSaid?: string | null;
}

@InputType('DecideAsHeadInput')
export class DecideAsHeadInputType {
  @Field(() => ID) revisionId: string;
  @Field(() => ID, { description: 'The body that left it to the head, and is told at its next meeting.' })
  bodyId: string;
  @Field(() => String, { description: 'adopted or not-adopted' }) outcome: string;
  @Field(() => String, { nullable: true, description: 'As the head writes it: "Spring term 2028".' })
  reviewDueSaid?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}
