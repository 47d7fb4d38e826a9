import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { dateInLondon } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { datedParts, typedDate, type TypedDate } from '../pages/typed-date.ts';
import { isId, type Posted } from '../pages/typed.ts';
import { BodyMembers, KeptBodies, SetVote, type KeptBody } from './body-documents.ts';
import { membersOf, type BodyMember } from './body-members.ts';

interface Found {
  readonly me: Me;
  readonly body: KeptBody;
  readonly member: BodyMember;
}
interface Ids {
  readonly id: string;
  readonly appointment: string;
}

/** Whether one member of a body has a vote: from a day on, or because it was entered wrongly. */
@Controller('bodies/:id/members/:appointment')
export class VoteController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param() ids: Ids, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(ids, request, reply);
    if (found) this.draw(request, reply, found, datedParts(dateInLondon(Date.now())));
  }

  @Post()
  async change(
    @Param() ids: Ids,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(ids, request, reply);
    if (!found) return;
    const typed = typedDate(request.body, 'fromOn');
    if (!typed.date)
      return this.draw(
        request,
        reply,
        found,
        typed,
        formErrors([['fromOn-day', 'Enter the first day like 14 9 2026']]),
      );
    const input = { appointmentId: ids.appointment, votes: !found.member.votes, fromOn: typed.date };
    const { refusals } = (await this.shell.ask(request, reply, SetVote, input)).setVote;
    if (refusals.length === 0) reply.redirect(withNotice(`/bodies/${found.body.id}`, 'vote-changed'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, () => 'fromOn-day'),
      );
  }

  private async find({ id, appointment }: Ids, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = await this.shell.ask(request, reply, KeptBodies, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    const { people } = await this.shell.ask(request, reply, BodyMembers, {});
    const body = isId(id) ? data.bodies.find((each) => each.id === id && !each.endedOn) : undefined;
    const members = body ? membersOf(people, body.id) : [];
    const member = members.find((each) => each.appointmentId === appointment && each.mayChange);
    if (body && member) return { me, body, member };
    this.shell.notFound(request, reply, me, 'member');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, body, member }: Found,
    fromOn: TypedDate,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'vote', me, {
      title: member.votes ? `${member.name} is to have no vote` : `${member.name} is to have a vote`,
      backTo: { href: `/bodies/${body.id}`, text: `Rules of ${body.name}` },
      ...{ body, member, fromOn },
      ...said,
    });
  }
}
