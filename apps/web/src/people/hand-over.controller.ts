import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { findPeople, type FoundPeople } from './find-people.ts';
import { HandOver, type PersonHere } from './people-documents.ts';

const FIELDS: Readonly<Record<string, string>> = {
  EMAIL_NOT_VALID: 'email',
  HANDED_TO_THEMSELVES: 'email',
  ALREADY_APPOINTED: 'email',
  NAME_MISSING: 'fullName',
  LAST_DAY_PAST: 'fromOn-day',
  TERM_TURNED_ROUND: 'fromOn-day',
};
const ORDER = ['fullName', 'email', 'fromOn-day'];

interface FoundClerk extends FoundPeople {
  readonly person: PersonHere;
  readonly post: PersonHere['posts'][number];
}

/** Hands the post of a clerk over to somebody else. */
@Controller('people/:postId/hand-over')
export class HandOverController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Param('postId') postId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(postId, request, reply);
    if (found) this.draw(request, reply, found, typedHandOver(undefined));
  }

  @Post()
  async handOver(
    @Param('postId') postId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(postId, request, reply);
    if (!found) return;
    const typed = typedHandOver(request.body);
    const { fromOn, name, email } = typed;
    if (!fromOn.date) {
      const said = formErrors([['fromOn-day', 'Enter the first day of the new clerk, like 27 3 2027']]);
      this.draw(request, reply, found, typed, said);
      return;
    }
    const input = { appointmentId: postId, name, email, fromOn: fromOn.date };
    const { refusals } = (await this.shell.ask(request, reply, HandOver, input)).handOver;
    if (refusals.length === 0) {
      reply.redirect(withNotice('/people', 'handed-over'), 303);
      return;
    }
    const said = refusalErrors(refusals, ({ code }) => FIELDS[code], ORDER);
    this.draw(request, reply, found, typed, said);
  }

  private async find(postId: string, request: FastifyRequest, reply: FastifyReply): Promise<FoundClerk | null> {
    const found = await findPeople(this.shell, request, reply);
    if (!found) return null;
    const person = found.data.people.find(({ posts }) => posts.some(({ id }) => id === postId));
    const post = person?.posts.find(({ id }) => id === postId);
    if (person && post && isId(postId) && post.role === 'clerk' && !post.isOver) return { ...found, person, post };
    this.shell.notFound(request, reply, found.me, 'clerk’s post');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, person, post }: FoundClerk,
    typed: ReturnType<typeof typedHandOver>,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'hand-over', me, {
      title: `Hand over from ${person.name}`,
      backTo: { href: '/people', text: 'People and roles' },
      ...{ person, post, typed, ...said },
    });
  }
}

function typedHandOver(body: Posted | undefined) {
  return {
    ...{ name: typedText(body, 'fullName'), email: typedText(body, 'email').trim() },
    fromOn: typedDate(body, 'fromOn'),
  };
}
