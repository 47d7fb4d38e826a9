/** The colour of Ratify itself, and of an organisation that has none. */
export const OWN_ACCENT = '#0b4f5c';

/** Text on the accent and lines of it on white need this contrast: WCAG 2.2, 1.4.3. */
const LEAST_CONTRAST = 4.5;

/** An organisation's colour as it may stand behind white text: darkened, where it is too light, until it can be read. */
export function safeAccent(colour: string | null | undefined): string {
  let channels = channelsOf(colour ?? '') ?? channelsOf(OWN_ACCENT);
  if (!channels) return OWN_ACCENT;
  while (contrastWithWhite(channels) < LEAST_CONTRAST)
    channels = channels.map((channel) => Math.max(0, Math.floor(channel * 0.92) - 1));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** The stylesheet that sets the accent: a file of its own, for the security policy allows no inline style. */
export function accentStyles(accent: string): string {
  return `:root{--accent:${safeAccent(accent)}}\n`;
}

function channelsOf(colour: string): number[] | null {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null;
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** Relative luminance as WCAG defines it, against white. */
function contrastWithWhite(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
