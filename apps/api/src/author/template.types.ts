import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { ProblemType } from '../graph/problem.types.ts';
import { OrganisationType } from '../organisations/organisation.types.ts';
import { EditionType } from '../publish/edition.types.ts';

@ObjectType('MaterialitySuggestion')
export class SuggestionType {
  @Field(() => String, { description: 'editorial, substantive or legal.' }) level: string;
  @Field(() => String) reason: string;
}

/** A clause and what a draft does to it. */
@ObjectType({ isAbstract: true })
export abstract class ChangedClauseType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String, { description: 'added, reworded, removed or rule changed' }) what: string;
}

@ObjectType('ClauseChange')
export class ClauseChangeType extends ChangedClauseType {
  @Field(() => String, { nullable: true, description: 'Its rule in the newest edition; null where it is new.' })
  ruleBefore?: string | null;
  @Field(() => String, { nullable: true, description: 'Its rule in the draft; null where it is taken out.' })
  ruleAfter?: string | null;
  @Field(() => String, { description: 'From the wording of the newest edition to the draft’s, as HTML.' })
  redline: string;
  @Field(() => SuggestionType, { description: 'For the publisher to look at; nothing is chosen by it.' })
  suggestion: SuggestionType;
}

@ObjectType('TemplateDraft')
export class TemplateDraftType {
  @Field(() => Int) version: number;
  @Field(() => String) text: string;
  @Field(() => [ProblemType]) problems: ProblemType[];
  @Field(() => [ClauseChangeType], { description: 'Clauses changed since the newest edition.' })
  changes: ClauseChangeType[];
}

@ObjectType('TemplateReview')
export class TemplateReviewType {
  @Field(() => PlainDateScalar) reviewedOn: string;
  @Field(() => String) reason: string;
  @Field(() => String) recordedByName: string;
}

@ObjectType('Template')
export class TemplateType {
  @Field(() => ID) id: string;
  @Field(() => String) slug: string;
  @Field(() => String) title: string;
  @Field(() => OrganisationType) publisher: OrganisationType;
  @Field(() => TemplateDraftType, { nullable: true, description: 'Only for those who write it.' })
  draft?: TemplateDraftType | null;
  @Field(() => [EditionType]) editions: EditionType[];
  @Field(() => EditionType, { nullable: true }) latestEdition?: EditionType | null;
  @Field(() => String, { nullable: true, description: 'Who looks after the template itself.' }) owner?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'How often the template itself is reviewed: P6M, P1Y, P2Y, P3Y.',
  })
  reviewEvery?: string | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'When the template itself is to be reviewed next.' })
  reviewDueOn?: string | null;
  @Field(() => [TemplateReviewType], {
    description: 'Reviews of the template that changed nothing, the newest first: for those who write it.',
  })
  reviews: TemplateReviewType[];
}

@ObjectType('TemplatePayload')
export class TemplatePayload extends Payload {
  @Field(() => TemplateType, { nullable: true }) template?: TemplateType | null;
}

@ObjectType('TemplateDraftPayload')
export class TemplateDraftPayload extends Payload {
  @Field(() => TemplateType, { nullable: true }) template?: TemplateType | null;
  @Field(() => TemplateDraftType, {
    nullable: true,
    description: 'The text as it stands now: on a stale save, the other text.',
  })
  current?: TemplateDraftType | null;
}
