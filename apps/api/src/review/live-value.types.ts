import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('LiveValue', { description: 'What the keeper of a blank answered between meetings.' })
export class LiveValueType {
  @Field(() => ID) id: string;
  @Field(() => [String], { description: 'One, unless the blank is a list or has a row for each setting.' })
  items: string[];
  @Field(() => PlainDateScalar) asAt: string;
  @Field(() => String, { nullable: true }) why?: string | null;
  @Field(() => String) setByName: string;
  @Field(() => Date) setAt: Date;
}

@ObjectType('LiveBlank', { description: 'Something that a text in force leaves to a keeper.' })
export class LiveBlankType {
  @Field(() => String, { description: 'As the text names it.' }) blankId: string;
  @Field(() => String) question: string;
  @Field(() => String, { nullable: true }) hint?: string | null;
  @Field(() => String, { description: 'text, person, date, list, address or per-setting' }) type: string;
  @Field(() => [String], { description: 'Who keeps it: head, clerk or either.' }) keepers: readonly string[];
  @Field(() => [String], { description: 'The answer that stands.' }) items: readonly string[];
  @Field(() => String, { nullable: true, description: 'The day or month it is of; null where the text gives none.' })
  asAt?: string | null;
  @Field(() => [String], { description: 'What stands where nothing is set here: what was adopted.' })
  adopted: readonly string[];
  @Field(() => LiveValueType, { nullable: true, description: 'Null where what the text says stands.' })
  set?: LiveValueType | null;
  @Field(() => [LiveValueType], { description: 'Everything that was set here, the newest first.' })
  history: readonly LiveValueType[];
  @Field(() => Boolean, { description: 'Whether I may change it.' }) mayChange: boolean;
}

@ObjectType('LivePolicy', { description: 'What changes between meetings of a policy in force, here.' })
export class LivePolicyType {
  @Field(() => ID) policyId: string;
  @Field(() => String) title: string;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Whose policy it is, where another’s covers this setting.' })
  ownerName?: string | null;
  @Field(() => [LiveBlankType]) blanks: LiveBlankType[];
}

@ObjectType('ChangedAnswer', { description: 'An answer that its keeper changed between two meetings.' })
export class ChangedAnswerType {
  @Field(() => ID) id: string;
  @Field(() => ID) policyId: string;
  @Field(() => String) policyTitle: string;
  @Field(() => String, { nullable: true, description: 'Which covered setting answered for itself.' })
  settingName?: string | null;
  @Field(() => String) question: string;
  @Field(() => [String], { description: 'What it reads from then on.' }) items: string[];
  @Field(() => PlainDateScalar) asAt: string;
  @Field(() => String, { nullable: true }) why?: string | null;
  @Field(() => String) setByName: string;
  @Field(() => Date) setAt: Date;
}

@ObjectType('LiveValuePayload')
export class LiveValuePayload extends Payload {
  @Field(() => LiveValueType, { nullable: true }) value?: LiveValueType | null;
}
