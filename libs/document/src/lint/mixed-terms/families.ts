import { NAMES_OF_PAPERS } from './names-of-papers.ts';
import { NAMES_OF_PEOPLE } from './names-of-people.ts';
import { NAMES_OF_THINGS_USED } from './names-of-rooms-and-things.ts';

const lines = [NAMES_OF_PEOPLE, NAMES_OF_PAPERS, NAMES_OF_THINGS_USED].flatMap((names) => names.trim().split('\n'));

/**
 * Names that schools, nurseries, trusts and councils have for one post, body, paper, room or thing. A text that has two posts of one
 * line says so, as `families-in.ts` asks; posts that most schools have side by side, such as a school nurse and a first aider, are on
 * no line.
 */
export const FAMILIES: readonly (readonly string[])[] = lines.map((line) => line.replace('~', '').split('|'));

/** Those of which many a text has two, so that something else has to tie one to the other. */
export const LOOSE: ReadonlySet<number> = new Set(lines.flatMap((line, at) => (line.startsWith('~') ? [at] : [])));
