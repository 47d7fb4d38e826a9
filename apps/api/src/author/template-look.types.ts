import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('TextSplice', { description: 'Replace what stands between two offsets, in UTF-16 units.' })
export class TextSpliceType {
  @Field(() => Int) start: number;
  @Field(() => Int) end: number;
  @Field(() => String) text: string;
}

@ObjectType('TextFix')
export class TextFixType {
  @Field(() => String, { description: 'What it does, in words that can stand on a button.' }) title: string;
  @Field(() => Boolean, { description: 'Whether it cannot be wrong, so that nobody has to choose.' })
  isCertain: boolean;
  @Field(() => [TextSpliceType]) splices: TextSpliceType[];
}

@ObjectType('PlacedProblem', { description: 'A problem with its place in the text, and what would mend it.' })
export class PlacedProblemType {
  @Field(() => String) rule: string;
  @Field(() => String) severity: string;
  @Field(() => String) message: string;
  @Field(() => String) advice: string;
  @Field(() => Int) line: number;
  @Field(() => Int, { description: 'Offset in UTF-16 units.' }) start: number;
  @Field(() => Int) end: number;
  @Field(() => [TextFixType]) fixes: TextFixType[];
}

@ObjectType('TextPart')
export class TextPartType {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String) rule: string;
  @Field(() => Int) depth: number;
  @Field(() => Int) line: number;
}

@ObjectType('TemplateLook', { description: 'A text of a template while it is written; nothing of it is kept.' })
export class TemplateLookType {
  @Field(() => [PlacedProblemType]) problems: PlacedProblemType[];
  @Field(() => [TextPartType]) parts: TextPartType[];
  @Field(() => String, { description: 'As the setting would see it, with its answers.' }) html: string;
  @Field(() => String, { nullable: true, description: 'Whose answers fill the blanks.' }) asName?: string | null;
}

@ObjectType('PreviewSetting')
export class PreviewSettingType {
  @Field(() => ID) policyId: string;
  @Field(() => String) organisationName: string;
}
