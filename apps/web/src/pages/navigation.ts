import type { Me } from './page-shell.ts';

/** The pages of the service navigation, with the current one marked. Organisations with settings below them get the register first. */
export function navigationFor(_me: Me, url: string): { href: string; text: string; active: boolean }[] {
  const items = [
    { href: '/todo', text: 'What needs me' },
    { href: '/policies', text: 'Policies' },
    { href: '/register', text: 'Register' },
  ];
  return items.map((item) => ({ ...item, active: url.startsWith(item.href) }));
}
