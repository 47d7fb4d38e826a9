import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ProblemType } from '../graph/problem.types.ts';
import { Payload } from '../graph/refusal.types.ts';
import { EditionType } from '../publish/edition.types.ts';

@ObjectType('ClauseOutcome')
export class ClauseOutcomeType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String) outcome: string;
  @Field(() => String, { description: 'What your version did to it since the edition it is based on.' }) ours: string;
  @Field(() => String, { description: 'What the newer editions did to it.' }) theirs: string;
}

@ObjectType('DeclinedBefore')
export class DeclinedBeforeType {
  @Field(() => String) reason: string;
  @Field(() => Date) at: Date;
}

@ObjectType('UpdateChange', { description: 'What becomes of one clause, in the order of the newer edition.' })
export class UpdateChangeType extends ClauseOutcomeType {
  @Field(() => String, { description: 'needs-you, comes-in, declined-before or stays' }) group: string;
  @Field(() => String, { description: 'Its words in the draft now; empty where it does not stand.' }) before: string;
  @Field(() => String, { description: 'Its words with the edition taken.' }) after: string;
  @Field(() => String, { description: 'Between the two, as HTML; of a declined change, what was declined.' })
  redline: string;
  @Field(() => String, {
    nullable: true,
    description: "The publisher's heaviest advice: editorial, substantive or legal.",
  })
  level?: string | null;
  @Field(() => [String]) reasons: string[];
  @Field(() => String, { nullable: true }) rule?: string | null;
  @Field(() => String, { nullable: true, description: 'Its rule until now, where that was another.' }) ruleBefore?:
    string | null;
  @Field(() => Boolean) canDecline: boolean;
  @Field(() => DeclinedBeforeType, { nullable: true }) declined?: DeclinedBeforeType | null;
  @Field(() => String, { nullable: true, description: 'Your wording that gives way to fixed wording.' }) oldWording?:
    string | null;
}

@ObjectType('ChoiceAnswer')
export class ChoiceAnswerType {
  @Field(() => String, { description: 'ours, theirs, both, own, remove or keep' }) answer: string;
  @Field(() => String, { nullable: true, description: 'The wording of your own, or the reason for leaving it out.' })
  text?: string | null;
  @Field(() => Int, { description: 'Counts the answers given to this choice.' }) version: number;
  @Field(() => String, { nullable: true }) byName?: string | null;
  @Field(() => Date) at: Date;
}

@ObjectType('Choice')
export class ChoiceType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String, {
    description:
      'words, both (changed by both, words apart: to be confirmed), removed-but-changed, changed-but-removed, now-fixed, place or optional-added',
  })
  kind: string;
  @Field(() => String, { description: 'Names the wordings: an answer holds for these and no others.' }) key: string;
  @Field(() => String) base: string;
  @Field(() => String) ours: string;
  @Field(() => String) theirs: string;
  @Field(() => String, { nullable: true, description: 'With both: the wording that has the changes of both.' })
  merged?: string | null;
  @Field(() => String, { description: 'Redline from your wording to the new wording, as HTML.' }) redline: string;
  @Field(() => String, { nullable: true }) level?: string | null;
  @Field(() => [String]) reasons: string[];
  @Field(() => ChoiceAnswerType, { nullable: true }) answer?: ChoiceAnswerType | null;
  @Field(() => Boolean) settled: boolean;
  @Field(() => ChoiceAnswerType, { nullable: true, description: 'What was answered when the wordings were others.' })
  earlier?: ChoiceAnswerType | null;
  @Field(() => [ID], { description: 'Other choices that ask the same.' }) alike: string[];
  @Field(() => String, { description: 'The wording that the draft gets by the answer.' }) finalWording: string;
}

@ObjectType('ClauseText')
export class ClauseTextType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) text: string;
}

@ObjectType('UpdatePreview')
export class UpdatePreviewType {
  @Field(() => EditionType) edition: EditionType;
  @Field(() => EditionType, { description: 'The edition that the draft is based on.' }) base: EditionType;
  @Field(() => [EditionType], { description: 'Editions that come in together, oldest first.' }) included: EditionType[];
  @Field(() => [ClauseOutcomeType]) outcomes: ClauseOutcomeType[];
  @Field(() => [UpdateChangeType]) changes: UpdateChangeType[];
  @Field(() => [ChoiceType], { description: 'What is asked, answered or not.' }) choices: ChoiceType[];
  @Field(() => [ClauseTextType]) notCarriedOver: ClauseTextType[];
  @Field(() => [ProblemType], { description: 'What is wrong with the new text that is not wrong with the draft.' })
  problems: ProblemType[];
  @Field(() => Int, { nullable: true, description: 'The version of the draft it would change.' }) draftVersion?:
    number | null;
}

@InputType('ChoiceAnswerInput')
export class ChoiceAnswerInput {
  @Field(() => ID) clauseId: string;
  @Field(() => String, { description: 'ours, theirs, both, own, remove or keep' }) answer: string;
  @Field(() => String, { nullable: true, description: 'The final wording, with own.' }) text?: string;
}

@ObjectType('UpdatePayload')
export class UpdatePayload extends Payload {
  @Field(() => UpdatePreviewType, { nullable: true, description: 'The update as it stands now, refused or not.' })
  preview?: UpdatePreviewType | null;
  @Field(() => String, { nullable: true, description: 'On a refusal: your own words, untouched.' }) yours?:
    string | null;
}
