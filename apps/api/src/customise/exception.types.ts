import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('Exception')
export class ExceptionType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'Who asks.' }) organisationName: string;
  @Field(() => String, { description: 'The policy or template it is for.' }) subjectTitle: string;
  @Field(() => ID, { nullable: true }) policyId?: string | null;
  @Field(() => ID, { nullable: true }) templateId?: string | null;
  @Field(() => ID) clauseId: string;
  @Field(() => String) clauseNumber: string;
  @Field(() => String) clauseTitle: string;
  @Field(() => String) publishedWording: string;
  @Field(() => String, { description: 'The Markdown inside the clause, as it would stand instead.' }) wording: string;
  @Field(() => String, { description: 'Redline from the published wording to the one asked for, as HTML.' })
  redline: string;
  @Field(() => String) reason: string;
  @Field(() => String) askedByName: string;
  @Field(() => Date) askedAt: Date;
  @Field(() => String, { description: 'asked, granted, refused, withdrawn or ended' }) state: string;
  @Field(() => Boolean, { description: 'Granted, not ended, and not past its last day.' }) inForce: boolean;
  @Field(() => String, { description: 'Who fixed the clause and alone may answer.' }) addresseeName: string;
  @Field(() => String, { nullable: true }) answeredByName?: string | null;
  @Field(() => Date, { nullable: true }) answeredAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was refused.' }) answerReason?: string | null;
  @Field(() => String, { nullable: true }) conditions?: string | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'The last day on which it holds.' }) untilOn?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Why it was ended.' }) endReason?: string | null;
}

@ObjectType('ExceptionPayload')
export class ExceptionPayload extends Payload {
  @Field(() => ExceptionType, { nullable: true }) exception?: ExceptionType | null;
}
