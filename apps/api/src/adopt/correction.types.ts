import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';
import { DecisionType, VotesInput } from './decision.types.ts';

@ObjectType('Correction', { description: 'A decision that was recorded wrongly, and what it was instead.' })
export class CorrectionType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'details: the same decision; set-aside: what it did is undone' }) kind: string;
  @Field(() => String) reason: string;
  @Field(() => String, { nullable: true, description: 'The minute of the resolution to correct, where a seal stood.' })
  resolution?: string | null;
  @Field(() => String) correctedByName: string;
  @Field(() => Date) correctedAt: Date;
  @Field(() => DecisionType, { description: 'As it was recorded.' }) was: DecisionType;
  @Field(() => DecisionType, { nullable: true, description: 'As it was; null: nothing was decided.' })
  is?: DecisionType | null;
}

@InputType('DecisionDetailsInput')
export class DecisionDetailsInput {
  @Field(() => String, { nullable: true }) minuteReference?: string | null;
  @Field(() => Int, { nullable: true }) attendance?: number | null;
  @Field(() => VotesInput, { nullable: true, description: 'Left out: as they are recorded; null: nobody counted.' })
  votes?: VotesInput | null;
}

@InputType('DecidedInsteadInput')
export class DecidedInsteadInput {
  @Field(() => ID, { nullable: true, description: 'With the route "meeting".' }) meetingId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The deciding body, where there is no meeting.' })
  bodyId?: string | null;
  @Field(() => String, { description: 'meeting, delegated, chairs-action or written-resolution' }) route: string;
  @Field(() => String, { description: 'adopted, not-adopted or deferred' }) outcome: string;
  @Field(() => PlainDateScalar) decidedOn: string;
  @Field(() => Int, { nullable: true }) attendance?: number | null;
  @Field(() => VotesInput, { nullable: true, description: 'Where the body counted them.' }) votes?: VotesInput | null;
  @Field(() => String, { nullable: true }) minuteReference?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) effectiveFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'As the clerk writes it. Default: by the policy’s cycle.' })
  reviewDueSaid?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType('CorrectDecisionInput')
export class CorrectDecisionInput {
  @Field(() => ID) decisionId: string;
  @Field(() => String) reason: string;
  @Field(() => String, { nullable: true, description: 'The minute of the resolution to correct, where a seal stands.' })
  resolution?: string | null;
  @Field(() => DecisionDetailsInput, {
    nullable: true,
    description: 'The same decision, with its minute told rightly.',
  })
  details?: DecisionDetailsInput | null;
  @Field(() => DecidedInsteadInput, {
    nullable: true,
    description: 'What was decided instead. With neither this nor details nothing was, or not on this policy.',
  })
  instead?: DecidedInsteadInput | null;
}

@ObjectType('CorrectionPayload')
export class CorrectionPayload extends Payload {
  @Field(() => CorrectionType, { nullable: true }) correction?: CorrectionType | null;
}
