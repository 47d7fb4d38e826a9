import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';

@ObjectType('CouncilTotals', { description: 'Where the policies of the settings in one council’s area stand.' })
export class CouncilTotalsType {
  @Field(() => String, { nullable: true, description: 'Of the council; null for what lies in no council’s area.' })
  slug: string | null;
  @Field(() => String) organisationName: string;
  @Field(() => Int) policies: number;
  @Field(() => Int) missing: number;
  @Field(() => Int) overdue: number;
  @Field(() => Int) dueSoon: number;
  @Field(() => Int) unsigned: number;
}

@ObjectType('NationalTotals')
export class NationalTotalsType {
  @Field(() => Int) policies: number;
  @Field(() => Int) missing: number;
  @Field(() => Int) overdue: number;
  @Field(() => Int) dueSoon: number;
  @Field(() => Int) unsigned: number;
  @Field(() => [CouncilTotalsType]) councils: CouncilTotalsType[];
}

@ObjectType('NationalEntry', { description: 'A policy of any setting that is past its review date.' })
export class NationalEntryType {
  @Field(() => ID) organisationId: string;
  @Field(() => String) organisationName: string;
  @Field(() => String) title: string;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => PlainDateScalar) reviewDueOn: string;
}

@ObjectType('NationalPage')
export class NationalPageType {
  @Field(() => [NationalEntryType]) entries: NationalEntryType[];
  @Field(() => String, { nullable: true }) endCursor?: string | null;
  @Field(() => Boolean) hasMore: boolean;
}
