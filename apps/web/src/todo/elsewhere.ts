import { readFragment, type FragmentOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';

/** What waits in the organisations of a person beside the one they act for. */
export const Elsewhere = graphql(`
  fragment Elsewhere on Query {
    todoElsewhere {
      organisation {
        id
        name
      }
      tasks {
        group
        title
      }
    }
  }
`);

export interface ElsewhereLine {
  readonly id: string;
  readonly name: string;
  /** How many things need the person there now. */
  readonly now: number;
  readonly hint: string;
}

/** Each organisation, with the first of what needs the person there and how much more there is. */
export function sayElsewhere(data: FragmentOf<typeof Elsewhere>): ElsewhereLine[] {
  return readFragment(Elsewhere, data).todoElsewhere.map(({ organisation, tasks }) => {
    const [first, ...more] = tasks.filter((task) => task.group === 'needs-you-now');
    const now = first ? more.length + 1 : 0;
    const hint = first
      ? more.length
        ? `${first.title}, and ${more.length} more`
        : first.title
      : 'Nothing needs you today.';
    return { ...organisation, now, hint };
  });
}
