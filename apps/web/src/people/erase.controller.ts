import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { relay, requireAnswer } from '../documents/relay.ts';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { sayTables } from './say-tables.ts';
import { ErasePerson, WeighErasure, type Erasure } from './people-documents.ts';

const FIELDS: Readonly<Record<string, string>> = { NAME_NOT_TYPED: 'typedName' };

/** Answers what somebody asks to see of themself, and lets go of the name of somebody who has left. */
@Controller()
export class EraseController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('what-is-held')
  async mine(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pass('/subject-access/mine', request, reply);
  }

  @Get('people/:personId/what-is-held')
  async held(
    @Param('personId') personId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pass(isId(personId) ? `/subject-access/people/${personId}` : null, request, reply);
  }

  @Get('people/:postId/erase')
  async look(
    @Param('postId') postId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(postId, request, reply);
    if (found) this.draw(request, reply, found);
  }

  @Post('people/:postId/erase')
  async erase(
    @Param('postId') postId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(postId, request, reply);
    if (!found) return;
    const typedName = typedText(request.body, 'typedName').trim();
    const { refusals } = (await this.shell.ask(request, reply, ErasePerson, { appointmentId: postId, typedName }))
      .erasePerson;
    if (refusals.length === 0) reply.redirect(withNotice('/people', 'erased'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typedName,
        refusalErrors(refusals, ({ code }) => FIELDS[code]),
      );
  }

  private async find(
    postId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ me: Me; erasure: Erasure } | null> {
    const data = isId(postId) ? await this.shell.ask(request, reply, WeighErasure, { appointmentId: postId }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    if (data?.erasure) return { me, erasure: data.erasure };
    this.shell.notFound(request, reply, me, 'term of office');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, erasure }: { me: Me; erasure: Erasure },
    typedName = '',
    said: FormErrors = NO_ERRORS,
  ): void {
    const title = `Erase ${erasure.name}?`;
    const backTo = { href: '/people', text: 'People and roles' };
    const [erased, kept] = [sayTables(erasure.erased), sayTables(erasure.kept)];
    this.shell.send(request, reply, 'erase', me, { title, backTo, erasure, erased, kept, typedName, ...said });
  }

  private async pass(path: string | null, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const answer = path ? await this.shell.api.bytes(path, this.shell.visitor(request)) : null;
    if (answer) requireAnswer(answer);
    if (answer?.ok) {
      await relay(answer, reply);
      return;
    }
    const me = await this.shell.whoIsHere(request, reply);
    if (me) this.shell.notFound(request, reply, me, 'person');
  }
}
