import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFragment, type ResultOf } from 'gql.tada';
import { ApiAnswerError } from '../graphql/graphql-port.ts';
import { graphql } from '../graphql/tada.ts';
import { dateFilter } from '../pages/filters.ts';
import { Elsewhere, sayElsewhere } from './elsewhere.ts';
import { hasPlace } from '../pages/navigation.ts';
import { PageShell, Shell, type Me } from '../pages/page-shell.ts';
import { taskHref, type ReviewSubjects } from './task-href.ts';

const Todo = graphql(
  `
    query Todo {
      ...Shell
      todo {
        kind
        group
        title
        detail
        subjectId
        dueOn
      }
      templates {
        id
      }
      ...Elsewhere
    }
  `,
  [Shell, Elsewhere],
);
type Task = ResultOf<typeof Todo>['todo'][number];

const GROUPS = [
  { id: 'needs-you-now', title: 'Needs you now' },
  { id: 'waiting-for-others', title: 'Waiting for others' },
  { id: 'coming-up', title: 'Coming up' },
] as const;

/** Tasks whose date is when the papers have to go out; of the others the detail says it. */
const PAPERS_DUE = new Set(['put-on-agenda', 'prepare-meeting']);

@Controller()
export class TodoController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  start(@Res() reply: FastifyReply): void {
    reply.redirect('/todo', 303);
  }

  @Get('todo')
  async todo(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.read(request, reply);
    if (!data) return;
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    const subjects = { organisationId: me.organisation?.id, templateIds: data.templates.map((each) => each.id) };
    const groups = GROUPS.map(({ id, title }) => ({
      id,
      title,
      items: data.todo.filter((task) => task.group === id).map((task) => taskItem(task, subjects)),
    })).filter((group) => group.items.length > 0);
    this.shell.send(request, reply, 'todo', me, {
      title: 'What needs me',
      groups,
      organisations: sayElsewhere(data).filter(({ now }) => now > 0),
      // One sitting for all of them, where there are several.
      signsSeveral: data.todo.filter((task) => task.kind === 'sign').length > 1,
      readsPolicies: hasPlace(me, 'policies'),
      readsRegister: hasPlace(me, 'register'),
      readsTemplates: hasPlace(me, 'templates'),
    });
  }

  /** A person whose term has ended has nothing here, and is told so instead of being shown an error. */
  private async read(request: FastifyRequest, reply: FastifyReply): Promise<ResultOf<typeof Todo> | null> {
    try {
      const data = await this.shell.ask(request, reply, Todo, {});
      const { me } = readFragment(Shell, data);
      if (me && !me.organisation) this.sendWithoutPost(request, reply, me);
      return me && !me.organisation ? null : data;
    } catch (error) {
      if (!(error instanceof ApiAnswerError) || error.code !== 'NOT_FOUND') throw error;
      const me = await this.shell.whoIsHere(request, reply);
      if (me) this.sendWithoutPost(request, reply, me);
      return null;
    }
  }

  private sendWithoutPost(request: FastifyRequest, reply: FastifyReply, me: Me): void {
    const lines = me.memberships.length
      ? [
          'You hold no post today in the organisation you last acted for. Choose another under “Your organisations”, at the head of this page.',
        ]
      : ['You hold no post in any organisation today. The clerk of your school or your council can appoint you.'];
    this.shell.send(request, reply, 'message', me, {
      title: 'Nothing here needs you',
      lines,
      onward: { href: '/verify', text: 'Check a signed policy' },
    });
  }
}

function taskItem(task: Task, subjects: ReviewSubjects): object {
  return {
    title: { text: task.title },
    hint: { text: task.detail },
    href: taskHref(task, subjects),
    status: { text: task.dueOn && PAPERS_DUE.has(task.kind) ? `Papers by ${dateFilter(task.dueOn)}` : '' },
  };
}
