import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';
import { ProblemType } from '../graph/problem.types.ts';
import { OrganisationType } from '../organisations/organisation.types.ts';
import { EditionType } from '../publish/edition.types.ts';

@ObjectType('ClauseChange')
export class ClauseChangeType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String, { description: 'added, reworded, moved, removed or rule-changed' }) what: string;
}

@ObjectType('TemplateDraft')
export class TemplateDraftType {
  @Field(() => Int) version: number;
  @Field(() => String) text: string;
  @Field(() => [ProblemType]) problems: ProblemType[];
  @Field(() => [ClauseChangeType], { description: 'Clauses changed since the newest edition.' })
  changes: ClauseChangeType[];
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
