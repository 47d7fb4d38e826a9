import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, type Posted } from '../pages/typed.ts';
import { askErrors, askForm, typedQuestion, type Question } from './ask-form.ts';
import { RequestException, TemplateExceptions, type TemplateAsking } from './exception-documents.ts';

interface Fixed {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly fixedBy: string;
  readonly isLaw: boolean;
  readonly body: string;
}
interface Found {
  readonly me: Me;
  readonly template: TemplateAsking;
  /** The clauses that somebody above fixed, in the order of the text. */
  readonly fixed: readonly Fixed[];
}

/** The publisher of a template made from another's asks whoever fixed a clause there whether it may differ here. */
@Controller('templates/:id/exceptions')
export class TemplateExceptionsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { me, template, fixed } = found;
    this.shell.send(request, reply, 'template-exceptions', me, {
      title: `Fixed clauses – ${template.title}`,
      backTo: { href: `/templates/${id}`, text: template.title },
      template,
      fixed: fixed.map((each) => ({ ...each, asked: template.exceptions.find((one) => one.clauseId === each.id) })),
    });
  }

  @Get(':clauseId')
  async form(
    @Param('id') id: string,
    @Param('clauseId') clauseId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    const clause = found && this.clauseOf(found, clauseId, request, reply);
    if (found && clause) this.draw(request, reply, found, clause, { wording: clause.body.trim(), reason: '' });
  }

  @Post(':clauseId')
  async ask(
    @Param('id') id: string,
    @Param('clauseId') clauseId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    const clause = found && this.clauseOf(found, clauseId, request, reply);
    if (!found || !clause) return;
    const typed = typedQuestion(request.body);
    const asked = { policyId: null, templateId: id, clauseId, ...typed };
    const { refusals } = (await this.shell.ask(request, reply, RequestException, asked)).requestException;
    if (refusals.length === 0) reply.redirect(withNotice(`/templates/${id}/exceptions`, 'exception-asked-above'), 303);
    else this.draw(request, reply, found, clause, typed, askErrors(refusals));
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, TemplateExceptions, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const template = data?.template;
    if (!template) this.shell.notFound(request, reply, me, 'template');
    else if (template.publisher.id !== me.organisation?.id || !writesTemplates(me))
      this.shell.forbidden(request, reply, me, 'Whoever writes the template asks for exceptions.');
    else return { me, template, fixed: fixedAbove(template) };
    return null;
  }

  private clauseOf(found: Found, clauseId: string, request: FastifyRequest, reply: FastifyReply): Fixed | null {
    const clause = found.fixed.find((each) => each.id === clauseId && !each.isLaw);
    if (!clause) this.shell.notFound(request, reply, found.me, 'clause');
    return clause ?? null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, template }: Found,
    clause: Fixed,
    typed: Question,
    said: FormErrors = NO_ERRORS,
  ): void {
    const list = `/templates/${template.id}/exceptions`;
    this.shell.send(request, reply, 'exception-ask', me, {
      title: `Ask for an exception – ${template.title}`,
      backTo: { href: list, text: 'Fixed clauses' },
      subject: { title: template.title, kind: 'template', stay: list },
      ...askForm(clause, typed, said),
    });
  }
}

function writesTemplates({ roles }: Me): boolean {
  return roles.some((role) => role === 'council-author' || role === 'publisher');
}

function fixedAbove({ draft, publisher }: TemplateAsking): Fixed[] {
  return (draft?.baseEdition?.clauseRules ?? [])
    .filter(({ rule, setByName }) => rule === 'fixed' && setByName !== publisher.name)
    .map(({ clauseId, setByName, rule: _, ...clause }) => ({ ...clause, id: clauseId, fixedBy: setByName }));
}
