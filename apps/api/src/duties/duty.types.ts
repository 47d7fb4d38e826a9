import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { RefusalType } from '../graph/refusal.types.ts';

@ObjectType('DutyRecord')
export class DutyRecordType {
  @Field(() => ID) id: string;
  @Field(() => PlainDateScalar) doneOn: string;
  @Field(() => String, { description: 'What was done, and where it can be seen.' }) note: string;
  @Field(() => PlainDateScalar, { nullable: true, description: 'The due date that it counted for.' })
  answeredOn?: string | null;
  @Field(() => String) recordedByName: string;
  @Field(() => Date) recordedAt: Date;
}

/** A recurring task that a policy in force asks for. */
@ObjectType('Duty')
export class DutyType {
  @Field(() => ID) id: string;
  @Field(() => ID) policyId: string;
  @Field(() => String) policyTitle: string;
  @Field(() => ID) clauseId: string;
  @Field(() => String) words: string;
  @Field(() => String, { description: 'Whose it is, as the text says.' }) owner: string;
  @Field(() => String, { nullable: true, description: 'ISO 8601: P3M. Null: when something happens.' }) every?:
    string | null;
  @Field(() => String, { nullable: true, description: 'leaver, child-leaves or permission-ended' }) event?:
    string | null;
  @Field(() => PlainDateScalar, { nullable: true }) dueOn?: string | null;
  @Field(() => [DutyRecordType], { description: 'The newest first.' }) records: DutyRecordType[];
}

@ObjectType('DutyPayload')
export class DutyPayload {
  @Field(() => PlainDateScalar, { nullable: true, description: 'When it is next due.' }) nextDueOn?: string | null;
  @Field(() => [RefusalType]) refusals: RefusalType[];
}
