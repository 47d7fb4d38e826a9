import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { sayReviewCycle, TEMPLATE_CYCLES } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedDate, type TypedDate } from '../pages/typed-date.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { findTemplate, writesTemplate, type FoundTemplate } from './find-template.ts';
import { ReviewTemplate, SetTemplateReview } from './template-documents.ts';

const FIELDS: Readonly<Record<string, string>> = {
  REASON_MISSING: 'reason',
  DATE_IN_FUTURE: 'reviewedOn-day',
  REVIEWED_BEFORE_EDITION: 'reviewedOn-day',
  REVIEWED_BEFORE_LAST: 'reviewedOn-day',
  REVIEW_DUE_MISSING: 'nextDueOn-day',
  REVIEW_DUE_NOT_AFTER: 'nextDueOn-day',
};
const ORDER = ['reason', 'reviewedOn-day', 'nextDueOn-day'];

interface Typed {
  readonly owner: string;
  readonly every: string;
  readonly reason: string;
  readonly reviewedOn: TypedDate;
  readonly nextDueOn: TypedDate;
}

/** A template's own review: who owns it, how often it is looked at, and that it was. */
@Controller('templates/:id/review')
export class TemplateReviewController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, typedReview(undefined, found));
  }

  @Post()
  async review(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedReview(request.body, found);
    const wrong = (['reviewedOn', 'nextDueOn'] as const).filter((name) => !typed[name].isBlank && !typed[name].date);
    if (wrong.length > 0) {
      const said = formErrors(wrong.map((name) => [`${name}-day`, 'Enter a date like 31 8 2027, or leave it empty']));
      return this.draw(request, reply, found, typed, said);
    }
    const { reason, reviewedOn, nextDueOn } = typed;
    const { reviewTemplate } = await this.shell.ask(request, reply, ReviewTemplate, {
      ...{ templateId: id, reason, reviewedOn: reviewedOn.date, nextDueOn: nextDueOn.date },
    });
    const { refusals } = reviewTemplate;
    if (refusals.length === 0) reply.redirect(withNotice(`/templates/${id}`, 'template-reviewed'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code], ORDER),
      );
  }

  @Post('cycle')
  async set(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const [owner, typed] = [typedText(request.body, 'owner').trim(), typedText(request.body, 'every')];
    const every = TEMPLATE_CYCLES.find((each) => each === typed) ?? null;
    await this.shell.ask(request, reply, SetTemplateReview, { templateId: id, owner, every });
    reply.redirect(withNotice(`/templates/${id}`, 'template-review-set'), 303);
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<FoundTemplate | null> {
    const found = await findTemplate(this.shell, id, request, reply);
    if (!found || writesTemplate(found)) return found;
    this.shell.forbidden(request, reply, found.me, 'Those who write or publish a template review it.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, template }: FoundTemplate,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'template-review', me, {
      title: `The review of the template ${template.title}`,
      backTo: { href: `/templates/${template.id}`, text: template.title },
      ...{ template, typed },
      cycles: [
        { value: '', text: 'Nobody has said' },
        ...TEMPLATE_CYCLES.map((value) => ({
          ...{ value, text: `Every ${sayReviewCycle(value)}`.replace('Every 1 year', 'Every year') },
          selected: value === typed.every,
        })),
      ],
      ...said,
    });
  }
}

function typedReview(body: Posted | undefined, { template }: FoundTemplate): Typed {
  return {
    ...{ owner: template.owner ?? '', every: template.reviewEvery ?? '', reason: typedText(body, 'reason') },
    ...{ reviewedOn: typedDate(body, 'reviewedOn'), nextDueOn: typedDate(body, 'nextDueOn') },
  };
}
