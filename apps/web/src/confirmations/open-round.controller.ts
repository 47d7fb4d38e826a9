import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AUDIENCES, audienceText, isOfAudience, type Role } from '@ratify/policy';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { OpenRound, WhatToAsk, type Asking } from './confirmation-documents.ts';
import { BACK, sayNotYours } from './find-round.ts';

const FIELDS: Readonly<Record<string, string>> = {
  ROUND_POLICIES_MISSING: 'policies',
  ROUND_POLICY_NOT_IN_FORCE: 'policies',
  ROUND_AUDIENCE_MISSING: 'audience',
  NOBODY_TO_ASK: 'audience',
  ROUND_TITLE_MISSING: 'roundTitle',
  ROUND_DAY_PAST: 'dueOn-day',
};
const ORDER = ['policies', 'roundTitle', 'audience', 'dueOn-day'];

/** Asks an audience to confirm one or several policies by a day. */
@Controller('confirmations/new')
export class OpenRoundController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Req() request: FastifyRequest<{ Querystring: { policy?: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const { policy } = request.query;
    const chosen = found.data.textsToConfirm.filter(({ policyId }) => policyId === policy);
    const typed = typedRound(undefined);
    // Whom the text itself means.
    const audience = chosen.flatMap((each) => each.audience);
    this.draw(request, reply, found, { ...typed, audience, policyIds: chosen.map(({ policyId }) => policyId) });
  }

  @Post()
  async open(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const typed = typedRound(request.body);
    const { dueOn, ...words } = typed;
    if (!dueOn.date) {
      this.draw(request, reply, found, typed, formErrors([['dueOn-day', 'Enter the day like 27 3 2027']]));
      return;
    }
    const input = { ...words, audience: AUDIENCES.filter((each) => words.audience.includes(each)), dueOn: dueOn.date };
    const { roundId, refusals } = (await this.shell.ask(request, reply, OpenRound, { input })).openRound;
    if (roundId) reply.redirect(withNotice(`/confirmations/${roundId}`, 'round-opened'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code], ORDER),
      );
  }

  private async find(request: FastifyRequest, reply: FastifyReply): Promise<{ me: Me; data: Asking } | null> {
    const data = await this.shell.ask(request, reply, WhatToAsk, {});
    const me = this.shell.signedIn(request, reply, data);
    return me && sayNotYours(this.shell, request, reply, me) ? { me, data } : null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, data }: { me: Me; data: Asking },
    typed: TypedRound,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'open-round', me, {
      ...{ title: 'Ask people to confirm', backTo: BACK, typed },
      policies: data.textsToConfirm.map(({ policyId: value, title, version, isInduction }) => ({
        ...{ value, text: title, checked: typed.policyIds.includes(value) },
        hint: { text: `Version ${version}${isInduction ? '. Whoever is new reads it without being asked here' : ''}` },
      })),
      audience: AUDIENCES.map((value) => ({
        ...{ value, text: audienceText[value], checked: typed.audience.includes(value) },
      })),
      people: peopleOf(data, typed.appointmentIds),
      ...said,
    });
  }
}

/** Everybody who can be asked, by one of their posts. */
function peopleOf({ people }: Asking, chosen: readonly string[]): object[] {
  return people.flatMap(({ name: text, posts }) => {
    const post = posts.find(({ role, isOver }) => !isOver && isOfAudience(role as Role, AUDIENCES));
    return post ? [{ value: post.id, text, checked: chosen.includes(post.id) }] : [];
  });
}

type TypedRound = ReturnType<typeof typedRound>;

function typedRound(body: Posted | undefined) {
  const several = (name: string): string[] => [body?.[name] ?? []].flat();
  return {
    ...{ title: typedText(body, 'roundTitle'), policyIds: several('policies'), audience: several('audience') },
    ...{ appointmentIds: several('people'), isRenewal: typedText(body, 'isRenewal') === 'yes' },
    dueOn: typedDate(body, 'dueOn'),
  };
}
