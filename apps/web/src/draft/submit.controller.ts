import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, sayRefusal, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { SubmitPolicy } from './draft-documents.ts';
import { newestOffer } from './draft-tasks.ts';
import { backToPolicy, findDraft, isStale, type FoundDraft } from './find-draft.ts';

@Controller('policies/:id/submit')
export class SubmitController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (found) this.draw(request, reply, found, {});
  }

  /** Always open: what is left to do is said when it is sent, with a link to where it is done. */
  @Post()
  async submit(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return;
    const [note, version] = [typedText(request.body, 'note'), Number(typedText(request.body, 'version'))];
    const { submitPolicy } = await this.shell.ask(request, reply, SubmitPolicy, { policyId: id, version, note });
    if (submitPolicy.refusals.length === 0) {
      reply.redirect(withNotice(`/policies/${id}`, 'sent-to-clerk'), 303);
      return;
    }
    const said: FormErrors = { errors: submitPolicy.refusals.map((each) => whatIsLeft(each, found)), beside: {} };
    this.draw(request, reply, found, { note, said, status: isStale(submitPolicy.refusals) ? 409 : 400 });
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, draft }: FoundDraft,
    { note, said = NO_ERRORS, status }: { note?: string; said?: FormErrors; status?: number },
  ): void {
    this.shell.send(request, reply, 'submit', me, {
      title: `Send ${policy.title} to the clerk`,
      backTo: backToPolicy(policy),
      policy,
      note,
      version: draft.version,
      offer: newestOffer(policy.updateOffers),
      waiting: policy.revisions.find(({ state }) => state === 'submitted' || state === 'tabled'),
      ...said,
      ...(status ? { status } : {}),
    });
  }
}

/** One thing that is left to do, linked to the field that does it. */
function whatIsLeft(refusal: Refused, { policy, draft }: FoundDraft): { text: string; href?: string } {
  const page = (path: string): string => `/policies/${policy.id}/${path}`;
  if (refusal.code === 'EMPTY_BLANK') {
    const blank = draft.blanks.find((each) => each.label === refusal.where);
    return { text: `Fill in: ${refusal.where ?? ''}`, href: page(blank ? `blanks#blank-${blank.id}` : 'blanks') };
  }
  if (refusal.clauseId && draft.clauses.some((each) => each.id === refusal.clauseId))
    return { text: sayRefusal(refusal), href: page(`clauses/${refusal.clauseId}`) };
  return { text: sayRefusal(refusal), href: page('draft') };
}
