import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { schoolYearOf, type PlainDate } from '@ratify/policy';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { BodiesThatMeet, ScheduleYear } from './planner-documents.ts';

interface Typed {
  readonly bodyId: string;
  readonly dates: string;
}
interface Bodies {
  readonly me: Me;
  readonly bodies: readonly { readonly id: string; readonly name: string }[];
}

/** All the meetings of a body for a year, from a list of dates. */
@Controller('planner/meetings')
export class ScheduleYearController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    const only = found?.bodies.length === 1 ? found.bodies[0] : undefined;
    if (found) this.draw(request, reply, found, { bodyId: only?.id ?? '', dates: '' });
  }

  @Post()
  async schedule(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const typed = { bodyId: typedText(request.body, 'bodyId'), dates: typedText(request.body, 'dates') };
    if (!isId(typed.bodyId)) {
      this.draw(request, reply, found, typed, formErrors([['bodyId', 'Choose which body meets']]));
      return;
    }
    const { meetings, refusals } = (await this.shell.ask(request, reply, ScheduleYear, typed)).scheduleYear;
    const [added] = meetings;
    if (added) {
      const first = schoolYearOf(added.heldOn as PlainDate);
      reply.redirect(`${withNotice('/planner', 'meetings-added')}&first=${first}`, 303);
    } else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, () => 'dates'),
      );
  }

  private async find(request: FastifyRequest, reply: FastifyReply): Promise<Bodies | null> {
    const data = await this.shell.ask(request, reply, BodiesThatMeet, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    if (me.roles.includes('clerk')) return { me, bodies: data.bodies };
    this.shell.forbidden(request, reply, me, 'The clerk adds meetings.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, bodies }: Bodies,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'schedule-year', me, {
      title: 'Add the meetings of a year',
      backTo: { href: '/planner', text: 'Plan of the year' },
      ...{ bodies, typed },
      ...said,
    });
  }
}
