import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { BODY_KINDS, dateInLondon } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedDate, type TypedDate } from '../pages/typed-date.ts';
import { isId, type Posted } from '../pages/typed.ts';
import {
  BodyMembers,
  ChangeBody,
  EndBody,
  KeptBodies,
  SetUpBody,
  type BodyOffer,
  type KeptBody,
} from './body-documents.ts';
import { membersOf } from './body-members.ts';
import { emptyBody, offeredBody, typedBody, typedOf, wrongFields, inputOf, type TypedBody } from './typed-body.ts';
import { KIND_WORDS, ROUTE_WORDS, sayLaw, sayQuorum } from './body-words.ts';

const BACK = { href: '/bodies', text: 'Bodies that decide' };

const FIELDS: Readonly<Record<string, string>> = {
  BODY_NAME_MISSING: 'bodyName',
  BODY_NAME_TAKEN: 'bodyName',
  BODY_REMIT_LONG: 'remit',
  MEMBERS_IN_POST_WRONG: 'inPost',
  QUORUM_WRONG: 'quorum',
  PAPERS_DAYS_WRONG: 'papersDays',
  WRITTEN_RESOLUTION_NOT_ALLOWED: 'routes',
  CHAIRS_ACTION_NOT_ALLOWED: 'routes',
  BODY_SETTING_UNLINKED: 'settingIds',
};
const ORDER = ['bodyName', 'kind', 'remit', 'rule', 'inPost', 'quorum', 'papersDays', 'routes', 'settingIds'];

interface Found {
  readonly me: Me;
  readonly offer: BodyOffer;
  readonly bodies: readonly KeptBody[];
  /** Who sits on the one that is open; none while it is being changed. */
  readonly members?: readonly object[];
}

/** The bodies of an organisation and the rules by which each decides. */
@Controller('bodies')
export class BodiesController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const today = dateInLondon(Date.now());
    const isOver = ({ endedOn }: KeptBody): boolean => !!endedOn && endedOn < today;
    this.shell.send(request, reply, 'bodies', found.me, {
      title: 'Bodies that decide',
      backTo: { href: '/settings', text: 'Settings' },
      standing: found.bodies.filter((each) => !isOver(each)).map(said),
      over: found.bodies.filter(isOver),
    });
  }

  @Get('new')
  async start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const typed = found.bodies.length === 0 ? offeredBody(found.offer) : emptyBody(found.offer);
    this.draw(request, reply, found, null, typed);
  }

  @Post('new')
  async setUp(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const typed = typedBody(request.body);
    const wrong = wrongFields(typed);
    if (wrong.length > 0) {
      this.draw(request, reply, found, null, typed, formErrors(wrong));
      return;
    }
    const { refusals } = (await this.shell.ask(request, reply, SetUpBody, { input: inputOf(typed) })).setUpBody;
    if (refusals.length === 0) reply.redirect(withNotice('/bodies', 'body-set-up'), 303);
    else this.draw(request, reply, found, null, typed, placed(refusals));
  }

  @Get(':id')
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.findOne(id, request, reply);
    if (!found) return;
    const { people } = await this.shell.ask(request, reply, BodyMembers, {});
    const today = dateInLondon(Date.now());
    const members = membersOf(people, id).map((each) => ({ ...each, isToCome: each.fromOn > today }));
    this.draw(request, reply, { ...found, members }, found.body, typedOf(found.body, found.me.organisation?.id));
  }

  @Post(':id')
  async change(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findOne(id, request, reply);
    if (!found) return;
    const typed = typedBody(request.body);
    const wrong = wrongFields(typed);
    if (wrong.length > 0) {
      this.draw(request, reply, found, found.body, typed, formErrors(wrong));
      return;
    }
    const input = { bodyId: id, input: inputOf(typed) };
    const { refusals } = (await this.shell.ask(request, reply, ChangeBody, input)).changeBody;
    if (refusals.length === 0) reply.redirect(withNotice('/bodies', 'body-changed'), 303);
    else this.draw(request, reply, found, found.body, typed, placed(refusals));
  }

  @Get(':id/end')
  async look(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.findOne(id, request, reply);
    if (found) this.drawEnd(request, reply, found, typedDate(undefined, 'lastDay'));
  }

  @Post(':id/end')
  async end(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findOne(id, request, reply);
    if (!found) return;
    const lastDay = typedDate(request.body, 'lastDay');
    if (!lastDay.date) {
      const wrong = formErrors([['lastDay-day', 'Enter its last day like 31 8 2027']]);
      this.drawEnd(request, reply, found, lastDay, wrong);
      return;
    }
    const input = { bodyId: id, lastDay: lastDay.date };
    const { refusals } = (await this.shell.ask(request, reply, EndBody, input)).endBody;
    if (refusals.length === 0) reply.redirect(withNotice('/bodies', 'body-ended'), 303);
    else
      this.drawEnd(
        request,
        reply,
        found,
        lastDay,
        refusalErrors(refusals, () => null),
      );
  }

  private async find(request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = await this.shell.ask(request, reply, KeptBodies, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    const offer = data.offeredBody;
    if (offer?.isKeeper) return { me, offer, bodies: data.bodies };
    this.shell.forbidden(request, reply, me, 'The clerk looks after the bodies and the rules by which they decide.');
    return null;
  }

  private async findOne(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<(Found & { readonly body: KeptBody }) | null> {
    const found = await this.find(request, reply);
    if (!found) return null;
    const body = isId(id) ? found.bodies.find((each) => each.id === id && !each.endedOn) : undefined;
    if (body) return { ...found, body };
    this.shell.notFound(request, reply, found.me, 'body');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, offer, members = [] }: Found,
    body: KeptBody | null,
    typed: TypedBody,
    errors: FormErrors = NO_ERRORS,
  ): void {
    const routes = Object.entries(ROUTE_WORDS).filter(([route]) => offer.knownRoutes.includes(route));
    this.shell.send(request, reply, 'body', me, {
      title: body ? `Rules of ${body.name}` : 'Set up a body',
      backTo: BACK,
      ...{ body, members, typed, law: sayLaw(offer), membersKnown: offer.membersKnown },
      kinds: BODY_KINDS.map((value) => ({ value, text: KIND_WORDS[value], selected: value === typed.kind })),
      routes: routes.map(([value, { text, hint }]) => ({
        ...{ value, text, hint: { text: hint }, checked: typed.routes.includes(value) },
      })),
      settings: offer.settings.map(({ id: value, name: text }) => ({
        ...{ value, text, checked: typed.settingIds.includes(value) },
      })),
      ...errors,
    });
  }

  private drawEnd(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, body }: Found & { readonly body: KeptBody },
    lastDay: TypedDate,
    errors: FormErrors = NO_ERRORS,
  ): void {
    const title = `End ${body.name}`;
    this.shell.send(request, reply, 'end-body', me, { title, backTo: BACK, body, lastDay, ...errors });
  }
}

function said(body: KeptBody) {
  const others = Object.entries(ROUTE_WORDS).filter(([route]) => body.routes.includes(route));
  return {
    ...{ body, kind: KIND_WORDS[body.kind as keyof typeof KIND_WORDS], quorum: sayQuorum(body) },
    ways: ['At a meeting', ...others.map(([, { way }]) => way)],
  };
}

function placed(refusals: readonly Refused[]): FormErrors {
  return refusalErrors(refusals, ({ code }) => FIELDS[code], ORDER);
}
