import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { DraftWeight, RecordConsultation } from './draft-documents.ts';
import { findDraft, type FoundDraft } from './find-draft.ts';

const PARTIES = ['Joint committee', 'Staff', 'Parents', 'Diocese'].map((text) => ({ value: text, text }));
const OUTCOMES = [
  { value: 'agreed', text: 'They agreed' },
  { value: 'consulted-not-agreed', text: 'They were consulted and did not agree' },
  { value: 'noted', text: 'They took note' },
];
const FIELDS: Readonly<Record<string, string>> = {
  CONSULTED_MISSING: 'consulted',
  CONSULTATION_ENDS_EARLY: 'untilOn-day',
  DATE_IN_FUTURE: 'untilOn-day',
  REASON_MISSING: 'evidence',
};

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
    const { fromOn, untilOn } = typed;
    if (!fromOn.date || !untilOn.date || !typed.outcome) {
      await this.draw(request, reply, found, typed, formErrors(wrongFields(typed)));
      return;
    }
    const others = typed.others.split(',').map((each) => each.trim());
    const { recordConsultation } = await this.shell.ask(request, reply, RecordConsultation, {
      policyId: id,
      input: {
        consulted: [...typed.consulted, ...others.filter(Boolean)],
        ...{ fromOn: fromOn.date, untilOn: untilOn.date, outcome: typed.outcome, evidence: typed.evidence },
      },
    });
    const { refusals } = recordConsultation;
    if (refusals.length === 0) reply.redirect(withNotice(`/policies/${id}/submit`, 'consultation-recorded'), 303);
    else
      await this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code]),
      );
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy }: FoundDraft,
    typed: ReturnType<typeof typedConsultation>,
    said: FormErrors = NO_ERRORS,
  ): Promise<void> {
    const weight = (await this.shell.ask(request, reply, DraftWeight, { id: policy.id })).policy;
    this.shell.send(request, reply, 'consultation', me, {
      title: `Consultation on ${policy.title}`,
      backTo: { href: `/policies/${policy.id}/submit`, text: 'Send it to the clerk' },
      ...{ policy, typed, parties: PARTIES, outcomes: OUTCOMES, consultations: weight?.consultations ?? [] },
      ...said,
      ...(said.errors.length ? { status: 400 } : {}),
    });
  }
}

function typedConsultation(body: Posted | undefined) {
  return {
    consulted: [body?.['consulted'] ?? []].flat(),
    others: typedText(body, 'others'),
    fromOn: typedDate(body, 'fromOn'),
    untilOn: typedDate(body, 'untilOn'),
    outcome: OUTCOMES.find((each) => each.value === typedText(body, 'outcome'))?.value ?? '',
    evidence: typedText(body, 'evidence'),
  };
}

function wrongFields({ fromOn, untilOn, outcome }: ReturnType<typeof typedConsultation>): [string, string][] {
  const date = 'Enter the date like 27 3 2027';
  return [
    ...(fromOn.date ? [] : [['fromOn-day', date] as [string, string]]),
    ...(untilOn.date ? [] : [['untilOn-day', date] as [string, string]]),
    ...(outcome ? [] : [['outcome', 'Choose what came of it'] as [string, string]]),
  ];
}
