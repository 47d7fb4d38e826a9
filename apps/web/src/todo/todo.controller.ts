import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { dateFilter } from '../pages/filters.ts';
import { PageShell, Shell } from '../pages/page-shell.ts';

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
    }
  `,
  [Shell],
);
type Task = ResultOf<typeof Todo>['todo'][number];

const GROUPS = [
  { id: 'needs-you-now', title: 'Needs you now' },
  { id: 'waiting-for-others', title: 'Waiting for others' },
  { id: 'coming-up', title: 'Coming up' },
] as const;

@Controller()
export class TodoController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  start(@Res() reply: FastifyReply): void {
    reply.redirect('/todo', 303);
  }

  @Get('todo')
  async todo(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, Todo, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    const groups = GROUPS.map(({ id, title }) => ({
      id,
      title,
      items: data.todo.filter((task) => task.group === id).map(taskItem),
    })).filter((group) => group.items.length > 0);
    this.shell.send(request, reply, 'todo', me, { title: 'What needs me', groups });
  }
}

function taskItem(task: Task): object {
  return {
    title: { text: task.title },
    hint: { text: task.detail },
    href: taskHref(task),
    status: { text: task.dueOn ? `by ${dateFilter(task.dueOn)}` : '' },
  };
}

function taskHref(task: Task): string {
  return task.kind === 'sign' ? `/sign/${task.subjectId}` : `/policies/${task.subjectId}`;
}
