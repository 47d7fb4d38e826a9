/** The words of a part in their order, without what tells one from several. */
interface Stems {
  readonly stems: readonly string[];
}

/** `If the bell rings, the gate opens` is not `if the gate opens, the bell rings`: what hangs on a link tells. */
export function isTheOtherHalf({ stems: one }: Stems, { stems: other }: Stems): boolean {
  return LINKS.some((link) => {
    const [here, there] = [one.indexOf(link), other.indexOf(link)];
    if (here < 0 || there < 0 || (here === 0) !== (there === 0)) return false;
    if (here === 0) return one[1] !== other[1];
    const [hanging, otherHanging] = [one.slice(here + 1), other.slice(there + 1)];
    // On `at least a week before` nothing hangs.
    return hanging.length > 0 && otherHanging.length > 0 && !hanging.some((stem) => otherHanging.includes(stem));
  });
}
const LINKS = ['if', 'befor', 'after', 'until'];

/** `Only staff use the lift` is not `Staff use only the lift`. */
export function isOnlyTheFirst({ stems: one }: Stems, { stems: other }: Stems): boolean {
  const isFirst = one[0] === 'only' || other[0] === 'only';
  return isFirst && one[one.indexOf('only') + 1] !== other[other.indexOf('only') + 1];
}

/** `Only the cook may go in` is not `The cook may go in only at noon`: what is added is what alone is meant. */
export function isOnlyOfAnother({ stems: one }: Stems, { stems: other }: Stems): boolean {
  const [here, there] = [one.indexOf('only'), other.indexOf('only')];
  return here >= 0 && there >= 0 && one[here + 1] !== other[there + 1];
}
