import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateInLondon, schoolYear, schoolYearOf } from '@ratify/policy';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, type Posted } from '../pages/typed.ts';
import { OneYear, type SettingYear, type YearPlan } from './planner-documents.ts';
import { planFile, settingsFile } from './planner-file.ts';
import { sayUncaught } from './planner-words.ts';

/** Settings on the page; the file has them all. */
const MOST_SETTINGS = 100;

type Query = FastifyRequest<{ Querystring: Posted }>;

interface FoundYear {
  readonly me: Me;
  readonly first: number;
  readonly organisationId: string | null;
  readonly plan: YearPlan;
  readonly settings: readonly SettingYear[];
}

/** Policies by meetings over a school year; the year, and the setting where it is another's, stand in the address. */
@Controller()
export class PlannerController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('planner')
  async page(@Req() request: Query, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const { me, first, plan, settings, organisationId } = found;
    const isOwn = plan.organisationId === me.organisation?.id;
    const said = schoolYear(first)?.said;
    this.shell.send(request, reply, 'planner', me, {
      title: `Plan of the school year ${said}`,
      backTo: isOwn
        ? { href: '/meetings', text: 'Meetings' }
        : { href: `/planner?first=${first}`, text: `Plan of ${me.organisation?.name}` },
      ...{ first, said, plan },
      uncaught: plan.uncaught.map((each) => ({ ...each, says: sayUncaught(each) })),
      coming: plan.meetings.filter(({ isHeld }) => !isHeld),
      held: plan.meetings.filter(({ isHeld }) => isHeld),
      plans: isOwn && me.roles.includes('clerk'),
      ...{ settings: settings.slice(0, MOST_SETTINGS), hasMore: settings.length > MOST_SETTINGS, most: MOST_SETTINGS },
      before: addressOf(first - 1, organisationId),
      after: addressOf(first + 1, organisationId),
      fileHref: addressOf(first, organisationId).replace('/planner?', '/planner.csv?'),
    });
  }

  @Get('planner.csv')
  async file(@Req() request: Query, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const isOfSettings = request.query['settings'] === 'yes';
    const name = isOfSettings ? `settings-in-${found.first}` : `plan-of-${found.first}`;
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}.csv"`)
      .header('cache-control', 'no-store')
      .send(isOfSettings ? settingsFile(found.settings) : planFile(found.plan));
  }

  private async find(request: Query, reply: FastifyReply): Promise<FoundYear | null> {
    const first = firstIn(request.query);
    const asked = String(request.query['organisation'] ?? '');
    const organisationId = isId(asked) ? asked : null;
    const data = await this.shell.ask(request, reply, OneYear, { first, organisationId });
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    if (data.yearPlan) {
      // Those with the most that no meeting takes first.
      const settings = data.settingYears.toSorted((a, b) => b.uncaught - a.uncaught);
      return { me, first, organisationId, plan: data.yearPlan, settings: organisationId ? [] : settings };
    }
    if (organisationId) this.shell.notFound(request, reply, me, 'plan');
    else this.shell.forbidden(request, reply, me, 'Your role does not include the plan of the year.');
    return null;
  }
}

/** The school year that an address asks for, else the one we are in. */
export function firstIn(query: Posted): number {
  const asked = Number(query['first']);
  return schoolYear(asked) ? asked : schoolYearOf(dateInLondon(Date.now()));
}

function addressOf(first: number, organisationId: string | null): string {
  const query = new URLSearchParams({
    first: String(first),
    ...(organisationId ? { organisation: organisationId } : {}),
  });
  return `/planner?${query}`;
}
