import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, sayRefusal, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { DraftWeight, SubmitPolicy } from './draft-documents.ts';
import { newestOffer } from './draft-tasks.ts';
import { backToPolicy, findDraft, isStale, type FoundDraft } from './find-draft.ts';
import { wordsOfSending } from './who-decides.ts';

const LEVELS = [
  {
    value: 'substantive',
    text: 'Substantive',
    hint: { text: 'Somebody has to do something otherwise. Staff confirm it anew.' },
  },
  { value: 'legal', text: 'Legal', hint: { text: 'The law asks for it. Staff confirm it anew.' } },
  { value: 'editorial', text: 'Editorial', hint: { text: 'Said more clearly, and nothing else.' } },
] as const;

/** Which field answers which refusal, where it is one of this page. */
const FIELDS: Readonly<Record<string, string>> = {
  CONSULTATION_MISSING: 'consultationReason',
  MATERIALITY_REASON_MISSING: 'materialityReason',
};

@Controller('policies/:id/submit')
export class SubmitController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (found) await this.draw(request, reply, found, typedSubmission(undefined));
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
    const typed = typedSubmission(request.body);
    const version = Number(typedText(request.body, 'version'));
    const { submitPolicy } = await this.shell.ask(request, reply, SubmitPolicy, { policyId: id, version, ...typed });
    if (submitPolicy.refusals.length === 0) {
      const { revision } = submitPolicy;
      // Whoever sends what is left to them decides next.
      if (revision?.isLeftToHead && found.me.roles.includes('head'))
        reply.redirect(withNotice(`/revisions/${revision.id}/decide`, 'sent-to-decide'), 303);
      else reply.redirect(withNotice(`/policies/${id}`, 'sent-to-clerk'), 303);
      return;
    }
    const said = whatIsLeft(submitPolicy.refusals, found);
    await this.draw(request, reply, found, typed, { said, status: isStale(submitPolicy.refusals) ? 409 : 400 });
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, draft }: FoundDraft,
    typed: ReturnType<typeof typedSubmission>,
    { said = NO_ERRORS, status }: { said?: FormErrors; status?: number } = {},
  ): Promise<void> {
    const weight = (await this.shell.ask(request, reply, DraftWeight, { id: policy.id })).policy;
    const changes = weight?.draft?.changes ?? [];
    const sending = wordsOfSending(policy.approver);
    this.shell.send(request, reply, 'submit', me, {
      title: sending.title(policy.title),
      backTo: backToPolicy(policy),
      ...{ policy, typed, sending, levels: LEVELS },
      draft: weight?.draft,
      consultations: weight?.consultations ?? [],
      ownChanges: changes.some((each) => each.of !== 'template'),
      version: draft.version,
      offer: newestOffer(policy.updateOffers),
      waiting: policy.revisions.find(({ state }) => state === 'submitted' || state === 'tabled'),
      ...said,
      ...(status ? { status } : {}),
    });
  }
}

function typedSubmission(body: Posted | undefined) {
  const text = (name: string): string => typedText(body, name);
  return {
    note: text('note'),
    materiality: text('materiality') || 'substantive',
    materialityReason: text('materialityReason'),
    consultationReason: text('consultationReason'),
  };
}

/** What is left to do, each linked to the field that does it: on this page, or where it is written. */
function whatIsLeft(refusals: readonly Refused[], found: FoundDraft): FormErrors {
  const beside: Record<string, { text: string }> = {};
  const errors = refusals.map((each) => {
    const field = FIELDS[each.code];
    if (!field) return elsewhere(each, found);
    const text = sayRefusal(each);
    beside[field] = { text: beside[field] ? `${beside[field].text} ${text}` : text };
    return { text, href: `#${field}` };
  });
  return { errors, beside };
}

function elsewhere(refusal: Refused, { policy, draft }: FoundDraft): { text: string; href?: string } {
  const page = (path: string): string => `/policies/${policy.id}/${path}`;
  if (refusal.code === 'EMPTY_BLANK') {
    const blank = draft.blanks.find((each) => each.label === refusal.where);
    return { text: `Fill in: ${refusal.where ?? ''}`, href: page(blank ? `blanks#blank-${blank.id}` : 'blanks') };
  }
  if (refusal.clauseId && draft.clauses.some((each) => each.id === refusal.clauseId))
    return { text: sayRefusal(refusal), href: page(`clauses/${refusal.clauseId}`) };
  return { text: sayRefusal(refusal), href: page('draft') };
}
