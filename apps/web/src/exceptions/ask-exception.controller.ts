import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Draft } from '../draft/draft-documents.ts';
import { findDraft, type FoundDraft } from '../draft/find-draft.ts';
import { NO_ERRORS, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import type { Posted } from '../pages/typed.ts';
import { askErrors, askForm, typedQuestion, type Question } from './ask-form.ts';
import { RequestException } from './exception-documents.ts';

type Found = FoundDraft & { readonly clause: Draft['clauses'][number] };

/** A school asks whoever fixed a clause whether it may differ in its policy. */
@Controller('policies/:id/clauses/:clauseId/exception')
export class AskExceptionController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('id') id: string,
    @Param('clauseId') clauseId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, clauseId, request, reply);
    if (found) this.draw(request, reply, found, { wording: found.clause.body.trim(), reason: '' });
  }

  @Post()
  async ask(
    @Param('id') id: string,
    @Param('clauseId') clauseId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, clauseId, request, reply);
    if (!found) return;
    const typed = typedQuestion(request.body);
    const asked = { policyId: id, templateId: null, clauseId, ...typed };
    const { requestException } = await this.shell.ask(request, reply, RequestException, asked);
    if (requestException.refusals.length === 0) {
      reply.redirect(withNotice(`/policies/${id}`, 'exception-asked'), 303);
      return;
    }
    this.draw(request, reply, found, typed, askErrors(requestException.refusals));
  }

  private async find(
    id: string,
    clauseId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Found | null> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return null;
    const clause = found.draft.clauses.find((each) => each.id === clauseId);
    if (clause?.fixedBy && !clause.isLaw) return { ...found, clause };
    if (clause) {
      const lines = clause.isLaw
        ? ['This clause is law, so nobody can grant an exception to it.']
        : ['This clause is not fixed: you can change its wording as far as its rule allows.'];
      this.shell.send(request, reply, 'message', found.me, {
        title: 'No exception is needed or possible',
        lines,
        onward: { href: `/policies/${id}/clauses`, text: 'Go to the wording of your policy' },
      });
    } else this.shell.notFound(request, reply, found.me, 'clause');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, clause }: Found,
    typed: Question,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'exception-ask', me, {
      title: `Ask for an exception – ${policy.title}`,
      backTo: { href: `/policies/${policy.id}/clauses/${clause.id}`, text: `${clause.number} ${clause.title}`.trim() },
      subject: { title: policy.title, kind: 'policy', stay: `/policies/${policy.id}/clauses` },
      ...askForm(clause, typed, said),
    });
  }
}
