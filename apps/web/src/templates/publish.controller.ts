import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { findTemplate, publishesTemplate, type FoundTemplate } from './find-template.ts';
import { Publish, type Template } from './template-documents.ts';

type Draft = NonNullable<Template['draft']>;
type Found = FoundTemplate & { readonly draft: Draft };

const LEVELS = [
  { value: 'editorial', text: 'Editorial', hint: { text: 'Nothing anyone has to do changes.' } },
  { value: 'substantive', text: 'Substantive', hint: { text: 'What is asked of people changes.' } },
  { value: 'legal', text: 'Legal', hint: { text: 'The law or an agreement asks for it.' } },
] as const;
const FIELDS: Readonly<Record<string, string>> = { SUMMARY_MISSING: 'summary', ADOPT_BY_PAST: 'adoptBy-day' };

@Controller('templates/:id/publish')
export class PublishController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, typedEdition(found.draft, undefined));
  }

  @Post()
  async publish(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedEdition(found.draft, request.body);
    if (!typed.adoptBy.isBlank && !typed.adoptBy.date) {
      const text = 'Enter the date like 27 3 2027, or leave all three empty';
      this.draw(request, reply, found, typed, formErrors([['adoptBy-day', text]]));
      return;
    }
    const { publishEdition } = await this.shell.ask(request, reply, Publish, {
      templateId: id,
      version: Number(typedText(request.body, 'version')),
      summary: typed.summary,
      materiality: typed.weights.filter((each) => each.level !== ''),
      adoptBy: typed.adoptBy.date,
    });
    if (publishEdition.refusals.length === 0) {
      reply.redirect(withNotice(`/templates/${id}`, 'published'), 303);
      return;
    }
    const said = refusalErrors(publishEdition.refusals, ({ code, clauseId }) =>
      code === 'MATERIALITY_MISSING' && clauseId ? `level-${clauseId}` : FIELDS[code],
    );
    this.draw(request, reply, found, typed, said);
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const found = await findTemplate(this.shell, id, request, reply);
    if (!found) return null;
    const { draft } = found.template;
    if (draft && publishesTemplate(found)) return { ...found, draft };
    this.shell.forbidden(request, reply, found.me, 'The template’s publisher publishes its editions.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, template, draft }: Found,
    typed: ReturnType<typeof typedEdition>,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'publish', me, {
      title: `Publish ${template.title}`,
      backTo: { href: `/templates/${template.id}`, text: template.title },
      ...{ template, typed, levels: LEVELS },
      number: (template.editions[0]?.number ?? 0) + 1,
      version: draft.version,
      changes: draft.changes.map((change, at) => ({ ...change, given: typed.weights[at] })),
      ...said,
      ...(said.errors.length ? { status: 400 } : {}),
    });
  }
}

/** The form of an edition: its summary, its date, and the weight of each changed clause. */
function typedEdition({ changes }: Draft, body: Posted | undefined) {
  return {
    summary: typedText(body, 'summary'),
    adoptBy: typedDate(body, 'adoptBy'),
    weights: changes.map(({ clauseId }) => ({
      clauseId,
      level: typedText(body, `level-${clauseId}`),
      reason: typedText(body, `reason-${clauseId}`),
    })),
  };
}
