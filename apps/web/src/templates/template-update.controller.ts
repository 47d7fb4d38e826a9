import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, sayRefusal, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { sayOutcome, titleOf, wordsFor } from '../update/choice-words.ts';
import { findTemplate, type FoundTemplate } from './find-template.ts';
import { answersOf, writtenFor, type Answered } from './template-answers.ts';
import { PreviewTemplateUpdate, TakeTemplateUpdate, type TemplatePreview } from './template-documents.ts';

type Found = FoundTemplate & { readonly preview: TemplatePreview; readonly editionId: string };

const COMES_IN: ReadonlySet<string> = new Set(['taken', 'both', 'removed', 'inserted', 'council-wording', 'moved']);

/** A newer edition of the template above comes into the draft of one's own. */
@Controller('templates/:id/update')
export class TemplateUpdateController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, answersOf(found.preview.choices, undefined));
  }

  @Post()
  async take(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const answers = answersOf(found.preview.choices, request.body);
    const { takeTemplateUpdate } = await this.shell.ask(request, reply, TakeTemplateUpdate, {
      templateId: id,
      editionId: found.editionId,
      version: Number(typedText(request.body, 'version')),
      answers: answers
        .filter(({ answer }) => answer !== '')
        .map(({ text, ...each }) => ({ ...each, ...(text.trim() ? { text } : {}) })),
    });
    if (takeTemplateUpdate.refusals.length === 0) {
      reply.redirect(withNotice(`/templates/${id}`, 'template-updated'), 303);
      return;
    }
    const said = formErrors(
      takeTemplateUpdate.refusals.map((refusal) => [
        refusal.clauseId ? `choice-${refusal.clauseId}` : null,
        sayRefusal(refusal),
      ]),
    );
    this.draw(request, reply, found, answers, said);
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const found = await findTemplate(this.shell, id, request, reply);
    if (!found) return null;
    const editionId = found.template.derivedFrom?.newerEditionId;
    const preview = editionId
      ? (await this.shell.ask(request, reply, PreviewTemplateUpdate, { templateId: id, editionId }))
          .templateUpdatePreview
      : null;
    if (editionId && preview) return { ...found, preview, editionId };
    this.shell.send(request, reply, 'message', found.me, {
      title: 'No newer edition is waiting',
      lines: ['The draft stands on the newest edition of the template that it was made from.'],
      onward: { href: `/templates/${id}`, text: found.template.title },
    });
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, template, preview }: Found,
    answers: readonly Answered[],
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'template-update', me, {
      title: `Edition ${preview.edition.number} – ${template.title}`,
      backTo: { href: `/templates/${template.id}`, text: template.title },
      ...{ template, preview },
      choices: preview.choices.map((choice, at) => ({
        ...choice,
        heading: titleOf(choice),
        ...wordsFor(choice),
        written: writtenFor(choice),
        given: answers[at],
      })),
      writesWording: preview.choices.some((choice) => writtenFor(choice)?.isWording),
      comesIn: preview.outcomes
        .filter(({ outcome, number, title }) => COMES_IN.has(outcome) && `${number}${title}`)
        .map((each) => ({ heading: titleOf(each), words: sayOutcome(each.outcome) })),
      ...said,
    });
  }
}
