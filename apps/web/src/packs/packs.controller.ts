import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { relay, requireAnswer } from '../documents/relay.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { PageShell } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import {
  AskForInspectionPack,
  AskForMeetingPack,
  InspectionPacks,
  OpenPack,
  type OpenedPack,
} from './pack-documents.ts';
import { saySize } from './say-size.ts';
import { toPack } from './to-pack.ts';

/** Packs: asked for with a button, made by the worker, and downloaded from a page that says how far they are. */
@Controller()
export class PacksController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('packs')
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.draw(request, reply, '');
  }

  @Post('packs')
  async askForInspection(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const organisationId = typedText(request.body, 'settingId');
    if (!isId(organisationId)) {
      await this.draw(request, reply, '', formErrors([['settingId', 'Choose whose policies go into the pack']]));
      return;
    }
    const { askForInspectionPack } = await this.shell.ask(request, reply, AskForInspectionPack, { organisationId });
    const { packId, refusals } = askForInspectionPack;
    if (packId) reply.redirect(`/packs/${packId}`, 303);
    else
      await this.draw(
        request,
        reply,
        organisationId,
        refusalErrors(refusals, () => 'settingId'),
      );
  }

  @Post('meetings/:id/pack')
  async askForMeeting(
    @Param('id') meetingId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId(meetingId)) return this.nothing(request, reply, 'meeting');
    const { askForMeetingPack } = await this.shell.ask(request, reply, AskForMeetingPack, { meetingId });
    const { packId, refusals } = askForMeetingPack;
    const backTo = { href: `/meetings/${meetingId}`, text: 'The meeting' };
    const me = await this.shell.whoIsHere(request, reply);
    if (me) toPack(this.shell, request, reply, { me, packId: packId ?? null, refusals, backTo });
  }

  /** How far it is; can be left and come back to, and read again without scripts. */
  @Get('packs/:id')
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!isId(id)) return this.nothing(request, reply, 'pack');
    const data = await this.shell.ask(request, reply, OpenPack, { id });
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    const { pack } = data;
    if (!pack) return this.shell.notFound(request, reply, me, 'pack');
    const { length } = pack;
    this.shell.send(request, reply, 'pack', me, {
      title: pack.title,
      ...placeOf(pack),
      pack,
      asks: me.roles.some((role) => ASKERS.includes(role)),
      size: length === null ? null : saySize(length),
    });
  }

  @Get('packs/:id/file')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const answer = isId(id) ? await this.shell.api.bytes(`/packs/${id}/file`, this.shell.visitor(request)) : null;
    if (answer) requireAnswer(answer);
    if (answer?.ok) await relay(answer, reply);
    else await this.nothing(request, reply, 'pack');
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    chosen: string,
    said: FormErrors = NO_ERRORS,
  ): Promise<void> {
    const data = await this.shell.ask(request, reply, InspectionPacks, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    const { packs, packSettings } = data;
    if (packSettings.length === 0) {
      this.shell.forbidden(request, reply, me, 'Your role does not include inspection packs.');
      return;
    }
    this.shell.send(request, reply, 'packs', me, {
      title: 'Inspection packs',
      backTo: { href: '/register', text: 'Register' },
      packs,
      settings: [
        ...(packSettings.length > 1 ? [{ value: '', text: 'Choose a school or another setting' }] : []),
        ...packSettings.map(({ id: value, name: text }) => ({ value, text, selected: value === chosen })),
      ],
      ...said,
    });
  }

  private async nothing(request: FastifyRequest, reply: FastifyReply, what: string): Promise<void> {
    const me = await this.shell.whoIsHere(request, reply);
    if (me) this.shell.notFound(request, reply, me, what);
  }
}

/** Where a pack was asked for, and where it is asked for again. */
function placeOf({ kind, meetingId, roundId, policyId }: OpenedPack): {
  readonly backTo: { readonly href: string; readonly text: string };
  readonly askAgain: string;
} {
  if (meetingId)
    return { backTo: { href: `/meetings/${meetingId}`, text: 'The meeting' }, askAgain: `/meetings/${meetingId}/pack` };
  if (roundId)
    return {
      backTo: { href: `/confirmations/${roundId}`, text: 'The round' },
      askAgain: `/confirmations/${roundId}/poster`,
    };
  if (policyId && kind === 'current') {
    const here = `/policies/${policyId}/live`;
    return { backTo: { href: here, text: 'Who and what changes between meetings' }, askAgain: `${here}/copy/pdf` };
  }
  if (policyId) {
    const here = `/confirmations/policies/${policyId}`;
    return { backTo: { href: here, text: 'Who has confirmed' }, askAgain: `${here}/list` };
  }
  return { backTo: { href: '/packs', text: 'Inspection packs' }, askAgain: '/packs' };
}

/** Who has a meeting’s papers made; governors only fetch them. */
const ASKERS: readonly string[] = ['head', 'clerk', 'chair', 'compliance-officer'];
