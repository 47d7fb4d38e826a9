import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { AdaptClause, type Draft } from './draft-documents.ts';
import { backToPolicy, findDraft, isStale, type FoundDraft } from './find-draft.ts';

type Clause = Draft['clauses'][number];
interface Drawn {
  readonly text: string;
  readonly said?: FormErrors;
  readonly status?: number;
  /** What somebody else saved meanwhile, shown beside what was typed here. */
  readonly elsewhere?: string;
}

@Controller('policies/:id/clauses')
export class ClausesController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return;
    const { me, policy, draft } = found;
    this.shell.send(request, reply, 'clauses', me, {
      title: `Wording of ${policy.title}`,
      backTo: backToPolicy(policy),
      policy,
      publisher: publisherOf(policy),
      clauses: draft.clauses.map((clause) => ({
        ...clause,
        canChange: clause.rule !== 'fixed' || clause.exception?.inForce === true,
        reworded: clause.baseBody !== null,
      })),
    });
  }

  @Get(':clauseId')
  async form(
    @Param('id') id: string,
    @Param('clauseId') clauseId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, clauseId, request, reply);
    if (!found) return;
    const { body, baseBody, exception } = found.clause;
    // What was granted is offered where the published wording still stands.
    const text = exception?.inForce && baseBody === null ? exception.wording : body;
    this.draw(request, reply, found, { text: text.trim() });
  }

  @Post(':clauseId')
  async save(
    @Param('id') id: string,
    @Param('clauseId') clauseId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, clauseId, request, reply);
    if (!found) return;
    const [text, version] = [typedText(request.body, 'text'), Number(typedText(request.body, 'version'))];
    const { adaptClause } = await this.shell.ask(request, reply, AdaptClause, {
      policyId: id,
      version,
      clauseId,
      text,
    });
    if (adaptClause.refusals.length === 0) {
      reply.redirect(withNotice(`/policies/${id}/clauses`, 'saved'), 303);
      return;
    }
    const said = refusalErrors(adaptClause.refusals, () => 'text');
    const stale = isStale(adaptClause.refusals);
    this.draw(request, reply, found, {
      ...{ text, said, status: stale ? 409 : 400 },
      ...(stale && found.clause.body.trim() !== text.trim() ? { elsewhere: found.clause.body } : {}),
    });
  }

  private async find(
    id: string,
    clauseId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<(FoundDraft & { clause: Clause }) | null> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return null;
    const clause = found.draft.clauses.find((each) => each.id === clauseId);
    if (clause) return { ...found, clause };
    this.shell.notFound(request, reply, found.me, 'clause');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, draft, clause }: FoundDraft & { clause: Clause },
    { text, said = NO_ERRORS, status, elsewhere }: Drawn,
  ): void {
    this.shell.send(request, reply, 'clause', me, {
      title: `${clause.number} ${clause.title} – ${policy.title}`,
      backTo: { href: `/policies/${policy.id}/clauses`, text: 'Wording' },
      policy,
      clause,
      version: draft.version,
      asText: (request.query as { as?: string }).as === 'text',
      isFixed: clause.rule === 'fixed' && clause.exception?.inForce !== true,
      publisher: clause.fixedBy ?? publisherOf(policy),
      text,
      elsewhere,
      rows: Math.min(20, Math.max(6, Math.ceil(text.length / 60) + text.split('\n').length)),
      ...said,
      ...(status ? { status } : {}),
    });
  }
}

function publisherOf({ template }: FoundDraft['policy']): string {
  return template?.publisher.name ?? 'the publisher';
}
