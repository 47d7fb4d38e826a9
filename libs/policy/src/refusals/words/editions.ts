import type { RefusalText } from '../refusal-text.ts';

/** Of newer editions, the choices in them, and changes that come back from elsewhere. */
export const EDITIONS = {
  CHOICE_UNANSWERED: {
    what: 'You and the publisher both changed this clause, and you have not chosen yet.',
    whatToDo: 'Choose whose wording to use, or write the final wording yourself.',
  },
  NOTHING_CHOSEN: {
    what: 'No change has been chosen.',
    whatToDo: 'Tick the changes that you want to take into the draft.',
  },
  WORD_CHANGE_UNPLACED: {
    what: 'The draft has been changed too much here for this change to find its place.',
    whatToDo: 'Read the words in the list of changes and type them in the draft yourself.',
  },
  CHOICE_TEXT_MISSING: {
    what: 'You chose to write this clause yourself, but the wording is empty.',
    whatToDo: 'Write the final wording, or choose one of the other answers.',
  },
  BOTH_NOT_CONFIRMED: {
    what: 'You and the publisher both changed this clause, in different words, and nobody has looked at the two together yet.',
    whatToDo: 'Read the clause with both changes and confirm it, or choose one of the other answers.',
  },
  ANSWER_NOT_FITTING: {
    what: 'This answer does not fit what is asked about the clause.',
    whatToDo: 'Choose one of the answers that the page offers.',
  },
  CHOICE_NOT_ASKED: {
    what: 'Nothing is asked about this clause any more.',
    whatToDo: 'Go back to the list of choices and carry on from there.',
  },
  CHOICE_CHANGED: {
    what: 'The wordings of this clause have changed since you opened the page.',
    whatToDo: 'Read them as they are now and choose again. What you typed is kept.',
  },
  ANSWERED_MEANWHILE: {
    what: 'Somebody else answered this choice while you had it open.',
    whatToDo: 'Look at their answer. If yours should stand instead, save it again.',
  },
  WORDING_BREAKS_TEXT: {
    what: 'This wording would break the parts around the clause.',
    whatToDo: 'Check its headings and its lines that begin with colons.',
  },
  CHANGE_NOT_DECLINABLE: {
    what: 'This change cannot be left out on its own.',
    whatToDo:
      'Fixed wording stands in every school: ask the publisher for an exception. Other changes are answered as choices.',
  },
  CHANGE_NOT_DECLINED: {
    what: 'Your school has not declined this change.',
    whatToDo: 'There is nothing more to do: it comes in with the edition.',
  },
  NOTHING_TO_UNDO: {
    what: 'There is no newer edition in this draft that could be taken out again.',
    whatToDo: 'Open the draft and change what should be different.',
  },
  UPDATE_SENT_SINCE: {
    what: 'The draft with the newer edition has been sent to the clerk, so it cannot be taken out any more.',
    whatToDo: 'Take that version back from the clerk first.',
  },
  UPDATE_CHANGED_SINCE: {
    what: 'The draft has been changed since the edition was taken.',
    whatToDo: 'You can still go back to the text before it. What was written since is kept for you beside the draft.',
  },
  EDITION_ALREADY_TAKEN: {
    what: 'Your version is already based on this edition or a later one.',
    whatToDo: 'There is nothing more to do.',
  },
  EDITION_OF_OTHER_TEMPLATE: {
    what: 'This edition belongs to another template.',
    whatToDo: 'Open the update from your policy’s own page.',
  },
  UPDATE_ALREADY_DECLINED: {
    what: 'Your school has already declined this edition.',
    whatToDo: 'You can still take it, from the same page.',
  },
} as const satisfies Record<string, RefusalText>;
