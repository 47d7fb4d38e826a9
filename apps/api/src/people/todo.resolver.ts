import { Inject } from '@nestjs/common';
import { Context, Query, Resolver } from '@nestjs/graphql';
import { readTodo, readTodoElsewhere, type Journey } from '@ratify/journey';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { readMemberships } from './read-me.ts';
import { TaskType, TodoElsewhereType } from './task.types.ts';

@Resolver(() => TaskType)
export class TodoResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [TaskType], { description: 'What needs me, in the organisation I act for.' })
  async todo(@Context() context: GraphContext): Promise<TaskType[]> {
    const rows = await context.reading();
    return rows ? readTodo(rows.work, this.journey.clock.today()) : [];
  }

  @Query(() => [TodoElsewhereType], { description: 'What needs me in the other organisations where I hold a post.' })
  async todoElsewhere(@Context() context: GraphContext): Promise<TodoElsewhereType[]> {
    const { journey } = this;
    const found = await context.ofPerson(async (session) =>
      readTodoElsewhere(journey.store, session, await readMemberships(journey, session), journey.clock.today()),
    );
    return found ?? [];
  }
}
