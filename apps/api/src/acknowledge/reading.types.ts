import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ChangeType } from '../approve/change.types.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';
import { AcknowledgementType } from '../review/review.types.ts';

@ObjectType('ReadingQuestion', { description: 'What somebody who reads a policy wants to know of the head.' })
export class ReadingQuestionType {
  @Field(() => ID) id: string;
  @Field(() => ID) policyId: string;
  @Field(() => String) policyTitle: string;
  @Field(() => String) personName: string;
  @Field(() => String) question: string;
  @Field(() => Date) askedAt: Date;
  @Field(() => String, { nullable: true }) answer?: string | null;
  @Field(() => String, { nullable: true }) answeredByName?: string | null;
  @Field(() => Date, { nullable: true }) answeredAt?: Date | null;
}

@ObjectType('Reading', { description: 'A policy in force here as one of its readers has it.' })
export class ReadingType {
  @Field(() => ID) policyId: string;
  @Field(() => String) title: string;
  @Field(() => Int, { description: 'Of the version in force.' }) version: number;
  @Field(() => String, { description: 'Of the text in force: what is confirmed is named by it.' }) sha256: string;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Whose policy it is, where another’s covers this setting.' })
  ownerName?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why I am asked to confirm it: round, induction, changed or required; null where nothing asks me, or I have.',
  })
  reason?: string | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'By when.' }) dueOn?: string | null;
  @Field(() => String, { nullable: true, description: 'The heaviest change since the version that I confirmed.' })
  changedSince?: string | null;
  @Field(() => [ID], { description: 'Rounds that confirming it answers.' }) roundIds: string[];
  @Field(() => Date, { nullable: true, description: 'When I confirmed it, where that stands.' })
  confirmedAt?: Date | null;
  @Field(() => String) html: string;
  @Field(() => [ChangeType], { description: 'What changed since the version that I confirmed last.' })
  changes: ChangeType[];
  @Field(() => [ReadingQuestionType], { description: 'What I asked about it, the newest first.' })
  questions: ReadingQuestionType[];
}

@ObjectType('Declaration', { description: 'Policies that I am asked to confirm together.' })
export class DeclarationType {
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => PlainDateScalar) dueOn: string;
  @Field(() => Boolean) isClosed: boolean;
  @Field(() => [ReadingType], { description: 'Those that I have not confirmed.' }) readings: ReadingType[];
}

@ObjectType('ConfirmReadingPayload')
export class ConfirmReadingPayload extends Payload {
  @Field(() => [AcknowledgementType]) acknowledgements: AcknowledgementType[];
}

@ObjectType('QuestionPayload')
export class QuestionPayload extends Payload {
  @Field(() => ID, { nullable: true }) questionId?: string | null;
}
