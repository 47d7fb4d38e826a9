import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { audienceText, type Audience } from '@ratify/policy';
import { formErrors, sayRefusal, type Refused } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me, type Page } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { CloseRound, ListRounds, PolicyConfirmations, RemindRound, type Round } from './confirmation-documents.ts';
import { BACK, findRound, sayNotYours } from './find-round.ts';
import { roundFile } from './round-file.ts';

/** Who has confirmed what: counts first, then names, for those who look after the people of the setting. */
@Controller('confirmations')
export class ConfirmationsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, ListRounds, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me || !sayNotYours(this.shell, request, reply, me)) return;
    this.shell.send(request, reply, 'confirmations', me, {
      title: 'Who has confirmed',
      open: data.confirmationRounds.filter(({ closedAt }) => !closedAt),
      closed: data.confirmationRounds.filter(({ closedAt }) => closedAt),
      texts: data.textsToConfirm,
      questions: data.readingQuestions.filter(({ answer }) => !answer),
    });
  }

  @Get('policies/:id')
  async policy(
    @Param('id') policyId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = isId(policyId) ? await this.shell.ask(request, reply, PolicyConfirmations, { policyId }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me || !sayNotYours(this.shell, request, reply, me)) return;
    const found = data?.policyConfirmations;
    if (!found) return this.shell.notFound(request, reply, me, 'policy that has been in force');
    this.shell.send(request, reply, 'policy-confirmations', me, {
      title: `Who has confirmed ${found.title}`,
      ...{ backTo: BACK, found },
      waiting: found.people.filter(({ state }) => state !== 'confirmed'),
      done: found.people.filter(({ state }) => state === 'confirmed'),
      left: found.former.filter(({ version }) => version !== null),
    });
  }

  @Get(':id')
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findRound(this.shell, id, request, reply);
    if (found) this.draw(request, reply, found, {});
  }

  /** Who stands where in a round, as the page shows it, for those who see the names. */
  @Get(':id/people.csv')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findRound(this.shell, id, request, reply);
    if (!found) return;
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="confirmed-${found.round.openedOn}.csv"`)
      .header('cache-control', 'no-store')
      .send(roundFile(found.round));
  }

  @Post(':id/remind')
  async remind(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findRound(this.shell, id, request, reply);
    if (!found) return;
    const { refusals } = (await this.shell.ask(request, reply, RemindRound, { roundId: id })).remindRound;
    if (refusals.length === 0) reply.redirect(withNotice(`/confirmations/${id}`, 'round-reminded'), 303);
    else this.draw(request, reply, found, refused(refusals));
  }

  @Post(':id/close')
  async close(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findRound(this.shell, id, request, reply);
    if (!found) return;
    const { refusals } = (await this.shell.ask(request, reply, CloseRound, { roundId: id })).closeRound;
    if (refusals.length === 0) reply.redirect(withNotice(`/confirmations/${id}`, 'round-closed'), 303);
    else this.draw(request, reply, found, refused(refusals));
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, round }: { me: Me; round: Round },
    extra: Partial<Page>,
  ): void {
    this.shell.send(request, reply, 'confirmation', me, {
      ...{ title: round.title, backTo: BACK, round },
      audience: round.audience.map((each) => audienceText[each as Audience]),
      waiting: round.people.filter(({ open, doneAt }) => open.length > 0 || !doneAt),
      done: round.people.filter(({ open, doneAt }) => open.length === 0 && doneAt),
      ...extra,
    });
  }
}

function refused(refusals: readonly Refused[]): Partial<Page> {
  return { status: 409, ...formErrors(refusals.map((each) => [null, sayRefusal(each)])) };
}
