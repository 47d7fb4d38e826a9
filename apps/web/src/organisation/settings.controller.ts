import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTERS } from '../pages/navigation.ts';
import { PageShell } from '../pages/page-shell.ts';
import { READERS } from '../record/record.controller.ts';
import { MAKERS } from './tokens.controller.ts';

const SETTINGS = [
  {
    ...{ href: '/people', text: 'People and roles', roles: SETTERS },
    hint: 'Who holds which office, from when until when; invitations.',
  },
  {
    ...{ href: '/bodies', text: 'Bodies that decide', roles: SETTERS },
    hint: 'Governing body, committees, board: when each may decide, and how.',
  },
  {
    ...{ href: '/requirements', text: 'What schools are expected to hold', roles: ['publisher'] },
    hint: 'Whoever does not hold it has it as missing in the register.',
  },
  {
    ...{ href: '/letterhead', text: 'Colour and logo', roles: SETTERS },
    hint: 'What stands at the head of everything that is printed.',
  },
  { href: '/term-dates', text: 'Term dates', roles: SETTERS, hint: 'When a review falls due that is due in a term.' },
  {
    ...{ href: '/tokens', text: 'Programs that read for you', roles: MAKERS },
    hint: 'A website, a portal or a list of yours that fetches what it shows.',
  },
  {
    ...{ href: '/webhooks', text: 'Systems that are told', roles: MAKERS },
    hint: 'A system of yours that hears at once when a policy is adopted, sealed or due on another day.',
  },
  {
    href: '/record',
    text: 'What happened',
    roles: READERS,
    hint: 'Who did what and when, as a record that nobody can change.',
  },
] as const;

/** What an organisation sets once and forgets, in one place. */
@Controller('settings')
export class SettingsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me) return;
    const settings = SETTINGS.filter(({ roles }) => roles.some((role) => me.roles.includes(role)));
    if (settings.length === 0) {
      this.shell.forbidden(request, reply, me, 'The head or the clerk looks after the settings of a school.');
      return;
    }
    this.shell.send(request, reply, 'settings', me, { title: 'Settings', settings });
  }
}
