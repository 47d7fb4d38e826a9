import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { RevisionType } from '../approve/revision.types.ts';
import { Payload } from '../graph/refusal.types.ts';
import { ProblemType } from '../graph/problem.types.ts';
import { ExceptionType } from './exception.types.ts';
import { ChangeType } from '../approve/change.types.ts';
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
  @Field(() => Boolean, { description: 'The school has to write it, and nothing is written yet.' })
  isUnwritten: boolean;
  @Field(() => String, { nullable: true, description: 'Who fixed it, where it is fixed.' }) fixedBy?: string | null;
  @Field(() => Boolean, { description: 'Law: no exception can be granted.' }) isLaw: boolean;
  @Field(() => ExceptionType, { nullable: true, description: 'The last exception that was asked for.' })
  exception?: ExceptionType | null;
  @Field(() => String, { description: 'With whom its wording was agreed; empty where with nobody.' })
  agreedWith: string;
}

@ObjectType('UndoableUpdate')
export class UndoableUpdateType {
  @Field(() => Int) editionNumber: number;
  @Field(() => Date) takenAt: Date;
  @Field(() => String, { nullable: true }) takenByName?: string | null;
  @Field(() => Boolean, { description: 'The draft was saved since: undoing it keeps the later text beside the draft.' })
  changedSince: boolean;
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
  @Field(() => RevisionType, {
    nullable: true,
    description: 'The revision it follows: the newest that was not taken back.',
  })
  predecessor?: RevisionType | null;
  @Field(() => UndoableUpdateType, {
    nullable: true,
    description: 'The newer edition that was taken last and can be undone.',
  })
  takenUpdate?: UndoableUpdateType | null;
  @Field(() => String, {
    nullable: true,
    description: 'What had been written before an edition was taken out again, kept beside the draft.',
  })
  setAside?: string | null;
  @Field(() => [ChangeType], { description: 'What it changes of the text in force.' }) changes: ChangeType[];
  @Field(() => [ChangeType], { description: 'Changes of agreed wording on which nobody was consulted.' })
  unconsulted: ChangeType[];
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
