import type { Me } from '../pages/page-shell.ts';

interface Setting {
  readonly id: string;
  readonly name: string;
}

/** Whom a body acts for besides the organisation that keeps it. */
export function settingsOf(body: { readonly settings: readonly Setting[] }, { organisation }: Me): Setting[] {
  return body.settings.filter(({ id }) => id !== organisation?.id);
}

/** Settings as boxes to be ticked. */
export function settingItems(settings: readonly Setting[], chosen: readonly string[]) {
  return settings.map(({ id: value, name: text }) => ({ value, text, checked: chosen.includes(value) }));
}
