import type { RefusalText } from '../refusal-text.ts';

/** Of what is said about a draft, and to whom it is shown. */
export const COMMENTS = {
  COMMENT_MISSING: {
    what: 'Nothing is written here.',
    whatToDo: 'Write what you would like to know, or what should change.',
  },
  COMMENT_TOO_LONG: {
    what: 'This has more than 4,000 characters.',
    whatToDo: 'Shorten it, or make two comments of it.',
  },
  QUOTE_TOO_LONG: {
    what: 'The words quoted have more than 1,000 characters.',
    whatToDo: 'Quote the few words that you mean.',
  },
  COMMENT_PLACE_GONE: {
    what: 'The draft has no such clause any more.',
    whatToDo: 'Comment on the clause that took its place, or on the whole draft.',
  },
  COMMENT_SETTLED: {
    what: 'This comment is settled.',
    whatToDo: 'Reopen it if there is more to say, or make a new one.',
  },
  COMMENT_OPEN: {
    what: 'This comment is open.',
    whatToDo: 'There is nothing to reopen.',
  },
  COMMENT_NOT_YOURS_TO_SETTLE: {
    what: 'This is for whoever made the comment, or who writes the draft.',
    whatToDo: 'Reply to it, and leave it to them.',
  },
  COMMENT_OF_ANOTHER: {
    what: 'Somebody else said this.',
    whatToDo: 'Reply to it, or ask them to delete it.',
  },
  COMMENT_DELETED: {
    what: 'This is deleted already.',
    whatToDo: 'There is nothing more to do.',
  },
  READER_NOT_ASKED: {
    what: 'Somebody whom you ask does not see the draft.',
    whatToDo: 'Ask somebody who does, or have the head ask them to look at it first.',
  },
  NOBODY_TO_LOOK: {
    what: 'It is not said who should look at the draft.',
    whatToDo: 'Choose at least one.',
  },
  NOT_TO_BE_SHOWN: {
    what: 'The draft cannot be shown to everybody chosen here.',
    whatToDo:
      'Choose members of your governing body or its committees, or the publisher of the template where it sees your policies.',
  },
  LOOK_NOTE_TOO_LONG: {
    what: 'Your word to them has more than 1,000 characters.',
    whatToDo: 'Shorten it. What is about one clause can be a comment on it.',
  },
  LOOK_ENDED: {
    what: 'They are not asked to look any more.',
    whatToDo: 'There is nothing more to do.',
  },
  COMMENTS_OPEN: {
    what: 'A comment on the draft is open.',
    whatToDo: 'You can go on. Comments are no part of what is sent.',
  },
} as const satisfies Record<string, RefusalText>;
