import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateFilter } from '../pages/filters.ts';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { SETTERS } from '../pages/navigation.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { ReadTermDates, SetTermDates, type TermEnd } from './term-dates-documents.ts';

/** When the terms end, so that a review due "in the spring term" falls due with it. */
@Controller('term-dates')
export class TermDatesController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (found) this.draw(request, reply, found, (end) => dateFilter(end.own));
  }

  @Post()
  async set(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const said = (end: TermEnd): string => typedText(request.body, fieldOf(end)).trim();
    const dates = found.ends.map((end) => ({ schoolYear: end.schoolYear, term: end.term, said: said(end) }));
    const { refusals } = (await this.shell.ask(request, reply, SetTermDates, { dates })).setTermDates;
    if (refusals.length === 0) reply.redirect(withNotice('/term-dates', 'term-dates-set'), 303);
    else {
      const named = (where = ''): TermEnd | undefined => found.ends.find((end) => where.startsWith(nameOf(end)));
      const errors = refusalErrors(
        refusals,
        ({ where }) => {
          const end = named(where ?? '');
          return end ? fieldOf(end) : null;
        },
        found.ends.map(fieldOf),
      );
      this.draw(request, reply, found, said, errors);
    }
  }

  private async find(request: FastifyRequest, reply: FastifyReply): Promise<{ me: Me; ends: TermEnd[] } | null> {
    const data = await this.shell.ask(request, reply, ReadTermDates, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    if (SETTERS.some((role) => me.roles.includes(role))) return { me, ends: data.termDates };
    this.shell.forbidden(request, reply, me, 'The head or the clerk sets the term dates of a school.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, ends }: { readonly me: Me; readonly ends: readonly TermEnd[] },
    valueOf: (end: TermEnd) => string,
    said: FormErrors = NO_ERRORS,
  ): void {
    const years = [...new Set(ends.map(({ schoolYear }) => schoolYear))].map((year) => ({
      name: `${year} to ${year + 1}`,
      ends: ends
        .filter(({ schoolYear }) => schoolYear === year)
        .map((end) => ({
          id: fieldOf(end),
          label: `${end.term.charAt(0).toUpperCase()}${end.term.slice(1)} term ends on`,
          hint: `${end.setBy ? `${end.setBy} says` : 'Otherwise'} ${dateFilter(end.otherwise)}`,
          value: valueOf(end),
        })),
    }));
    this.shell.send(request, reply, 'term-dates', me, {
      title: 'Term dates',
      backTo: { href: '/settings', text: 'Settings' },
      years,
      ...said,
    });
  }
}

const fieldOf = ({ schoolYear, term }: TermEnd): string => `${term}-${schoolYear}`;
/** As the API says where a refusal belongs. */
const nameOf = ({ schoolYear, term }: TermEnd): string =>
  `${term} term ${term === 'autumn' ? schoolYear : schoolYear + 1}`;
