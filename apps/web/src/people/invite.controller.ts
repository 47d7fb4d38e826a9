import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { capitalise } from '../pages/filters.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { sayOffice } from '../pages/offices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedDate } from '../pages/typed-date.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { findPeople, type FoundPeople } from './find-people.ts';
import { InvitePerson } from './people-documents.ts';

const FIELDS: Readonly<Record<string, string>> = {
  EMAIL_NOT_VALID: 'email',
  NAME_MISSING: 'fullName',
  ROLES_MISSING: 'roles',
  ROLE_NOT_HERE: 'roles',
  ALREADY_APPOINTED: 'roles',
  OFFICE_HAS_VOTE: 'roles',
  TERM_TURNED_ROUND: 'untilOn-day',
  TERM_OVER: 'untilOn-day',
  NOT_FOUND: 'bodyId',
  BODY_FOR_CLERK_MISSING: 'bodyId',
  CLERK_OF_OTHER_BODY: 'bodyId',
};
const ORDER = ['fullName', 'email', 'roles', 'bodyId', 'fromOn-day', 'untilOn-day'];

/** Gives somebody roles, and tells them by mail. */
@Controller('people/invite')
export class InviteController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findPeople(this.shell, request, reply);
    if (found) this.draw(request, reply, found, typedInvitation(undefined));
  }

  @Post()
  async invite(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const found = await findPeople(this.shell, request, reply);
    if (!found) return;
    const typed = typedInvitation(request.body);
    const { fromOn, untilOn, bodyId, noVote, ...words } = typed;
    const wrong = wrongDates(typed);
    if (!fromOn.date || wrong.length > 0) {
      this.draw(request, reply, found, typed, formErrors(wrong));
      return;
    }
    const input = { ...words, votes: !noVote, bodyId: bodyId || null, fromOn: fromOn.date, untilOn: untilOn.date };
    const { refusals } = (await this.shell.ask(request, reply, InvitePerson, input)).invitePerson;
    if (refusals.length === 0) reply.redirect(withNotice('/people', 'invited'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code], ORDER),
      );
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, data }: FoundPeople,
    typed: TypedInvitation,
    said: FormErrors = NO_ERRORS,
  ): void {
    const { appointableRoles, bodies } = data;
    this.shell.send(request, reply, 'invite', me, {
      title: 'Add somebody',
      backTo: { href: '/people', text: 'People and roles' },
      roles: appointableRoles.map((value) => ({
        ...{ value, text: capitalise(sayOffice(value)), checked: typed.roles.includes(value) },
      })),
      bodies: [
        { value: '', text: 'All of them' },
        ...bodies.map(({ id: value, name: text }) => ({ value, text, selected: value === typed.bodyId })),
      ],
      typed,
      ...said,
    });
  }
}

type TypedInvitation = ReturnType<typeof typedInvitation>;

function typedInvitation(body: Posted | undefined) {
  const roles = body?.['roles'] ?? [];
  return {
    ...{ name: typedText(body, 'fullName'), email: typedText(body, 'email').trim(), bodyId: typedText(body, 'bodyId') },
    roles: typeof roles === 'string' ? [roles] : [...roles],
    noVote: typedText(body, 'noVote') === 'yes',
    onlyBody: typedText(body, 'onlyBody') === 'yes',
    ...{ fromOn: typedDate(body, 'fromOn'), untilOn: typedDate(body, 'untilOn') },
  };
}

function wrongDates({ fromOn, untilOn }: TypedInvitation): [string, string][] {
  return [
    ...(fromOn.date ? [] : [['fromOn-day', 'Enter the first day like 27 3 2027'] as [string, string]]),
    ...(untilOn.date || untilOn.isBlank
      ? []
      : [['untilOn-day', 'Enter the last day like 27 3 2031, or leave it empty'] as [string, string]]),
  ];
}
