/** What the command's number says to the shell that called it; `verify` has one more for a signature still missing. */
export const EXIT = { clean: 0, found: 1, misuse: 2, incomplete: 3 } as const;
