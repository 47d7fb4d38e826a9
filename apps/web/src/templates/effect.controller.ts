import { setTimeout as wait } from 'node:timers/promises';
import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { findTemplate, publishesTemplate, type FoundTemplate } from './find-template.ts';
import { Effect, Publish, type PreparedDraft } from './publish-documents.ts';
import { schoolLists, shownSchools, type ShownSchools } from './standings.ts';

type Prepared = NonNullable<PreparedDraft['prepared']>;
type Found = FoundTemplate & {
  readonly draft: PreparedDraft;
  readonly prepared: Prepared;
  readonly effect: NonNullable<PreparedDraft['effect']>;
  readonly shown: ShownSchools;
};

/** How often, and after how many milliseconds each time, a page that is asked for looks again before it shows how far it is. */
const LOOKS = 4;
const LOOK_AGAIN_MS = 400;

/** The second step of publishing: what the edition does to schools, by name. The third is its button. */
@Controller('templates/:id/publish/effect')
export class EffectController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found);
  }

  @Post()
  async publish(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { draftVersion, summary, adoptByOn, materiality } = found.prepared;
    const { publishEdition } = await this.shell.ask(request, reply, Publish, {
      templateId: id,
      version: draftVersion,
      summary,
      adoptBy: adoptByOn,
      materiality: materiality.flatMap(({ level, ...each }) => (level ? [{ ...each, level }] : [])),
    });
    const { edition, refusals } = publishEdition;
    if (edition) reply.redirect(withNotice(`/templates/${id}/editions/${edition.number}`, 'published'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        refusalErrors(refusals, () => null),
      );
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const found = await findTemplate(this.shell, id, request, reply);
    if (!found) return null;
    if (!publishesTemplate(found)) {
      this.shell.forbidden(request, reply, found.me, 'The template’s publisher publishes its editions.');
      return null;
    }
    const shown = shownSchools(request.query as { show?: unknown; page?: unknown });
    const draft = await this.counted(id, request, reply, shown);
    if (draft?.prepared && draft.effect)
      return { ...found, draft, prepared: draft.prepared, effect: draft.effect, shown };
    reply.redirect(`/templates/${id}/publish`, 303); // nothing is entered yet: the first step comes first
    return null;
  }

  /** The effect, once it is worked out or has kept the publisher waiting long enough. */
  private async counted(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    shown: ShownSchools,
  ): Promise<PreparedDraft | null> {
    for (let look = 1; ; look += 1) {
      const { template } = await this.shell.ask(request, reply, Effect, { id, ...shown });
      const draft = template?.draft ?? null;
      if (!draft?.effect?.uncounted || look === LOOKS) return draft;
      await wait(LOOK_AGAIN_MS);
    }
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, template, draft, prepared, effect, shown }: Found,
    said: FormErrors = NO_ERRORS,
  ): void {
    const path = `/templates/${template.id}/publish/effect`;
    const levels = prepared.materiality.map((each) => each.level);
    this.shell.send(request, reply, 'effect', me, {
      title: `What edition ${effect.editionNumber} does`,
      backTo: { href: `/templates/${template.id}/publish`, text: 'What changed' },
      ...{ template, prepared, effect },
      isStale: prepared.draftVersion !== draft.version,
      weights: (['editorial', 'substantive', 'legal'] as const).flatMap((level) => {
        const count = levels.filter((each) => each === level).length;
        return count > 0 ? [{ level, count }] : [];
      }),
      ...schoolLists(effect, shown, path),
      ...said,
      ...(said.errors.length ? { status: 409 } : {}),
    });
  }
}
