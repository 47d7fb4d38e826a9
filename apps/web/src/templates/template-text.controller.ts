import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { foldHtml } from '../pages/fold-html.ts';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { LookAtTemplate, SaveTemplateText, TemplateText, type Look, type TemplateToWrite } from './text-documents.ts';

interface Found {
  readonly me: Me;
  readonly template: TemplateToWrite;
  readonly draft: NonNullable<TemplateToWrite['draft']>;
}

interface Written {
  readonly text: string;
  /** The policy whose answers fill the preview; empty for none. */
  readonly as: string;
}

/** The text of a template: written as it is stored, with what is wrong with it and how a setting would see it beside it. */
@Controller('templates/:id/text')
export class TemplateTextController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const as = found.draft.previewSettings[0]?.policyId ?? '';
    this.draw(request, reply, found, { written: { text: found.draft.text, as } });
  }

  @Post()
  async save(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const written = writtenIn(request.body);
    const version = Number(typedText(request.body, 'version'));
    const input = { templateId: id, version, text: written.text };
    const { saveTemplateDraft } = await this.shell.ask(request, reply, SaveTemplateText, input);
    const { refusals, current } = saveTemplateDraft;
    if (refusals.length === 0) {
      reply.redirect(withNotice(`/templates/${id}/text`, 'template-saved'), 303);
      return;
    }
    const isOther = current !== null && current.text !== written.text;
    this.draw(request, reply, found, {
      ...{ written, said: refusalErrors(refusals, () => 'template-text') },
      ...(current ? { status: 409, version: current.version, elsewhere: isOther ? current.text : null } : {}),
    });
  }

  /** Looks at the text without saving it: a page for a form, JSON for the editor. */
  @Post('look')
  async look(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const written = writtenIn(request.body);
    if (request.headers.accept !== 'application/json') {
      const found = await this.find(id, request, reply);
      const version = Number(typedText(request.body, 'version'));
      if (found)
        this.draw(request, reply, found, { written, version, look: await this.ask(request, reply, id, written) });
      return;
    }
    const look = isId(id) ? await this.ask(request, reply, id, written) : null;
    reply.status(look ? 200 : 404).header('cache-control', 'no-store');
    reply.send(look ? { ...look, html: foldHtml(look.html) } : {});
  }

  private async ask(
    request: FastifyRequest,
    reply: FastifyReply,
    templateId: string,
    { text, as }: Written,
  ): Promise<Look | null> {
    const variables = { templateId, text, asPolicyId: isId(as) ? as : null };
    return (await this.shell.ask(request, reply, LookAtTemplate, variables)).templateLook;
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, TemplateText, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const template = data?.template;
    if (template?.draft) return { me, template, draft: template.draft };
    if (template) this.shell.forbidden(request, reply, me, 'Its authors and its publisher write this template.');
    else this.shell.notFound(request, reply, me, 'template');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, template, draft }: Found,
    page: {
      readonly written: Written;
      readonly said?: FormErrors;
      readonly status?: number;
      readonly version?: number;
      readonly elsewhere?: string | null;
      /** The editor asks for it by itself: without it the page is there at once. */
      readonly look?: Look | null;
    },
  ): void {
    const { written, said = NO_ERRORS, status, version = draft.version, elsewhere, look = null } = page;
    this.shell.send(request, reply, 'template-text', me, {
      title: `Write ${template.title}`,
      backTo: { href: `/templates/${template.id}`, text: template.title },
      ...{ template, version, elsewhere, look, text: written.text },
      settings: [
        { value: '', text: 'Nobody: blanks stand open' },
        ...draft.previewSettings.map(({ policyId: value, organisationName: text }) => ({
          ...{ value, text, selected: value === written.as },
        })),
      ],
      ...said,
      ...(status ? { status } : {}),
    });
  }
}

function writtenIn(body: Posted | undefined): Written {
  return { text: typedText(body, 'text'), as: typedText(body, 'as') };
}
