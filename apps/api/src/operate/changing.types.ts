import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { RefusalType } from '../graph/refusal.types.ts';

@ObjectType('FoundAbove')
export class FoundAboveType {
  @Field(() => String) name: string;
  @Field(() => String, { description: 'The kind of the link.' }) kind: string;
}

@ObjectType('FoundBelow')
export class FoundBelowType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
}

@ObjectType('FoundOrganisation', { description: 'An organisation as the operator of the service finds it.' })
export class FoundOrganisationType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) slug: string;
  @Field(() => String) kind: string;
  @Field(() => String, { nullable: true }) urn?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) closedOn?: string | null;
  @Field(() => Boolean, { description: 'Named in full, or by its number.' }) isExact: boolean;
  @Field(() => [FoundAboveType]) above: FoundAboveType[];
  @Field(() => [FoundBelowType]) below: FoundBelowType[];
}

@ObjectType('ChangeOfSight')
export class ChangeOfSightType {
  @Field(() => String, { description: 'Who sees.' }) upper: string;
  @Field(() => String, { description: 'Whose.' }) lower: string;
  @Field(() => String, { description: 'adopted: what it has adopted; bought: what it made of the other’s templates.' })
  what: string;
}

@ObjectType('OrganisationChanged')
export class OrganisationChangedType {
  @Field(() => String) name: string;
  @Field(() => Boolean) closes: boolean;
}

@ObjectType('OrganisationsReport', { description: 'What a change of organisations comes to, from its day on.' })
export class OrganisationsReportType {
  @Field(() => PlainDateScalar) on: string;
  @Field(() => [OrganisationChangedType]) organisations: OrganisationChangedType[];
  @Field(() => [ChangeOfSightType]) gained: ChangeOfSightType[];
  @Field(() => [ChangeOfSightType]) lost: ChangeOfSightType[];
  @Field(() => Boolean, { description: 'Whether it was carried out.' }) written: boolean;
}

@ObjectType()
export class ChangeOrganisationsPayload {
  @Field(() => OrganisationsReportType, { nullable: true }) report?: OrganisationsReportType | null;
  @Field(() => [RefusalType]) refusals: RefusalType[];
}
