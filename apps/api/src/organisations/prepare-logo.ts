import type { LogoPort } from '@ratify/journey';
import { refuse, type Refusal } from '@ratify/policy';
import sharp, { type Metadata } from 'sharp';

/** Points of a picture as it is kept: sharp at the width of a cover's logo on 300 dots an inch. */
const WIDTH = 900;
const HEIGHT = 420;
/** Points of a picture as it is sent: more is a bomb or a poster. */
const MOST_POINTS = 25_000_000;
const KINDS: readonly (keyof typeof sharp.format)[] = ['png', 'jpeg', 'svg', 'webp', 'gif'];

/** Reads a picture with libvips and writes it anew: whatever else the file carried is gone. */
export const logoPort: LogoPort = {
  async prepare(sent) {
    if (sent.length === 0) return refuse('LOGO_UNREADABLE', { where: 'logo' });
    // Only the head of the file is read here, whatever size it says the picture has.
    const about = await sharp(sent, { limitInputPixels: false })
      .metadata()
      .catch(() => null);
    const refusal = fault(about);
    if (refusal) return refusal;
    try {
      const png = await sharp(sent, { limitInputPixels: MOST_POINTS, failOn: 'error', pages: 1 })
        .timeout({ seconds: 10 })
        .autoOrient()
        .resize({ width: WIDTH, height: HEIGHT, fit: 'inside', withoutEnlargement: about?.format !== 'svg' })
        .toColourspace('srgb')
        .png({ compressionLevel: 9, palette: true, colours: 256 })
        .toBuffer();
      return new Uint8Array(png);
    } catch {
      return refuse('LOGO_UNREADABLE', { where: 'logo' });
    }
  },
};

function fault(about: Metadata | null): Refusal | null {
  if (!about || !KINDS.includes(about.format as (typeof KINDS)[number]))
    return refuse('LOGO_UNREADABLE', { where: 'logo' });
  return about.width * about.height > MOST_POINTS ? refuse('LOGO_TOO_LARGE', { where: 'logo' }) : null;
}
