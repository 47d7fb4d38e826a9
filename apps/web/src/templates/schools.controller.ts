import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageShell } from '../pages/page-shell.ts';
import { findTemplate, publishesTemplate } from './find-template.ts';
import { Schools } from './publish-documents.ts';
import { schoolLists, shownSchools } from './standings.ts';

/** Who holds a template: where each school stands, who declined and why, and which clauses schools put in their own words. */
@Controller('templates/:id/schools')
export class SchoolsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findTemplate(this.shell, id, request, reply);
    if (!found) return;
    const { me, template } = found;
    const shown = shownSchools(request.query as { show?: unknown; page?: unknown });
    const holders = publishesTemplate(found)
      ? (await this.shell.ask(request, reply, Schools, { id, ...shown })).template?.holders
      : null;
    if (!holders) {
      this.shell.forbidden(
        request,
        reply,
        me,
        'The template’s publisher sees who holds it, from its first edition on.',
      );
      return;
    }
    this.shell.send(request, reply, 'schools', me, {
      title: `Who holds ${template.title}`,
      backTo: { href: `/templates/${id}`, text: template.title },
      ...{ template, holders },
      ...schoolLists(holders, shown, `/templates/${id}/schools`),
    });
  }
}
