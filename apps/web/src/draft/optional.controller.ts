import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, sayRefusal, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { LeaveOutClause, PutBackClause, type Draft } from './draft-documents.ts';
import { backToPolicy, findDraft, type FoundDraft } from './find-draft.ts';

type OptionalClause = Draft['optionalClauses'][number];
interface Wish {
  readonly clause: OptionalClause;
  readonly leaveOut: boolean;
  readonly reason: string;
}

@Controller('policies/:id/optional')
export class OptionalController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (found) this.draw(request, reply, found, found.draft.optionalClauses.map(standing));
  }

  @Post()
  async save(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return;
    const wishes = found.draft.optionalClauses.map((clause) => wishOf(clause, request.body));
    const unexplained = wishes.filter(({ leaveOut, reason }) => leaveOut && !reason.trim());
    if (unexplained.length > 0) {
      const said = formErrors(unexplained.map(({ clause }) => [`reason-${clause.id}`, askReason(clause)]));
      this.draw(request, reply, found, wishes, said);
      return;
    }
    const refused = await this.change(request, reply, found, wishes, Number(typedText(request.body, 'version')));
    if (!refused) {
      reply.redirect(withNotice(`/policies/${id}/draft`, 'saved'), 303);
      return;
    }
    // Some may have been saved before the one that was refused: the page goes on from there.
    const now = await findDraft(this.shell, id, request, reply);
    if (now) this.draw(request, reply, now, wishes, refused);
  }

  /** One change after the other, each on the version that the last one made; stops at the first that is refused. */
  private async change(
    request: FastifyRequest,
    reply: FastifyReply,
    { policy }: FoundDraft,
    wishes: readonly Wish[],
    version: number,
  ): Promise<FormErrors | null> {
    let at = version;
    for (const { clause, leaveOut, reason } of wishes.filter(isChange)) {
      const where = { policyId: policy.id, version: at, clauseId: clause.id };
      // A new reason replaces the old one: the clause goes back and is left out again.
      if (clause.leftOut) {
        const { putBackClause } = await this.shell.ask(request, reply, PutBackClause, where);
        if (!putBackClause.draft) return errorsOf(clause, putBackClause.refusals);
        at = putBackClause.draft.version;
      }
      if (leaveOut) {
        const { leaveOutClause } = await this.shell.ask(request, reply, LeaveOutClause, {
          ...where,
          version: at,
          reason,
        });
        if (!leaveOutClause.draft) return errorsOf(clause, leaveOutClause.refusals);
        at = leaveOutClause.draft.version;
      }
    }
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, draft }: FoundDraft,
    wishes: readonly Wish[],
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'optional', me, {
      title: `Optional sections of ${policy.title}`,
      backTo: backToPolicy(policy),
      policy,
      version: draft.version,
      wishes,
      ...said,
    });
  }
}

const standing = (clause: OptionalClause): Wish => ({
  clause,
  leaveOut: clause.leftOut,
  reason: clause.reason ?? '',
});

function wishOf(clause: OptionalClause, body: Posted): Wish {
  return {
    clause,
    leaveOut: typedText(body, `choice-${clause.id}`) === 'out',
    reason: typedText(body, `reason-${clause.id}`),
  };
}

function isChange({ clause, leaveOut, reason }: Wish): boolean {
  return leaveOut !== clause.leftOut || (leaveOut && reason.trim() !== (clause.reason ?? '').trim());
}

function askReason({ number, title }: OptionalClause): string {
  return `Give a reason for leaving out ${number} ${title}`;
}

function errorsOf(clause: OptionalClause, refusals: readonly Refused[]): FormErrors {
  return formErrors(
    refusals.map((each) => [
      each.code === 'REASON_MISSING' ? `reason-${clause.id}` : `choice-${clause.id}`,
      sayRefusal(each),
    ]),
  );
}
