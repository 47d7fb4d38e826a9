import { Inject } from '@nestjs/common';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Problem } from '@ratify/document';
import {
  listPreviewSettings,
  lookAtTemplate,
  type Journey,
  type PreviewSetting,
  type TemplateLook,
} from '@ratify/journey';
import type { TemplateDraft } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { PlacedProblemType, PreviewSettingType, TemplateLookType, type TextFixType } from './template-look.types.ts';
import { TemplateDraftType } from './template.types.ts';

const id = { type: () => ID };

/** What a writer of a template sees beside the text, before it is saved. */
@Resolver(() => TemplateLookType)
export class TemplateLookResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => TemplateLookType, { nullable: true, description: 'Only for those who write the template.' })
  async templateLook(
    @Args('templateId', id) templateId: string,
    @Args('text') text: string,
    @Args('asPolicyId', { ...id, nullable: true, description: 'A policy made from it whose answers fill the blanks.' })
    asPolicyId: string | null,
    @Context() context: GraphContext,
  ): Promise<TemplateLook | null> {
    const rows = await context.reading();
    if (!rows?.can('author', 'Template')) return null;
    const template = await rows.templates.find({ id: templateId, organisationId: rows.organisationId });
    if (!template) return null;
    return lookAtTemplate(rows, template, { text, asPolicyId: asPolicyId ?? null }, this.journey.clock.today());
  }

  @ResolveField(() => [PlacedProblemType])
  problems(@Parent() look: TemplateLook): PlacedProblemType[] {
    return look.problems.map(placed);
  }
}

@Resolver(() => TemplateDraftType)
export class PreviewSettingsResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @ResolveField(() => [PreviewSettingType], { description: 'Settings whose answers a preview can be filled with.' })
  async previewSettings(@Parent() draft: TemplateDraft, @Context() context: GraphContext): Promise<PreviewSetting[]> {
    const rows = await context.reading();
    return rows ? listPreviewSettings(rows.work, draft.templateId, this.journey.clock.today()) : [];
  }
}

function placed({ rule, severity, message, advice, range, fix, suggestions = [] }: Problem): PlacedProblemType {
  const certain: TextFixType[] = fix ? [{ title: 'Mend it', isCertain: true, splices: [...fix] }] : [];
  return {
    ...{ rule, severity, message, advice, line: range.start.line },
    ...{ start: range.start.offset, end: range.end.offset },
    fixes: [
      ...certain,
      ...suggestions.map(({ title, splices }) => ({ title, isCertain: false, splices: [...splices] })),
    ],
  };
}
