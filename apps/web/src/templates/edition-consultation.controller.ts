import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CONSULTATION_CHOICES,
  consultationErrors,
  consultationGaps,
  consultationInput,
  typedConsultation,
  type TypedConsultation,
} from '../pages/consultation-form.ts';
import { NO_ERRORS, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import type { Posted } from '../pages/typed.ts';
import { findTemplate, publishesTemplate, type FoundTemplate } from './find-template.ts';
import { EditionConsultations, RecordEditionConsultation } from './template-documents.ts';

type Found = FoundTemplate & { readonly edition: FoundTemplate['template']['editions'][number] };

/** Who was consulted on an edition, and for which employers: schools of those need not consult again on what it changed. */
@Controller('templates/:id/editions/:number/consultation')
export class EditionConsultationController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('id') id: string,
    @Param('number') number: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, number, request, reply);
    // Most often it is the publisher's own employees who were consulted.
    const own = { ...typedConsultation(undefined), employers: found?.template.publisher.name ?? '' };
    if (found) await this.draw(request, reply, found, own);
  }

  @Post()
  async record(
    @Param('id') id: string,
    @Param('number') number: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, number, request, reply);
    if (!found) return;
    const typed = typedConsultation(request.body);
    const input = consultationInput(typed);
    if (!input) {
      await this.draw(request, reply, found, typed, consultationGaps(typed));
      return;
    }
    const employers = typed.employers
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean);
    const recorded = await this.shell.ask(request, reply, RecordEditionConsultation, {
      ...{ editionId: found.edition.id, employers, input },
    });
    const { refusals } = recorded.recordEditionConsultation;
    if (refusals.length === 0) reply.redirect(withNotice(`/templates/${id}`, 'edition-consultation'), 303);
    else await this.draw(request, reply, found, typed, consultationErrors(refusals));
  }

  private async find(id: string, number: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const found = await findTemplate(this.shell, id, request, reply);
    if (!found) return null;
    const edition = found.template.editions.find((each) => String(each.number) === number);
    if (!edition) this.shell.notFound(request, reply, found.me, 'edition');
    else if (!publishesTemplate(found))
      this.shell.forbidden(request, reply, found.me, 'The template’s publisher records who was consulted on it.');
    else return { ...found, edition };
    return null;
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, template, edition }: Found,
    typed: TypedConsultation,
    said: FormErrors = NO_ERRORS,
  ): Promise<void> {
    const recorded = await this.shell.ask(request, reply, EditionConsultations, { id: edition.id });
    const path = `/templates/${template.id}`;
    this.shell.send(request, reply, 'consultation', me, {
      title: `Consultation on edition ${edition.number} – ${template.title}`,
      backTo: { href: path, text: template.title },
      subject: { title: `${template.title}, edition ${edition.number}`, stay: path, asksEmployers: true },
      ...{ typed, ...CONSULTATION_CHOICES, consultations: recorded.edition?.consultations ?? [] },
      ...said,
    });
  }
}
