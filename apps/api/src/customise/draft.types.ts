import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';
import { ProblemType } from '../graph/problem.types.ts';
import { ExceptionType } from './exception.types.ts';
import { EditionType } from '../publish/edition.types.ts';

@ObjectType('Blank')
export class BlankType {
  @Field(() => ID) id: string;
  @Field(() => String) label: string;
  @Field(() => String) type: string;
  @Field(() => String, { nullable: true }) hint?: string | null;
  @Field(() => Boolean) required: boolean;
  @Field(() => [String], { description: 'One value, or several for a list.' }) value: string[];
}

@ObjectType('OptionalClause')
export class OptionalClauseType {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => Boolean) leftOut: boolean;
  @Field(() => String, { nullable: true }) reason?: string | null;
}

@ObjectType('EditableClause')
export class EditableClauseType {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String) rule: string;
  @Field(() => String, { description: 'The Markdown inside the clause.' }) body: string;
  @Field(() => String, { nullable: true, description: "The council template's wording, where it differs." }) baseBody?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Who fixed it, where it is fixed.' }) fixedBy?: string | null;
  @Field(() => Boolean, { description: 'Law: no exception can be granted.' }) isLaw: boolean;
  @Field(() => ExceptionType, { nullable: true, description: 'The last exception that was asked for.' })
  exception?: ExceptionType | null;
}

@ObjectType('Draft')
export class DraftType {
  @Field(() => Int) version: number;
  @Field(() => String) text: string;
  @Field(() => String) html: string;
  @Field(() => EditionType, { nullable: true }) baseEdition?: EditionType | null;
  @Field(() => [ProblemType]) problems: ProblemType[];
  @Field(() => [BlankType]) blanks: BlankType[];
  @Field(() => [BlankType]) emptyBlanks: BlankType[];
  @Field(() => [OptionalClauseType]) optionalClauses: OptionalClauseType[];
  @Field(() => [EditableClauseType]) clauses: EditableClauseType[];
  @Field(() => Date) updatedAt: Date;
}

@ObjectType('DraftPayload')
export class DraftPayload extends Payload {
  @Field(() => DraftType, { nullable: true, description: 'The draft after the change.' }) draft?: DraftType | null;
  @Field(() => DraftType, { nullable: true, description: 'On a stale save: the text somebody else saved.' })
  current?: DraftType | null;
  @Field(() => String, { nullable: true, description: 'On a refused save: your own text, untouched.' }) yours?:
    string | null;
}

@InputType('BlankValueInput')
export class BlankValueInput {
  @Field(() => ID) id: string;
  @Field(() => [String]) value: string[];
}

@InputType('TermValueInput')
export class TermValueInput {
  @Field(() => ID) id: string;
  @Field(() => String) value: string;
}

@ObjectType('ClauseOutcome')
export class ClauseOutcomeType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String) outcome: string;
  @Field(() => String) ours: string;
  @Field(() => String) theirs: string;
}

@ObjectType('Choice')
export class ChoiceType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String) kind: string;
  @Field(() => String) base: string;
  @Field(() => String) ours: string;
  @Field(() => String) theirs: string;
  @Field(() => String, { description: 'Redline from your wording to the new wording, as HTML.' }) redline: string;
}

@ObjectType('ClauseText')
export class ClauseTextType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) text: string;
}

@ObjectType('UpdatePreview')
export class UpdatePreviewType {
  @Field(() => EditionType) edition: EditionType;
  @Field(() => [ClauseOutcomeType]) outcomes: ClauseOutcomeType[];
  @Field(() => [ChoiceType]) choices: ChoiceType[];
  @Field(() => [ClauseTextType]) notCarriedOver: ClauseTextType[];
  @Field(() => Int, { nullable: true, description: 'The version of the draft it would change.' }) draftVersion?:
    number | null;
}

@InputType('ChoiceAnswerInput')
export class ChoiceAnswerInput {
  @Field(() => ID) clauseId: string;
  @Field(() => String, { description: 'ours, theirs, both, own, remove or keep' }) answer: string;
  @Field(() => String, { nullable: true, description: 'The final wording, with own.' }) text?: string;
}
