import { Field, ID, ObjectType } from '@nestjs/graphql';
import { MembershipType } from './person.types.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';

/** One line of "what needs me". */
@ObjectType('Task')
export class TaskType {
  @Field(() => String) kind: string;
  @Field(() => String, { description: 'needs-you-now, waiting-for-others or coming-up' }) group: string;
  @Field(() => String) title: string;
  @Field(() => String) detail: string;
  @Field(() => ID) subjectId: string;
  @Field(() => PlainDateScalar, { nullable: true }) dueOn?: string | null;
}

@ObjectType('TodoElsewhere')
export class TodoElsewhereType extends MembershipType {
  @Field(() => [TaskType]) tasks: TaskType[];
}
