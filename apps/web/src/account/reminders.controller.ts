import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import { formErrors, type FormErrors, NO_ERRORS } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, Shell, type Me } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { ACCOUNT } from './account.controller.ts';

const ReminderChoice = graphql(
  `
    query ReminderChoice {
      ...Shell
      reminderChoice {
        isOff
        weekday
      }
      escalates
    }
  `,
  [Shell],
);
const ChooseReminders = graphql(`
  mutation ChooseReminders($isOff: Boolean!, $weekday: Int) {
    chooseReminders(isOff: $isOff, weekday: $weekday)
  }
`);
const SetEscalation = graphql(`
  mutation SetEscalation($escalates: Boolean!) {
    setEscalation(escalates: $escalates) {
      refusals {
        code
        what
      }
    }
  }
`);

/** The choices as they stand on the page; `day-2` is Tuesday. */
const WHEN = [
  {
    value: 'daily',
    text: 'On any working day',
    hint: { text: 'At most one mail a day, and none when there is nothing.' },
  },
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map((day, at) => ({
    value: `day-${at + 1}`,
    text: `Only on a ${day}`,
  })),
  { value: 'off', text: 'Not by mail' },
] as const;

/** When somebody wants their reminders. */
@Controller('reminders')
export class RemindersController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (found) this.draw(request, reply, found, NO_ERRORS);
  }

  @Post()
  async choose(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const when = typedText(request.body, 'comes');
    if (!WHEN.some(({ value }) => value === when))
      return this.draw(request, reply, found, formErrors([['comes', 'Choose when your reminders come']]));
    const weekday = /^day-(\d)$/.exec(when)?.[1];
    await this.shell.ask(request, reply, ChooseReminders, {
      isOff: when === 'off',
      weekday: weekday === undefined ? null : Number(weekday),
    });
    const escalates = typedText(request.body, 'escalates') === 'yes';
    if (found.escalates !== null && escalates !== found.escalates)
      await this.shell.ask(request, reply, SetEscalation, { escalates });
    reply.redirect(withNotice('/reminders', 'reminders-chosen'), 303);
  }

  private async find(request: FastifyRequest, reply: FastifyReply) {
    const data = await this.shell.ask(request, reply, ReminderChoice, {});
    const me = this.shell.signedIn(request, reply, data);
    return me && { me, choice: data.reminderChoice, escalates: data.escalates };
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, choice, escalates }: { readonly me: Me } & Found,
    errors: FormErrors,
  ): void {
    const chosen = choice?.isOff ? 'off' : choice?.weekday ? `day-${choice.weekday}` : 'daily';
    this.shell.send(request, reply, 'reminders', me, {
      title: 'Your reminders',
      backTo: ACCOUNT,
      when: WHEN,
      ...{ chosen, escalates, ...errors },
    });
  }
}

interface Found {
  readonly choice: { readonly isOff: boolean; readonly weekday: number | null } | null;
  readonly escalates: boolean | null;
}
