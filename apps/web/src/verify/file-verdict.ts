/** What the page shows of the API's verdict on a file. */
export interface FileVerdict {
  readonly verdict: 'VALID' | 'INCOMPLETE' | 'INVALID';
  readonly words: string;
  readonly problems: readonly { readonly words: string }[];
  readonly signatures: readonly {
    readonly kind: string;
    readonly words: string;
    readonly problems: readonly { readonly words: string }[];
    readonly trustAnchor: string | null;
  }[];
  readonly verifyCode: string | null;
  readonly sha256: string;
}

const HEADINGS: Readonly<Record<FileVerdict['verdict'], string>> = {
  VALID: 'This file is genuine and complete',
  INCOMPLETE: 'This file is genuine, but not the whole document',
  INVALID: 'This file must not be relied on',
};

/** The verdict in the order in which it is read: what it comes to, why, who signed, and whom that rests on. */
export function verdictView(verdict: FileVerdict): object {
  const { signatures, problems, words, verifyCode, sha256 } = verdict;
  const anchors = [...new Set(signatures.flatMap(({ trustAnchor }) => trustAnchor ?? []))];
  return {
    verdict: verdict.verdict,
    heading: HEADINGS[verdict.verdict],
    words,
    // The first problem stands in the words already.
    problems: problems.map((each) => each.words).filter((each) => !words.includes(each)),
    signatures: signatures.map((each) => ({ words: each.words, problems: each.problems.map((one) => one.words) })),
    anchors,
    verifyCode,
    sha256,
  };
}
