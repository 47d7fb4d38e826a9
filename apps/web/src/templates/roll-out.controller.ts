import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { PageShell } from '../pages/page-shell.ts';
import { findTemplate, publishesTemplate, type FoundTemplate } from './find-template.ts';
import { OfferAgain, RollOut } from './publish-documents.ts';

type Found = FoundTemplate & { readonly edition: FoundTemplate['template']['editions'][number] };

/** How far an edition has come on its way to the schools; can be left and come back to. */
@Controller('templates/:id/editions/:number')
export class RollOutController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Param('number') number: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, number, request, reply);
    if (found) await this.draw(request, reply, found);
  }

  @Post('offer-again')
  async again(
    @Param('id') id: string,
    @Param('number') number: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, number, request, reply);
    if (!found) return;
    const { offerAgain } = await this.shell.ask(request, reply, OfferAgain, { editionId: found.edition.id });
    if (offerAgain.refusals.length === 0) reply.redirect(`/templates/${id}/editions/${number}`, 303);
    else
      await this.draw(
        request,
        reply,
        found,
        refusalErrors(offerAgain.refusals, () => null),
      );
  }

  private async find(id: string, number: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const found = await findTemplate(this.shell, id, request, reply);
    if (!found) return null;
    const edition = found.template.editions.find((each) => String(each.number) === number);
    if (edition && publishesTemplate(found)) return { ...found, edition };
    if (edition) this.shell.forbidden(request, reply, found.me, 'The template’s publisher sees how far it is offered.');
    else this.shell.notFound(request, reply, found.me, 'edition');
    return null;
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, template, edition }: Found,
    said: FormErrors = NO_ERRORS,
  ): Promise<void> {
    const { edition: asked } = await this.shell.ask(request, reply, RollOut, { id: edition.id });
    this.shell.send(request, reply, 'roll-out', me, {
      title: `Edition ${edition.number} on its way`,
      backTo: { href: `/templates/${template.id}`, text: template.title },
      ...{ template, edition, rollOut: asked?.rollOut },
      ...said,
      ...(said.errors.length ? { status: 409 } : {}),
    });
  }
}
