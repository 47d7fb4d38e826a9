import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, sayRefusal, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedDate, type TypedDate } from '../pages/typed-date.ts';
import { isId, type Posted } from '../pages/typed.ts';
import { findPeople, type FoundPeople } from './find-people.ts';
import { EndAppointment, InviteAgain, ResetSecondFactor, type PersonHere } from './people-documents.ts';

const BACK = { href: '/people', text: 'People and roles' };

/** Somebody with one of their posts. */
interface FoundPost extends FoundPeople {
  readonly person: PersonHere;
  readonly post: PersonHere['posts'][number];
}

/** Who holds which role in the organisation acted for, and until when. */
@Controller('people')
export class PeopleController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findPeople(this.shell, request, reply);
    if (!found) return;
    const isHere = ({ posts }: PersonHere): boolean => posts.some(({ isOver }) => !isOver);
    const { people } = found.data;
    this.shell.send(request, reply, 'people', found.me, {
      title: 'People and roles',
      backTo: { href: '/settings', text: 'Settings' },
      people: people.filter(isHere),
      gone: people.filter((each) => !isHere(each)),
    });
  }

  @Get(':postId/end')
  async look(
    @Param('postId') postId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(postId, request, reply);
    if (found) this.draw(request, reply, found, typedDate(undefined, 'lastDay'));
  }

  @Post(':postId/end')
  async end(
    @Param('postId') postId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(postId, request, reply);
    if (!found) return;
    const lastDay = typedDate(request.body, 'lastDay');
    if (!lastDay.date) {
      this.draw(request, reply, found, lastDay, formErrors([['lastDay-day', 'Enter the last day like 27 3 2027']]));
      return;
    }
    const input = { appointmentId: postId, lastDay: lastDay.date };
    const { refusals } = (await this.shell.ask(request, reply, EndAppointment, input)).endAppointment;
    if (refusals.length === 0) reply.redirect(withNotice('/people', 'term-ended'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        lastDay,
        refusalErrors(refusals, () => 'lastDay-day'),
      );
  }

  @Get(':postId/two-step')
  async lookAtTwoStep(
    @Param('postId') postId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(postId, request, reply);
    if (found) this.drawReset(request, reply, found);
  }

  @Post(':postId/two-step')
  async resetTwoStep(
    @Param('postId') postId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(postId, request, reply);
    if (!found) return;
    const answer = await this.shell.ask(request, reply, ResetSecondFactor, { appointmentId: postId });
    const { refusals } = answer.resetSecondFactor;
    if (refusals.length === 0) reply.redirect(withNotice('/people', 'second-factor-reset'), 303);
    else
      this.drawReset(
        request,
        reply,
        found,
        refusalErrors(refusals, () => null),
      );
  }

  @Post(':postId/invite-again')
  async again(
    @Param('postId') postId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(postId, request, reply);
    if (!found) return;
    const { inviteAgain } = await this.shell.ask(request, reply, InviteAgain, { appointmentId: postId });
    if (inviteAgain.refusals.length === 0) {
      reply.redirect(withNotice('/people', 'invited-again'), 303);
      return;
    }
    const lines = inviteAgain.refusals.map(sayRefusal);
    this.shell.send(request, reply, 'message', found.me, {
      title: 'No mail was sent',
      status: 409,
      lines,
      backTo: BACK,
    });
  }

  private async find(postId: string, request: FastifyRequest, reply: FastifyReply): Promise<FoundPost | null> {
    const found = await findPeople(this.shell, request, reply);
    if (!found) return null;
    const person = found.data.people.find(({ posts }) => posts.some(({ id }) => id === postId));
    const post = person?.posts.find(({ id }) => id === postId);
    if (isId(postId) && person && post) return { ...found, person, post };
    this.shell.notFound(request, reply, found.me, 'term of office');
    return null;
  }

  private drawReset(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, person }: FoundPost,
    said: FormErrors = NO_ERRORS,
  ): void {
    const title = `Switch off the two-step sign-in of ${person.name}?`;
    this.shell.send(request, reply, 'reset-two-step', me, { title, backTo: BACK, person, ...said });
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, person, post }: FoundPost,
    lastDay: TypedDate,
    said: FormErrors = NO_ERRORS,
  ): void {
    const title = `When does the term of ${person.name} end?`;
    this.shell.send(request, reply, 'end-term', me, { title, backTo: BACK, person, post, lastDay, ...said });
  }
}
