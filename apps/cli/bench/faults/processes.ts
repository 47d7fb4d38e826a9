import { readFileSync, readdirSync } from 'node:fs';

/** Whether a process is at work (one that has ended and is not buried yet is not). */
export function isAlive(pid: number): boolean {
  const state = statOf(pid)?.state;
  return state !== undefined && state !== 'Z';
}

/** Every process below one. */
export function descendantsOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const each of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const parent = statOf(each)?.parent;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), each]);
  }
  const below = (of: number): number[] => (children.get(of) ?? []).flatMap((each) => [each, ...below(each)]);
  return below(pid);
}

/** What a process is called by its file. */
export function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

function statOf(pid: number): { readonly state: string; readonly parent: number } | undefined {
  try {
    const [state = '', parent = '0'] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
