import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { hasPlace } from '../pages/navigation.ts';
import { PageShell, Shell } from '../pages/page-shell.ts';

const RoundFigures = graphql(
  `
    query RoundFigures {
      ...Shell
      roundFigures {
        organisationId
        organisationName
        title
        dueOn
        closedOn
        asked
        confirmed
        countedFor
      }
    }
  `,
  [Shell],
);
type Figures = ResultOf<typeof RoundFigures>['roundFigures'][number];

/** How far rounds of confirmations are in the schools below, in figures: names are their employer's. */
@Controller('register/confirmations')
export class RoundFiguresController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, RoundFigures, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!hasPlace(me, 'register') || me.organisation?.kind === 'school') {
      this.shell.forbidden(request, reply, me, 'The figures of schools are for those who look after several.');
      return;
    }
    const open = data.roundFigures.filter(({ closedOn }) => !closedOn);
    this.shell.send(request, reply, 'round-figures', me, {
      title: 'Confirmations in figures',
      backTo: { href: '/register', text: 'Register' },
      ...{ rounds: data.roundFigures, open, ...sumOf(open) },
      settings: new Set(open.map(({ organisationId }) => organisationId)).size,
    });
  }
}

function sumOf(rounds: readonly Figures[]): { readonly asked: number; readonly confirmed: number } {
  return {
    asked: rounds.reduce((sum, each) => sum + each.asked, 0),
    confirmed: rounds.reduce((sum, each) => sum + each.confirmed, 0),
  };
}
