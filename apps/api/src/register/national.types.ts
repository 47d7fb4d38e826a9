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

@ObjectType('NationalStanding', { description: 'Where the policies of one trust or setting stand.' })
export class NationalStandingType {
  @Field(() => String) slug: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'council, trust or school' }) kind: string;
  @Field(() => Int) policies: number;
  @Field(() => Int) missing: number;
  @Field(() => Int) overdue: number;
  @Field(() => Int) dueSoon: number;
  @Field(() => Int) unsigned: number;
}

@ObjectType('NationalPlace', { description: 'A council, a trust or a setting.' })
export class NationalPlaceType {
  @Field(() => String) slug: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'council, trust or school' }) kind: string;
}

@ObjectType('NationalBreakdown', { description: 'Trusts or settings, those first where most is missing or overdue.' })
export class NationalBreakdownType {
  @Field(() => NationalPlaceType, { nullable: true, description: 'What they lie within.' })
  within?: NationalPlaceType | null;
  @Field(() => Int, { description: 'How many there are in all.' }) total: number;
  @Field(() => [NationalStandingType]) standings: NationalStandingType[];
}
