/** A path of this site to go on to after signing in; anything that could lead elsewhere becomes the start page. */
export function ownPath(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])[^\s\\]*$/.test(next) || next.startsWith('/sign-in')) return '/todo';
  return next;
}
