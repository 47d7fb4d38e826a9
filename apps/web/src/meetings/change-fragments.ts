import { graphql } from '../graphql/tada.ts';

/** A change as pages show it. */
export const Change = graphql(`
  fragment Change on Change @_unmask {
    key
    number
    title
    what
    of
    level
    reason
    redline
    agreedWith
  }
`);

/** A line of the schedule of local variations as pages show it. */
export const Variation = graphql(`
  fragment Variation on Variation @_unmask {
    number
    title
    what
    reason
    exception
    redline
  }
`);

/** A consultation as pages show it. */
export const Consultation = graphql(`
  fragment Consultation on Consultation @_unmask {
    id
    consulted
    fromOn
    untilOn
    outcome
    evidence
    editionNumber
  }
`);
