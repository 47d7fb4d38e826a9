import { sayNotice } from '../bring-in/found-words.ts';
import type { WordChange, WordReturn } from './word-documents.ts';

/** A change as its page shows it. */
export interface DrawnWordChange extends WordChange {
  readonly heading: string;
  readonly said: string;
}

/** The changes of a file by what there is to do about them. */
export interface DrawnWordReturn {
  readonly takeable: readonly DrawnWordChange[];
  readonly choices: readonly DrawnWordChange[];
  readonly hindered: readonly DrawnWordChange[];
  readonly done: readonly DrawnWordChange[];
  readonly notCarried: readonly { readonly name: string; readonly words: string; readonly why: string }[];
  readonly notices: readonly { readonly what: string; readonly text: string }[];
}

const KINDS: Readonly<Record<string, string>> = {
  reworded: 'Reworded',
  removed: 'Taken out',
  added: 'New',
  answered: 'A blank is filled in',
};

const WHY: Readonly<Record<string, string>> = {
  made: 'This part is filled in from the record. Change the record, or the blanks of the policy.',
  moved: 'It was moved. Ratify keeps the order of the draft; the wording is compared where it stands now.',
  structure: 'It was changed in a way that has no place in the draft. Type it into the draft if you want it.',
  title: 'The title is changed with the draft, not in a Word file.',
  code: 'Set-off text is changed in the draft, not in a Word file.',
  row: 'Columns of a table were added or taken out. Type the table into the draft if you want it.',
};

/** What came back, put in words and in groups. */
export function drawReturn({ changes, notCarried, notices }: WordReturn): DrawnWordReturn {
  const drawn = changes.map((change) => ({
    ...change,
    heading: change.name,
    said: `${KINDS[change.kind] ?? change.kind}${change.standing === 'both' ? '. The draft was changed elsewhere in this clause: both changes stand' : ''}`,
  }));
  const isDone = ({ standing }: WordChange): boolean => standing === 'done';
  const isHindered = (change: WordChange): boolean => !isDone(change) && change.hindrance !== null;
  const isChoice = (change: WordChange): boolean => change.standing === 'choice' && !isHindered(change);
  return {
    takeable: drawn.filter((each) => !isDone(each) && !isHindered(each) && !isChoice(each)),
    choices: drawn.filter(isChoice),
    hindered: drawn.filter(isHindered),
    done: drawn.filter(isDone),
    notCarried: notCarried.map(({ name, words, why }) => ({ name, words, why: WHY[why] ?? why })),
    notices: notices.map(({ what, text, inText }) => ({
      what: `${sayNotice(what)}${inText ? ' (it stands in the text)' : ''}`,
      text,
    })),
  };
}
