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
import { DraftWeight, RecordConsultation } from './draft-documents.ts';
import { findDraft, type FoundDraft } from './find-draft.ts';
import { wordsOfSending } from './who-decides.ts';

@Controller('policies/:id/consultation')
export class ConsultationController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (found) await this.draw(request, reply, found, typedConsultation(undefined));
  }

  @Post()
  async record(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return;
    const typed = typedConsultation(request.body);
    const input = consultationInput(typed);
    if (!input) {
      await this.draw(request, reply, found, typed, consultationGaps(typed));
      return;
    }
    const recorded = await this.shell.ask(request, reply, RecordConsultation, { policyId: id, input });
    const { refusals } = recorded.recordConsultation;
    if (refusals.length === 0) reply.redirect(withNotice(`/policies/${id}/submit`, 'consultation-recorded'), 303);
    else await this.draw(request, reply, found, typed, consultationErrors(refusals));
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy }: FoundDraft,
    typed: TypedConsultation,
    said: FormErrors = NO_ERRORS,
  ): Promise<void> {
    const weight = (await this.shell.ask(request, reply, DraftWeight, { id: policy.id })).policy;
    this.shell.send(request, reply, 'consultation', me, {
      title: `Consultation on ${policy.title}`,
      backTo: { href: `/policies/${policy.id}/submit`, text: wordsOfSending(policy.approver).task },
      subject: { title: policy.title, stay: `/policies/${policy.id}/submit` },
      ...{ typed, ...CONSULTATION_CHOICES, consultations: weight?.consultations ?? [] },
      ...said,
    });
  }
}
