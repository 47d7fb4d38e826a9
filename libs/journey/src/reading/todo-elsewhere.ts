import type { PlainDate, Role, TodoTask } from '@ratify/policy';
import type { OrganisationKind, Session, Store } from '@ratify/store';
import { readTodo } from './todo.ts';

/** An organisation where a person holds a post. */
export interface Post {
  readonly organisation: { readonly id: string; readonly kind: OrganisationKind };
  readonly roles: readonly Role[];
}

/** What a person has to do in organisations beside the one they act for, each read as it would be there; in the order given. */
export async function readTodoElsewhere<P extends Post>(
  store: Store,
  session: Session,
  posts: readonly P[],
  today: PlainDate,
): Promise<(P & { readonly tasks: TodoTask[] })[]> {
  const elsewhere = posts.filter((post) => post.organisation.id !== session.actingOrganisationId);
  if (elsewhere.length === 0) return [];
  return store.inPerson(session, async (work) => {
    const answers = [];
    for (const post of elsewhere) {
      const { id: organisationId, kind: organisationKind } = post.organisation;
      const rows = work.as({ organisationId, organisationKind, roles: [...post.roles] });
      answers.push({ ...post, tasks: await readTodo(rows, today) });
    }
    return answers;
  });
}
