import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const Duties = graphql(
  `
    query Duties {
      ...Shell
      duties {
        id
        policyId
        policyTitle
        words
        owner
        every
        event
        dueOn
        records {
          doneOn
        }
      }
    }
  `,
  [Shell],
);

export const OneDuty = graphql(
  `
    query OneDuty($id: ID!) {
      ...Shell
      duty(id: $id) {
        id
        policyId
        policyTitle
        words
        owner
        every
        event
        dueOn
        records {
          id
          doneOn
          note
          answeredOn
          recordedByName
          recordedAt
        }
      }
    }
  `,
  [Shell],
);

export const RecordDuty = graphql(`
  mutation RecordDuty($dutyId: ID!, $note: String!, $doneOn: PlainDate) {
    recordDuty(dutyId: $dutyId, note: $note, doneOn: $doneOn) {
      nextDueOn
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
